// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/profilestore.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace airdesk;

namespace {

ServerProfile sample(const QString &name = QStringLiteral("Production"))
{
    ServerProfile profile;
    profile.name = name;
    profile.address = QUrl(QStringLiteral("https://airbyte.example.test/base"));
    profile.clientId = QStringLiteral("3f2a");
    return profile;
}

ServerProfile full()
{
    ServerProfile profile = sample(QStringLiteral("Größe & \"Quotes\" 🚀"));
    profile.auth = AuthKind::Basic;
    profile.basicUser = QStringLiteral("airbyte");
    profile.color = QStringLiteral("violet");
    profile.readOnly = true;
    profile.allowHttp = true;
    profile.sessionOnly = true;
    profile.pinnedSha256 = QByteArray(64, 'a');
    profile.proxyMode = ProxyMode::Manual;
    profile.proxyHost = QStringLiteral("proxy.example.test");
    profile.proxyPort = 3128;
    profile.proxyUser = QStringLiteral("me");
    profile.publicBase = QUrl(QStringLiteral("https://airbyte.example.test/base/api/public/v1"));
    profile.configBase = QUrl(QStringLiteral("https://airbyte.example.test/base/api/v1"));
    profile.tokenUrl = QUrl(QStringLiteral("https://airbyte.example.test/base/api/v1/applications/token"));
    profile.version = QStringLiteral("1.7.0");
    profile.edition = QStringLiteral("community");
    profile.authMode = QStringLiteral("oidc");
    return profile;
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;

    QString config() const { return m_dir->filePath(QStringLiteral("config/airdesk")); }
    QString fileName() const { return config() + QStringLiteral("/servers.json"); }
    QByteArray content() const
    {
        QFile file(fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void startsEmpty()
    {
        const ProfileStore store(config());
        QVERIFY(store.profiles().empty());
        QVERIFY(!store.problem());
        QVERIFY(store.defaultServer().isEmpty());
        QVERIFY(!QFileInfo::exists(config())); // reading makes nothing
    }

    void everyFieldSurvives()
    {
        ServerProfile expected = full();
        {
            ProfileStore store(config());
            expected.id = store.add(expected).value();
            QVERIFY(!expected.id.isEmpty());
            QVERIFY(store.setDefaultServer(expected.id).has_value());
        }
        const ProfileStore again(config());
        QVERIFY(!again.problem());
        QCOMPARE(again.profiles().size(), size_t(1));
        QVERIFY(again.profiles().front() == expected);
        QCOMPARE(again.defaultServer(), expected.id);
    }

    void tellsWhatHappens()
    {
        ProfileStore store(config());
        QSignalSpy added(&store, &ProfileStore::added);
        QSignalSpy changed(&store, &ProfileStore::changed);
        QSignalSpy removed(&store, &ProfileStore::removed);
        const ServerId id = store.add(sample()).value();
        QCOMPARE(added.size(), 1);
        ServerProfile profile = *store.find(id);
        QVERIFY(store.update(profile).has_value());
        QCOMPARE(changed.size(), 0); // nothing did
        profile.readOnly = true;
        QVERIFY(store.update(profile).has_value());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).value<ServerId>(), id);
        QVERIFY(store.find(id)->readOnly);
        QVERIFY(store.remove(id).has_value());
        QCOMPARE(removed.size(), 1);
        QVERIFY(!store.find(id));
        QVERIFY(store.defaultServer().isEmpty());
        QCOMPARE(added.size(), 1);
    }

    void namesAreUnique()
    {
        ProfileStore store(config());
        const ServerId first = store.add(sample(QStringLiteral("  Größe "))).value();
        QCOMPARE(store.find(first)->name, QStringLiteral("Größe"));
        const Result<ServerId> again = store.add(sample(QStringLiteral("GRÖßE")));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ApiError::Kind::Conflict);
        const ServerId second = store.add(sample(QStringLiteral("Other"))).value();
        ServerProfile renamed = *store.find(second);
        renamed.name = QStringLiteral("größe");
        QVERIFY(!store.update(renamed));
        QCOMPARE(store.find(second)->name, QStringLiteral("Other"));
        QVERIFY(!store.checkName(QStringLiteral("other")));
        QVERIFY(store.checkName(QStringLiteral("other"), second).has_value());
        QCOMPARE(store.findByName(QStringLiteral(" OTHER "))->id, second);
        QVERIFY(!store.findByName(QStringLiteral("nobody")));
        renamed.name = QStringLiteral("OTHER"); // its own, in capitals
        QVERIFY(store.update(renamed).has_value());
        QVERIFY(first != second);
    }

    void idIsNeverGivenTwice()
    {
        ProfileStore store(config());
        ServerProfile profile = sample();
        profile.id = store.add(profile).value();
        profile.name = QStringLiteral("Copy");
        QVERIFY(!store.add(profile));
        QCOMPARE(store.profiles().size(), size_t(1));
    }

    void badFieldsAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        const QString longText(10000, u'x');
        const auto row = [](const char *name, const char *field, const QString &value) {
            QTest::newRow(name) << QString::fromLatin1(field) << value;
        };
        row("name empty", "name", QString());
        row("name blank", "name", QStringLiteral(" \t "));
        row("name long", "name", longText);
        row("name control", "name", QStringLiteral("a\nb"));
        row("name escape", "name", QStringLiteral("a\x1b[31mb"));
        row("name right-to-left override", "name", QStringLiteral("a\u202Eb"));
        row("address empty", "address", QString());
        row("address blank", "address", QStringLiteral("  "));
        row("address without scheme", "address", QStringLiteral("airbyte.example.test"));
        row("address of a file", "address", QStringLiteral("file:///etc/passwd"));
        row("address without host", "address", QStringLiteral("https:///x"));
        row("address long", "address", QStringLiteral("https://h.test/") + longText);
        row("address with password", "address", QStringLiteral("https://u:p@h.test"));
        row("address with query", "address", QStringLiteral("https://h.test/?token=1"));
        row("address not encrypted", "address", QStringLiteral("http://192.0.2.10:8000"));
        row("client ID empty", "clientId", QString());
        row("client ID blank", "clientId", QStringLiteral("   "));
        row("client ID long", "clientId", longText);
        row("client ID control", "clientId", QStringLiteral("a\r\nb"));
        row("client ID with blanks around", "clientId", QStringLiteral(" a "));
        row("user empty", "basicUser", QString());
        row("user colon", "basicUser", QStringLiteral("a:b"));
        row("user long", "basicUser", longText);
        row("colour unknown", "color", QStringLiteral("pink"));
        row("colour long", "color", longText);
        row("CA file relative", "caFile", QStringLiteral("ca.pem"));
        row("CA file missing", "caFile", QStringLiteral("/nonexistent/ca.pem"));
        row("CA file is a folder", "caFile", QDir::tempPath());
        row("CA file long", "caFile", u'/' + longText);
        row("CA file control", "caFile", QStringLiteral("/tmp/a\nb"));
        row("pin short", "pinnedSha256", QStringLiteral("abcd"));
        row("pin capitals", "pinnedSha256", QString(64, u'A'));
        row("pin long", "pinnedSha256", longText);
        row("proxy host empty", "proxyHost", QString());
        row("proxy host address", "proxyHost", QStringLiteral("http://proxy:3128"));
        row("proxy host with password", "proxyHost", QStringLiteral("u:p@proxy"));
        row("proxy host long", "proxyHost", longText);
        row("proxy port", "proxyPort", QStringLiteral("0"));
        row("proxy user control", "proxyUser", QStringLiteral("a\nb"));
        row("root with password", "publicBase", QStringLiteral("https://u:p@h.test/api"));
        row("root of a file", "tokenUrl", QStringLiteral("file:///x"));
    }
    void badFieldsAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        ProfileStore store(config());
        ServerProfile good = sample(QStringLiteral("Good"));
        if (field == u"basicUser") {
            good.auth = AuthKind::Basic;
            good.basicUser = QStringLiteral("airbyte");
        }
        if (field.startsWith(u"proxy")) {
            good.proxyMode = ProxyMode::Manual;
            good.proxyHost = QStringLiteral("proxy");
            good.proxyPort = 3128;
        }
        good.id = store.add(good).value();
        const QByteArray before = content();

        ServerProfile bad = good;
        if (field == u"name")
            bad.name = value;
        else if (field == u"address")
            bad.address = QUrl(value);
        else if (field == u"clientId")
            bad.clientId = value;
        else if (field == u"basicUser")
            bad.basicUser = value;
        else if (field == u"color")
            bad.color = value;
        else if (field == u"caFile")
            bad.caFile = value;
        else if (field == u"pinnedSha256")
            bad.pinnedSha256 = value.toUtf8();
        else if (field == u"proxyHost")
            bad.proxyHost = value;
        else if (field == u"proxyPort")
            bad.proxyPort = quint16(value.toInt());
        else if (field == u"proxyUser")
            bad.proxyUser = value;
        else if (field == u"publicBase")
            bad.publicBase = QUrl(value);
        else if (field == u"tokenUrl")
            bad.tokenUrl = QUrl(value);
        QVERIFY(!(bad == good));

        QSignalSpy changed(&store, &ProfileStore::changed);
        const Result<void> updated = store.update(bad);
        QVERIFY(!updated);
        QCOMPARE(updated.error().kind, ApiError::Kind::Invalid);
        QVERIFY(!updated.error().message.isEmpty() && updated.error().message.size() < 4500);
        QVERIFY2(!updated.error().message.contains(u"u:p@"), qPrintable(updated.error().message));
        bad.id = {};
        if (field != u"name")
            bad.name = QStringLiteral("New");
        QVERIFY(!store.add(bad));
        QVERIFY(*store.find(good.id) == good);
        QCOMPARE(store.profiles().size(), size_t(1));
        QCOMPARE(changed.size(), 0);
        QCOMPARE(content(), before);
    }

    void plainHttpIsAllowedForLoopbackAndByConsent()
    {
        ProfileStore store(config());
        ServerProfile local = sample(QStringLiteral("Local"));
        local.address = QUrl(QStringLiteral("http://localhost:8000"));
        QVERIFY(store.add(local).has_value());
        ServerProfile lan = sample(QStringLiteral("Lan"));
        lan.address = QUrl(QStringLiteral("http://192.0.2.10:8000"));
        lan.allowHttp = true;
        QVERIFY(store.add(lan).has_value());
    }

    void serversWordsAreTidiedNotRefused()
    {
        ProfileStore store(config());
        ServerProfile profile = sample();
        profile.version = QString(5000, u'9') + QStringLiteral("\n");
        profile.edition = QStringLiteral(" a\nb ");
        const ServerId id = store.add(profile).value();
        QCOMPARE(store.find(id)->version.size(), 200);
        QCOMPARE(store.find(id)->edition, QStringLiteral("a b"));
    }

    void caFileThatIsGoneKeepsNothingFromBeingSaved()
    {
        const QString name = m_dir->filePath(QStringLiteral("ca.pem"));
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                       QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                       QStringLiteral("-keyout"), QStringLiteral("/dev/null"), QStringLiteral("-subj"),
                       QStringLiteral("/CN=test"), QStringLiteral("-out"), name});
        QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
        ProfileStore store(config());
        ServerProfile profile = sample();
        profile.caFile = name;
        profile.id = store.add(profile).value();
        QVERIFY(QFile::remove(name));
        profile.readOnly = true;
        QVERIFY(store.update(profile).has_value());
        QVERIFY(ProfileStore(config()).find(profile.id)->readOnly);
    }

    void caFileWithoutCertificateIsRefused()
    {
        const QString name = m_dir->filePath(QStringLiteral("ca.pem"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no certificate");
        file.close();
        const Result<void> checked = checkCaFile(name);
        QVERIFY(!checked);
        QVERIFY(checked.error().message.contains(u"ca.pem"));
    }

    void case_85_fileIsForItsOwnerAndHoldsNoSecret()
    {
        ProfileStore store(config());
        ServerProfile profile = full();
        profile.id = store.add(profile).value();
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(fileName()) & others));
        QVERIFY(!(QFile::permissions(config()) & others));
        const QJsonObject server = QJsonDocument::fromJson(content()).object().value(u"servers").toArray().first().toObject();
        const QStringList known{QStringLiteral("id"),          QStringLiteral("name"),       QStringLiteral("address"),
                                QStringLiteral("auth"),        QStringLiteral("clientId"),   QStringLiteral("basicUser"),
                                QStringLiteral("color"),       QStringLiteral("readOnly"),   QStringLiteral("allowHttp"),
                                QStringLiteral("sessionOnly"), QStringLiteral("caFile"),     QStringLiteral("pinnedSha256"),
                                QStringLiteral("proxyMode"),   QStringLiteral("proxyHost"),  QStringLiteral("proxyPort"),
                                QStringLiteral("proxyUser"),   QStringLiteral("publicBase"), QStringLiteral("configBase"),
                                QStringLiteral("tokenUrl"),    QStringLiteral("version"),    QStringLiteral("edition"),
                                QStringLiteral("authMode")};
        for (const QString &key : server.keys())
            QVERIFY2(known.contains(key), qPrintable(key)); // a new field must be thought about here
    }

    void case_86_removedServersAreNotedUntilTheirEntryIsGone()
    {
        ServerId id;
        {
            ProfileStore store(config());
            id = store.add(sample()).value();
            QVERIFY(store.setDefaultServer(id).has_value());
            QVERIFY(store.remove(id).has_value());
            QVERIFY(store.remove(id).has_value()); // twice is once
        }
        ProfileStore store(config());
        QCOMPARE(store.pendingRemovals(), std::vector<ServerId>{id});
        QVERIFY(store.defaultServer().isEmpty());
        QVERIFY(store.forgetRemoval(id).has_value());
        QVERIFY(ProfileStore(config()).pendingRemovals().empty());
    }
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
