// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkfixtures.h"

#include <QTest>

using namespace airdesk;
using namespace Qt::StringLiterals;
using namespace airdesk::test;
using demo::DemoServer;
using State = CheckStep::State;
using Suggest = CheckSuggestion::Kind;

Q_DECLARE_METATYPE(airdesk::demo::Edition)
Q_DECLARE_METATYPE(airdesk::demo::Layout)

namespace {

// Everything that could change something on the server.
int writes(const DemoServer &server)
{
    int count = 0;
    for (const demo::RecordedRequest &request : server.requests()) {
        const bool reads = request.verb == u"GET" || request.path.endsWith(u"/applications/token") || request.path.endsWith(u"/users/get");
        count += reads ? 0 : 1;
    }
    return count;
}

} // namespace

class TestAccessCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesEverywhere_data();
    void passesEverywhere();
    void case_02_noAuthenticationIsProposed();
    void case_05_rejectedCredentials();
    void case_15_aProxyAsksForBasic();
    void case_19_onlyHalfOfTheApiAnswers();
    void case_20_healthIsAHint_data();
    void case_20_healthIsAHint();
    void case_31_noWorkspaceIsExplained();
    void readersMayNotStartSyncs();
    void restartsFromCredentials();
    void clocksApart();
    void lifetimeThatIsNotSaid();
    void abortAndDestroy();
    void reportHoldsNoSecret();
};

void TestAccessCheck::passesEverywhere_data()
{
    using demo::Edition;
    using demo::Layout;
    QTest::addColumn<Edition>("edition");
    QTest::addColumn<Layout>("layout");
    QTest::addColumn<bool>("knowsRoles"); // the server tells, one way or another, whether syncs may be started
    QTest::newRow("enterprise combined") << Edition::Enterprise << Layout::Combined << true;
    QTest::newRow("enterprise legacy") << Edition::Enterprise << Layout::Legacy << false;
    QTest::newRow("enterprise cloud") << Edition::Enterprise << Layout::Cloud << true;
    QTest::newRow("community combined") << Edition::Community << Layout::Combined << true;
    QTest::newRow("community legacy") << Edition::Community << Layout::Legacy << true;
    QTest::newRow("oidc combined") << Edition::Oidc << Layout::Combined << true;
    QTest::newRow("none combined") << Edition::None << Layout::Combined << true;
    QTest::newRow("none legacy") << Edition::None << Layout::Legacy << true;
    QTest::newRow("none cloud") << Edition::None << Layout::Cloud << true;
}

void TestAccessCheck::passesEverywhere()
{
    QFETCH(demo::Edition, edition);
    QFETCH(demo::Layout, layout);
    QFETCH(bool, knowsRoles);
    demo::Options options = quiet();
    options.edition = edition;
    options.layout = layout;
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    ServerProfile profile = profileOf(server);
    if (edition == demo::Edition::None)
        profile.auth = AuthKind::None;
    AccessCheck check;
    QVERIFY(runCheck(check, profile, secretOf(server)));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
    QCOMPARE(check.count(State::Failed), 0);
    QCOMPARE(check.workspaces().size(), size_t(3));
    QCOMPARE(check.step(AccessCheck::MayStartSyncs).state, knowsRoles ? State::Passed : State::Skipped);
    QVERIFY(check.profile().publicBase.isValid());
    QCOMPARE(check.profile().tokenUrl.isEmpty(), edition == demo::Edition::None);
    QCOMPARE(writes(server), 0);
    if (edition == demo::Edition::None)
        QCOMPARE(server.count(u"POST"_s, u"/applications/token"_s), 0);
}

void TestAccessCheck::case_02_noAuthenticationIsProposed()
{
    demo::Options options = quiet();
    options.edition = demo::Edition::None;
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    ServerProfile profile = profileOf(server);
    profile.clientId = u"somebody"_s;

    AccessCheck check;
    QVERIFY(runCheck(check, profile, {}));
    QCOMPARE(check.step(AccessCheck::Root).state, State::Passed);
    QCOMPARE(check.step(AccessCheck::Token).state, State::Pending);
    QVERIFY(check.step(AccessCheck::Token).suggestion(Suggest::UseNoAuth));
    QCOMPARE(server.count(u"POST"_s), 0);

    QVERIFY(runCheck(check, profile, Secret("some secret")));
    QCOMPARE(check.step(AccessCheck::Token).state, State::Failed);
    const CheckSuggestion *suggestion = check.step(AccessCheck::Token).suggestion(Suggest::UseNoAuth);
    QVERIFY(suggestion);

    server.clearRequests();
    const ServerProfile changed = AccessCheck::apply(*suggestion, profile);
    QCOMPARE(changed.auth, AuthKind::None);
    QVERIFY(runCheck(check, changed, {}));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
    QCOMPARE(server.count(u"POST"_s), 0);
    for (const demo::RecordedRequest &request : server.requests())
        QVERIFY(!request.headers.contains("authorization"));
}

void TestAccessCheck::case_05_rejectedCredentials()
{
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    QCOMPARE(server.applyFault(u"token-400"_s), QString());
    AccessCheck check;
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    const CheckStep &token = check.step(AccessCheck::Token);
    QCOMPARE(token.state, State::Failed);
    QCOMPARE(token.result, u"credentials rejected"_s);
    QVERIFY2(token.whatHappened.contains(u"Invalid client id or token"_s), qPrintable(token.whatHappened));
    QVERIFY(token.suggestion(Suggest::EnterCredentials));
    QCOMPARE(token.error->kind, ApiError::Kind::CredentialsRefused);
    QCOMPARE(server.count(u"POST"_s, u"/applications/token"_s), 1); // not asked again by itself
    QCOMPARE(check.step(AccessCheck::Workspaces).state, State::Pending);
    QVERIFY(check.step(AccessCheck::Workspaces).result.contains(u"Access token"_s));
}

void TestAccessCheck::case_15_aProxyAsksForBasic()
{
    demo::Options options = quiet();
    options.edition = demo::Edition::None;
    options.basicAuth = u"carla:letmein-please"_s;
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    ServerProfile profile = profileOf(server);
    profile.clientId = u"somebody"_s;
    AccessCheck check;
    QVERIFY(runCheck(check, profile, Secret("some secret")));
    const CheckStep &root = check.step(AccessCheck::Root);
    QCOMPARE(root.state, State::Failed);
    QVERIFY2(root.result.contains(u"proxy"_s), qPrintable(root.result));
    QVERIFY2(root.meaning.contains(u"one header"_s), qPrintable(root.meaning));
    const CheckSuggestion *suggestion = root.suggestion(Suggest::UseBasicAuth);
    QVERIFY(suggestion);

    ServerProfile basic = AccessCheck::apply(*suggestion, profile);
    QCOMPARE(basic.auth, AuthKind::Basic);
    basic.basicUser = u"carla"_s;
    QVERIFY(runCheck(check, basic, Secret("wrong password")));
    QCOMPARE(check.failedStep(), AccessCheck::Root);
    QVERIFY(check.step(AccessCheck::Root).suggestion(Suggest::EnterCredentials));

    QVERIFY(runCheck(check, basic, Secret("letmein-please")));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
    QCOMPARE(server.count(u"POST"_s, u"/applications/token"_s), 0);
}

void TestAccessCheck::case_19_onlyHalfOfTheApiAnswers()
{
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    QCOMPARE(server.applyFault(u"lists-404"_s), QString());
    AccessCheck check;
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    QCOMPARE(check.step(AccessCheck::Token).state, State::Passed);
    const CheckStep &lists = check.step(AccessCheck::Workspaces);
    QCOMPARE(lists.state, State::Failed);
    QCOMPARE(lists.result, u"the token address answers, the lists do not"_s);
    QVERIFY2(lists.whatHappened.contains(u"/api/public/v1/workspaces"_s), qPrintable(lists.whatHappened));
    QVERIFY2(lists.whatHappened.contains(u"404"_s), qPrintable(lists.whatHappened));
}

void TestAccessCheck::case_20_healthIsAHint_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("wants credentials") << u"health-401"_s;
    QTest::newRow("missing") << u"health-404"_s;
}

void TestAccessCheck::case_20_healthIsAHint()
{
    QFETCH(QString, fault);
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    QCOMPARE(server.applyFault(fault), QString());
    AccessCheck check;
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
}

void TestAccessCheck::case_31_noWorkspaceIsExplained()
{
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    QCOMPARE(server.applyFault(u"no-workspaces"_s), QString());
    AccessCheck check;
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    const CheckStep &step = check.step(AccessCheck::Workspaces);
    QCOMPARE(step.state, State::Warning);
    QVERIFY2(step.meaning.contains(u"member of no workspace"_s), qPrintable(step.meaning));
    QVERIFY(step.suggestion(Suggest::EnterWorkspace));
    QVERIFY(check.hasPassed()); // the server can be saved all the same
}

void TestAccessCheck::readersMayNotStartSyncs()
{
    demo::Options options = quiet();
    options.readOnlyUser = true;
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    AccessCheck check;
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    QCOMPARE(check.step(AccessCheck::MayStartSyncs).state, State::Warning);
    QVERIFY(check.step(AccessCheck::MayStartSyncs).whatHappened.contains(u"workspace_reader"_s));
    QCOMPARE(writes(server), 0);

    server.setReadOnlyUser(false);
    ServerProfile marked = profileOf(server);
    marked.readOnly = true;
    QVERIFY(runCheck(check, marked, secretOf(server)));
    QCOMPARE(check.step(AccessCheck::MayStartSyncs).state, State::Warning);
    QVERIFY(check.step(AccessCheck::MayStartSyncs).result.contains(u"read only"_s));
}

void TestAccessCheck::restartsFromCredentials()
{
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    const ServerProfile profile = profileOf(server);
    AccessCheck check;
    QVERIFY(runCheck(check, profile, {}));
    QVERIFY(check.hasRoot());
    QVERIFY(!check.hasPassed());
    for (int step = AccessCheck::Token; step < AccessCheck::stepCount; ++step) {
        QCOMPARE(check.step(AccessCheck::Step(step)).state, State::Pending);
        QCOMPARE(check.step(AccessCheck::Step(step)).result, u"after credentials"_s);
    }
    server.clearRequests();
    check.setServer(profile, secretOf(server));
    QCOMPARE(check.step(AccessCheck::Root).state, State::Passed); // kept
    QVERIFY(runCheck(check, AccessCheck::Token));
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
    QCOMPARE(server.count(u"GET"_s, u"/health"_s), 0); // not looked for again
}

void TestAccessCheck::clocksApart()
{
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    server.setClockSkew(std::chrono::minutes(10));
    AccessCheck check;
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    const CheckStep &step = check.step(AccessCheck::Lifetime);
    QCOMPARE(step.state, State::Warning);
    QVERIFY2(step.result.contains(u"15 min"_s) && step.result.contains(u"ahead"_s), qPrintable(step.result));
}

void TestAccessCheck::lifetimeThatIsNotSaid()
{
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    QCOMPARE(server.applyFault(u"opaque-token"_s), QString());
    AccessCheck check;
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    QVERIFY2(check.step(AccessCheck::Lifetime).result.contains(u"assumed"_s), qPrintable(check.step(AccessCheck::Lifetime).result));
    QCOMPARE(check.step(AccessCheck::Lifetime).state, State::Warning);
}

void TestAccessCheck::abortAndDestroy()
{
    demo::Options options = quiet();
    options.latency = std::chrono::milliseconds(100);
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    for (int stop = AccessCheck::Address; stop < AccessCheck::stepCount; ++stop) {
        auto check = std::make_unique<AccessCheck>();
        QSignalSpy finished(check.get(), &AccessCheck::finished);
        bool stopped = false;
        connect(check.get(), &AccessCheck::stepChanged, check.get(), [&](int step) {
            if (step == stop && check->step(AccessCheck::Step(step)).state == State::Running && !std::exchange(stopped, true))
                check->abort();
        });
        check->setServer(profileOf(server), secretOf(server));
        check->start();
        QTRY_VERIFY(stopped);
        QVERIFY(!check->isRunning());
        QCOMPARE(check->step(AccessCheck::Step(stop)).state, State::Pending);
        QVERIFY(runCheck(*check)); // can be started anew
        QCOMPARE(finished.count(), 1); // by the second run alone
        check->start();
        QTRY_VERIFY(check->step(AccessCheck::Step(stop)).state != State::Pending);
        check.reset(); // in the middle of it
    }
    // Another server given from within the check's own signal.
    AccessCheck check;
    bool changed = false;
    connect(&check, &AccessCheck::stepChanged, &check, [&](int step) {
        if (step == AccessCheck::Workspaces && check.step(AccessCheck::Workspaces).isOver() && !std::exchange(changed, true)) {
            check.setServer(profileOf(server), secretOf(server));
            check.start();
        }
    });
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    QVERIFY(changed);
    QVERIFY2(check.hasPassed(), qPrintable(check.report()));
}

void TestAccessCheck::reportHoldsNoSecret()
{
    DemoServer server(quiet());
    QCOMPARE(server.start(), QString());
    AccessCheck check;
    QVERIFY(runCheck(check, profileOf(server), secretOf(server)));
    const QString report = check.report();
    for (int step = 0; step < AccessCheck::stepCount; ++step)
        QVERIFY(report.contains(check.step(AccessCheck::Step(step)).title));
    QVERIFY(report.contains(check.summary()));
    QCOMPARE(check.summary(), u"9 passed"_s);
    QVERIFY(!report.contains(server.clientSecret()));
    QVERIFY(!report.contains(u"eyJ"_s));
}

QTEST_GUILESS_MAIN(TestAccessCheck)
#include "tst_accesscheck.moc"
