// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoprobe.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <set>

using namespace Qt::StringLiterals;
using namespace airdesk::demo;
using namespace std::chrono_literals;

//! Addresses, layouts and data of the demo server.
class TestDemoServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void optionsThatMakeNoSense_data();
    void optionsThatMakeNoSense();
    void portInUseIsAnError();
    void stopsAtOnceAndStartsAgain();
    void discovery();
    void webAppAnswersEverythingElse();
    void unknownPathsNeedAToken();
    void noAuthentication();
    void legacyLayout();
    void cloudLayout();
    void basePath();
    void basicAuthentication();
    void userAgent();
    void tls();
    void seedDecides();
    void awkwardData();

private:
    static Options options(int connections = 20)
    {
        Options o;
        o.connections = connections;
        o.schedules = false;
        return o;
    }
};

void TestDemoServer::optionsThatMakeNoSense_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("which");
    const QStringList words{u"port"_s,  u"workspaces"_s, u"connections"_s, u"lifetime"_s,    u"latency"_s,
                            u"scale"_s, u"base path"_s,  u"key file"_s,    u"certificate"_s, u"PEM"_s,
                            u"fault"_s, u"argument"_s,   u"workspace"_s};
    for (int i = 0; i < words.size(); ++i)
        QTest::addRow("%d %s", i, qPrintable(words.at(i))) << words.at(i) << i;
}

void TestDemoServer::optionsThatMakeNoSense()
{
    QFETCH(QString, word);
    QFETCH(int, which);
    QTemporaryDir dir;
    QFile file(dir.filePath(u"notes.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a certificate");
    file.close();
    Options o = options();
    switch (which) {
    case 0:
        o.port = 70000;
        break;
    case 1:
        o.workspaces = -1;
        break;
    case 2:
        o.connections = -5;
        break;
    case 3:
        o.tokenLifetime = 0ms;
        break;
    case 4:
        o.latency = -1ms;
        break;
    case 5:
        o.timeScale = 0;
        break;
    case 6:
        o.basePath = u"no slash"_s;
        break;
    case 7:
        o.tlsCertificate = file.fileName();
        break;
    case 8:
        o.tlsCertificate = dir.filePath(u"absent"_s);
        o.tlsKey = file.fileName();
        break;
    case 9:
        o.tlsCertificate = o.tlsKey = file.fileName();
        break;
    case 10:
        o.faults = QStringList{u"no-such-fault"_s};
        break;
    case 11:
        o.faults = QStringList{u"slow:soon"_s};
        break;
    default:
        o.workspaces = 0;
        break;
    }
    DemoServer server(o);
    const QString error = server.start();
    QVERIFY2(error.contains(word), qPrintable(error));
    QVERIFY(!server.isRunning());
}

void TestDemoServer::portInUseIsAnError()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Options o = options();
    o.port = other.serverPort();
    QVERIFY(DemoServer(o).start().contains(QString::number(o.port)));

    DemoServer first(options());
    QCOMPARE(first.start(), QString());
    o.port = first.url().port();
    QVERIFY(DemoServer(o).start().contains(QString::number(o.port)));
}

void TestDemoServer::stopsAtOnceAndStartsAgain()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    server.addRule(Rule::on(u"GET"_s, u"/sources"_s, Action::delayed(1h)));
    QNetworkReply *waiting = probe.begin("GET", u"/api/public/v1/sources"_s);
    QTRY_COMPARE(server.count(u"GET"_s, u"/sources"_s), 1);
    QElapsedTimer timer;
    timer.start();
    server.stop(); // One handler waits, and kept-alive connections are open.
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    DemoProbe::wait(waiting);
    QCOMPARE(probe.get(u"/workspaces"_s).status, 0);
    const QUrl address = server.url();
    QCOMPARE(server.start(), QString());
    QCOMPARE(server.url(), address);
    QCOMPARE(probe.get(u"/workspaces"_s).status, 200);
}

void TestDemoServer::discovery()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    const auto health = probe.get(u"/health"_s);
    QCOMPARE(health.status, 200);
    QCOMPARE(health.body, QByteArray("Successful operation"));
    QCOMPARE(probe.send("GET", u"/api/v1/health"_s).json().value(u"available"_s).toBool(), true);
    const auto instance = probe.send("GET", u"/api/v1/instance_configuration"_s);
    QCOMPARE(instance.type, QByteArray("application/json"));
    QCOMPARE(instance.text("edition"), u"enterprise"_s);
    QCOMPARE(instance.json().value(u"auth"_s).toObject().value(u"mode"_s).toString(), u"oidc"_s);
    QVERIFY(!instance.json().contains(u"defaultWorkspaceId"_s));
    QCOMPARE(probe.send("GET", u"/api/v1/web_backend/config"_s).text("version"), instance.text("version"));
    server.patchInstanceConfiguration({{u"version"_s, QJsonValue::Null}, {u"edition"_s, u"pro"_s}});
    const auto patched = probe.send("GET", u"/api/v1/instance_configuration"_s).json();
    QVERIFY(!patched.contains(u"version"_s));
    QCOMPARE(patched.value(u"edition"_s).toString(), u"pro"_s);
}

void TestDemoServer::webAppAnswersEverythingElse()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    for (const QString &path : {u"/"_s, u"/v1/workspaces"_s, u"/workspaces/1/connections"_s}) {
        const auto answer = probe.send("GET", path);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.type.startsWith("text/html"));
        QVERIFY(answer.headers.value("cache-control").contains("no-store"));
    }
    const auto posted = probe.send("POST", u"/v1/applications/token"_s, QByteArray("{}"), "application/json");
    QCOMPARE(posted.status, 405);
    QVERIFY(posted.type.startsWith("text/html"));
    QTcpSocket socket; // Qt's own client would mend the doubled slash.
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(server.url().port()));
    socket.write("GET //api/public/v1/health HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    QVERIFY(socket.readAll().contains("Content-Type: text/html"));
}

void TestDemoServer::unknownPathsNeedAToken()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QCOMPARE(probe.get(u"/nonsense"_s).status, 401);
    QCOMPARE(probe.get(u"/workspaces"_s).status, 401);
    QCOMPARE(probe.get(u"/workspaces"_s).text("message"), u"Unauthorized"_s);
    QVERIFY(probe.signIn());
    QCOMPARE(probe.get(u"/nonsense"_s).status, 403);
    QCOMPARE(probe.send("PUT", u"/api/public/v1/jobs"_s, QByteArray("{}"), "application/json").status, 403);
    QCOMPARE(probe.get(u"/workspaces/%2F"_s).status, 403); // One segment, not two.
}

void TestDemoServer::noAuthentication()
{
    Options o = options();
    o.edition = Edition::None;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    QVERIFY(server.clientId().isEmpty());
    DemoProbe probe(server);
    QCOMPARE(probe.get(u"/workspaces"_s).status, 200);
    QCOMPARE(probe.tokenAnswer(u"/api/public/v1"_s, u"a"_s, u"b"_s).status, 404);
    QCOMPARE(probe.get(u"/applications"_s).status, 404);
    QCOMPARE(probe.get(u"/nonsense"_s).status, 404);
}

void TestDemoServer::legacyLayout()
{
    Options o = options();
    o.layout = Layout::Legacy;
    o.edition = Edition::Community;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QCOMPARE(probe.send("GET", u"/health"_s).status, 200);
    QCOMPARE(probe.tokenAnswer(u"/api/public/v1"_s).status, 401);
    QCOMPARE(probe.tokenAnswer(u"/v1"_s).status, 401);
    probe.token = probe.tokenAnswer(u"/api/v1"_s).text("access_token");
    probe.publicRoot = u"/v1"_s;
    const QJsonArray rows = probe.get(u"/connections"_s).data();
    QCOMPARE(rows.size(), 20);
    QVERIFY(!rows.at(0).toObject().contains(u"createdAt"_s)); // Came with 1.5.
    const auto missing = probe.get(u"/connections/11111111-1111-4111-8111-111111111111"_s);
    QCOMPARE(missing.status, 400); // The api-server's own idea of "not found".
    QCOMPARE(missing.type, QByteArray("application/problem+json"));
    QCOMPARE(missing.text("title"), u"resource-not-found"_s);
    QCOMPARE(probe.send("GET", u"/api/public/v1/workspaces"_s).status, 403);
    QCOMPARE(probe.config(u"/applications/list"_s).status, 200);
}

void TestDemoServer::cloudLayout()
{
    Options o = options();
    o.layout = Layout::Cloud;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    probe.publicRoot = u"/v1"_s;
    QVERIFY(probe.signIn());
    QCOMPARE(probe.get(u"/workspaces"_s).status, 200);
    for (const QString &path : {u"/api/v1/instance_configuration"_s, u"/api/public/v1/workspaces"_s, u"/"_s})
        QCOMPARE(probe.send("GET", path).status, 404);
}

void TestDemoServer::basePath()
{
    Options o = options();
    o.basePath = u"/tools/airbyte/"_s;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    QCOMPARE(server.url().path(), u"/tools/airbyte"_s);
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    QCOMPARE(probe.get(u"/workspaces"_s).status, 200);
    QCOMPARE(server.requests().back().path, u"/tools/airbyte/api/public/v1/workspaces"_s);
    for (const QString &path :
         {u"/api/public/v1/health"_s, u"/"_s, u"/tools/airbytes/api/public/v1/health"_s}) {
        QUrl url = server.url();
        url.setPath(path);
        QCOMPARE(DemoProbe::wait(probe.manager.get(QNetworkRequest(url))).status, 404);
    }
}

void TestDemoServer::basicAuthentication()
{
    Options o = options();
    o.edition = Edition::None;
    o.basicAuth = u"airbyte:pass word"_s;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    const auto refused = probe.get(u"/workspaces"_s);
    QCOMPARE(refused.status, 401);
    QVERIFY(refused.headers.value("www-authenticate").startsWith("Basic"));
    QVERIFY(refused.type.startsWith("text/html"));
    QNetworkRequest request(QUrl(server.url().toString() + u"/api/public/v1/workspaces"_s));
    request.setRawHeader("Authorization", "Basic " + QByteArray("airbyte:pass word").toBase64());
    QCOMPARE(DemoProbe::wait(probe.manager.get(request)).status, 200);
}

void TestDemoServer::userAgent()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    QCOMPARE(server.applyFault(u"user-agent"_s), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    for (const QByteArray &agent :
         {QByteArray("Mozilla/5.0"), QByteArray("python-requests/2"), QByteArray("curl/8")}) {
        probe.userAgent = agent;
        QCOMPARE(probe.get(u"/workspaces"_s).status, 403);
    }
}

void TestDemoServer::tls()
{
    QTemporaryDir dir;
    QCOMPARE(QProcess::execute(qEnvironmentVariable("AIRDESK_SOURCE_DIR") + u"/tests/support/make-certs.sh"_s,
                               {dir.path()}),
             0);
    Options o = options();
    o.tlsCertificate = dir.filePath(u"server.pem"_s);
    o.tlsKey = dir.filePath(u"server.key"_s);
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    QCOMPARE(server.url().scheme(), u"https"_s);
    DemoProbe stranger(server);
    QCOMPARE(stranger.get(u"/health"_s).error, QNetworkReply::SslHandshakeFailedError);
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificates(QSslCertificate::fromPath(dir.filePath(u"ca.pem"_s)));
    QSslConfiguration::setDefaultConfiguration(trusting);
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    QCOMPARE(probe.get(u"/connections?limit=100"_s).data().size(), 20);
    server.addRule(Rule::on(u"GET"_s, u"/workspaces"_s, Action::drop()));
    QCOMPARE(probe.get(u"/workspaces"_s).error, QNetworkReply::RemoteHostClosedError);
}

void TestDemoServer::seedDecides()
{
    Options o = options();
    const DemoServer first(o);
    const DemoServer again(o);
    QCOMPARE(first.connectionIds(), again.connectionIds());
    QCOMPARE(first.clientSecret(), again.clientSecret());
    o.seed = 2;
    const DemoServer other(o);
    QVERIFY(first.connectionIds() != other.connectionIds());
    QVERIFY(first.clientId() != other.clientId());
}

void TestDemoServer::awkwardData()
{
    DemoServer server(options(40));
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    std::multiset<QString> names;
    bool longName = false;
    bool foreignLetters = false;
    for (const auto &row : probe.get(u"/connections?limit=100"_s).data()) {
        const QString name = row.toObject().value(u"name"_s).toString();
        names.insert(name);
        longName = longName || name.size() > 40;
        foreignLetters = foreignLetters || name.contains(QChar(0x58f2));
    }
    QCOMPARE(names.count(u"Nightly load"_s), std::size_t(2));
    QVERIFY(longName);
    QVERIFY(foreignLetters);
    bool custom = false;
    bool masked = false;
    for (const auto &row : probe.get(u"/sources?limit=100"_s).data()) {
        custom = custom || row.toObject().value(u"sourceType"_s).toString().isEmpty();
        masked = masked || QJsonDocument(row.toObject()).toJson().contains("**********");
    }
    QVERIFY(custom);
    QVERIFY(masked);
}

QTEST_GUILESS_MAIN(TestDemoServer)
#include "tst_demoserver.moc"
