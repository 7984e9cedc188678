// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keychainstore.h"
#include "fakekeychain.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <memory>
#include <vector>

using namespace airdesk;
using namespace airdesk::test;
using namespace std::chrono_literals;
using Error = FakeKeychain::Error;

namespace {

const ServerId one(QStringLiteral("11111111-1111-4111-8111-111111111111"));
const ServerId two(QStringLiteral("22222222-2222-4222-8222-222222222222"));
const Secret first(QByteArrayLiteral("Tq7mWz4XcR9aLe2V"));
const Secret second(QByteArrayLiteral("pN5sKd8YbJ3hGf6U"));

// Collects the answers to one call; must be exactly one.
struct Answers
{
    QObject context;
    std::vector<CredentialResult> all;

    CredentialStore::Callback callback()
    {
        return [this](const CredentialResult &result) { all.push_back(result); };
    }
    CredentialState state() const { return all.size() == 1 ? all.front().state : CredentialState::Unknown; }
};

} // namespace

class TestCredentialStore : public QObject
{
    Q_OBJECT
private:
    FakeKeychain m_keychain;
    std::unique_ptr<KeychainStore> m_store;

    void makeStore(const KeychainTiming &timing = {})
    {
        m_store = std::make_unique<KeychainStore>(std::make_unique<FakeBackend>(&m_keychain),
                                                  std::make_unique<FakeKeyring>(&m_keychain), timing);
    }

    CredentialResult readNow(const ServerId &server) { return now(&CredentialStore::read, server); }
    CredentialResult removeNow(const ServerId &server) { return now(&CredentialStore::remove, server); }
    CredentialResult now(void (CredentialStore::*operation)(const ServerId &, QObject *, CredentialStore::Callback),
                         const ServerId &server)
    {
        Answers answers;
        CredentialStore *store = m_store.get();
        (store->*operation)(server, &answers.context, answers.callback());
        return wait(answers);
    }
    CredentialResult writeNow(const ServerId &server, const Secret &secret)
    {
        Answers answers;
        m_store->write(server, secret, &answers.context, answers.callback());
        return wait(answers);
    }
    static CredentialResult wait(Answers &answers)
    {
        if (!QTest::qWaitFor([&] { return !answers.all.empty(); }))
            return {};
        QCoreApplication::processEvents();
        return answers.all.size() == 1 ? answers.all.front() : CredentialResult();
    }

private Q_SLOTS:
    void init()
    {
        m_keychain = FakeKeychain();
        makeStore();
    }
    void cleanup() { m_store.reset(); }

    void writesReadsAndRemoves()
    {
        QCOMPARE(m_store->state(one), CredentialState::Unknown);
        QCOMPARE(readNow(one).state, CredentialState::Missing);
        QCOMPARE(writeNow(one, first).state, CredentialState::Available);
        const CredentialResult read = readNow(one);
        QCOMPARE(read.state, CredentialState::Available);
        QVERIFY(read.secret == first);
        QVERIFY(read.message.isEmpty());
        QCOMPARE(m_store->state(one), CredentialState::Available);
        QCOMPARE(removeNow(one).state, CredentialState::Available);
        QVERIFY(m_keychain.entries.isEmpty());
        QCOMPARE(m_store->state(one), CredentialState::Missing);
        QCOMPARE(readNow(one).state, CredentialState::Missing);
    }

    void removingNothingIsDone() { QCOMPARE(removeNow(one).state, CredentialState::Available); }

    // The backend answers before its call returns; the caller must not notice.
    void case_80_neverAnswersBeforeTheCallReturned()
    {
        m_keychain.entries.insert(KeychainStore::keyOf(one), first);
        Answers read, write, remove, unlock;
        m_store->read(one, &read.context, read.callback());
        m_store->write(two, second, &write.context, write.callback());
        m_store->remove(two, &remove.context, remove.callback());
        m_store->unlock(&unlock.context, unlock.callback());
        QVERIFY(read.all.empty() && write.all.empty() && remove.all.empty() && unlock.all.empty());
        QVERIFY(m_keychain.calls.isEmpty());
        QTRY_COMPARE(remove.state(), CredentialState::Available);
        QTRY_COMPARE(unlock.state(), CredentialState::Available);
        QCOMPARE(read.state(), CredentialState::Available);
        QCOMPARE(write.state(), CredentialState::Available);
    }

    void case_80_slowKeychainLeavesTheEventLoopRunning()
    {
        m_keychain.silent = true;
        Answers answers;
        m_store->read(one, &answers.context, answers.callback());
        int ticks = 0;
        QTimer ticker;
        connect(&ticker, &QTimer::timeout, this, [&ticks] { ++ticks; });
        ticker.start(1ms);
        QTRY_VERIFY(ticks > 20);
        QVERIFY(answers.all.empty());
        m_keychain.release();
        QTRY_COMPARE(answers.state(), CredentialState::Missing);
    }

    void callbackIsDroppedWithItsContext()
    {
        m_keychain.entries.insert(KeychainStore::keyOf(one), first);
        m_keychain.silent = true;
        int calls = 0;
        auto context = std::make_unique<QObject>();
        m_store->read(one, context.get(), [&calls](const CredentialResult &) { ++calls; });
        QTRY_COMPARE(m_keychain.calls.size(), 1);
        context.reset();
        m_keychain.release();
        QTRY_COMPARE(m_store->state(one), CredentialState::Available); // it did end
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
    }

    void storeMayGoWhileACallIsOpen()
    {
        m_keychain.silent = true;
        Answers answers;
        m_store->read(one, &answers.context, answers.callback());
        m_store->remove(two, &answers.context, answers.callback());
        QTRY_COMPARE(m_keychain.calls.size(), 2);
        m_store.reset();
        m_keychain.release();
        QCoreApplication::processEvents();
        QVERIFY(answers.all.empty());
    }

    void case_76_messagesNameTheKeychainAsked()
    {
        QVERIFY(readNow(one).message.contains(u"Test Keyring"));
        m_keychain.lock = LockState::Locked;
        QVERIFY(readNow(one).message.contains(u"Test Keyring"));
        QVERIFY(removeNow(one).message.contains(u"Test Keyring"));
        m_keychain.lock = LockState::NoService;
        QVERIFY(readNow(one).message.contains(u"Test Keyring"));
        QCOMPARE(m_store->backendName(), QStringLiteral("Test Keyring"));
    }

    // Locked when it is read, open when it is asked: as when the login opens the keyring.
    void case_77_unlockedMeanwhileIsNotMissing()
    {
        m_keychain.entries.insert(KeychainStore::keyOf(one), first);
        m_keychain.lock = LockState::Locked;
        m_keychain.beforeLockQuestion = [this] { m_keychain.lock = LockState::Unlocked; };
        QVERIFY(readNow(one).secret == first);
    }

    void case_77_lockedIsNotMissing()
    {
        m_keychain.entries.insert(KeychainStore::keyOf(one), first);
        m_keychain.lock = LockState::Locked;
        const CredentialResult read = readNow(one);
        QCOMPARE(read.state, CredentialState::Locked);
        QCOMPARE(read.toError().kind, ApiError::Kind::Keychain);
        QVERIFY(!read.toError().needsCredentials());
        QCOMPARE(writeNow(one, second).state, CredentialState::Locked);
        QVERIFY(m_keychain.entries.value(KeychainStore::keyOf(one)) == first);

        m_keychain.lockAfterUnlock = LockState::Locked; // the prompt is dismissed
        Answers dismissed;
        m_store->unlock(&dismissed.context, dismissed.callback());
        QCOMPARE(wait(dismissed).state, CredentialState::Locked);

        m_keychain.lockAfterUnlock = LockState::Unlocked;
        Answers opened;
        m_store->unlock(&opened.context, opened.callback());
        QCOMPARE(wait(opened).state, CredentialState::Available);
        QVERIFY(readNow(one).secret == first);
    }

    void case_78_repeatsWhileTheKeychainIsNotReady()
    {
        KeychainTiming timing;
        timing.retryPauses = {1ms, 2ms, 4ms, 8ms};
        makeStore(timing);
        m_keychain.entries.insert(KeychainStore::keyOf(one), first);
        m_keychain.error = Error::Other;
        m_keychain.errors = 3;
        QSignalSpy states(m_store.get(), &CredentialStore::stateChanged);
        QSignalSpy waiting(m_store.get(), &CredentialStore::waiting);
        const CredentialResult read = readNow(one);
        QCOMPARE(read.state, CredentialState::Available);
        QVERIFY(read.secret == first);
        QCOMPARE(m_keychain.calls.size(), 4);
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(states.size(), 2); // Waiting, then Available; nothing that would ask for credentials
        QCOMPARE(states.at(0).at(1).value<CredentialState>(), CredentialState::Waiting);
        QCOMPARE(states.at(1).at(1).value<CredentialState>(), CredentialState::Available);
    }

    void case_78_givesUpAfterTheLastPause()
    {
        KeychainTiming timing;
        timing.retryPauses = {1ms, 2ms};
        makeStore(timing);
        m_keychain.error = Error::Other;
        m_keychain.errors = -1;
        const CredentialResult read = readNow(one);
        QCOMPARE(read.state, CredentialState::Failed);
        QCOMPARE(read.detail, QStringLiteral("the keychain's own words"));
        QVERIFY(!read.toError().needsCredentials());
        QCOMPARE(m_keychain.calls.size(), 3);
    }

    void case_78_ownScheduleTakesAboutAMinute()
    {
        std::chrono::milliseconds total{0};
        std::chrono::milliseconds before{0};
        for (const auto pause : KeychainTiming().retryPauses) {
            QVERIFY(pause > before);
            before = pause;
            total += pause;
        }
        QVERIFY2(total >= 50s && total <= 70s, qPrintable(QString::number(total.count())));
    }

    void case_78_lockStateThatIsNotToldIsNotMissing()
    {
        KeychainTiming timing;
        timing.retryPauses = {1ms};
        makeStore(timing);
        m_keychain.lock = LockState::NoAnswer;
        QCOMPARE(readNow(one).state, CredentialState::Failed);
        QCOMPARE(removeNow(one).state, CredentialState::Failed);
    }

    void case_78_endsWhenNobodyListensAnyMore()
    {
        KeychainTiming timing;
        timing.retryPauses = {1ms, 300ms, 300ms};
        makeStore(timing);
        m_keychain.error = Error::Other;
        m_keychain.errors = -1;
        auto context = std::make_unique<QObject>();
        m_store->read(one, context.get(), {});
        QTRY_COMPARE(m_keychain.calls.size(), 2);
        context.reset();
        QTRY_VERIFY(m_store->children().isEmpty());
        QCOMPARE(m_keychain.calls.size(), 2);
    }

    void case_79_silentKeychainIsAnnouncedAndLateAnswerUsed()
    {
        KeychainTiming timing;
        timing.waitingAfter = 20ms;
        makeStore(timing);
        m_keychain.entries.insert(KeychainStore::keyOf(one), first);
        m_keychain.silent = true;
        QSignalSpy waiting(m_store.get(), &CredentialStore::waiting);
        Answers answers;
        m_store->read(one, &answers.context, answers.callback());
        QTRY_COMPARE(waiting.size(), 1);
        QCOMPARE(waiting.at(0).at(0).value<ServerId>(), one);
        QCOMPARE(m_store->state(one), CredentialState::Waiting);
        QVERIFY(answers.all.empty());
        m_keychain.release();
        QTRY_COMPARE(answers.state(), CredentialState::Available);
        QVERIFY(answers.all.front().secret == first);
        QCOMPARE(m_store->state(one), CredentialState::Available);
    }

    void case_79_quickAnswersAreNotAnnounced()
    {
        QSignalSpy waiting(m_store.get(), &CredentialStore::waiting);
        QCOMPARE(writeNow(one, first).state, CredentialState::Available);
        QTRY_VERIFY(m_store->children().isEmpty()); // nothing is left that could announce it later
        QCOMPARE(waiting.size(), 0);
    }

    void case_79_anotherServerGoesOnMeanwhile()
    {
        m_keychain.silent = true;
        Answers silent;
        m_store->read(one, &silent.context, silent.callback());
        QTRY_COMPARE(m_keychain.calls.size(), 1);
        m_keychain.silent = false;
        QCOMPARE(writeNow(two, second).state, CredentialState::Available);
        QVERIFY(silent.all.empty());
    }

    void case_81_tooLargeIsRefusedWithTheLimit_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("stored");
        QTest::newRow("usual") << 64 << true;
        QTest::newRow("1281") << 1281 << true;
        QTest::newRow("limit") << 2000 << true;
        QTest::newRow("limit + 1") << 2001 << false;
        QTest::newRow("2560") << 2560 << false;
        QTest::newRow("2561") << 2561 << false;
        QTest::newRow("20000") << 20000 << false;
    }
    void case_81_tooLargeIsRefusedWithTheLimit()
    {
        QFETCH(int, size);
        QFETCH(bool, stored);
        const Secret secret(QByteArray(size, 'k'));
        const CredentialResult written = writeNow(one, secret);
        if (stored) {
            QCOMPARE(written.state, CredentialState::Available);
            QVERIFY(readNow(one).secret == secret);
        } else {
            QCOMPARE(written.state, CredentialState::Failed);
            QVERIFY2(written.message.contains(u"2,000 bytes"), qPrintable(written.message));
            QVERIFY(m_keychain.calls.isEmpty());
        }
    }

    void case_81_twoByteCharactersCountTwice()
    {
        QCOMPARE(writeNow(one, Secret(QString(1000, QChar(0xE4)).toUtf8())).state, CredentialState::Available);
        QCOMPARE(writeNow(one, Secret(QString(1001, QChar(0xE4)).toUtf8())).state, CredentialState::Failed);
    }

    void refusesEmptyAndBinarySecrets()
    {
        QCOMPARE(writeNow(one, Secret()).state, CredentialState::Failed);
        QCOMPARE(writeNow(one, Secret(QByteArray("\xff\xfe\x00z", 4))).state, CredentialState::Failed);
        QVERIFY(m_keychain.calls.isEmpty());
    }

    void case_82_entriesAreNamedAfterTheServerAlone()
    {
        QCOMPARE(writeNow(one, first).state, CredentialState::Available);
        QCOMPARE(writeNow(two, second).state, CredentialState::Available);
        QCOMPARE(m_keychain.entries.size(), 2);
        QVERIFY(m_keychain.entries.contains(QStringLiteral("server/") + one.value));
        QCOMPARE(removeNow(one).state, CredentialState::Available);
        QVERIFY(readNow(two).secret == second);
        QCOMPARE(readNow(one).state, CredentialState::Missing);
    }

    void case_83_denialIsNotRepeated()
    {
        m_keychain.error = Error::DeniedByUser;
        m_keychain.errors = -1;
        QCOMPARE(readNow(one).state, CredentialState::Refused);
        QCOMPARE(m_keychain.calls.size(), 1);
        QCOMPARE(writeNow(one, first).state, CredentialState::Refused);
    }

    void case_84_obstacleIsNamed()
    {
        m_keychain.lock = LockState::NoService;
        m_keychain.obstacle = QStringLiteral("snap connect airdesk:password-manager-service");
        m_keychain.error = Error::Other;
        m_keychain.errors = -1;
        const CredentialResult read = readNow(one);
        QCOMPARE(read.state, CredentialState::NoKeychain);
        QVERIFY(read.message.contains(m_keychain.obstacle));
    }

    void case_75_absentKeychainIsToldAtOnce()
    {
        m_keychain.error = Error::NoBackend;
        m_keychain.errors = -1;
        QCOMPARE(readNow(one).state, CredentialState::NoKeychain);
        QCOMPARE(writeNow(one, first).state, CredentialState::NoKeychain);
        QCOMPARE(removeNow(one).state, CredentialState::NoKeychain);
        QCOMPARE(m_keychain.calls.size(), 3); // no repeats
    }

    void case_86_removalIsCheckedByReading()
    {
        m_keychain.entries.insert(KeychainStore::keyOf(one), first);
        m_keychain.keepsRemoved = true;
        QCOMPARE(removeNow(one).state, CredentialState::Failed);
        m_keychain.keepsRemoved = false;
        m_keychain.lock = LockState::Locked; // claims to have removed, like the real one
        QCOMPARE(removeNow(one).state, CredentialState::Locked);
        QCOMPARE(m_keychain.entries.size(), 1);
        m_keychain.lock = LockState::Unlocked;
        QCOMPARE(removeNow(one).state, CredentialState::Available);
        QVERIFY(m_keychain.entries.isEmpty());
    }

    void case_86_newerEntryIsNotTakenForALeftOver()
    {
        m_keychain.silent = true;
        Answers removed, written;
        m_store->remove(one, &removed.context, removed.callback());
        m_store->write(one, second, &written.context, written.callback());
        QTRY_COMPARE(m_keychain.calls.size(), 2);
        m_keychain.release();
        QTRY_COMPARE(written.state(), CredentialState::Available);
        QTRY_COMPARE(removed.state(), CredentialState::Available);
        QVERIFY(readNow(one).secret == second);
    }

};

QTEST_GUILESS_MAIN(TestCredentialStore)
#include "tst_credentialstore.moc"
