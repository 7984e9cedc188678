// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include "api/endpoints/applications.h"
#include "api/endpoints/connections.h"
#include "api/endpoints/jobs.h"
#include "api/endpoints/workspaces.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace airdesk;
using namespace airdesk::test;
using namespace std::chrono_literals;
using demo::Action;
using demo::Rule;
using Kind = ApiError::Kind;

class TestApiClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void case_08_pageInTheMiddleGets401Once();
    void case_11_everyRequestSaysWhoAsks();
    void case_12_redirectedPostIsNeverFollowed_data();
    void case_12_redirectedPostIsNeverFollowed();
    void case_13_tokenNeverTravelsToAnotherHost();
    void case_15_basicAuthentication();
    void case_15_proxyAskingForBasicIsNamed();
    void case_30_waitsAsToldAndGivesUpInTime();
    void readsAreRepeated_data();
    void readsAreRepeated();
    void writesAreNeverRepeated_data();
    void writesAreNeverRepeated();
    void secondRefusalEndsTheCall();
    void readOnlyServerSendsNoWrite();
    void switchToReadOnlyHoldsForWaitingWrites();
    void tokenTroubleMeansThatNothingWasSent();
    void abortedCallEndsOnceWithCancelled();
    void callAbortedInsideASignalEndsOnce();
    void deadContextIsNotCalled();
    void timeLimitEndsTheCall();
    void halfAnAnswerIsNoSuccess();
    void endlessBodyIsStopped();
    void fewRequestsAtOnce();
    void peopleGoBeforeBackground();
    void absentConfigApiIsSaidPlainly();
    void goesThroughAnHttpProxy();

private:
    static Endpoint<Workspace> oneWorkspace(const ClientFixture &fixture)
    {
        return api::getWorkspace(WorkspaceId(fixture.server->workspaceIds().constFirst()));
    }
};

void TestApiClient::case_08_pageInTheMiddleGets401Once()
{
    demo::Options options;
    options.connections = 3990;
    ClientFixture fixture(options);
    fixture.server->addRule([] {
        Rule rule = Rule::on(QStringLiteral("GET"), QStringLiteral("/connections$"), Action::expireToken(), 1);
        rule.skip = 16;
        return rule;
    }());
    const auto listed = fixture.listAll(api::listConnections());
    QVERIFY(listed.end.isComplete);
    QVERIFY(!listed.end.error);
    QCOMPARE(listed.rows.size(), size_t(3990));
    QSet<QString> ids;
    for (const Connection &connection : listed.rows)
        ids.insert(connection.id.value);
    QCOMPARE(ids.size(), qsizetype(3990));
    QCOMPARE(fixture.server->tokensIssued(), 2);
    // Only what was refused is repeated: every page once, page 17 (and what was under way with it) twice.
    QHash<QString, int> asked;
    for (const demo::RecordedRequest &request : fixture.server->requests()) {
        if (request.path.endsWith(QLatin1StringView("/connections")) && request.status == 200)
            ++asked[request.query];
    }
    for (const int times : std::as_const(asked))
        QCOMPARE(times, 1);
}

void TestApiClient::case_11_everyRequestSaysWhoAsks()
{
    ClientFixture fixture;
    fixture.server->changeBehaviour([](demo::Behaviour &behaviour) { behaviour.wantsUserAgent = true; });
    QVERIFY(fixture.call(oneWorkspace(fixture)).has_value());
    for (const demo::RecordedRequest &request : fixture.server->requests())
        QVERIFY(request.headers.value("user-agent").startsWith("Airdesk/"));
}

void TestApiClient::case_12_redirectedPostIsNeverFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestApiClient::case_12_redirectedPostIsNeverFollowed()
{
    QFETCH(int, status);
    ClientFixture fixture;
    const QString target = QStringLiteral("https://127.0.0.1:%1{path}").arg(fixture.server->url().port());
    fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/jobs"), Action::redirect(status, target)));
    const auto answer = fixture.call(api::startSync(ConnectionId(fixture.server->connectionIds().constFirst())));
    QVERIFY(!answer.has_value());
    // With 307 and 308 Qt wants the body once more before it hands the answer on, and a write's is not given twice.
    if (status < 307) {
        QCOMPARE(answer.error().kind, Kind::Redirected);
        QVERIFY(answer.error().redirect.startsWith(QLatin1StringView("https://127.0.0.1")));
        QVERIFY(answer.error().message.contains(QLatin1StringView("https")));
    }
    QCOMPARE(fixture.server->count({}, QStringLiteral("/jobs")), 1);

    // Credentials: the new address is named, nothing is sent there.
    fixture.server->clearRules();
    fixture.server->clearRequests();
    fixture.server->expireTokens();
    fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/token"), Action::redirect(status, target)));
    const auto refused = fixture.call(oneWorkspace(fixture));
    QCOMPARE(refused.error().kind, Kind::Redirected);
    QVERIFY(refused.error().redirect.startsWith(QLatin1StringView("https://127.0.0.1")));
    QCOMPARE(fixture.server->count(QStringLiteral("POST"), QStringLiteral("/token")), 1);
}

void TestApiClient::case_13_tokenNeverTravelsToAnotherHost()
{
    demo::DemoServer other;
    QCOMPARE(other.start(), QString());
    ClientFixture fixture;
    for (const int status : {301, 302, 303, 307, 308}) {
        fixture.server->clearRules();
        fixture.server->addRule(Rule::on({}, QStringLiteral("/workspaces"),
                                         Action::redirect(status, other.url().toString() + QStringLiteral("/x?signature=1"))));
        QCOMPARE(fixture.call(oneWorkspace(fixture)).error().kind, Kind::Redirected);
    }
    QCOMPARE(other.count(), 0);
}

void TestApiClient::case_15_basicAuthentication()
{
    demo::Options options;
    options.edition = demo::Edition::None;
    options.basicAuth = QStringLiteral("airbyte:pass-word-1");
    ClientFixture fixture(options);
    fixture.client->setAuth(ApiClient::Auth::Basic, QStringLiteral("airbyte"), Secret("pass-word-1"));
    QVERIFY(fixture.call(oneWorkspace(fixture)).has_value());
    fixture.client->setAuth(ApiClient::Auth::Basic, QStringLiteral("airbyte"), Secret("wrong-word-1"));
    QSignalSpy failed(fixture.client.get(), &ApiClient::credentialsFailed);
    const auto refused = fixture.call(oneWorkspace(fixture));
    QVERIFY(!refused.has_value());
    QVERIFY(!refused.error().report().contains(QLatin1StringView("wrong-word-1")));
    // The password is wrong: to be told to choose basic authentication would be no help.
    QCOMPARE(refused.error().kind, Kind::CredentialsRefused);
    QVERIFY(!refused.error().message.contains(QLatin1StringView("Choose")));
    QCOMPARE(failed.count(), 1);
}

void TestApiClient::case_15_proxyAskingForBasicIsNamed()
{
    demo::Options options;
    options.basicAuth = QStringLiteral("airbyte:pass-word-1");
    ClientFixture fixture(options);
    fixture.client->setAuth(ApiClient::Auth::None);
    const auto answer = fixture.call(oneWorkspace(fixture));
    QCOMPARE(answer.error().kind, Kind::BasicRequired);
    QVERIFY(answer.error().message.contains(QLatin1StringView("proxy")));
}

void TestApiClient::case_30_waitsAsToldAndGivesUpInTime()
{
    ClientFixture fixture;
    QVERIFY(fixture.call(oneWorkspace(fixture)).has_value());
    // As told, in seconds.
    QSignalSpy paused(fixture.client.get(), &ApiClient::pausedFor);
    fixture.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/workspaces"), Action::rateLimit(QByteArray("1")), 1));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(fixture.call(oneWorkspace(fixture)).has_value());
    QVERIFY(clock.elapsed() >= 1000);
    QCOMPARE(paused.count(), 1);
    // Without a time: backs off by itself.
    fixture.server->clearRules();
    fixture.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/workspaces"), Action::rateLimit(), 2));
    QVERIFY(fixture.call(oneWorkspace(fixture)).has_value());
    // For ever: a bounded number of tries, then a clear text.
    fixture.server->clearRules();
    fixture.server->clearRequests();
    fixture.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/workspaces"), Action::rateLimit()));
    const auto answer = fixture.call(oneWorkspace(fixture));
    QCOMPARE(answer.error().kind, Kind::RateLimited);
    QVERIFY(!answer.error().message.isEmpty());
    QVERIFY(fixture.server->count(QStringLiteral("GET")) <= 5);
    // Longer than anyone waits: given up at once, not in an hour.
    fixture.server->clearRules();
    fixture.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/connections"), Action::rateLimit(QByteArray("3600"))));
    ClientFixture patient;
    patient.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/workspaces"), Action::rateLimit(QByteArray("3600"))));
    QCOMPARE(patient.call(oneWorkspace(patient), 5s).error().kind, Kind::RateLimited);
    // Whoever comes next is told at once, and the server is left alone.
    const auto next = patient.call(oneWorkspace(patient), 5s);
    QCOMPARE(next.error().kind, Kind::RateLimited);
    QVERIFY(next.error().neverSent);
    QVERIFY(next.error().retryAfter > std::chrono::seconds(3500));
    QCOMPARE(patient.server->count(QStringLiteral("GET")), 1);
    // A write is not repeated, however kindly the server asks.
    ClientFixture writer;
    writer.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/jobs"), Action::rateLimit(QByteArray("0"))));
    QCOMPARE(writer.call(api::startSync(ConnectionId(QStringLiteral("x")))).error().kind, Kind::RateLimited);
    QCOMPARE(writer.server->count(QStringLiteral("POST"), QStringLiteral("/jobs")), 1);
}

void TestApiClient::readsAreRepeated_data()
{
    QTest::addColumn<int>("status"); // 0: the connection drops
    for (const int status : {0, 500, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void TestApiClient::readsAreRepeated()
{
    QFETCH(int, status);
    ClientFixture fixture;
    fixture.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/workspaces"),
                                     status == 0 ? Action::drop() : Action::answer(status, "{}"), 2));
    QVERIFY(fixture.call(oneWorkspace(fixture)).has_value());
}

void TestApiClient::writesAreNeverRepeated_data()
{
    QTest::addColumn<QString>("fault");
    for (const demo::FaultKind &kind : demo::faultKinds()) {
        const QString name = QString(kind.name);
        // These change what a token is worth: the one repeat after a renewal is the rule there.
        if (!name.startsWith(QLatin1StringView("token")) && !name.contains(QLatin1StringView("expire")))
            QTest::newRow(qPrintable(name)) << (kind.argument.isEmpty() || kind.argument.startsWith(QLatin1Char('[')) ? name : name + QStringLiteral(":5"));
    }
}

void TestApiClient::writesAreNeverRepeated()
{
    QFETCH(QString, fault);
    ClientFixture fixture;
    TimeLimits limits;
    limits.quick = limits.read = limits.trigger = 1500ms;
    fixture.client->setTimeLimits(limits);
    QVERIFY(fixture.call(oneWorkspace(fixture)).has_value());
    const QString problem = fixture.server->applyFault(fault, QStringLiteral("POST"));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const auto answer = fixture.call(api::startSync(ConnectionId(fixture.server->connectionIds().constFirst())));
    if (!answer)
        QVERIFY(!answer.error().message.isEmpty());
    QVERIFY(fixture.server->count(QStringLiteral("POST"), QStringLiteral("/jobs")) <= 1);
}

void TestApiClient::secondRefusalEndsTheCall()
{
    ClientFixture fixture;
    fixture.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/workspaces"),
                                     Action::answer(401, "{\"message\":\"Unauthorized\",\"_links\":{}}")));
    QSignalSpy failed(fixture.client.get(), &ApiClient::credentialsFailed);
    QCOMPARE(fixture.call(oneWorkspace(fixture)).error().kind, Kind::Unauthorized);
    QCOMPARE(fixture.server->count(QStringLiteral("GET")), 2);
    QCOMPARE(fixture.server->tokensIssued(), 2);
    QCOMPARE(failed.count(), 1);
}

void TestApiClient::readOnlyServerSendsNoWrite()
{
    ClientFixture fixture;
    fixture.client->setReadOnly(true);
    const ConnectionId id(fixture.server->connectionIds().constFirst());
    QCOMPARE(fixture.call(api::startSync(id)).error().kind, Kind::ReadOnly);
    QCOMPARE(fixture.call(api::setConnectionActive(id, false)).error().kind, Kind::ReadOnly);
    QCOMPARE(fixture.call(api::createApplication(QStringLiteral("x"))).error().kind, Kind::ReadOnly);
    QCOMPARE(fixture.call(api::deleteApplication(QStringLiteral("x"))).error().kind, Kind::ReadOnly);
    QCOMPARE(fixture.server->count(), 0);
    QVERIFY(fixture.call(oneWorkspace(fixture)).has_value());
}

void TestApiClient::switchToReadOnlyHoldsForWaitingWrites()
{
    ClientFixture fixture;
    fixture.server->setLatency(300ms);
    std::optional<Result<Job>> answer;
    fixture.client->send<Job>(api::startSync(ConnectionId(fixture.server->connectionIds().constFirst())), this,
                              [&answer](const Result<Job> &job) { answer = job; });
    QTRY_COMPARE(fixture.server->count(QStringLiteral("POST"), QStringLiteral("token")), 1);
    fixture.client->setReadOnly(true); // while the write waits for its token
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error().kind, Kind::ReadOnly);
    QVERIFY(answer->error().neverSent);
    QCOMPARE(fixture.server->count(QStringLiteral("POST"), QStringLiteral("/jobs")), 0);
}

void TestApiClient::tokenTroubleMeansThatNothingWasSent()
{
    ClientFixture fixture;
    fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/token"), Action::drop()));
    const auto answer = fixture.call(api::startSync(ConnectionId(fixture.server->connectionIds().constFirst())));
    QCOMPARE(answer.error().kind, Kind::Network);
    QVERIFY(answer.error().neverSent);
    QCOMPARE(fixture.server->count(QStringLiteral("POST"), QStringLiteral("/jobs")), 0);
}

void TestApiClient::abortedCallEndsOnceWithCancelled()
{
    ClientFixture fixture;
    fixture.server->setLatency(2s);
    std::vector<Kind> answers;
    const QPointer<ApiCall> call = fixture.client->send<Workspace>(
        oneWorkspace(fixture), this, [&answers](const Result<Workspace> &answer) { answers.push_back(answer.error().kind); });
    QSignalSpy finished(call, &ApiCall::finished);
    QTRY_VERIFY(fixture.server->count() > 0);
    call->abort();
    QCOMPARE(finished.count(), 1);
    QTRY_VERIFY(!call);
    QCOMPARE(answers, std::vector<Kind>{Kind::Cancelled});
    QCOMPARE(fixture.client->requestsInFlight(), 0);
}

void TestApiClient::callAbortedInsideASignalEndsOnce()
{
    ClientFixture fixture;
    std::vector<Kind> answers;
    QPointer<ApiCall> call;
    connect(fixture.client.get(), &ApiClient::reached, this, [&call] {
        if (call)
            call->abort();
    });
    call = fixture.client->send<Workspace>(
        oneWorkspace(fixture), this, [&answers](const Result<Workspace> &answer) {
            answers.push_back(answer ? Kind::Protocol : answer.error().kind);
        });
    QSignalSpy finished(call, &ApiCall::finished);
    QTRY_VERIFY(!call);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(answers, std::vector<Kind>{Kind::Cancelled});
    QCOMPARE(fixture.client->requestsInFlight(), 0);
}

void TestApiClient::deadContextIsNotCalled()
{
    ClientFixture fixture;
    fixture.server->setLatency(200ms);
    bool called = false;
    auto *context = new QObject;
    const QPointer<ApiCall> call =
        fixture.client->send<Workspace>(oneWorkspace(fixture), context, [&called](const Result<Workspace> &) { called = true; });
    QTRY_VERIFY(fixture.server->count() > 0);
    delete context;
    QTRY_VERIFY(!call);
    QVERIFY(!called);
    QVERIFY(fixture.call(oneWorkspace(fixture)).has_value()); // the place in the queue was given back
}

void TestApiClient::timeLimitEndsTheCall()
{
    ClientFixture fixture;
    TimeLimits limits;
    limits.read = limits.trigger = 200ms;
    fixture.client->setTimeLimits(limits);
    QVERIFY(fixture.call(oneWorkspace(fixture)).has_value());
    fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/jobs"), Action::delayed(5s)));
    const auto answer = fixture.call(api::startSync(ConnectionId(QStringLiteral("x"))));
    QCOMPARE(answer.error().kind, Kind::Timeout);
    QVERIFY(!answer.error().neverSent);
}

void TestApiClient::halfAnAnswerIsNoSuccess()
{
    for (const bool chunked : {false, true}) {
        ClientFixture fixture;
        fixture.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/workspaces"), Action::cut(20, chunked)));
        const auto answer = fixture.call(oneWorkspace(fixture));
        QVERIFY(!answer.has_value());
        // Qt takes some cut chunked bodies for whole ones: then the JSON tells.
        QVERIFY2(answer.error().kind == Kind::Network || answer.error().kind == Kind::Protocol,
                 qPrintable(answer.error().report()));
    }
}

void TestApiClient::endlessBodyIsStopped()
{
    ClientFixture fixture;
    TransportSettings settings;
    settings.largestBody = 1 << 20;
    fixture.transport->setSettings(settings);
    fixture.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/workspaces"), Action::endless()));
    const auto answer = fixture.call(oneWorkspace(fixture));
    QCOMPARE(answer.error().kind, Kind::Protocol);
}

void TestApiClient::fewRequestsAtOnce()
{
    demo::Options options;
    options.latency = 30ms;
    ClientFixture fixture(options);
    int answered = 0;
    for (int i = 0; i < 60; ++i)
        fixture.client->send<Workspace>(oneWorkspace(fixture), this, [&answered](const Result<Workspace> &) { ++answered; });
    QTRY_COMPARE_WITH_TIMEOUT(answered, 60, 20000);
    QVERIFY(fixture.server->maxInFlight(QStringLiteral("/workspaces")) <= InFlightLimit::most);
    QVERIFY(fixture.server->maxInFlight(QStringLiteral("/workspaces")) > 1);
}

void TestApiClient::peopleGoBeforeBackground()
{
    demo::Options options;
    options.latency = 20ms;
    ClientFixture fixture(options);
    QStringList order;
    for (int i = 0; i < 20; ++i) {
        Endpoint<Workspace> quiet = oneWorkspace(fixture);
        quiet.request.isBackground = true;
        fixture.client->send<Workspace>(quiet, this, [&order](const Result<Workspace> &) { order.append(QStringLiteral("quiet")); });
    }
    fixture.client->send<Workspace>(oneWorkspace(fixture), this,
                                    [&order](const Result<Workspace> &) { order.append(QStringLiteral("person")); });
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), 21, 20000);
    QVERIFY(order.indexOf(QStringLiteral("person")) < 6);
}

void TestApiClient::absentConfigApiIsSaidPlainly()
{
    demo::Options options;
    options.layout = demo::Layout::Cloud;
    ClientFixture fixture(options);
    Endpoint<QJsonObject> endpoint;
    endpoint.request.api = Request::Api::Config;
    endpoint.request.path = endpoint.request.label = QStringLiteral("/jobs/get");
    endpoint.parse = [](const QByteArray &) -> Result<QJsonObject> { return QJsonObject(); };
    QCOMPARE(fixture.call(endpoint).error().kind, Kind::NotFound);
}

void TestApiClient::goesThroughAnHttpProxy()
{
    ClientFixture fixture;
    // A proxy that answers itself is enough to see that it was asked, with the whole address.
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    QByteArray asked;
    connect(&proxy, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [&asked, socket] {
            asked += socket->readAll();
            socket->write("HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        });
    });
    TransportSettings settings;
    settings.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.serverPort());
    fixture.transport->setSettings(settings);
    fixture.client->setAuth(ApiClient::Auth::None);
    ApiRoot root;
    root.publicBase = QUrl(QStringLiteral("http://airbyte.example/v1"));
    fixture.client->setRoot(root);
    const auto answer = fixture.call(oneWorkspace(fixture));
    QCOMPARE(answer.error().httpStatus, 503);
    QVERIFY(asked.startsWith("GET http://airbyte.example/v1/workspaces/"));
    QCOMPARE(fixture.server->count(), 0);
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
