// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkfixtures.h"

#include <QProcess>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace airdesk;
using namespace Qt::StringLiterals;
using namespace airdesk::test;
using demo::DemoServer;
using State = CheckStep::State;
using Suggest = CheckSuggestion::Kind;

namespace {

QByteArray digestOf(const QString &pemFile)
{
    return QSslCertificate::fromPath(pemFile).first().digest(QCryptographicHash::Sha256).toHex();
}

} // namespace

class TestAccessCheckAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void case_01_rootIsFoundAndWhatWasTriedIsNamed();
    void case_03_aWebPageIsNoApi();
    void case_03_aPageInsideTheWebAppLeadsToTheRoot();
    void case_12_aRedirectCorrectsTheAddress_data();
    void case_12_aRedirectCorrectsTheAddress();
    void case_14_thePathPrefixIsKept();
    void case_16_aPrivateAuthority();
    void case_16_onePinnedCertificate();
    void case_17_plainHttpIsConfirmed();
    void case_18_addressesAreNormalised_data();
    void case_18_addressesAreNormalised();
    void unreachable();
    void unknownName();

private:
    [[nodiscard]] QString cert(const QString &name) const { return m_certs.filePath(name + u".pem"_s); }
    [[nodiscard]] QString key(const QString &name) const { return m_certs.filePath(name + u".key"_s); }
    [[nodiscard]] demo::Options tls(const QString &name, int port = 0) const
    {
        demo::Options options = quiet();
        options.tlsCertificate = cert(name);
        options.tlsKey = key(name);
        options.port = port;
        return options;
    }
    QTemporaryDir m_certs;
};

void TestAccessCheckAddress::initTestCase()
{
    QCOMPARE(QProcess::execute(qEnvironmentVariable("AIRDESK_SOURCE_DIR") + u"/tests/support/make-certs.sh"_s, {m_certs.path()}), 0);
}

void TestAccessCheckAddress::case_01_rootIsFoundAndWhatWasTriedIsNamed()
{
    demo::Options options = quiet();
    options.layout = demo::Layout::Cloud; // only /v1 exists
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    for (const QString &tail : {u""_s, u"/v1"_s}) {
        ServerProfile profile = profileOf(server);
        profile.address = QUrl(server.url().toString() + tail);
        AccessCheck check;
        QVERIFY(runCheck(check, profile, secretOf(server)));
        QVERIFY2(check.hasPassed(), qPrintable(check.report()));
        QCOMPARE(check.profile().tokenUrl.path(), u"/v1/applications/token"_s);
        QCOMPARE(check.profile().address, server.url());
    }
    // Nothing answers there: the addresses that were tried are shown, and nobody blames the credentials.
    QCOMPARE(server.applyFault(u"token-404"_s), QString());
    AccessCheck check;
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    const CheckStep &token = check.step(AccessCheck::Token);
    QCOMPARE(token.state, State::Failed);
    QVERIFY2(token.whatHappened.contains(server.url().toString() + u"/v1/applications/token"_s), qPrintable(token.whatHappened));
    QVERIFY2(token.whatHappened.contains(server.url().toString() + u"/api/v1/applications/token"_s), qPrintable(token.whatHappened));
    QVERIFY(!token.suggestion(Suggest::EnterCredentials));
}

void TestAccessCheckAddress::case_03_aWebPageIsNoApi()
{
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    server.addRule(demo::Rule::on(u"POST"_s, u"."_s, demo::Action::html(405, "<html><h1>405 Not Allowed</h1></html>")));
    server.addRule(demo::Rule::on(u"GET"_s, u"."_s, demo::Action::html(200, "<html><title>nginx</title></html>")));
    AccessCheck check;
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    const CheckStep &root = check.step(AccessCheck::Root);
    QCOMPARE(root.state, State::Failed);
    QCOMPARE(root.error->kind, ApiError::Kind::NotApi);
    QVERIFY2(root.whatHappened.contains(u"/api/public/v1"_s), qPrintable(root.whatHappened));
    QVERIFY(!check.report().contains(u"<html"_s));
    QCOMPARE(check.step(AccessCheck::Token).state, State::Pending); // no word about credentials
    QCOMPARE(server.count(u"POST"_s), 0); // and none were sent
}

void TestAccessCheckAddress::case_03_aPageInsideTheWebAppLeadsToTheRoot()
{
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    ServerProfile profile = profileOf(server);
    profile.address = QUrl(server.url().toString() + u"/some/page"_s);
    AccessCheck check;
    QVERIFY(runCheck(check, profile, secretOf(server)));
    QCOMPARE(check.failedStep(), AccessCheck::Root);
    const CheckSuggestion *suggestion = check.step(AccessCheck::Root).suggestion(Suggest::UseAddress);
    QVERIFY(suggestion);
    QCOMPARE(suggestion->address, server.url());
    QVERIFY(suggestion->text.contains(server.url().toString()));
    QVERIFY(check.step(AccessCheck::Root).remedy.contains(u"Airbyte 2"_s));
    QVERIFY(runCheck(check, AccessCheck::apply(*suggestion, profile), secretOf(server)));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
}

void TestAccessCheckAddress::case_12_aRedirectCorrectsTheAddress_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestAccessCheckAddress::case_12_aRedirectCorrectsTheAddress()
{
    QFETCH(int, status);
    DemoServer encrypted(tls(u"server"_s));
    QCOMPARE(encrypted.start(), QString());
    DemoServer plain(quiet());
    QCOMPARE(plain.start(), QString());
    plain.addRule(demo::Rule::on(u"POST"_s, u"/applications/token$"_s,
                                 demo::Action::redirect(status, encrypted.url().toString() + u"{path}"_s)));
    ServerProfile profile = profileOf(plain);
    profile.clientId = encrypted.clientId();
    profile.caFile = cert(u"ca"_s);
    AccessCheck check;
    QVERIFY(runCheck(check, profile, secretOf(encrypted)));
    const CheckStep &token = check.step(AccessCheck::Token);
    QCOMPARE(token.state, State::Failed);
    QVERIFY2(token.result.contains(u"https"_s), qPrintable(token.result));
    QCOMPARE(plain.count(u"POST"_s), 1);
    QVERIFY(encrypted.requests().empty()); // nothing went there by itself
    const CheckSuggestion *suggestion = token.suggestion(Suggest::CorrectAddress);
    QVERIFY(suggestion);
    QCOMPARE(suggestion->address, encrypted.url());

    const QByteArray body = plain.requests().back().body;
    QVERIFY(body.contains(encrypted.clientSecret().toUtf8()));
    QVERIFY(runCheck(check, AccessCheck::apply(*suggestion, profile), secretOf(encrypted)));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
    QCOMPARE(encrypted.count(u"POST"_s, u"/applications/token"_s), 1);
    for (const demo::RecordedRequest &request : encrypted.requests()) {
        if (request.path.endsWith(u"/applications/token"_s))
            QCOMPARE(request.body, body); // the same POST, with its body
    }
}

void TestAccessCheckAddress::case_14_thePathPrefixIsKept()
{
    demo::Options options = quiet();
    options.basePath = u"/base/path"_s;
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    ServerProfile profile = profileOf(server);
    profile.address = QUrl(server.url().toString() + u'/');
    AccessCheck check;
    QVERIFY(runCheck(check, profile, secretOf(server)));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
    QCOMPARE(check.profile().address.path(), u"/base/path"_s);
    QVERIFY(check.profile().tokenUrl.path().startsWith(u"/base/path/"_s));
    for (const demo::RecordedRequest &request : server.requests())
        QVERIFY2(request.path.startsWith(u"/base/path/"_s), qPrintable(request.path));
}

void TestAccessCheckAddress::case_16_aPrivateAuthority()
{
    DemoServer server(tls(u"server"_s));
    QCOMPARE(server.start(), QString());
    ServerProfile profile = profileOf(server);
    AccessCheck check;
    QVERIFY(runCheck(check, profile, secretOf(server)));
    QCOMPARE(check.failedStep(), AccessCheck::Tls);
    const CheckStep &step = check.step(AccessCheck::Tls);
    QVERIFY2(step.result.contains(u"Airdesk test authority"_s), qPrintable(step.result));
    QVERIFY(step.suggestion(Suggest::ChooseCaFile));
    QVERIFY(server.requests().empty());

    profile.caFile = cert(u"ca"_s);
    QVERIFY(runCheck(check, profile, secretOf(server)));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
    QVERIFY(check.step(AccessCheck::Tls).result.contains(u"Airdesk test authority"_s));

    profile.caFile = cert(u"renewed"_s); // somebody else's
    QVERIFY(runCheck(check, profile, secretOf(server)));
    QCOMPARE(check.failedStep(), AccessCheck::Tls);
}

void TestAccessCheckAddress::case_16_onePinnedCertificate()
{
    auto server = std::make_unique<DemoServer>(tls(u"selfsigned"_s));
    QCOMPARE(server->start(), QString());
    const int port = server->url().port();
    const ServerProfile profile = profileOf(*server);
    AccessCheck check;
    QVERIFY(runCheck(check, profile, secretOf(*server)));
    QCOMPARE(check.failedStep(), AccessCheck::Tls); // blocked by default
    QVERIFY(server->requests().empty());
    QVERIFY(check.step(AccessCheck::Tls).suggestion(Suggest::AcceptCertificate));
    const CheckSuggestion suggestion = *check.step(AccessCheck::Tls).suggestion(Suggest::AcceptCertificate);
    QCOMPARE(suggestion.sha256, digestOf(cert(u"selfsigned"_s)));
    QString shown = check.step(AccessCheck::Tls).whatHappened;
    QVERIFY2(shown.remove(u' ').contains(QString::fromLatin1(suggestion.sha256)), qPrintable(shown));

    const ServerProfile accepted = AccessCheck::apply(suggestion, profile);
    QVERIFY(runCheck(check, accepted, secretOf(*server)));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
    QVERIFY(runCheck(check)); // and not asked again
    QVERIFY(check.hasPassed());
    QCOMPARE(check.profile().pinnedSha256, suggestion.sha256);

    // The same host with another certificate: asked again, and nothing is sent before.
    server.reset();
    DemoServer renewed(tls(u"renewed"_s, port));
    QCOMPARE(renewed.start(), QString());
    QVERIFY(runCheck(check, accepted, secretOf(renewed)));
    QCOMPARE(check.failedStep(), AccessCheck::Tls);
    QVERIFY2(check.step(AccessCheck::Tls).result.contains(u"not the one that was accepted"_s),
             qPrintable(check.step(AccessCheck::Tls).result));
    QCOMPARE(check.step(AccessCheck::Tls).suggestion(Suggest::AcceptCertificate)->sha256, digestOf(cert(u"renewed"_s)));
    QVERIFY(renewed.requests().empty());
}

void TestAccessCheckAddress::case_17_plainHttpIsConfirmed()
{
    ServerProfile profile;
    profile.address = QUrl(u"http://192.0.2.10:8000"_s);
    AccessCheck check;
    QVERIFY(runCheck(check, profile, Secret("some secret")));
    QCOMPARE(check.failedStep(), AccessCheck::Address);
    const CheckStep &step = check.step(AccessCheck::Address);
    QCOMPARE(step.suggestion(Suggest::UseAddress)->address, QUrl(u"https://192.0.2.10:8000"_s));
    const CheckSuggestion *allow = step.suggestion(Suggest::AllowHttp);
    QVERIFY(allow);
    const ServerProfile allowed = AccessCheck::apply(*allow, profile);
    QVERIFY(allowed.allowHttp);
    check.setServer(allowed, Secret("some secret"));
    check.start();
    QTRY_VERIFY(check.step(AccessCheck::Address).isOver());
    QCOMPARE(check.step(AccessCheck::Address).state, State::Warning); // a lasting mark
    check.abort();

    // This computer needs no confirmation.
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    QCOMPARE(check.step(AccessCheck::Address).state, State::Passed);
}

void TestAccessCheckAddress::case_18_addressesAreNormalised_data()
{
    QTest::addColumn<QString>("typed"); // %1: the port
    QTest::newRow("without scheme") << u"localhost:%1"_s;
    QTest::newRow("IP and slash") << u"127.0.0.1:%1/"_s;
    QTest::newRow("upper case") << u"HTTP://LocalHost:%1/"_s;
    QTest::newRow("blanks") << u"  http://127.0.0.1 :%1 "_s;
    QTest::newRow("page") << u"http://127.0.0.1:%1/workspaces/0b1c/settings"_s;
    QTest::newRow("API") << u"http://127.0.0.1:%1/api/public/v1"_s;
}

void TestAccessCheckAddress::case_18_addressesAreNormalised()
{
    QFETCH(QString, typed);
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    const Result<ServerAddress> address = parseAddress(typed.arg(server.url().port()));
    QVERIFY(address);
    ServerProfile profile = profileOf(server);
    profile.address = address->root;
    AccessCheck check;
    QVERIFY(runCheck(check, profile, secretOf(server)));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
    QCOMPARE(check.profile().address.path(), QString());
    QCOMPARE(check.profile().address.port(), server.url().port());

    profile.address = QUrl(u"ftp://127.0.0.1/"_s);
    QVERIFY(runCheck(check, profile, secretOf(server)));
    QCOMPARE(check.failedStep(), AccessCheck::Address);
}

void TestAccessCheckAddress::unreachable()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    ServerProfile profile;
    profile.clientId = u"somebody"_s;
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        profile.address = QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port));
        AccessCheck check;
        QVERIFY(runCheck(check, profile, Secret("some secret")));
        QCOMPARE(check.failedStep(), scheme == u"http"_s ? AccessCheck::Root : AccessCheck::Tls);
        QCOMPARE(check.step(*check.failedStep()).error->kind, ApiError::Kind::Network);
    }
    // https spoken to a port that knows only http.
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    profile.address = QUrl(u"https://127.0.0.1:%1"_s.arg(server.url().port()));
    AccessCheck check;
    QVERIFY(runCheck(check, profile, Secret("some secret")));
    QCOMPARE(check.failedStep(), AccessCheck::Tls);
    QCOMPARE(check.step(AccessCheck::Tls).suggestion(Suggest::UseAddress)->address, server.url());
}

void TestAccessCheckAddress::unknownName()
{
    ServerProfile profile;
    profile.address = QUrl(u"https://airbyte.invalid"_s);
    AccessCheck check;
    QVERIFY(runCheck(check, profile, Secret("some secret")));
    QCOMPARE(check.failedStep(), AccessCheck::NameLookup);
    QVERIFY(check.step(AccessCheck::NameLookup).result.contains(u"airbyte.invalid"_s));
}

QTEST_GUILESS_MAIN(TestAccessCheckAddress)
#include "tst_accesscheckaddress.moc"
