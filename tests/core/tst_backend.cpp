// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/sessionstore.h"
#include "backend/session.h"
#include "demo/demoserver.h"
#include "logcatcher.h"
#include "support/scrubber.h"

#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace airdesk;
using namespace std::chrono_literals;
using demo::Action;
using demo::Rule;

//! One saved server from the profile to the rows, with a demo server at the other end.
class TestBackend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEverythingOfEachEditionAndLayout_data();
    void listsEverythingOfEachEditionAndLayout();
    void syncFollowsTheJobToItsEnd();
    void cancelWaitsForTheServersWord();
    void refusedCredentialsAskOnceAndRecover();
    void serverGoneAndBack();
    void rootIsRememberedAndProbedAgainWhenItMoves();
    void case_10_forbiddenWritesAreRemembered();
    void case_31_noWorkspaceIsNoFault();
    void case_38_networkTroubleLeavesJobsAsTheyWere();
    void case_51_deletedApplicationStopsEverything();
    void case_82_serversWithEqualCredentialsAreIndependent();
    void case_85_nothingSecretInAnyFileOrLog();
    void removedServerTakesItsRowsAlong();
    void quietServerIsAskedLittle();

private:
    struct World
    {
        QTemporaryDir dir;
        demo::DemoServer server;
        std::unique_ptr<Session> session;
        Backend *backend = nullptr;

        explicit World(const demo::Options &options = {}) : server(options)
        {
            const QString problem = server.start();
            if (!problem.isEmpty())
                qFatal("%s", qPrintable(problem));
            session = std::make_unique<Session>(dir.path(), std::make_unique<SessionStore>());
            session->start();
            backend = add(QStringLiteral("Demo"), server.clientSecret());
        }
        Backend *add(const QString &name, const QString &secret)
        {
            ServerProfile profile;
            profile.name = name;
            profile.address = server.url();
            profile.color = QStringLiteral("blue");
            profile.auth = server.clientId().isEmpty() ? AuthKind::None : AuthKind::Application;
            profile.clientId = server.clientId();
            const Result<ServerId> id = session->addServer(profile, Secret(secret.toUtf8()), session.get(), [](const CredentialResult &) {});
            if (!id)
                qFatal("%s", qPrintable(id.error().message));
            return session->backend(*id);
        }
        ConnectionModel &rows() { return session->models()->connections; }
        //! Both listings have ended: a refresh asked for while one runs is that one.
        bool loaded() const
        {
            return backend->connections()->state().phase == ListState::Phase::Loaded
                && backend->workspaces()->state().phase == ListState::Phase::Loaded;
        }
    };
};

void TestBackend::listsEverythingOfEachEditionAndLayout_data()
{
    QTest::addColumn<int>("edition");
    QTest::addColumn<int>("layout");
    const std::pair<const char *, demo::Edition> editions[] = {{"community", demo::Edition::Community},
                                                               {"enterprise", demo::Edition::Enterprise},
                                                               {"oidc", demo::Edition::Oidc},
                                                               {"none", demo::Edition::None}};
    const std::pair<const char *, demo::Layout> layouts[] = {
        {"combined", demo::Layout::Combined}, {"legacy", demo::Layout::Legacy}, {"cloud", demo::Layout::Cloud}};
    for (const auto &[editionName, edition] : editions) {
        for (const auto &[layoutName, layout] : layouts)
            QTest::addRow("%s %s", editionName, layoutName) << int(edition) << int(layout);
    }
}

void TestBackend::listsEverythingOfEachEditionAndLayout()
{
    QFETCH(int, edition);
    QFETCH(int, layout);
    demo::Options options;
    options.edition = demo::Edition(edition);
    options.layout = demo::Layout(layout);
    options.connections = 120;
    World world(options);
    QAbstractItemModelTester tester(&world.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    QCOMPARE(world.rows().rowCount(), 120);
    QCOMPARE(world.backend->state(), ServerState::Connected);
    QTRY_VERIFY(world.session->models()->workspaces.rowCount() > 0);
    QTRY_VERIFY(!world.rows().row(0).sourceName.isEmpty());
}

void TestBackend::syncFollowsTheJobToItsEnd()
{
    demo::Options options;
    options.timeScale = 40;
    options.schedules = false;
    World world(options);
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    const ConnectionId id(world.server.connectionWith(demo::SyncBehaviour::Normal));
    QSignalSpy settled(world.backend->connections(), &ConnectionService::syncSettled);
    QSignalSpy finished(world.backend->jobs(), &JobService::jobFinished);
    world.backend->connections()->startSync(id);
    world.backend->connections()->startSync(id);
    QTRY_COMPARE(settled.count(), 1);
    const auto outcome = settled.constFirst().at(1).value<SyncOutcome>();
    QCOMPARE(outcome.kind, SyncOutcome::Kind::Started);
    QTRY_VERIFY_WITH_TIMEOUT(finished.count() > 0, 20000);
    const ConnectionRow *row = world.rows().connectionRow({world.backend->id(), id});
    QTRY_COMPARE(row->status.kind, RunStatus::Succeeded);
    QCOMPARE(row->jobs.front().id, outcome.job.id);
    QCOMPARE(world.server.count(QStringLiteral("POST"), QStringLiteral("/jobs")), 1);
}

void TestBackend::cancelWaitsForTheServersWord()
{
    demo::Options options;
    options.schedules = false;
    World world(options);
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    const QString id = world.server.connectionIds().constFirst();
    const JobId job{world.server.startSync(id)};
    world.server.addRule(Rule::on(QStringLiteral("DELETE"), QStringLiteral("/jobs"), Action::answeredLate(500ms)));
    QSignalSpy settled(world.backend->jobs(), &JobService::cancelSettled);
    world.backend->jobs()->cancel(job);
    world.backend->jobs()->cancel(job);
    QVERIFY(world.backend->jobs()->isCancelling(job));
    QTRY_COMPARE(settled.count(), 1);
    QCOMPARE(world.server.jobStatus(job.value), QStringLiteral("cancelled"));
    QCOMPARE(world.server.count(QStringLiteral("DELETE"), QStringLiteral("/jobs")), 1);
    QTRY_COMPARE(world.rows().connectionRow({world.backend->id(), ConnectionId(id)})->jobs.front().status.kind, RunStatus::Cancelled);
}

void TestBackend::refusedCredentialsAskOnceAndRecover()
{
    World world;
    Backend *wrong = world.add(QStringLiteral("Wrong"), QStringLiteral("not-the-secret"));
    QTRY_COMPARE(wrong->state(), ServerState::CredentialsRefused);
    QTRY_VERIFY(world.loaded());
    QTest::qWait(300);
    const int asked = world.server.count(QStringLiteral("POST"), QStringLiteral("token"));
    QTest::qWait(2500);
    QCOMPARE(world.server.count(QStringLiteral("POST"), QStringLiteral("token")), asked);
    wrong->setCredentials(world.server.clientId(), Secret(world.server.clientSecret().toUtf8()), false, this, [](const CredentialResult &) {});
    QTRY_COMPARE(wrong->state(), ServerState::Connected);
    QTRY_COMPARE(wrong->connections()->state().phase, ListState::Phase::Loaded);
}

void TestBackend::serverGoneAndBack()
{
    demo::Options options;
    options.schedules = false;
    World world(options);
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    const int rows = world.rows().rowCount();
    world.server.stop();
    world.backend->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(world.backend->state(), ServerState::NotReached, 20000);
    QCOMPARE(world.rows().rowCount(), rows); // what was read stays
    QTRY_VERIFY_WITH_TIMEOUT(world.backend->nextTryAt().isValid(), 20000);
    QCOMPARE(world.server.start(), QString());
    world.backend->retry();
    QTRY_COMPARE_WITH_TIMEOUT(world.backend->state(), ServerState::Connected, 20000);
    QVERIFY(!world.backend->trouble());
}

void TestBackend::rootIsRememberedAndProbedAgainWhenItMoves()
{
    World world;
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    const ServerProfile *saved = world.session->profiles()->find(world.backend->id());
    QCOMPARE(saved->publicBase.path(), QStringLiteral("/api/public/v1"));
    QTRY_VERIFY(!world.session->profiles()->find(world.backend->id())->tokenUrl.isEmpty());
    const int probes = world.server.count(QStringLiteral("GET"), QStringLiteral("instance_configuration"));
    QCOMPARE(probes, 1);
    // A second start goes straight to the lists.
    Session second(world.dir.path(), std::make_unique<SessionStore>());
    second.start();
    Backend *again = second.backend(world.backend->id());
    again->setCredentials(world.server.clientId(), Secret(world.server.clientSecret().toUtf8()), false, this, [](const CredentialResult &) {});
    QTRY_COMPARE(again->connections()->state().phase, ListState::Phase::Loaded);
    QCOMPARE(world.server.count(QStringLiteral("GET"), QStringLiteral("instance_configuration")), probes);
}

void TestBackend::case_10_forbiddenWritesAreRemembered()
{
    demo::Options options;
    options.readOnlyUser = true;
    World world(options);
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    QVERIFY(world.backend->writesForbiddenBecause().isEmpty());
    world.backend->connections()->startSync(ConnectionId(world.server.connectionIds().constFirst()));
    QTRY_VERIFY(!world.backend->writesForbiddenBecause().isEmpty());
    QCOMPARE(world.backend->state(), ServerState::Connected);
    QVERIFY(!world.backend->trouble());
}

void TestBackend::case_31_noWorkspaceIsNoFault()
{
    World world;
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    const WorkspaceId hidden(world.server.workspaceIds().constFirst());
    world.server.setVisibleWorkspaces(0);
    world.backend->refresh();
    QTRY_COMPARE(world.backend->workspaces()->state().rows, 0);
    QTRY_COMPARE(world.backend->workspaces()->state().phase, ListState::Phase::Loaded);
    QVERIFY(!world.backend->workspaces()->state().error);
    QSignalSpy failed(world.backend->workspaces(), &WorkspaceService::addFailed);
    world.backend->workspaces()->addById(WorkspaceId(QStringLiteral("no such / workspace?")));
    QTRY_COMPARE(failed.count(), 1);
    world.server.setVisibleWorkspaces(-1);
    world.backend->workspaces()->addById(hidden);
    QTRY_VERIFY(world.session->models()->workspaces.find({world.backend->id(), hidden}) != nullptr);
}

void TestBackend::case_38_networkTroubleLeavesJobsAsTheyWere()
{
    demo::Options options;
    options.schedules = false;
    World world(options);
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    const ConnectionId id(world.server.connectionIds().constFirst());
    QSignalSpy settled(world.backend->connections(), &ConnectionService::syncSettled);
    world.backend->connections()->startSync(id);
    QTRY_COMPARE(settled.count(), 1);
    const ConnectionRow *row = world.rows().connectionRow({world.backend->id(), id});
    QTRY_VERIFY(isActive(row->status.kind));
    world.server.addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/jobs"), Action::drop()));
    const int before = world.server.count(QStringLiteral("GET"), QStringLiteral("/jobs"));
    QTRY_VERIFY_WITH_TIMEOUT(world.server.count(QStringLiteral("GET"), QStringLiteral("/jobs")) > before + 2, 20000);
    QVERIFY(isActive(world.rows().connectionRow({world.backend->id(), id})->status.kind));
}

void TestBackend::case_51_deletedApplicationStopsEverything()
{
    World world;
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    QTRY_VERIFY(world.session->models()->applications.rowCount() > 0);
    std::optional<bool> removed;
    world.backend->applications()->remove(ClientId(world.server.clientId()), this,
                                          [&removed](const Result<Application> &answer) { removed = answer.has_value(); });
    QTRY_VERIFY(removed.has_value());
    QVERIFY(*removed);
    world.backend->dropCredentials(false);
    QCOMPARE(world.backend->state(), ServerState::CredentialsNeeded);
    QVERIFY(!world.backend->tokens()->current());
    const int asked = world.server.count();
    QTest::qWait(1500);
    QCOMPARE(world.server.count(), asked);
}

void TestBackend::case_82_serversWithEqualCredentialsAreIndependent()
{
    World world;
    Backend *second = world.add(QStringLiteral("Twin"), world.server.clientSecret());
    QTRY_COMPARE(second->connections()->state().phase, ListState::Phase::Loaded);
    QTRY_VERIFY(world.loaded());
    const ServerId firstId = world.backend->id();
    const int half = world.rows().rowCount() / 2;
    QVERIFY(world.session->removeServer(firstId).has_value());
    QTRY_COMPARE(world.rows().rowCount(), half);
    std::optional<CredentialResult> kept;
    world.session->credentials()->read(second->id(), this, [&kept](const CredentialResult &result) { kept = result; });
    QTRY_VERIFY(kept.has_value());
    QVERIFY(kept->isAvailable());
    second->refresh();
    QTRY_COMPARE(second->connections()->state().phase, ListState::Phase::Loaded);
}

void TestBackend::case_85_nothingSecretInAnyFileOrLog()
{
    scrubber::installMessageHandler();
    QLoggingCategory::setFilterRules(QStringLiteral("airdesk.*=true"));
    test::LogCatcher catcher;
    demo::Options options;
    options.tokenLifetime = 2s;
    World world(options);
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    std::optional<Result<Application>> made;
    world.backend->applications()->create(QStringLiteral("second"), this, [&made](const Result<Application> &answer) { made = answer; });
    QTRY_VERIFY(made.has_value());
    QVERIFY(made->has_value());
    std::optional<Result<AccessToken>> token;
    world.backend->applications()->generateToken(made->value().clientId.value, made->value().secret, this,
                                                 [&token](const Result<AccessToken> &answer) { token = answer; });
    QTRY_VERIFY(token.has_value());
    Backend *wrong = world.add(QStringLiteral("Wrong"), QStringLiteral("wrong-secret-4711"));
    QTRY_COMPARE(wrong->state(), ServerState::CredentialsRefused);
    world.server.addRule(Rule::on({}, QStringLiteral("/connections"), Action::answer(500, "{\"message\":\"" + world.server.clientSecret().toUtf8() + "\"}")));
    world.backend->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(world.backend->trouble().has_value(), 20000);

    QStringList secrets{world.server.clientSecret(), QString::fromUtf8(made->value().secret.reveal()),
                        QString::fromUtf8(token->value().value.reveal()), QStringLiteral("wrong-secret-4711")};
    if (const auto current = world.backend->tokens()->current())
        secrets.append(QString::fromUtf8(current->value.reveal()));
    for (const QString &secret : std::as_const(secrets)) {
        QVERIFY(secret.size() > 8);
        QVERIFY(!world.backend->trouble()->report().contains(secret));
        QVERIFY(!test::LogCatcher::contains(secret));
        QDirIterator files(world.dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(secret.toUtf8()), qPrintable(file.fileName()));
            ++seen;
        }
        QVERIFY(seen > 0);
    }
    QVERIFY(!test::LogCatcher::lines().isEmpty());
}

void TestBackend::removedServerTakesItsRowsAlong()
{
    World world;
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    world.server.setLatency(200ms);
    world.backend->refresh(); // requests are under way while it goes
    QVERIFY(world.session->removeServer(world.backend->id()).has_value());
    QCOMPARE(world.rows().rowCount(), 0);
    QCOMPARE(world.session->models()->workspaces.rowCount(), 0);
    QCOMPARE(world.session->models()->applications.rowCount(), 0);
    QTest::qWait(600);
    QCOMPARE(world.rows().rowCount(), 0);
}

void TestBackend::quietServerIsAskedLittle()
{
    demo::Options options;
    options.schedules = false;
    World world(options);
    QTRY_VERIFY_WITH_TIMEOUT(world.loaded(), 10000);
    QTest::qWait(1500);
    world.server.clearRequests();
    QTest::qWait(5000);
    QVERIFY2(world.server.count() <= 1, qPrintable(QString::number(world.server.count())));
}

QTEST_GUILESS_MAIN(TestBackend)
#include "tst_backend.moc"
