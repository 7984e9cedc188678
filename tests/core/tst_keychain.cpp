// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keychainstore.h"
#include "backend/credentialcleanup.h"
#include "backend/profilestore.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <memory>
#include <vector>

using namespace airdesk;

namespace {

const QByteArray sample = QByteArrayLiteral("Tq7mWz4XcR9aLe2V-Ökß");

ServerId freshId() { return ServerId(QUuid::createUuid().toString(QUuid::WithoutBraces)); }

// Runs a tool of the desktop; what it wrote, without the last line end.
struct Ran
{
    int code = -1;
    QByteArray output;
};
Ran run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    Ran ran;
    if (process.waitForFinished(20000)) {
        ran.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        ran.output = process.readAllStandardOutput();
        if (ran.output.endsWith('\n'))
            ran.output.chop(1);
    }
    return ran;
}

Ran lookup(const ServerId &server)
{
    return run(QStringLiteral("secret-tool"), {QStringLiteral("lookup"), QStringLiteral("server"), QStringLiteral("airdesk"),
                                               QStringLiteral("user"), QStringLiteral("server/") + server.value});
}

Ran storeWithTool(const ServerId &server, const QByteArray &secret)
{
    return run(QStringLiteral("secret-tool"),
               {QStringLiteral("store"), QStringLiteral("--label=test"), QStringLiteral("user"),
                QStringLiteral("server/") + server.value, QStringLiteral("server"), QStringLiteral("airdesk"),
                QStringLiteral("type"), QStringLiteral("plaintext")},
               secret);
}

bool lockKeyring()
{
    const QString service = QStringLiteral("org.freedesktop.secrets");
    return run(QStringLiteral("gdbus"),
               {QStringLiteral("call"), QStringLiteral("--session"), QStringLiteral("-d"), service, QStringLiteral("-o"),
                QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("-m"),
                QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                QStringLiteral("['/org/freedesktop/secrets/collection/login']")})
               .code
        == 0;
}

bool unlockKeyring()
{
    return run(qEnvironmentVariable("AIRDESK_SOURCE_DIR") + QStringLiteral("/tests/support/unlock-keyring.py"),
               {QStringLiteral("test")})
               .code
        == 0;
}

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<KeychainStore> m_store;

    template <class Call>
    CredentialResult answerTo(const Call &call)
    {
        std::vector<CredentialResult> answers;
        QObject context;
        call(&context, [&answers](const CredentialResult &result) { answers.push_back(result); });
        if (!QTest::qWaitFor([&answers] { return !answers.empty(); }, 20000))
            return {};
        return answers.front();
    }
    CredentialResult readNow(const ServerId &id)
    {
        return answerTo([&](QObject *context, auto callback) { m_store->read(id, context, callback); });
    }
    CredentialResult writeNow(const ServerId &id, const QByteArray &secret)
    {
        return answerTo([&](QObject *context, auto callback) { m_store->write(id, Secret(secret), context, callback); });
    }
    CredentialResult removeNow(const ServerId &id)
    {
        return answerTo([&](QObject *context, auto callback) { m_store->remove(id, context, callback); });
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(unlockKeyring());
        m_store = std::make_unique<KeychainStore>();
    }
    void cleanup() { m_store.reset(); }

    void writesReadsAndRemoves()
    {
        const ServerId id = freshId();
        QCOMPARE(readNow(id).state, CredentialState::Missing);
        const CredentialResult written = writeNow(id, sample);
        QVERIFY2(written.isAvailable(), qPrintable(written.message + written.detail));
        QCOMPARE(readNow(id).secret.reveal(), sample);
        QVERIFY(writeNow(id, "another one").isAvailable());
        QCOMPARE(readNow(id).secret.reveal(), QByteArray("another one"));
        QVERIFY(removeNow(id).isAvailable());
        QCOMPARE(readNow(id).state, CredentialState::Missing);
        QVERIFY(removeNow(id).isAvailable()); // nothing there any more
    }

    void otherToolsReadWhatWeStore()
    {
        const ServerId id = freshId();
        QVERIFY(writeNow(id, sample).isAvailable());
        QCOMPARE(lookup(id).output, sample);
        QVERIFY(removeNow(id).isAvailable());
        QVERIFY(lookup(id).code != 0);
        QVERIFY(lookup(id).output.isEmpty());
    }

    void weReadWhatOtherToolsStore()
    {
        const ServerId id = freshId();
        QCOMPARE(storeWithTool(id, sample).code, 0);
        QCOMPARE(readNow(id).secret.reveal(), sample);
        QVERIFY(removeNow(id).isAvailable());
        QVERIFY(lookup(id).code != 0);
    }

    void case_77_lockedIsNotMissing()
    {
        const ServerId id = freshId();
        QVERIFY(writeNow(id, sample).isAvailable());
        QVERIFY(lockKeyring());
        const CredentialResult read = readNow(id);
        QCOMPARE(read.state, CredentialState::Locked);
        QVERIFY2(read.message.contains(m_store->backendName()), qPrintable(read.message));
        QCOMPARE(readNow(freshId()).state, CredentialState::Locked); // cannot be known
        QCOMPARE(writeNow(id, "overwritten").state, CredentialState::Locked);
        QVERIFY(unlockKeyring());
        QCOMPARE(readNow(id).secret.reveal(), sample);
    }

    // Nothing can show a prompt here, which counts as a dismissed one.
    void case_77_unlockThatIsNotAnsweredSaysLocked()
    {
        QVERIFY(lockKeyring());
        const auto unlock = [this](QObject *context, auto callback) { m_store->unlock(context, callback); };
        QCOMPARE(answerTo(unlock).state, CredentialState::Locked);
        QVERIFY(unlockKeyring());
        QCOMPARE(answerTo(unlock).state, CredentialState::Available);
    }

    void case_81_largestSecretIsReadBackWhole()
    {
        const ServerId id = freshId();
        QByteArray secret;
        while (secret.size() < CredentialStore::largestSecret)
            secret += char('!' + secret.size() % 90);
        QVERIFY(writeNow(id, secret).isAvailable());
        QCOMPARE(readNow(id).secret.reveal(), secret);
        QCOMPARE(writeNow(id, secret + 'x').state, CredentialState::Failed);
        QCOMPARE(readNow(id).secret.reveal(), secret);
    }

    void case_82_twoServersWithTheSameAddressAndClient()
    {
        QTemporaryDir dir;
        ProfileStore profiles(dir.path());
        CredentialCleanup cleanup(&profiles, m_store.get());
        ServerProfile profile;
        profile.name = QStringLiteral("First");
        profile.address = QUrl(QStringLiteral("https://airbyte.example.test"));
        profile.clientId = QStringLiteral("the same");
        const ServerId first = profiles.add(profile).value();
        profile.name = QStringLiteral("Second");
        const ServerId second = profiles.add(profile).value();
        QVERIFY(writeNow(first, "secret of the first").isAvailable());
        QVERIFY(writeNow(second, "secret of the second").isAvailable());
        QSignalSpy removed(&cleanup, &CredentialCleanup::entryRemoved);
        QVERIFY(profiles.remove(first).has_value());
        QTRY_COMPARE(removed.size(), 1);
        QVERIFY(lookup(first).code != 0);
        QCOMPARE(readNow(second).secret.reveal(), QByteArray("secret of the second"));
    }

    void case_86_removalWhileLockedIsTriedAgain()
    {
        QTemporaryDir dir;
        ProfileStore profiles(dir.path());
        CredentialCleanup cleanup(&profiles, m_store.get());
        ServerProfile profile;
        profile.name = QStringLiteral("Production");
        profile.address = QUrl(QStringLiteral("https://airbyte.example.test"));
        profile.clientId = QStringLiteral("client");
        const ServerId id = profiles.add(profile).value();
        QVERIFY(writeNow(id, sample).isAvailable());
        QVERIFY(lockKeyring());
        QSignalSpy postponed(&cleanup, &CredentialCleanup::removalPostponed);
        QSignalSpy removed(&cleanup, &CredentialCleanup::entryRemoved);
        QVERIFY(profiles.remove(id).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(postponed.size(), 1, 20000);
        QCOMPARE(postponed.at(0).at(1).value<CredentialResult>().state, CredentialState::Locked);
        QCOMPARE(profiles.pendingRemovals().size(), size_t(1));
        QVERIFY(unlockKeyring());
        QCOMPARE(lookup(id).output, sample); // the library had called it removed
        cleanup.retryRemovals();
        QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, 20000);
        QVERIFY(lookup(id).code != 0);
        QVERIFY(profiles.pendingRemovals().empty());
    }

    void manyAtOnce()
    {
        constexpr size_t count = 50;
        std::vector<ServerId> ids;
        size_t done = 0;
        for (size_t i = 0; i < count; ++i) {
            ids.push_back(freshId());
            m_store->write(ids.back(), Secret(ids.back().value.toUtf8()), this,
                           [&done](const CredentialResult &result) { done += result.isAvailable() ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, count, 20000);
        size_t right = 0;
        for (const ServerId &id : ids) {
            m_store->read(id, this, [&right, id](const CredentialResult &result) {
                right += result.secret.reveal() == id.value.toUtf8() ? 1 : 0;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(right, count, 20000);
    }

    // Deleting a running job of the library crashes; the store must be free to go at any moment.
    void storeMayGoWhileJobsRun()
    {
        for (int i = 0; i < 20; ++i) {
            KeychainStore store;
            store.read(freshId(), this, {});
            store.write(freshId(), Secret(sample), this, {});
            store.remove(freshId(), this, {});
            store.unlock(this, {});
            for (int turn = 0; turn < i % 4; ++turn)
                QCoreApplication::processEvents();
        }
        QCOMPARE(readNow(freshId()).state, CredentialState::Missing);
    }

    void backendIsNamed() { QCOMPARE(m_store->backendName(), QStringLiteral("GNOME Keyring / Secret Service")); }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
