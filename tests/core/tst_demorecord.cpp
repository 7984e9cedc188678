// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoprobe.h"

#include <QProcess>
#include <QSet>

#include <thread>

using namespace Qt::StringLiterals;
using namespace airdesk::demo;
using namespace std::chrono_literals;

//! What the demo server was asked, many clients at once, and the program around it.
class TestDemoRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void recordsRequests();
    void recordIsBounded();
    void countsInFlight();
    void clientsThatLeaveAreForgotten();
    void manyAtOnce();
    void programAnswers();
    void programRefuses_data();
    void programRefuses();

private:
    static Options options()
    {
        Options o;
        o.connections = 20;
        o.schedules = false;
        return o;
    }
    static QString program() { return qEnvironmentVariable("AIRDESK_BIN_DIR") + u"/airdesk-demo-server"_s; }

    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<DemoProbe> m_probe;
};

void TestDemoRecord::init()
{
    m_server = std::make_unique<DemoServer>(options());
    QCOMPARE(m_server->start(), QString());
    m_probe = std::make_unique<DemoProbe>(*m_server);
    QVERIFY(m_probe->signIn());
}

void TestDemoRecord::cleanup()
{
    m_probe.reset();
    m_server.reset();
}

void TestDemoRecord::recordsRequests()
{
    m_server->clearRequests();
    const QByteArray body = "{\"connectionId\":\"unknown\",\"jobType\":\"sync\"}";
    m_probe->send("POST", u"/api/public/v1/jobs?a=%20b"_s, body, "application/json");
    m_probe->get(u"/workspaces"_s);
    const auto requests = m_server->requests();
    QCOMPARE(requests.size(), std::size_t(2));
    QCOMPARE(requests.front().verb, u"POST"_s);
    QCOMPARE(requests.front().path, u"/api/public/v1/jobs"_s);
    QCOMPARE(requests.front().query, u"a=%20b"_s);
    QCOMPARE(requests.front().body, body);
    QCOMPARE(requests.front().headers.value("user-agent"), QByteArray("probe/1"));
    QVERIFY(requests.front().headers.value("authorization").startsWith("Bearer ey"));
    QTRY_COMPARE(m_server->requests().front().status, 403);
    QVERIFY(requests.front().received < requests.back().received);
    QCOMPARE(m_server->count(), 2);
    QCOMPARE(m_server->count(u"GET"_s), 1);
    QCOMPARE(m_server->count({}, u"/jobs"_s), 1);
    m_server->clearRequests();
    QCOMPARE(m_server->count(), 0);
}

void TestDemoRecord::recordIsBounded()
{
    Options o = options();
    o.recordLimit = 3;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    for (int i = 0; i < 5; ++i)
        probe.send("GET", u"/%1"_s.arg(i));
    const auto requests = server.requests();
    QCOMPARE(requests.size(), std::size_t(3));
    QCOMPARE(requests.back().path, u"/4"_s);
    QTRY_COMPARE(server.requests().back().status, 200);
}

void TestDemoRecord::countsInFlight()
{
    m_server->clearRequests();
    m_server->addRule(Rule::on(u"GET"_s, u"/(connections|workspaces)"_s, Action::delayed(1h)));
    QList<QNetworkReply *> replies;
    for (int i = 0; i < 3; ++i)
        replies.append(m_probe->begin("GET", u"/api/public/v1/connections?offset=%1"_s.arg(i)));
    replies.append(m_probe->begin("GET", u"/api/public/v1/workspaces"_s));
    QTRY_COMPARE(m_server->count(u"GET"_s), 4);
    m_probe->get(u"/tags"_s);
    m_probe->get(u"/tags"_s);
    QCOMPARE(m_server->maxInFlight(u"/connections"_s), 3);
    QCOMPARE(m_server->maxInFlight(u"/workspaces"_s), 1);
    QCOMPARE(m_server->maxInFlight(u"/tags"_s), 1); // One after the other.
    QCOMPARE(m_server->maxInFlight(), 5);
    for (QNetworkReply *reply : replies) {
        reply->abort();
        delete reply;
    }
}

void TestDemoRecord::clientsThatLeaveAreForgotten()
{
    m_server->addRule(Rule::on(u"GET"_s, u"/tags"_s, Action::delayed(1h)));
    for (int round = 1; round <= 3; ++round) { // Together more than there are threads.
        std::vector<std::unique_ptr<DemoProbe>> probes;
        std::vector<QNetworkReply *> replies;
        for (int i = 0; i < 30; ++i) {
            probes.push_back(std::make_unique<DemoProbe>(*m_server));
            replies.push_back(probes.back()->begin("GET", u"/api/public/v1/tags"_s));
        }
        QTRY_COMPARE(m_server->count(u"GET"_s, u"/tags"_s), 30 * round);
        for (QNetworkReply *reply : replies) {
            reply->abort();
            delete reply;
        }
    }
    QCOMPARE(m_probe->get(u"/workspaces"_s).status, 200);
}

void TestDemoRecord::manyAtOnce()
{
    QList<QNetworkReply *> replies;
    std::vector<std::unique_ptr<DemoProbe>> probes;
    const QStringList ids = m_server->connectionIds();
    for (int i = 0; i < 8; ++i) {
        probes.push_back(std::make_unique<DemoProbe>(*m_server));
        probes.back()->token = m_probe->token;
        for (int k = 0; k < 25; ++k) {
            const QString id = ids.at((i * 25 + k) % ids.size());
            replies.append(k % 5 == 0 ? probes.back()->begin("POST", u"/api/public/v1/jobs"_s,
                                                             "{\"connectionId\":\"" + id.toLatin1() +
                                                                 "\",\"jobType\":\"sync\"}",
                                                             "application/json")
                                      : probes.back()->begin(
                                            "GET", u"/api/public/v1/connections?limit=%1"_s.arg(k + 1)));
        }
    }
    // Meanwhile somebody else changes the server.
    std::thread changer([this] {
        for (int i = 0; i < 50; ++i) {
            m_server->addRule(Rule::on(u"GET"_s, u"/never"_s, Action::drop()));
            (void)m_server->requests();
            m_server->setLatency(std::chrono::milliseconds(i % 3));
        }
        m_server->clearRules();
    });
    int started = 0;
    int conflicts = 0;
    int pages = 0;
    for (QNetworkReply *reply : replies) {
        const bool post = reply->url().path().endsWith(u"/jobs"_s);
        const auto answer = DemoProbe::wait(reply);
        started += post && answer.status == 200;
        conflicts += post && answer.status == 409;
        pages += !post && answer.status == 200 && !answer.data().isEmpty();
    }
    changer.join();
    QCOMPARE(pages, 160);
    QCOMPARE(started + conflicts, 40);
    // Every fifth position of the list was asked for, each more than once, and started exactly once.
    QSet<qint64> running;
    for (const QString &id : ids) {
        if (const qint64 job = m_server->runningJob(id); job > 0)
            running.insert(job);
    }
    QCOMPARE(started, static_cast<int>(running.size()));
}

void TestDemoRecord::programAnswers()
{
    QProcess server;
    server.start(program(), {u"--connections"_s, u"5"_s, u"--edition"_s, u"community"_s, u"--fault"_s,
                             u"503@/tags"_s, u"--log"_s});
    QVERIFY(server.waitForReadyRead(10000));
    const QJsonObject about = QJsonDocument::fromJson(server.readLine()).object();
    QCOMPARE(QUrl(about.value(u"url"_s).toString()).host(), u"127.0.0.1"_s);
    QVERIFY(!about.value(u"clientSecret"_s).toString().isEmpty());
    QNetworkAccessManager manager;
    const QUrl health(about.value(u"url"_s).toString() + u"/api/public/v1/health"_s);
    QCOMPARE(DemoProbe::wait(manager.get(QNetworkRequest(health))).status, 200);
    const QUrl tags(about.value(u"url"_s).toString() + u"/api/public/v1/tags?token=private"_s);
    QCOMPARE(DemoProbe::wait(manager.get(QNetworkRequest(tags))).status, 503);
    server.terminate();
    QVERIFY(server.waitForFinished(5000));
    QCOMPARE(server.exitStatus(), QProcess::NormalExit);
    QCOMPARE(server.exitCode(), 0);
    const QByteArray log = server.readAllStandardError();
    QVERIFY2(log.contains("GET /api/public/v1/tags 503"), log.constData());
    QVERIFY(!log.contains("private"));
}

void TestDemoRecord::programRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word"); // On standard error, or for code 0 on standard output.
    QTest::addRow("port") << QStringList{u"--port"_s, u"many"_s} << 2 << u"--port"_s;
    QTest::addRow("unknown option") << QStringList{u"--ports"_s} << 2 << u"ports"_s;
    QTest::addRow("stray word") << QStringList{u"word"_s} << 2 << u"word"_s;
    QTest::addRow("edition") << QStringList{u"--edition"_s, u"pro"_s} << 2 << u"pro"_s;
    QTest::addRow("layout") << QStringList{u"--layout"_s, u"x"_s} << 2 << u"layout"_s;
    QTest::addRow("negative") << QStringList{u"--connections=-1"_s} << 2 << u"connections"_s;
    QTest::addRow("lifetime") << QStringList{u"--token-lifetime=0"_s} << 2 << u"lifetime"_s;
    QTest::addRow("tls without key") << QStringList{u"--tls"_s, u"cert.pem"_s} << 2 << u"--tls"_s;
    QTest::addRow("tls unreadable") << QStringList{u"--tls"_s, u"/no/cert.pem"_s, u"/no/key.pem"_s} << 2
                                    << u"/no/cert.pem"_s;
    QTest::addRow("fault") << QStringList{u"--fault"_s, u"nothing"_s} << 2 << u"nothing"_s;
    QTest::addRow("base path") << QStringList{u"--base-path"_s, u"x y"_s} << 2 << u"base path"_s;
    QTest::addRow("time scale") << QStringList{u"--time-scale"_s, u"nan"_s} << 2 << u"scale"_s;
    QTest::addRow("version") << QStringList{u"--version"_s} << 0 << u"airdesk-demo-server"_s;
    QTest::addRow("help") << QStringList{u"--help"_s} << 0 << u"--time-scale"_s;
    QTest::addRow("faults") << QStringList{u"--list-faults"_s} << 0 << u"rate-limit[:SECONDS]"_s;
}

void TestDemoRecord::programRefuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, word);
    QProcess process;
    process.start(program(), arguments);
    QVERIFY(process.waitForFinished(10000));
    QCOMPARE(process.exitCode(), code);
    const QByteArray said = code == 0 ? process.readAllStandardOutput() : process.readAllStandardError();
    QVERIFY2(said.contains(word.toUtf8()), said.constData());
}

QTEST_GUILESS_MAIN(TestDemoRecord)
#include "tst_demorecord.moc"
