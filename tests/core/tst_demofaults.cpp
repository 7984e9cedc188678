// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoprobe.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace airdesk::demo;
using namespace std::chrono_literals;

//! Scripted answers and named faults of the demo server.
class TestDemoFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void rulesMatchInOrderAndRunOut();
    void answersWithStatusBodyAndHeader();
    void delays();
    void cuts_data();
    void cuts();
    void drops();
    void losesTheAnswerOfADeed();
    void answersInstead();
    void redirects();
    void expiresTokens();
    void rateLimits();
    void endlessBody();
    void patchesTheRealAnswer();
    void everyFaultPlays_data();
    void everyFaultPlays();
    void faultTextsAreChecked();
    void clearFaultsRestores();

private:
    static Options options()
    {
        Options o;
        o.connections = 20;
        o.schedules = false;
        return o;
    }

    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<DemoProbe> m_probe;
};

void TestDemoFaults::init()
{
    m_server = std::make_unique<DemoServer>(options());
    QCOMPARE(m_server->start(), QString());
    m_probe = std::make_unique<DemoProbe>(*m_server);
    QVERIFY(m_probe->signIn());
}

void TestDemoFaults::cleanup()
{
    m_probe.reset();
    m_server.reset();
}

void TestDemoFaults::rulesMatchInOrderAndRunOut()
{
    Rule second = Rule::on(u"GET"_s, u"/workspaces$"_s, Action::answer(503), 2);
    second.skip = 1;
    m_server->addRule(Rule::on(u"POST"_s, u"/workspaces$"_s, Action::answer(500)));
    m_server->addRule(second);
    m_server->addRule(Rule::on({}, u"/workspaces$"_s, Action::answer(418), 1));
    QList<int> seen;
    for (int i = 0; i < 5; ++i)
        seen.append(m_probe->get(u"/workspaces"_s).status);
    QCOMPARE(seen, (QList<int>{418, 503, 503, 200, 200}));
    Rule paged = Rule::on({}, u"/connections"_s, Action::answer(500));
    paged.query = u"offset=10"_s;
    m_server->addRule(paged);
    QCOMPARE(m_probe->get(u"/connections?limit=10&offset=0"_s).status, 200);
    QCOMPARE(m_probe->get(u"/connections?limit=10&offset=10"_s).status, 500);
    m_server->clearRules();
    QCOMPARE(m_probe->get(u"/connections?limit=10&offset=10"_s).status, 200);
}

void TestDemoFaults::answersWithStatusBodyAndHeader()
{
    Action action = Action::answer(422, "plain words", "text/plain");
    action.headers.emplace_back("X-Request-Id", "abc");
    m_server->addRule(Rule::on(u"GET"_s, u"/sources"_s, action));
    const auto answer = m_probe->get(u"/sources"_s);
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.body, QByteArray("plain words"));
    QCOMPARE(answer.type, QByteArray("text/plain"));
    QCOMPARE(answer.headers.value("x-request-id"), QByteArray("abc"));
    m_server->addRule(Rule::on(u"GET"_s, u"/tags"_s, Action::html()));
    QVERIFY(m_probe->get(u"/tags"_s).type.startsWith("text/html"));
}

void TestDemoFaults::delays()
{
    m_server->addRule(Rule::on(u"GET"_s, u"/tags"_s, Action::delayed(120ms)));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_probe->get(u"/tags"_s).status, 200);
    QVERIFY(timer.restart() >= 120);
    m_server->addRule(Rule::on(u"POST"_s, u"/jobs$"_s, Action::answeredLate(1h)));
    const QString id = m_server->connectionIds().first();
    const QByteArray body = "{\"connectionId\":\"" + id.toLatin1() + "\",\"jobType\":\"sync\"}";
    QNetworkReply *late = m_probe->begin("POST", u"/api/public/v1/jobs"_s, body, "application/json");
    QTRY_VERIFY(m_server->runningJob(id) > 0); // The job is there before the answer.
    QVERIFY(!late->isFinished());
    late->abort();
    delete late;
    m_server->setLatency(80ms);
    timer.restart();
    QCOMPARE(m_probe->get(u"/workspaces"_s).status, 200);
    QVERIFY(timer.elapsed() >= 80);
}

void TestDemoFaults::cuts_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("chunked");
    QTest::addRow("length") << 40 << false;
    QTest::addRow("chunked") << 40 << true;
    QTest::addRow("before the body") << 0 << false;
}

void TestDemoFaults::cuts()
{
    QFETCH(int, bytes);
    QFETCH(bool, chunked);
    m_server->addRule(Rule::on(u"GET"_s, u"/connections"_s, Action::cut(bytes, chunked)));
    const auto answer = m_probe->get(u"/connections"_s);
    QCOMPARE(answer.status, 200);
    // Qt does not always notice that a chunked answer has no end; what has come is cut in any case.
    QVERIFY(answer.error == QNetworkReply::RemoteHostClosedError || chunked);
    QCOMPARE(answer.body.size(), bytes);
    m_server->clearRules();
    Action whole;
    whole.chunked = true;
    m_server->addRule(Rule::on(u"GET"_s, u"/connections"_s, whole));
    QCOMPARE(m_probe->get(u"/connections"_s).data().size(), 20);
}

void TestDemoFaults::drops()
{
    m_server->addRule(Rule::on(u"GET"_s, u"/workspaces"_s, Action::drop()));
    const auto answer = m_probe->get(u"/workspaces"_s);
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.error, QNetworkReply::RemoteHostClosedError);
    QCOMPARE(m_server->requests().back().status, 0);
    QCOMPARE(m_probe->get(u"/sources"_s).status, 200);
}

void TestDemoFaults::losesTheAnswerOfADeed()
{
    QCOMPARE(m_server->applyFault(u"job-lost"_s), QString());
    const QString id = m_server->connectionIds().first();
    const auto answer = m_probe->post(u"/jobs"_s, {{u"connectionId"_s, id}, {u"jobType"_s, u"sync"_s}});
    QCOMPARE(answer.status, 0);
    QVERIFY(m_server->runningJob(id) > 0);
}

void TestDemoFaults::answersInstead()
{
    QCOMPARE(m_server->applyFault(u"job-504"_s), QString());
    const QString id = m_server->connectionIds().first();
    QCOMPARE(m_probe->config(u"/connections/sync"_s, {{u"connectionId"_s, id}}).status, 504);
    QVERIFY(m_server->runningJob(id) > 0);
}

void TestDemoFaults::redirects()
{
    QCOMPARE(m_server->applyFault(u"redirect-http:308@/token$"_s), QString());
    QCOMPARE(m_server->applyFault(u"redirect-host"_s), QString());
    const auto secured = m_probe->tokenAnswer(u"/api/public/v1"_s);
    QCOMPARE(secured.status, 308);
    QUrl expected(m_server->url().toString() + u"/api/public/v1/applications/token"_s);
    expected.setScheme(u"https"_s);
    QCOMPARE(secured.headers.value("location"), expected.toEncoded());
    const auto away = m_probe->get(u"/workspaces?limit=3"_s);
    QCOMPARE(away.status, 302);
    QVERIFY(away.headers.value("location").startsWith("http://storage.invalid"));
    QVERIFY(away.headers.value("location").endsWith("/workspaces?limit=3"));
}

void TestDemoFaults::expiresTokens()
{
    m_server->addRule(Rule::on(u"GET"_s, u"/connections"_s, Action::expireToken(), 1));
    QCOMPARE(m_probe->get(u"/connections"_s).status, 401);
    QCOMPARE(m_probe->get(u"/connections"_s).status, 401); // Not by the rule: the token is gone.
    QVERIFY(m_probe->signIn());
    QCOMPARE(m_probe->get(u"/connections"_s).status, 200);
}

void TestDemoFaults::rateLimits()
{
    m_server->addRule(Rule::on({}, u"/tags"_s, Action::rateLimit()));
    const auto silent = m_probe->get(u"/tags"_s);
    QCOMPARE(silent.status, 429);
    QCOMPARE(silent.text("message"), u"You are being rate limited."_s);
    QVERIFY(!silent.headers.contains("retry-after"));
    QCOMPARE(m_server->applyFault(u"rate-limit:3@/sources"_s), QString());
    QCOMPARE(m_probe->get(u"/sources"_s).headers.value("retry-after"), QByteArray("3"));
    QCOMPARE(m_server->applyFault(u"rate-limit-date@/jobs"_s), QString());
    QVERIFY(m_probe->get(u"/jobs"_s).headers.value("retry-after").endsWith("GMT"));
}

void TestDemoFaults::endlessBody()
{
    m_server->addRule(Rule::on({}, u"/tags"_s, Action::endless(3'000'000)));
    const auto answer = m_probe->get(u"/tags"_s);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.size() >= 3'000'000 && answer.body.size() < 3'200'000);
    QVERIFY(QJsonDocument::fromJson(answer.body).isObject());
    m_server->addRule(Rule::on({}, u"/sources"_s, Action::endless()));
    QNetworkReply *reply = m_probe->begin("GET", u"/api/public/v1/sources"_s);
    reply->setReadBufferSize(100'000);
    QTRY_VERIFY(reply->bytesAvailable() > 50'000);
    m_server->stop(); // Ends it although the client does not read on.
    QVERIFY(!m_server->isRunning());
    reply->abort();
    delete reply;
}

void TestDemoFaults::patchesTheRealAnswer()
{
    m_server->addRule(Rule::on(u"GET"_s, u"/workspaces$"_s, Action::patched([](QJsonObject &body) {
                                   QJsonArray data = body.value(u"data"_s).toArray();
                                   QJsonObject first = data.at(0).toObject();
                                   first.remove(u"name"_s);
                                   data.replace(0, first);
                                   body.insert(u"data"_s, data);
                               })));
    const QJsonArray data = m_probe->get(u"/workspaces"_s).data();
    QCOMPARE(data.size(), 3);
    QVERIFY(!data.at(0).toObject().contains(u"name"_s));
    QVERIFY(data.at(1).toObject().contains(u"name"_s));
}

void TestDemoFaults::everyFaultPlays_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("anywhere");
    for (const FaultKind &kind : faultKinds()) {
        QString fault = kind.name;
        if (kind.name == u"slow")
            fault += u":10"_s;
        else if (kind.name == u"huge")
            fault += u":200000"_s;
        else if (kind.name == u"clock-skew")
            fault += u":-300"_s;
        QTest::addRow("%s", qPrintable(kind.name)) << fault << kind.anywhere;
    }
}

void TestDemoFaults::everyFaultPlays()
{
    QFETCH(QString, fault);
    QFETCH(bool, anywhere);
    QCOMPARE(m_server->applyFault(fault), QString());
    if (fault == u"silent") {
        QNetworkReply *reply = m_probe->begin("GET", u"/api/public/v1/workspaces"_s);
        QTRY_COMPARE(m_server->count(u"GET"_s, u"/workspaces"_s), 1);
        QVERIFY(!reply->isFinished());
        reply->abort();
        delete reply;
        return;
    }
    const auto list = m_probe->get(u"/workspaces"_s);
    if (anywhere) {
        const bool ordinary =
            list.status == 200 && list.error == QNetworkReply::NoError && list.data().size() == 3;
        QCOMPARE(ordinary, fault.startsWith(u"slow"));
        QCOMPARE(m_server->requests().back().rule, fault.section(u':', 0, 0));
    } else if (fault != u"expire-once" && fault != u"lists-404") {
        QCOMPARE(list.status, 200); // It has another aim.
    }
    m_server->clearFaults();
    QVERIFY(m_probe->signIn());
    QCOMPARE(m_probe->get(u"/workspaces"_s).data().size(), 3);
}

void TestDemoFaults::faultTextsAreChecked()
{
    QVERIFY(m_server->applyFault(u"nonsense"_s).contains(u"nonsense"_s));
    QVERIFY(!m_server->applyFault(u"clock-skew"_s).isEmpty());
    QVERIFY(!m_server->applyFault(u"503:7"_s).isEmpty());
    QVERIFY(!m_server->applyFault(u"token-400@/jobs"_s).isEmpty());
    QVERIFY(!m_server->applyFault(u"503@[("_s).isEmpty());
    QVERIFY(!m_server->applyFault(u"slow:-1"_s).isEmpty());
    QCOMPARE(m_server->applyFault(u"503@/workspaces"_s, u"GET"_s, 1), QString());
    QCOMPARE(m_probe->get(u"/sources"_s).status, 200);
    QCOMPARE(m_probe->get(u"/workspaces"_s).status, 503);
    QCOMPARE(m_probe->get(u"/workspaces"_s).status, 200);
}

void TestDemoFaults::clearFaultsRestores()
{
    m_server->setReadOnlyUser(true);
    m_server->setVisibleWorkspaces(0);
    m_server->setTokenAnswer(TokenAnswer::MissingToken);
    m_server->addRule(Rule::on({}, {}, Action::answer(500)));
    m_server->clearFaults();
    QVERIFY(m_probe->signIn());
    QCOMPARE(m_probe->get(u"/workspaces"_s).data().size(), 3);
    QCOMPARE(
        m_probe->patch(u"/connections/"_s + m_server->connectionIds().first(), {{u"name"_s, u"x"_s}}).status,
        200);
}

QTEST_GUILESS_MAIN(TestDemoFaults)
#include "tst_demofaults.moc"
