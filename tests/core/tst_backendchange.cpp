// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keychainstore.h"
#include "backend/session.h"
#include "demo/demoserver.h"
#include "fakekeychain.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace airdesk;
using namespace airdesk::test;
using namespace std::chrono_literals;
using demo::Action;
using demo::Rule;

//! A saved server while something about it changes: trouble that passes, its keychain, its profile, its removal.
class TestBackendChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passingTroubleLeavesWithTheNextAnswer();
    void troubleOfAListLeavesWhenTheListIsRead();
    void case_15_basicServerIsFoundWithItsPassword();
    void case_15_wrongPasswordIsRefusedCredentials();
    void changedAddressForgetsTheOldServer_data();
    void changedAddressForgetsTheOldServer();
    void otherClientIdInTheFileIsTakenUp();
    void refusedPairIsReadAgainWhenToldToRetry();
    void case_77_oneUnlockIsForAllServers();
    void case_79_waitingAgainAfterAFailure();
    void case_86_removalIsTriedAgainAfterTheUnlock();
    void goneJobIsNotAskedForAgain();
    void removedServerLeavesNoRows();
    void serversFoundWhileAddingAreStarted();
    void failedCreationIsNotBlamedOnTheEdition();
    void forbiddenWriteIsForgivenWithARefresh();

private:
    struct World
    {
        QTemporaryDir dir;
        demo::DemoServer server;
        FakeKeychain keychain;
        std::unique_ptr<Session> session;

        explicit World(demo::Options options = {}) : server(quiet(options))
        {
            const QString problem = server.start();
            if (!problem.isEmpty())
                qFatal("%s", qPrintable(problem));
        }
        static demo::Options quiet(demo::Options options)
        {
            options.schedules = false;
            return options;
        }
        ServerProfile profile(const QString &name) const
        {
            ServerProfile profile;
            profile.name = name;
            profile.address = server.url();
            profile.clientId = server.clientId();
            profile.auth = profile.clientId.isEmpty() ? AuthKind::None : AuthKind::Application;
            return profile;
        }
        //! A server that an earlier session has saved.
        ServerId save(const ServerProfile &profile, const QString &secret)
        {
            const Result<ServerId> id = ProfileStore(dir.path()).add(profile);
            if (!id)
                qFatal("%s", qPrintable(id.error().message));
            keychain.entries.insert(KeychainStore::keyOf(*id), Secret(secret.toUtf8()));
            return *id;
        }
        ServerId save(const QString &name) { return save(profile(name), server.clientSecret()); }
        void open()
        {
            KeychainTiming timing;
            timing.waitingAfter = 50ms;
            timing.retryPauses.clear();
            session = std::make_unique<Session>(
                dir.path(), std::make_unique<KeychainStore>(std::make_unique<FakeBackend>(&keychain),
                                                            std::make_unique<FakeKeyring>(&keychain), timing));
            session->start();
        }
        Backend *openOne()
        {
            const ServerId id = save(QStringLiteral("Demo"));
            open();
            return session->backend(id);
        }
        int rows() const { return session->models()->connections.rowCount(); }
    };
    static bool isLoaded(Backend *backend) { return backend->connections()->state().phase == ListState::Phase::Loaded; }
};

void TestBackendChange::passingTroubleLeavesWithTheNextAnswer()
{
    World world;
    Backend *backend = world.openOne();
    QTRY_VERIFY(isLoaded(backend));
    QTRY_COMPARE(backend->state(), ServerState::Connected);
    world.server.addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/jobs"), Action::drop()));
    backend->jobs()->start();
    QTRY_COMPARE(backend->state(), ServerState::NotReached);
    world.server.clearRules();
    QTRY_COMPARE_WITH_TIMEOUT(backend->state(), ServerState::Connected, 20000);
    QVERIFY(!backend->trouble());
}

void TestBackendChange::troubleOfAListLeavesWhenTheListIsRead()
{
    World world;
    Backend *backend = world.openOne();
    QTRY_VERIFY(isLoaded(backend));
    world.server.addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/connections"), Action::garbage()));
    backend->refresh();
    QTRY_COMPARE(backend->state(), ServerState::NotReached);
    world.server.clearRules();
    backend->refresh();
    QTRY_COMPARE(backend->state(), ServerState::Connected);
    QVERIFY(!backend->trouble());
}

void TestBackendChange::case_15_basicServerIsFoundWithItsPassword()
{
    demo::Options options;
    options.edition = demo::Edition::None;
    options.basicAuth = QStringLiteral("airbyte:pass-word-1");
    World world(options);
    ServerProfile profile = world.profile(QStringLiteral("Behind a proxy"));
    profile.auth = AuthKind::Basic;
    profile.basicUser = QStringLiteral("airbyte");
    const ServerId id = world.save(profile, QStringLiteral("pass-word-1"));
    world.open();
    QTRY_VERIFY(isLoaded(world.session->backend(id)));
    QCOMPARE(world.rows(), 40);
    QCOMPARE(world.session->backend(id)->state(), ServerState::Connected);
}

void TestBackendChange::case_15_wrongPasswordIsRefusedCredentials()
{
    demo::Options options;
    options.edition = demo::Edition::None;
    options.basicAuth = QStringLiteral("airbyte:pass-word-1");
    World world(options);
    ServerProfile profile = world.profile(QStringLiteral("Behind a proxy"));
    profile.auth = AuthKind::Basic;
    profile.basicUser = QStringLiteral("airbyte");
    const ServerId id = world.save(profile, QStringLiteral("wrong-word-1"));
    world.open();
    Backend *backend = world.session->backend(id);
    QTRY_COMPARE(backend->state(), ServerState::CredentialsRefused);
    const int asked = world.server.count();
    QTest::qWait(2500);
    QCOMPARE(world.server.count(), asked);
    backend->setCredentials(QStringLiteral("airbyte"), Secret("pass-word-1"), false, this, [](const CredentialResult &) {});
    QTRY_VERIFY(isLoaded(backend));
    QCOMPARE(backend->state(), ServerState::Connected);
}

void TestBackendChange::changedAddressForgetsTheOldServer_data()
{
    QTest::addColumn<bool>("whileProbing");
    QTest::newRow("while its API is looked for") << true;
    QTest::newRow("while its lists are read") << false;
}

void TestBackendChange::changedAddressForgetsTheOldServer()
{
    QFETCH(bool, whileProbing);
    World world;
    demo::Options options;
    options.connections = 25;
    demo::DemoServer other(World::quiet(options));
    QCOMPARE(other.start(), QString());
    if (whileProbing)
        world.server.setLatency(300ms);
    Backend *backend = world.openOne();
    QByteArray oldToken;
    if (whileProbing) {
        QTRY_VERIFY(world.server.count(QStringLiteral("GET"), QStringLiteral("instance_configuration")) > 0);
    } else {
        QTRY_VERIFY(isLoaded(backend));
        oldToken = backend->tokens()->current()->value.reveal();
        world.server.setLatency(300ms);
        backend->refresh();
        QTest::qWait(50); // requests are under way
    }
    ServerProfile changed = *world.session->profiles()->find(backend->id());
    changed.address = other.url();
    QVERIFY(world.session->profiles()->update(changed).has_value());
    QTRY_COMPARE(world.rows(), 25);
    QTRY_COMPARE(backend->state(), ServerState::Connected);
    world.server.clearRequests();
    QTest::qWait(700);
    QCOMPARE(world.server.count(), 0);
    QCOMPARE(world.rows(), 25);
    QCOMPARE(backend->client()->root().publicBase.port(), other.url().port());
    QCOMPARE(world.session->profiles()->find(backend->id())->publicBase.port(), other.url().port());
    for (const demo::RecordedRequest &request : other.requests())
        QVERIFY(oldToken.isEmpty() || !request.headers.value("authorization").contains(oldToken));
}

void TestBackendChange::otherClientIdInTheFileIsTakenUp()
{
    // Another window has switched the server to another application.
    World world;
    Backend *backend = world.openOne();
    QTRY_VERIFY(isLoaded(backend));
    const auto second = world.server.makeApplication(QStringLiteral("second"));
    world.keychain.entries.insert(KeychainStore::keyOf(backend->id()), Secret(second.clientSecret.toUtf8()));
    ProfileStore otherWindow(world.dir.path());
    ServerProfile changed = *otherWindow.find(backend->id());
    changed.clientId = second.clientId;
    QVERIFY(otherWindow.update(changed).has_value());
    QTRY_COMPARE(backend->tokens()->clientId(), second.clientId);
    world.server.revokeApplication(world.server.clientId());
    world.server.clearRequests();
    backend->refresh();
    QTRY_VERIFY(world.server.count(QStringLiteral("GET"), QStringLiteral("/connections")) > 0);
    QTRY_VERIFY(isLoaded(backend));
    QCOMPARE(backend->state(), ServerState::Connected);
}

void TestBackendChange::refusedPairIsReadAgainWhenToldToRetry()
{
    World world;
    const ServerId id = world.save(world.profile(QStringLiteral("Demo")), QStringLiteral("not-the-secret"));
    world.open();
    Backend *backend = world.session->backend(id);
    QTRY_COMPARE(backend->state(), ServerState::CredentialsRefused);
    world.keychain.entries.insert(KeychainStore::keyOf(id), Secret(world.server.clientSecret().toUtf8()));
    backend->retry();
    QTRY_VERIFY(isLoaded(backend));
    QCOMPARE(backend->state(), ServerState::Connected);
}

void TestBackendChange::case_77_oneUnlockIsForAllServers()
{
    World world;
    const ServerId first = world.save(QStringLiteral("First"));
    const ServerId second = world.save(QStringLiteral("Second"));
    world.keychain.lock = LockState::Locked;
    world.open();
    QTRY_COMPARE(world.session->backend(first)->state(), ServerState::KeychainLocked);
    QTRY_COMPARE(world.session->backend(second)->state(), ServerState::KeychainLocked);
    world.session->backend(first)->unlockKeychain();
    QTRY_VERIFY(isLoaded(world.session->backend(first)));
    QTRY_VERIFY(isLoaded(world.session->backend(second)));
    QCOMPARE(world.session->backend(second)->state(), ServerState::Connected);
}

void TestBackendChange::case_79_waitingAgainAfterAFailure()
{
    World world;
    world.keychain.error = FakeKeychain::Error::Other;
    world.keychain.errors = 1;
    Backend *backend = world.openOne();
    QTRY_COMPARE(backend->state(), ServerState::CredentialsNeeded);
    world.keychain.silent = true;
    backend->retry();
    // No credential form while the keychain may be asking something.
    QTRY_COMPARE(backend->state(), ServerState::KeychainWaiting);
    world.keychain.release();
    QTRY_VERIFY(isLoaded(backend));
    QCOMPARE(backend->state(), ServerState::Connected);
}

void TestBackendChange::case_86_removalIsTriedAgainAfterTheUnlock()
{
    World world;
    const ServerId kept = world.save(QStringLiteral("Kept"));
    const ServerId gone = world.save(QStringLiteral("Gone"));
    world.keychain.lock = LockState::Locked;
    world.open();
    QVERIFY(world.session->removeServer(gone).has_value());
    QTRY_COMPARE(world.session->backend(kept)->state(), ServerState::KeychainLocked);
    QTest::qWait(50);
    QVERIFY(world.keychain.entries.contains(KeychainStore::keyOf(gone)));
    world.session->backend(kept)->unlockKeychain();
    QTRY_VERIFY(!world.keychain.entries.contains(KeychainStore::keyOf(gone)));
    QTRY_VERIFY(world.session->profiles()->pendingRemovals().empty());
    QVERIFY(world.keychain.entries.contains(KeychainStore::keyOf(kept)));
}

void TestBackendChange::goneJobIsNotAskedForAgain()
{
    World world;
    QVERIFY(world.server.startSync(world.server.connectionIds().constFirst()) > 0);
    Backend *backend = world.openOne();
    QTRY_COMPARE(backend->jobs()->activeCount(), 1);
    // Its connection was deleted: lists leave the job out, and it may not be read any more.
    world.server.addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/jobs$"), Action::answer(200, R"({"data":[],"next":""})")));
    world.server.addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/jobs/\\d+$"), Action::answer(403, R"({"title":"forbidden"})")));
    QTRY_COMPARE_WITH_TIMEOUT(backend->jobs()->activeCount(), 0, 15000);
}

void TestBackendChange::removedServerLeavesNoRows()
{
    World world;
    Backend *backend = world.openOne();
    QTRY_VERIFY(isLoaded(backend));
    const ServerId id = backend->id();
    QVERIFY(world.session->removeServer(id).has_value());
    QCOMPARE(world.rows(), 0);
    // Answers that were on their way come before the end of what waits for them.
    Connection late;
    late.id = ConnectionId(QStringLiteral("late"));
    late.status = QStringLiteral("active");
    world.session->models()->connections.merge(id, {late});
    QTRY_COMPARE(world.rows(), 0);
}

void TestBackendChange::serversFoundWhileAddingAreStarted()
{
    demo::Options options;
    options.edition = demo::Edition::None;
    World world(options);
    world.open();
    const Result<ServerId> byAnother = ProfileStore(world.dir.path()).add(world.profile(QStringLiteral("By another window")));
    QVERIFY(byAnother.has_value());
    const Result<ServerId> ours = world.session->addServer(world.profile(QStringLiteral("Ours")), {}, this, [](const CredentialResult &) {});
    QVERIFY(ours.has_value());
    QTRY_VERIFY(isLoaded(world.session->backend(*ours)));
    QTRY_VERIFY(isLoaded(world.session->backend(*byAnother)));
}

void TestBackendChange::failedCreationIsNotBlamedOnTheEdition()
{
    World world;
    Backend *backend = world.openOne();
    QTRY_VERIFY(isLoaded(backend));
    QCOMPARE(backend->applications()->support(), ApplicationSupport::Multiple);
    world.server.addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/applications$"), Action::answer(500, R"({"errorId":"7e2f"})")));
    std::optional<ApiError> error;
    backend->applications()->create(QStringLiteral("second"), this, [&error](const Result<Application> &answer) { error = answer.error(); });
    QTRY_VERIFY(error.has_value());
    QVERIFY(!error->message.contains(QLatin1StringView("built-in")));
}

void TestBackendChange::forbiddenWriteIsForgivenWithARefresh()
{
    // 403 is also the answer for a connection that somebody has deleted.
    World world;
    Backend *backend = world.openOne();
    QTRY_VERIFY(isLoaded(backend));
    world.server.addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/jobs"), Action::answer(403, R"({"title":"forbidden"})"), 1));
    backend->connections()->startSync(ConnectionId(world.server.connectionIds().constFirst()));
    QTRY_VERIFY(!backend->writesForbiddenBecause().isEmpty());
    backend->refresh();
    QVERIFY(backend->writesForbiddenBecause().isEmpty());
}

QTEST_GUILESS_MAIN(TestBackendChange)
#include "tst_backendchange.moc"
