// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/credentialvault.h"
#include "auth/keychainstore.h"
#include "backend/credentialcleanup.h"
#include "backend/profilestore.h"
#include "fakekeychain.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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

ServerProfile sample(const QString &name)
{
    ServerProfile profile;
    profile.name = name;
    profile.address = QUrl(QStringLiteral("https://airbyte.example.test"));
    profile.clientId = QStringLiteral("client");
    return profile;
}

} // namespace

// What is built on a KeychainStore: the choice between keychain and memory, and the tidying up after removed servers.
class TestCredentialVault : public QObject
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

    void case_86_removedServersAreTriedAgain()
    {
        QTemporaryDir dir;
        const QString config = dir.path();
        ServerId id;
        {
            ProfileStore profiles(config);
            CredentialCleanup cleanup(&profiles, m_store.get());
            id = profiles.add(sample(QStringLiteral("Production"))).value();
            QCOMPARE(writeNow(id, first).state, CredentialState::Available);
            m_keychain.lock = LockState::Locked;
            QSignalSpy postponed(&cleanup, &CredentialCleanup::removalPostponed);
            QVERIFY(profiles.remove(id).has_value());
            QTRY_COMPARE(postponed.size(), 1);
            const auto result = postponed.at(0).at(1).value<CredentialResult>();
            QCOMPARE(result.state, CredentialState::Locked);
            QVERIFY(!result.message.isEmpty());
            QCOMPARE(profiles.pendingRemovals(), std::vector<ServerId>{id});
            QCOMPARE(m_keychain.entries.size(), 1);
        }
        ProfileStore profiles(config); // the next start
        QVERIFY(profiles.profiles().empty());
        QCOMPARE(profiles.pendingRemovals(), std::vector<ServerId>{id});
        CredentialCleanup cleanup(&profiles, m_store.get());
        m_keychain.lock = LockState::Unlocked;
        QSignalSpy gone(&cleanup, &CredentialCleanup::entryRemoved);
        cleanup.retryRemovals();
        cleanup.retryRemovals(); // while the first is running
        QTRY_COMPARE(gone.size(), 1);
        QVERIFY(m_keychain.entries.isEmpty());
        QVERIFY(profiles.pendingRemovals().empty());
        QVERIFY(ProfileStore(config).pendingRemovals().empty());
    }

    void case_86_absentKeychainIsNoComplaint()
    {
        QTemporaryDir dir;
        ProfileStore profiles(dir.path());
        CredentialCleanup cleanup(&profiles, m_store.get());
        const ServerId id = profiles.add(sample(QStringLiteral("Production"))).value();
        m_keychain.error = Error::NoBackend;
        m_keychain.errors = -1;
        QSignalSpy postponed(&cleanup, &CredentialCleanup::removalPostponed);
        QVERIFY(profiles.remove(id).has_value());
        QTRY_COMPARE(m_store->state(id), CredentialState::NoKeychain);
        QCoreApplication::processEvents();
        QCOMPARE(postponed.size(), 0);
        QCOMPARE(profiles.pendingRemovals().size(), size_t(1));
    }

    void case_75_vaultKeepsSecretsForTheSession()
    {
        m_keychain.error = Error::NoBackend;
        m_keychain.errors = -1;
        CredentialVault vault(m_store.release());
        Answers refused;
        vault.write(one, first, &refused.context, refused.callback());
        QCOMPARE(wait(refused).state, CredentialState::NoKeychain);

        vault.setSessionOnly(one, true);
        QVERIFY(vault.isSessionOnly(one));
        Answers written, read, other;
        vault.write(one, first, &written.context, written.callback());
        QCOMPARE(wait(written).state, CredentialState::Available);
        vault.read(one, &read.context, read.callback());
        QVERIFY(read.all.empty());
        QVERIFY(wait(read).secret == first);
        QCOMPARE(vault.state(one), CredentialState::Available);
        vault.read(two, &other.context, other.callback());
        QCOMPARE(wait(other).state, CredentialState::NoKeychain);

        Answers removed, after;
        vault.remove(one, &removed.context, removed.callback());
        QCOMPARE(wait(removed).state, CredentialState::NoKeychain);
        vault.read(one, &after.context, after.callback());
        QCOMPARE(wait(after).state, CredentialState::Missing);
    }

    void vaultPassesTheKeychainsWordOn()
    {
        KeychainTiming timing;
        timing.waitingAfter = 1ms;
        makeStore(timing);
        m_keychain.silent = true;
        CredentialVault vault(m_store.release());
        QSignalSpy waiting(&vault, &CredentialStore::waiting);
        QSignalSpy states(&vault, &CredentialStore::stateChanged);
        Answers answers;
        vault.read(one, &answers.context, answers.callback());
        QTRY_COMPARE(waiting.size(), 1);
        QCOMPARE(vault.state(one), CredentialState::Waiting);
        m_keychain.release();
        QCOMPARE(wait(answers).state, CredentialState::Missing);
        QCOMPARE(vault.state(one), CredentialState::Missing);
        QCOMPARE(states.size(), 2);
        QCOMPARE(vault.backendName(), QStringLiteral("Test Keyring"));
    }

    void case_85_noFileHoldsTheSecret()
    {
        QTemporaryDir dir;
        ProfileStore profiles(dir.path());
        const ServerId id = profiles.add(sample(QStringLiteral("Production"))).value();
        CredentialVault vault(m_store.release());
        m_keychain.error = Error::NoBackend;
        m_keychain.errors = -1;
        Answers refused, kept;
        vault.write(id, first, &refused.context, refused.callback());
        wait(refused);
        vault.setSessionOnly(id, true);
        vault.write(id, first, &kept.context, kept.callback());
        QCOMPARE(wait(kept).state, CredentialState::Available);
        int files = 0;
        for (const QString &root : {dir.path(), QDir::homePath()}) {
            QDirIterator each(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (each.hasNext()) {
                QFile file(each.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(!file.readAll().contains(first.reveal()), qPrintable(file.fileName()));
                ++files;
            }
        }
        QVERIFY(files > 0);
    }
};

QTEST_GUILESS_MAIN(TestCredentialVault)
#include "tst_credentialvault.moc"
