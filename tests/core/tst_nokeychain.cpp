// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keychainstore.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace airdesk;

namespace {

const QByteArray secretText = QByteArrayLiteral("Tq7mWz4XcR9aLe2V");

// What a program sees that uses the keychain of its session: writes, reads, removes, prints the answers as JSON.
class Probe : public QObject
{
public:
    void start()
    {
        m_store.write(m_server, Secret(secretText), this, [this](const CredentialResult &written) {
            note(QStringLiteral("write"), written);
            m_store.read(m_server, this, [this](const CredentialResult &read) {
                note(QStringLiteral("read"), read);
                m_store.remove(m_server, this, [this](const CredentialResult &removed) {
                    note(QStringLiteral("remove"), removed);
                    std::fputs(QJsonDocument(m_answers).toJson(QJsonDocument::Compact).constData(), stdout);
                    QCoreApplication::quit();
                });
            });
        });
    }

private:
    void note(const QString &name, const CredentialResult &result)
    {
        m_answers.insert(name, int(result.state));
        m_answers.insert(name + QStringLiteral("Text"), result.message);
    }

    KeychainStore m_store;
    ServerId m_server{QStringLiteral("11111111-1111-4111-8111-111111111111")};
    QJsonObject m_answers;
};

} // namespace

class TestNoKeychain : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;

    // This program again, in another session; its session bus is what `launcher` makes.
    QJsonObject probe(const QStringList &launcher, const QString &shell = {})
    {
        QStringList command = launcher;
        const QString self = QCoreApplication::applicationFilePath();
        if (shell.isEmpty())
            command << self << QStringLiteral("--probe");
        else
            command << QStringLiteral("bash") << QStringLiteral("-c") << shell << self;
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("DISPLAY"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(command.takeFirst(), command);
        if (!process.waitForFinished(30000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
            return {};
        const QByteArray output = process.readAllStandardOutput();
        return QJsonDocument::fromJson(output.mid(output.indexOf('{'))).object();
    }

    static CredentialState state(const QJsonObject &answers, const QString &name)
    {
        return static_cast<CredentialState>(answers.value(name).toInt());
    }

    static QStringList filesWithSecret()
    {
        QStringList found;
        QDirIterator each(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secretText))
                found.append(file.fileName());
        }
        return found;
    }

    static void verifyAbsent(const QJsonObject &answers)
    {
        QVERIFY(!answers.isEmpty());
        for (const QString &name : {QStringLiteral("read"), QStringLiteral("write"), QStringLiteral("remove")})
            QCOMPARE(state(answers, name), CredentialState::NoKeychain);
        const QString text = answers.value(QStringLiteral("readText")).toString();
        QVERIFY2(text.contains(u"session only"), qPrintable(text));
        QCOMPARE(filesWithSecret(), QStringList());
    }

private Q_SLOTS:
    void case_75_withoutSessionBus()
    {
        const QJsonObject answers = probe({});
        verifyAbsent(answers);
        QVERIFY(answers.value(QStringLiteral("readText")).toString().contains(u"D-Bus"));
    }

    void case_75_busWithoutProvider()
    {
        const QString config = m_dir.filePath(QStringLiteral("bus.conf"));
        QFile file(config);
        QVERIFY(file.open(QIODevice::WriteOnly));
        // No folder of services: nothing can be activated.
        file.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"\n"
            " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
            "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>\n"
            "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy>\n"
            "</busconfig>");
        file.close();
        verifyAbsent(probe({QStringLiteral("dbus-run-session"), QStringLiteral("--config-file=") + config, QStringLiteral("--")}));
    }

    // A keyring that nobody has set up yet, and nothing to ask for its password with.
    void case_75_keyringNeverSetUp()
    {
        const QJsonObject answers =
            probe({QStringLiteral("dbus-run-session"), QStringLiteral("--")},
                  QStringLiteral("gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; "
                                 "gdbus wait --session --timeout 5 org.freedesktop.secrets && exec \"$0\" --probe"));
        QVERIFY(!answers.isEmpty());
        QCOMPARE(state(answers, QStringLiteral("write")), CredentialState::Failed);
        QVERIFY(answers.value(QStringLiteral("writeText")).toString().contains(u"no default keyring"));
        QCOMPARE(state(answers, QStringLiteral("read")), CredentialState::Missing);
        QCOMPARE(state(answers, QStringLiteral("remove")), CredentialState::Available);
        QCOMPARE(filesWithSecret(), QStringList());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().contains(QStringLiteral("--probe"))) {
        Probe probe;
        probe.start();
        return QCoreApplication::exec();
    }
    TestNoKeychain test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_nokeychain.moc"
