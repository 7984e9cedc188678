// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keychainstore.h"
#include "auth/sessionstore.h"
#include "auth/tokenfile.h"
#include "backend/session.h"
#include "demo/demoserver.h"
#include "fakekeychain.h"
#include "services/applicationrotation.h"
#include "services/credentialswitch.h"

#include <QTemporaryDir>
#include <QTest>

using namespace airdesk;
using namespace Qt::StringLiterals;
using demo::Action;
using demo::DemoServer;
using demo::Rule;
using Rotation = ApplicationRotation;
using Step = ApplicationRotation::Step;
using State = ApplicationRotation::State;

namespace {

demo::Options options(demo::Edition edition = demo::Edition::Enterprise)
{
    demo::Options some;
    some.edition = edition;
    some.connections = 5;
    some.historyRuns = 0;
    some.schedules = false;
    return some;
}

//! A session with one server on a demo server, its lists read; the keychain is a fake whose mood a test sets.
struct Fixture
{
    explicit Fixture(demo::Edition edition = demo::Edition::Enterprise) : server(options(edition))
    {
        fault = server.start();
        KeychainTiming quick;
        quick.retryPauses = {std::chrono::milliseconds(10)};
        session = std::make_unique<Session>(dir.path(), std::make_unique<KeychainStore>(
                                                            std::make_unique<test::FakeBackend>(&keychain),
                                                            std::make_unique<test::FakeKeyring>(&keychain), quick));
        session->start();
        ServerProfile profile;
        profile.name = u"Staging"_s;
        profile.address = server.url();
        profile.auth = edition == demo::Edition::None ? AuthKind::None : AuthKind::Application;
        profile.clientId = server.clientId();
        const auto added = session->addServer(profile, Secret(server.clientSecret().toUtf8()), session.get(),
                                              [this](const CredentialResult &result) { stored = result.isAvailable(); });
        if (added)
            id = *added;
        else
            fault = added.error().message;
    }

    [[nodiscard]] Backend *backend() const { return session->backend(id); }
    [[nodiscard]] ApplicationModel &rows() const { return session->models()->applications; }
    [[nodiscard]] bool isRead() const { return backend()->applications()->state().phase == ListState::Phase::Loaded; }
    //! What a program started anew would sign in with.
    [[nodiscard]] QString storedId() const { return session->profiles()->find(id)->clientId; }
    [[nodiscard]] QByteArray storedSecret() const { return keychain.entries.value(KeychainStore::keyOf(id)).reveal(); }
    [[nodiscard]] bool hasWorkingPair() const
    {
        const ApplicationRow *row = rows().find({id, ClientId(storedId())});
        return row && row->application.secret.reveal() == storedSecret();
    }
    //! A second application is in the way of a rotation on servers with a limit.
    void makeRoom()
    {
        std::vector<ClientId> others;
        for (int i = 0; i < rows().rowCount(); ++i) {
            if (!rows().row(i).usedByServer)
                others.push_back(rows().row(i).key.id);
        }
        for (const ClientId &other : others) {
            bool gone = false;
            backend()->applications()->remove(other, session.get(), [&gone](const Result<Application> &) { gone = true; });
            QTRY_VERIFY(gone);
        }
    }

    QTemporaryDir dir;
    DemoServer server;
    test::FakeKeychain keychain;
    std::unique_ptr<Session> session;
    ServerId id;
    QString fault;
    bool stored = false;
};

#define READY(fixture) \
    QVERIFY2((fixture).fault.isEmpty(), qPrintable((fixture).fault)); \
    QTRY_VERIFY((fixture).stored); \
    QTRY_VERIFY((fixture).isRead())

#define ADVANCE(rotation, step) \
    (rotation).advance(); \
    QTRY_VERIFY(!(rotation).isRunning()); \
    QVERIFY2((rotation).state(step) == State::Done, \
             (rotation).error() ? qPrintable((rotation).error()->report()) : "not done")

} // namespace

class TestRotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rotatesStepByStep()
    {
        Fixture f;
        READY(f);
        f.makeRoom();
        QCOMPARE(Rotation::whyNot(f.session.get(), f.id), QString());
        const QString oldId = f.storedId();
        Rotation rotation(f.session.get(), f.id);
        QCOMPARE(rotation.oldId().value, oldId);
        QVERIFY(!rotation.newName().isEmpty());
        QCOMPARE(rotation.current(), Step::Create);
        QCOMPARE(rotation.state(Step::Test), State::Waiting);

        ADVANCE(rotation, Step::Create);
        QCOMPARE(f.storedId(), oldId); // nothing but a click goes on
        QCOMPARE(rotation.state(Step::Test), State::Ready);
        QVERIFY(rotation.canGiveUp());
        ADVANCE(rotation, Step::Test);
        QCOMPARE(rotation.workspacesSeen(), 3);
        QCOMPARE(f.storedId(), oldId);
        ADVANCE(rotation, Step::Switch);
        QCOMPARE(f.storedId(), rotation.created().clientId.value);
        QCOMPARE(f.storedSecret(), rotation.created().secret.reveal());
        QVERIFY(f.rows().find({f.id, ClientId(oldId)}));
        QVERIFY(!rotation.canGiveUp());
        ADVANCE(rotation, Step::Delete);
        QVERIFY(rotation.isFinished());
        QVERIFY(!f.rows().find({f.id, ClientId(oldId)}));
        QVERIFY(f.hasWorkingPair());

        // The server goes on with the new one.
        bool works = false;
        f.backend()->tokens()->renew(this, [&works](const Result<AccessToken> &token) { works = token.has_value(); });
        QTRY_VERIFY(works);
    }

    void rotatesTwice()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        QString last;
        for (int i = 0; i < 2; ++i) {
            Rotation rotation(f.session.get(), f.id);
            QVERIFY(rotation.newName() != last);
            last = rotation.newName();
            for (const Step step : {Step::Create, Step::Test, Step::Switch, Step::Delete}) {
                ADVANCE(rotation, step);
            }
            QVERIFY(f.hasWorkingPair());
        }
    }

    void keepsTheOldOneWhenTold()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        Rotation rotation(f.session.get(), f.id);
        rotation.keepOld(); // too early: nothing happens
        QCOMPARE(rotation.current(), Step::Create);
        for (const Step step : {Step::Create, Step::Test, Step::Switch}) {
            ADVANCE(rotation, step);
        }
        rotation.keepOld();
        QVERIFY(rotation.isFinished());
        QCOMPARE(rotation.state(Step::Delete), State::Skipped);
        QVERIFY(f.rows().find({f.id, rotation.oldId()}));
    }

    void case_50_aFullListStopsTheFirstStep()
    {
        Fixture f;
        READY(f);
        f.makeRoom();
        Rotation rotation(f.session.get(), f.id);
        bool created = false; // somebody takes the last place meanwhile
        f.backend()->applications()->create(u"other"_s, this, [&created](const Result<Application> &answer) { created = answer.has_value(); });
        QTRY_VERIFY(created);
        QVERIFY(!Rotation::whyNot(f.session.get(), f.id).isEmpty());
        rotation.advance();
        QTRY_COMPARE(rotation.state(Step::Create), State::Failed);
        QVERIFY(rotation.error()->message.contains(rotation.newName()));
        QVERIFY(f.hasWorkingPair());
        f.makeRoom();
        ADVANCE(rotation, Step::Create); // tried again at the next click
    }

    void aLostAnswerCreatesOnlyOnce()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        Rotation rotation(f.session.get(), f.id);
        f.server.addRule(Rule::on(u"POST"_s, u"/applications$"_s, Action::lose(), 1));
        f.server.clearRequests();
        rotation.advance();
        QTRY_COMPARE(rotation.state(Step::Create), State::Failed);
        ADVANCE(rotation, Step::Create);
        QCOMPARE(f.server.count(u"POST"_s, u"/applications"_s) - f.server.count(u"POST"_s, u"/applications/token"_s), 1);
        QCOMPARE(f.rows().find({f.id, rotation.created().clientId})->application.name, rotation.newName());
        ADVANCE(rotation, Step::Test);
    }

    void aSecretThatIsNotReturnedEndsIt()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        f.server.addRule(Rule::on(u"POST"_s, u"/applications$"_s,
                                  Action::patched([](QJsonObject &answer) { answer.remove(u"clientSecret"_s); })));
        Rotation rotation(f.session.get(), f.id);
        rotation.advance();
        QTRY_COMPARE(rotation.state(Step::Create), State::Failed);
        QVERIFY(rotation.error()->message.contains(u"not returned"_s));
        QVERIFY(rotation.canGiveUp());
        QVERIFY(f.hasWorkingPair());
    }

    void aFailedTestChangesNothing()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        Rotation rotation(f.session.get(), f.id);
        ADVANCE(rotation, Step::Create);
        f.server.addRule(Rule::on(u"GET"_s, u"/workspaces"_s, Action::answer(403, R"({"title":"forbidden","status":403})")));
        rotation.advance();
        QTRY_COMPARE(rotation.state(Step::Test), State::Failed);
        QCOMPARE(rotation.error()->kind, ApiError::Kind::Forbidden);
        QVERIFY(f.hasWorkingPair());
        QCOMPARE(f.storedId(), rotation.oldId().value);

        bool gone = false;
        rotation.giveUp(this, [&gone](const Result<void> &result) { gone = result.has_value(); });
        QTRY_VERIFY(gone);
        QVERIFY(!f.rows().find({f.id, rotation.created().clientId}));
        QVERIFY(f.hasWorkingPair());
    }

    //! A keychain that gives but does not take: the server must not end up with half of each pair.
    void aKeychainThatRefusesTheNewSecretIsUndone()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        Rotation rotation(f.session.get(), f.id);
        ADVANCE(rotation, Step::Create);
        ADVANCE(rotation, Step::Test);
        // The read of the old secret answers, the write after it is refused.
        connect(&rotation, &Rotation::changed, this, [&f] {
            f.session->credentials()->read(f.id, f.session.get(), [&f](const CredentialResult &) {
                f.keychain.error = test::FakeKeychain::Error::DeniedByUser;
                f.keychain.errors = 1;
            });
        }, Qt::SingleShotConnection);
        rotation.advance();
        QTRY_VERIFY(!rotation.isRunning());
        QCOMPARE(rotation.state(Step::Switch), State::Failed);
        QCOMPARE(rotation.state(Step::Delete), State::Waiting);
        QCOMPARE(f.storedId(), rotation.oldId().value);
        QVERIFY(f.hasWorkingPair());
        QCOMPARE(f.backend()->tokens()->clientId(), rotation.oldId().value);
        ADVANCE(rotation, Step::Switch);
        QVERIFY(f.hasWorkingPair());
        QCOMPARE(f.storedId(), rotation.created().clientId.value);
    }

    void case_77_aLockedKeychainStopsTheSwitchBeforeAnythingChanges()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        Rotation rotation(f.session.get(), f.id);
        ADVANCE(rotation, Step::Create);
        ADVANCE(rotation, Step::Test);
        f.keychain.lock = LockState::Locked;
        rotation.advance();
        QTRY_VERIFY(!rotation.isRunning());
        QCOMPARE(rotation.state(Step::Switch), State::Failed);
        QCOMPARE(f.storedId(), rotation.oldId().value);
        QVERIFY(f.hasWorkingPair());
    }

    void aPairTheServerRefusesIsPutBack()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        const QString oldId = f.storedId();
        std::optional<Result<void>> outcome;
        CredentialSwitch::start(f.session.get(), f.id, ClientId(u"nobody"_s), Secret("wrong-secret-of-nobody"), this,
                                [&outcome](const Result<void> &result) { outcome = result; });
        QTRY_VERIFY(outcome);
        QVERIFY(!*outcome);
        QCOMPARE(f.storedId(), oldId);
        QVERIFY(f.hasWorkingPair());
    }

    void theOldOneIsNotDeletedWhenItIsUsedAgain()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        Rotation rotation(f.session.get(), f.id);
        const Secret old = f.rows().secretOf({f.id, rotation.oldId()});
        for (const Step step : {Step::Create, Step::Test, Step::Switch}) {
            ADVANCE(rotation, step);
        }
        bool back = false;
        CredentialSwitch::start(f.session.get(), f.id, rotation.oldId(), old, this,
                                [&back](const Result<void> &result) { back = result.has_value(); });
        QTRY_VERIFY(back);
        f.server.clearRequests();
        rotation.advance();
        QTRY_COMPARE(rotation.state(Step::Delete), State::Failed);
        QCOMPARE(f.server.count(u"DELETE"_s), 0);
    }

    void aDeletionThatFailsIsTriedAgain()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        Rotation rotation(f.session.get(), f.id);
        for (const Step step : {Step::Create, Step::Test, Step::Switch}) {
            ADVANCE(rotation, step);
        }
        f.server.addRule(Rule::on(u"DELETE"_s, u"/applications/"_s, Action::answer(500, R"({"errorId":"e1"})"), 1));
        rotation.advance();
        QTRY_COMPARE(rotation.state(Step::Delete), State::Failed);
        QVERIFY(rotation.error());
        ADVANCE(rotation, Step::Delete);
        QVERIFY(f.hasWorkingPair());
    }

    void saysWhyItCannotBegin_data()
    {
        QTest::addColumn<int>("edition");
        QTest::newRow("community") << int(demo::Edition::Community);
        QTest::newRow("none") << int(demo::Edition::None);
    }

    void saysWhyItCannotBegin()
    {
        QFETCH(int, edition);
        Fixture f{demo::Edition(edition)};
        QVERIFY2(f.fault.isEmpty(), qPrintable(f.fault));
        QTRY_VERIFY(f.backend()->applications()->support() != ApplicationSupport::Unknown);
        QVERIFY(!Rotation::whyNot(f.session.get(), f.id).isEmpty());
        QVERIFY(!Rotation::whyNot(f.session.get(), ServerId(u"unknown"_s)).isEmpty());
    }

    void readOnlyServersDoNotRotate()
    {
        Fixture f(demo::Edition::Oidc);
        READY(f);
        ServerProfile profile = f.backend()->profile();
        profile.readOnly = true;
        QVERIFY(f.session->profiles()->update(profile));
        QVERIFY(Rotation::whyNot(f.session.get(), f.id).contains(u"read only"_s));
    }

    void suggestsNames()
    {
        const QDate day(2026, 10, 15);
        QCOMPARE(Rotation::suggestName(u"airdesk-ops"_s, day, {}), u"airdesk-ops-2026-10"_s);
        QCOMPARE(Rotation::suggestName(u"airdesk-ops-2025-03"_s, day, {}), u"airdesk-ops-2026-10"_s);
        QCOMPARE(Rotation::suggestName(u"airdesk-ops-2026-10"_s, day, {u"AIRDESK-ops-2026-10"_s}), u"airdesk-ops-2026-10-2"_s);
        QCOMPARE(Rotation::suggestName(u"a-2026-10-2"_s, day, {u"a-2026-10"_s, u"a-2026-10-2"_s}), u"a-2026-10-3"_s);
        QCOMPARE(Rotation::suggestName(QString(), day, {}), u"airdesk-2026-10"_s);
    }

    void case_52_tokenFilesAreForTheirOwnerOnly()
    {
        QTemporaryDir dir;
        QCOMPARE(tokenFileName(QDate(2026, 3, 4)), u"airbytetoken_2026_03_04"_s);
        const QString name = dir.filePath(tokenFileName(QDate(2026, 3, 4)));
        QFile old(name); // an older one that anybody may read
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        old.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        const Secret token("header.payload.signature-for-a-test");
        QVERIFY(writeTokenFile(name, token));
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), token.reveal());
#ifdef Q_OS_UNIX
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(file.permissions() & others));
#endif
        const auto refused = writeTokenFile(dir.filePath(u"no/such/folder/x"_s), token);
        QVERIFY(!refused);
        QVERIFY(!refused.error().message.contains(QString::fromUtf8(token.reveal())));
    }
};

QTEST_GUILESS_MAIN(TestRotation)
#include "tst_rotation.moc"
