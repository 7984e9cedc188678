// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include "api/endpoints/connections.h"
#include "api/endpoints/workspaces.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace airdesk;
using namespace airdesk::test;
using namespace std::chrono_literals;
using demo::Action;
using demo::Rule;
using Kind = ApiError::Kind;

namespace {
const auto tokenPath = QStringLiteral("applications/token");
}

class TestTokenSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void case_04_tokenRequestIsJson();
    void case_05_refusedCredentialsStopEverything_data();
    void case_05_refusedCredentialsStopEverything();
    void case_06_renewsAheadOfTheEnd();
    void case_09_oneExchangeForManyRequests();
    void twoHundredRequestsWithATwoSecondToken();
    void secondRenewalWorksToo();
    void invalidationTouchesOnlyTheTokenItNames();
    void nextAddressIsTriedWhenTheFirstIsNotThere();
    void newCredentialsDropTheAnswerToTheOldOnes();
    void serverTimeLimitIsRepeatedOnce();
    void clearingAnswersEveryoneWaiting();
    void otherAddressesWhileAnExchangeIsUnderWay();
    void case_13_tokenStaysWithTheServerThatGaveIt();

private:
    static Result<AccessToken> tokenOf(ClientFixture &fixture);
};

Result<AccessToken> TestTokenSource::tokenOf(ClientFixture &fixture)
{
    std::optional<Result<AccessToken>> answer;
    QObject context;
    fixture.tokens->token(&context, [&answer](const Result<AccessToken> &token) { answer = token; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20000))
        return failure(ApiError::make(Kind::Timeout, QStringLiteral("the test waited in vain")));
    return *answer;
}

void TestTokenSource::case_04_tokenRequestIsJson()
{
    ClientFixture fixture;
    QVERIFY(tokenOf(fixture).has_value());
    const auto requests = fixture.server->requests();
    QCOMPARE(requests.size(), size_t(1));
    const demo::RecordedRequest &request = requests.front();
    QCOMPARE(request.verb, QStringLiteral("POST"));
    QCOMPARE(request.headers.value("content-type"), QByteArray("application/json"));
    QVERIFY(request.headers.value("accept").contains("application/json"));
    QVERIFY(request.headers.value("user-agent").startsWith("Airdesk/"));
    QVERIFY(!request.headers.contains("authorization"));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(body.value(QStringLiteral("client_id")).toString(), fixture.server->clientId());
    QCOMPARE(body.value(QStringLiteral("grant_type")).toString(), QStringLiteral("client_credentials"));
}

void TestTokenSource::case_05_refusedCredentialsStopEverything_data()
{
    QTest::addColumn<int>("edition");
    QTest::newRow("community: 400") << int(demo::Edition::Community);
    QTest::newRow("enterprise: 401") << int(demo::Edition::Enterprise);
}

void TestTokenSource::case_05_refusedCredentialsStopEverything()
{
    QFETCH(int, edition);
    demo::Options options;
    options.edition = demo::Edition(edition);
    ClientFixture fixture(options);
    fixture.tokens->setCredentials(fixture.server->clientId(), Secret("quite-wrong-secret"));
    QSignalSpy failed(fixture.client.get(), &ApiClient::credentialsFailed);
    const auto answer = fixture.call(api::getWorkspace(WorkspaceId(QStringLiteral("x"))));
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, Kind::CredentialsRefused);
    QCOMPARE(fixture.tokens->state(), TokenSource::State::Refused);
    QVERIFY(failed.count() > 0);
    if (options.edition == demo::Edition::Community)
        QCOMPARE(answer.error().detail, QStringLiteral("Invalid client id or token"));
    // No loop: later calls end at once, without asking the server anything.
    const int asked = fixture.server->count(QStringLiteral("POST"), tokenPath);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(fixture.call(api::getWorkspace(WorkspaceId(QStringLiteral("x")))).error().kind, Kind::CredentialsRefused);
    QCOMPARE(fixture.server->count(QStringLiteral("POST"), tokenPath), asked);
    QCOMPARE(fixture.server->count(QStringLiteral("GET")), 0);
    // And the right pair heals it.
    fixture.tokens->setCredentials(fixture.server->clientId(), Secret(fixture.server->clientSecret().toUtf8()));
    QVERIFY(tokenOf(fixture).has_value());
}

void TestTokenSource::case_06_renewsAheadOfTheEnd()
{
    demo::Options options;
    options.tokenLifetime = 3s;
    ClientFixture fixture(options);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 7000) {
        QVERIFY(fixture.listAll(api::listWorkspaces()).end.isComplete);
        QTest::qWait(150);
    }
    for (const demo::RecordedRequest &request : fixture.server->requests())
        QVERIFY2(request.status != 401, "a request left with a token at its end");
    QVERIFY(fixture.server->tokensIssued() >= 3);
    QVERIFY(fixture.server->tokensIssued() <= 5);
}

void TestTokenSource::case_09_oneExchangeForManyRequests()
{
    ClientFixture fixture;
    QVERIFY(tokenOf(fixture).has_value());
    fixture.server->expireTokens();
    fixture.server->clearRequests();
    int answered = 0;
    for (int i = 0; i < 12; ++i) {
        list<Workspace>(fixture.client.get(), api::listWorkspaces(), this, [](std::vector<Workspace> &&) {},
                        [&answered](const ListEnd &end) { answered += end.isComplete ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, 12, 20000);
    QCOMPARE(fixture.server->count(QStringLiteral("POST"), tokenPath), 1);
}

void TestTokenSource::twoHundredRequestsWithATwoSecondToken()
{
    demo::Options options;
    options.tokenLifetime = 2s;
    options.latency = 25ms;
    ClientFixture fixture(options);
    int answered = 0;
    int refused = 0;
    QElapsedTimer clock;
    clock.start();
    const WorkspaceId id(fixture.server->workspaceIds().constFirst());
    for (int i = 0; i < 200; ++i) {
        fixture.client->send<Workspace>(api::getWorkspace(id), this, [&](const Result<Workspace> &answer) {
            ++answered;
            refused += answer ? 0 : 1;
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, 200, 60000);
    QCOMPARE(refused, 0);
    const double seconds = double(clock.elapsed()) / 1000;
    QVERIFY2(fixture.server->tokensIssued() <= seconds / 2 + 2,
             qPrintable(QStringLiteral("%1 tokens in %2 s").arg(fixture.server->tokensIssued()).arg(seconds)));
    QVERIFY(fixture.server->maxInFlight() <= InFlightLimit::most + 1); // the token exchange besides
}

void TestTokenSource::secondRenewalWorksToo()
{
    ClientFixture fixture;
    for (int round = 1; round <= 3; ++round) {
        QVERIFY(fixture.listAll(api::listWorkspaces()).end.isComplete);
        QCOMPARE(fixture.server->tokensIssued(), round);
        fixture.server->expireTokens();
    }
}

void TestTokenSource::invalidationTouchesOnlyTheTokenItNames()
{
    ClientFixture fixture;
    const auto first = tokenOf(fixture);
    QVERIFY(first.has_value());
    fixture.tokens->invalidate(first->serial);
    const auto second = tokenOf(fixture);
    QVERIFY(second->serial != first->serial);
    fixture.tokens->invalidate(first->serial); // a straggler's 401
    QCOMPARE(tokenOf(fixture)->serial, second->serial);
    QCOMPARE(fixture.server->tokensIssued(), 2);
}

void TestTokenSource::nextAddressIsTriedWhenTheFirstIsNotThere()
{
    ClientFixture fixture;
    fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/api/public/v1/applications/token"), Action::html(404)));
    QVERIFY(tokenOf(fixture).has_value());
    QCOMPARE(fixture.tokens->workingUrl().path(), QStringLiteral("/api/v1/applications/token"));
    // Remembered: the wrong address is not asked again.
    fixture.server->clearRequests();
    fixture.server->expireTokens();
    QVERIFY(fixture.listAll(api::listWorkspaces()).end.isComplete);
    QCOMPARE(fixture.server->count(QStringLiteral("POST"), QStringLiteral("/api/public/v1/applications/token")), 0);
}

void TestTokenSource::newCredentialsDropTheAnswerToTheOldOnes()
{
    ClientFixture fixture;
    fixture.server->addRule(Rule::on(QStringLiteral("POST"), tokenPath, Action::delayed(300ms), 1));
    std::optional<Result<AccessToken>> answer;
    fixture.tokens->setCredentials(fixture.server->clientId(), Secret("quite-wrong-secret"));
    fixture.tokens->token(this, [&answer](const Result<AccessToken> &token) { answer = token; });
    QTRY_COMPARE(fixture.server->count(QStringLiteral("POST"), tokenPath), 1);
    fixture.tokens->setCredentials(fixture.server->clientId(), Secret(fixture.server->clientSecret().toUtf8()));
    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->has_value());
    QCOMPARE(fixture.tokens->state(), TokenSource::State::Ready);
}

void TestTokenSource::serverTimeLimitIsRepeatedOnce()
{
    ClientFixture fixture;
    fixture.server->addRule(Rule::on(QStringLiteral("POST"), tokenPath,
                                     Action::answer(408, "{\"title\":\"request-timeout-exceeded\"}"), 1));
    QVERIFY(tokenOf(fixture).has_value());
    QCOMPARE(fixture.server->count(QStringLiteral("POST"), tokenPath), 2);
}

void TestTokenSource::clearingAnswersEveryoneWaiting()
{
    ClientFixture fixture;
    fixture.server->setLatency(500ms);
    std::optional<Result<AccessToken>> answer;
    fixture.tokens->token(this, [&answer](const Result<AccessToken> &token) { answer = token; });
    fixture.tokens->clearCredentials();
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error().kind, Kind::CredentialsNeeded);
    QCOMPARE(fixture.tokens->state(), TokenSource::State::NoCredentials);
}

void TestTokenSource::otherAddressesWhileAnExchangeIsUnderWay()
{
    ClientFixture fixture;
    const QUrl second = joinUrl(fixture.server->url(), QStringLiteral("/api/v1/applications/token"));
    fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/api/public/v1/applications/token"), Action::html(404)));
    fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/api/v1/applications/token"), Action::delayed(300ms), 1));
    std::optional<Result<AccessToken>> answer;
    fixture.tokens->token(this, [&answer](const Result<AccessToken> &token) { answer = token; });
    QTRY_COMPARE(fixture.server->count(QStringLiteral("POST"), second.path()), 1);
    fixture.tokens->setTokenUrls({second}); // one fewer than when it was asked
    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->has_value());
    QCOMPARE(fixture.tokens->workingUrl(), second);
    QTest::qWait(400); // the answer that nobody waits for any more
    QCOMPARE(fixture.tokens->state(), TokenSource::State::Ready);
}

void TestTokenSource::case_13_tokenStaysWithTheServerThatGaveIt()
{
    ClientFixture fixture;
    QVERIFY(tokenOf(fixture).has_value());
    fixture.tokens->setTokenUrls({joinUrl(fixture.server->url(), QStringLiteral("/api/v1/applications/token"))});
    QVERIFY(fixture.tokens->current().has_value());
    fixture.tokens->setTokenUrls({QUrl(QStringLiteral("http://elsewhere.example/api/v1/applications/token"))});
    QVERIFY(!fixture.tokens->current().has_value());
}

QTEST_GUILESS_MAIN(TestTokenSource)
#include "tst_tokensource.moc"
