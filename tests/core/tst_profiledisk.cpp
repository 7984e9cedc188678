// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/profilestore.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <memory>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace airdesk;

namespace {

ServerProfile sample(const QString &name = QStringLiteral("Production"))
{
    ServerProfile profile;
    profile.name = name;
    profile.address = QUrl(QStringLiteral("https://airbyte.example.test/base"));
    profile.clientId = QStringLiteral("3f2a");
    return profile;
}

} // namespace

// The file of the ProfileStore: damaged, newer, on a full disk, shared by two programs.
class TestProfileDisk : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;

    QString config() const { return m_dir->filePath(QStringLiteral("config/airdesk")); }
    QString fileName() const { return config() + QStringLiteral("/servers.json"); }
    QByteArray content() const
    {
        QFile file(fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QByteArray &bytes) const
    {
        QDir().mkpath(config());
        QFile file(fileName());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QStringList files(const QString &pattern) const { return QDir(config()).entryList({pattern}, QDir::Files); }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void damagedFileIsKeptAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("{\"format\":1,\"servers\":[{\"id\":\"a\",\"na");
        QTest::newRow("other") << QByteArray("[1,2,3]");
        QTest::newRow("no servers") << QByteArray("{\"format\":1}");
        QTest::newRow("no format") << QByteArray("{\"servers\":[]}");
        QTest::newRow("wrong format") << QByteArray("{\"format\":\"one\",\"servers\":[]}");
        QTest::newRow("fractional") << QByteArray("{\"format\":0.5,\"servers\":[]}");
        QTest::newRow("binary") << QByteArray(4096, '\0');
    }
    void damagedFileIsKeptAside()
    {
        QFETCH(QByteArray, bytes);
        put(bytes);
        ProfileStore store(config());
        QVERIFY(store.problem().has_value());
        QVERIFY(store.profiles().empty());
        const QStringList kept = files(QStringLiteral("servers.json.damaged-*"));
        QCOMPARE(kept.size(), 1);
        QVERIFY2(store.problem()->message.contains(kept.first()), qPrintable(store.problem()->message));
        QFile file(config() + u'/' + kept.first());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
        QVERIFY(store.add(sample()).has_value());
        QCOMPARE(ProfileStore(config()).profiles().size(), size_t(1));
        QCOMPARE(files(QStringLiteral("servers.json.damaged-*")), kept);
    }

    void newerFileIsKeptAside()
    {
        const QByteArray bytes("{\"format\":2,\"servers\":{\"of\":\"another shape\"}}");
        put(bytes);
        ProfileStore store(config());
        QVERIFY(store.problem().has_value());
        QVERIFY(store.problem()->message.contains(u"later version"));
        const QStringList kept = files(QStringLiteral("servers.json.newer-*"));
        QCOMPARE(kept.size(), 1);
        QFile file(config() + u'/' + kept.first());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }

    void unreadableRowsAreLeftOutAndKept()
    {
        put("{\"format\":1,\"servers\":[\n"
            "            {\"id\":\"a\",\"name\":\"One\",\"address\":\"https://one.test\",\"clientId\":\"x\"},\n"
            "            {\"id\":\"b\",\"name\":\"\",\"address\":\"https://two.test\",\"clientId\":\"x\"},\n"
            "            {\"id\":\"c\",\"name\":\"Three\",\"address\":\"https://three.test\",\"clientId\":\"x\",\"readOnly\":\"yes\"},\n"
            "            {\"id\":\"a\",\"name\":\"Same id\",\"address\":\"https://four.test\",\"clientId\":\"x\"},\n"
            "            {\"id\":\"../x\",\"name\":\"Bad id\",\"address\":\"https://five.test\",\"clientId\":\"x\"},\n"
            "            {\"id\":\"f\",\"name\":\"Proxy\",\"address\":\"https://five.test\",\"clientId\":\"x\",\"proxyMode\":\"manual\",\"proxyPort\":70000},\n"
            "            \"text\",\n"
            "            {\"id\":\"h\",\"name\":\"Last\",\"address\":\"https://last.test\",\"auth\":\"none\"}]}");
        const QByteArray before = content();
        ProfileStore store(config());
        QCOMPARE(store.profiles().size(), size_t(2));
        QVERIFY(store.problem().has_value());
        for (const QString &place : {QStringLiteral("servers[1]: "), QStringLiteral("servers[2].readOnly"),
                                     QStringLiteral("servers[3].id"), QStringLiteral("servers[4].id"),
                                     QStringLiteral("servers[5].proxyPort"), QStringLiteral("servers[6]")})
            QVERIFY2(store.problem()->detail.contains(place), qPrintable(store.problem()->detail));
        QCOMPARE(content(), before); // reading alone changes nothing
        QVERIFY(store.add(sample()).has_value());
        const QStringList kept = files(QStringLiteral("servers.json.damaged-*"));
        QCOMPARE(kept.size(), 1);
        QFile file(config() + u'/' + kept.first());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
        QCOMPARE(ProfileStore(config()).profiles().size(), size_t(3));
    }

    void fieldsOfLaterVersionsSurvive()
    {
        put("{\"format\":1,\"someday\":[1],\"servers\":[\n"
            "            {\"id\":\"a\",\"name\":\"One\",\"address\":\"https://one.test\",\"clientId\":\"x\",\"later\":{\"deep\":true}}]}");
        ProfileStore store(config());
        QVERIFY(!store.problem());
        ServerProfile profile = store.profiles().front();
        profile.name = QStringLiteral("Renamed");
        QVERIFY(store.update(profile).has_value());
        const QJsonObject root = QJsonDocument::fromJson(content()).object();
        QVERIFY(root.value(u"someday").isArray());
        const QJsonObject server = root.value(u"servers").toArray().first().toObject();
        QCOMPARE(server.value(u"name").toString(), QStringLiteral("Renamed"));
        QVERIFY(server.value(u"later").toObject().value(u"deep").toBool());
    }

    void folderThatCannotBeMade()
    {
        QFile blocker(m_dir->filePath(QStringLiteral("config")));
        QVERIFY(blocker.open(QIODevice::WriteOnly)); // a file where the folder should be
        blocker.close();
        ProfileStore store(config());
        const Result<ServerId> added = store.add(sample());
        QVERIFY(!added);
        QVERIFY2(added.error().message.contains(QDir::toNativeSeparators(config())), qPrintable(added.error().message));
        QVERIFY(store.profiles().empty());
    }

    void folderWithoutPermission()
    {
#ifdef Q_OS_LINUX
        ProfileStore store(QStringLiteral("/proc/airdesk")); // not even root may write there
        const Result<ServerId> added = store.add(sample());
        QVERIFY(!added);
        QVERIFY(added.error().message.contains(u"/proc/airdesk"));
        QVERIFY(store.profiles().empty());
#else
        QSKIP("needs /proc");
#endif
    }

    void fullDiskLosesNothing()
    {
#ifdef Q_OS_UNIX
        ProfileStore store(config());
        const ServerId first = store.add(sample(QStringLiteral("First"))).value();
        const QByteArray before = content();
        QSignalSpy added(&store, &ProfileStore::added);

        // Writing fails after some bytes, as on a full disk.
        rlimit old{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = old;
        small.rlim_cur = rlim_t(before.size()) + 20;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const Result<ServerId> refused = store.add(sample(QStringLiteral("Second")));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);
        std::signal(SIGXFSZ, oldHandler);

        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"disk"), qPrintable(refused.error().message));
        QCOMPARE(content(), before);
        QCOMPARE(added.size(), 0);
        QCOMPARE(store.profiles().size(), size_t(1));
        QCOMPARE(QDir(config()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("servers.json")});
        QVERIFY(store.add(sample(QStringLiteral("Second"))).has_value());
        QVERIFY(store.find(first));
#else
        QSKIP("needs a limit on file sizes");
#endif
    }

    void twoInstancesLoseNothing()
    {
        ProfileStore one(config());
        const ServerId shared = one.add(sample(QStringLiteral("Shared"))).value();
        ProfileStore two(config());
        QSignalSpy added(&two, &ProfileStore::added);
        // Neither has seen what the other did when it writes.
        const ServerId byOne = one.add(sample(QStringLiteral("By one"))).value();
        const ServerId byTwo = two.add(sample(QStringLiteral("By two"))).value();
        QCOMPARE(two.profiles().size(), size_t(3));
        QCOMPARE(added.size(), 2);
        ServerProfile changed = *one.find(shared);
        changed.readOnly = true;
        QVERIFY(one.update(changed).has_value());
        QVERIFY(one.find(byTwo));
        QVERIFY(two.remove(byTwo).has_value());
        const ProfileStore third(config());
        QCOMPARE(third.profiles().size(), size_t(2));
        QVERIFY(third.find(shared)->readOnly);
        QVERIFY(third.find(byOne));
        QVERIFY(!two.add(sample(QStringLiteral("by ONE")))); // a name the other one gave
    }

    void otherInstanceIsNoticed()
    {
        ProfileStore one(config());
        const ServerId id = one.add(sample()).value();
        ProfileStore two(config());
        QSignalSpy added(&two, &ProfileStore::added);
        QSignalSpy changed(&two, &ProfileStore::changed);
        QSignalSpy removed(&two, &ProfileStore::removed);
        QSignalSpy chosen(&two, &ProfileStore::defaultServerChanged);
        const ServerId other = one.add(sample(QStringLiteral("Other"))).value();
        QTRY_COMPARE(added.size(), 1);
        ServerProfile profile = *one.find(id);
        profile.color = QStringLiteral("red");
        QVERIFY(one.update(profile).has_value());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(two.find(id)->color, QStringLiteral("red"));
        QVERIFY(one.setDefaultServer(other).has_value());
        QTRY_COMPARE(chosen.size(), 1);
        QVERIFY(one.remove(other).has_value());
        QTRY_COMPARE(removed.size(), 1);
        QVERIFY(!two.problem());
    }

    void firstFileOfTheOtherInstanceIsNoticed()
    {
        QVERIFY(QDir().mkpath(QFileInfo(config()).path()));
        ProfileStore two(config()); // the folder is not there yet
        ProfileStore one(config());
        QSignalSpy added(&two, &ProfileStore::added);
        QVERIFY(one.add(sample()).has_value());
        QTRY_COMPARE(added.size(), 1);
        QVERIFY(one.add(sample(QStringLiteral("Second"))).has_value());
        QTRY_COMPARE(added.size(), 2);
    }

    void changedByBothIsRefusedWhereItIsGone()
    {
        ProfileStore one(config());
        ServerProfile profile = sample();
        profile.id = one.add(profile).value();
        ProfileStore two(config());
        QVERIFY(one.remove(profile.id).has_value());
        profile.readOnly = true;
        const Result<void> updated = two.update(profile);
        QVERIFY(!updated);
        QCOMPARE(updated.error().kind, ApiError::Kind::NotFound);
        QVERIFY(two.profiles().empty());
    }

    void damageWhileRunningLosesNothing()
    {
        ProfileStore store(config());
        const ServerId id = store.add(sample()).value();
        QSignalSpy problems(&store, &ProfileStore::problemFound);
        QSignalSpy removed(&store, &ProfileStore::removed);
        put("{ damaged");
        QTRY_COMPARE(problems.size(), 1);
        QVERIFY(store.find(id));
        QCOMPARE(removed.size(), 0);
        const ServerId second = store.add(sample(QStringLiteral("Second"))).value();
        const ProfileStore again(config());
        QVERIFY(again.find(id) && again.find(second));
        QCOMPARE(files(QStringLiteral("servers.json.damaged-*")).size(), 1);
    }

    void deletedFileLosesNothing()
    {
        ProfileStore store(config());
        const ServerId id = store.add(sample()).value();
        QVERIFY(QFile::remove(fileName()));
        const ServerId second = store.add(sample(QStringLiteral("Second"))).value();
        const ProfileStore again(config());
        QVERIFY(again.find(id) && again.find(second));
    }

    void unreadableFileIsNotOverwritten()
    {
        QDir().mkpath(fileName()); // a folder of that name
        ProfileStore store(config());
        QVERIFY(store.problem().has_value());
        QVERIFY(!store.add(sample()));
        QVERIFY(QFileInfo(fileName()).isDir());
    }

    void case_92_leftOverLockIsNoHindrance()
    {
        QDir().mkpath(config());
        // A process that is killed while it holds the lock.
        QProcess holder;
        holder.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold-lock"), fileName() + QStringLiteral(".lock")});
        QVERIFY(holder.waitForReadyRead());
        QVERIFY(QFileInfo::exists(fileName() + QStringLiteral(".lock")));
        ProfileStore store(config());
        const Result<ServerId> busy = store.add(sample());
        QVERIFY(!busy);
        QCOMPARE(busy.error().kind, ApiError::Kind::Conflict);
        holder.kill();
        QVERIFY(holder.waitForFinished());
        QVERIFY(QFileInfo::exists(fileName() + QStringLiteral(".lock")));
        QVERIFY(store.add(sample()).has_value());
    }

    void manyWritersAtOnce()
    {
        constexpr int writers = 4;
        constexpr int each = 10;
        std::atomic<int> failed = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back(QThread::create([this, writer, &failed] {
                ProfileStore store(config());
                for (int i = 0; i < each; ++i) {
                    const ServerProfile profile = sample(QStringLiteral("%1-%2").arg(writer).arg(i));
                    Result<ServerId> added = store.add(profile);
                    for (int again = 0; !added && added.error().kind == ApiError::Kind::Conflict && again < 20; ++again)
                        added = store.add(profile);
                    failed += added ? 0 : 1;
                }
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QVERIFY(thread->wait(60000));
        QCOMPARE(failed.load(), 0);
        QCOMPARE(ProfileStore(config()).profiles().size(), size_t(writers * each));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--hold-lock") {
        QLockFile lock(arguments.value(2));
        if (!lock.tryLock(5000))
            return 1;
        std::fputs("locked\n", stdout);
        std::fflush(stdout);
        return QCoreApplication::exec();
    }
    TestProfileDisk test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_profiledisk.moc"
