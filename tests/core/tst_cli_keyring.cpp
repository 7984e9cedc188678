// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clirunner.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace airdesk;
using namespace Qt::StringLiterals;
using demo::DemoServer;
using test::CliResult;
using test::CliRunner;
using test::stillServer;
using test::valuesOf;

namespace {

// What lies in the keychain for this server; empty: nothing.
QByteArray stored(const QString &serverId)
{
    QProcess tool;
    tool.start(u"secret-tool"_s, {u"lookup"_s, u"server"_s, u"airdesk"_s, u"user"_s, QString(u"server/"_s + serverId)});
    return tool.waitForFinished(10000) ? tool.readAllStandardOutput().trimmed() : QByteArray("no answer");
}

bool lockKeyring()
{
    return QProcess::execute(u"gdbus"_s, {u"call"_s, u"--session"_s, u"-d"_s, u"org.freedesktop.secrets"_s, u"-o"_s,
                                          u"/org/freedesktop/secrets"_s, u"-m"_s, u"org.freedesktop.Secret.Service.Lock"_s,
                                          u"['/org/freedesktop/secrets/collection/login']"_s}) == 0;
}

bool unlockKeyring()
{
    return QProcess::execute(qEnvironmentVariable("AIRDESK_SOURCE_DIR") + u"/tests/support/unlock-keyring.py"_s, {u"test"_s}) == 0;
}

QStringList addWords(const DemoServer &server, const QString &name)
{
    return {u"server"_s, u"add"_s, name, u"--url"_s, server.url().toString(), u"--client-id"_s, server.clientId(),
            u"--client-secret-stdin"_s};
}

QString idOf(CliRunner &cli, const QString &name)
{
    const QJsonArray rows = cli({u"server"_s, u"list"_s, u"--json"_s}).rows();
    for (const QJsonValue &row : rows) {
        if (row.toObject().value("name"_L1).toString() == name)
            return row.toObject().value("id"_L1).toString();
    }
    return {};
}

} // namespace

class TestCliKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addUseRemove();
    void basicPasswordIsStoredToo();
    void case_82_removingOneLeavesTheOther();
    void case_77_locked();
    void case_85_noSecretInAnyFile();
    void nothingHalfSaved();
};

void TestCliKeyring::addUseRemove()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    CliResult result = cli(addWords(server, u"Prod"_s), server.clientSecret().toUtf8() + '\n');
    QVERIFY2(result.exitCode == 0, result.all().constData());
    const QString id = idOf(cli, u"Prod"_s);
    QVERIFY(!id.isEmpty());
    QCOMPARE(stored(id), server.clientSecret().toUtf8());

    result = cli({u"token"_s});
    QVERIFY2(result.exitCode == 0 && result.out.startsWith("eyJ"), result.all().constData());
    QVERIFY2(cli({u"list"_s, u"connections"_s}).exitCode == 0, "list");
    QVERIFY2(cli({u"check"_s, u"Prod"_s}).exitCode == 0, "check");

    server.changeSecret(server.clientId()); // what is stored is not right any more
    QCOMPARE(cli({u"token"_s}).exitCode, 3);

    result = cli({u"server"_s, u"remove"_s, u"Prod"_s, u"--yes"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    QCOMPARE(stored(id), QByteArray());
    QVERIFY(cli({u"server"_s, u"list"_s, u"--json"_s}).rows().isEmpty());
}

void TestCliKeyring::basicPasswordIsStoredToo()
{
    demo::Options options = stillServer();
    options.edition = demo::Edition::None;
    options.basicAuth = u"carla:letmein-please"_s;
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    const QStringList add{u"server"_s, u"add"_s, u"Old"_s, u"--url"_s, server.url().toString(), u"--basic"_s, u"carla"_s,
                          u"--client-secret-stdin"_s};
    QCOMPARE(cli(add, "letmein-please\n").exitCode, 0);
    QCOMPARE(stored(idOf(cli, u"Old"_s)), QByteArray("letmein-please"));
    const CliResult result = cli({u"list"_s, u"workspaces"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 0 && result.rows().size() == 3, result.all().constData());
}

void TestCliKeyring::case_82_removingOneLeavesTheOther()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    QCOMPARE(cli(addWords(server, u"One"_s), server.clientSecret().toUtf8()).exitCode, 0);
    QCOMPARE(cli(addWords(server, u"Two"_s), server.clientSecret().toUtf8()).exitCode, 0);
    QCOMPARE(cli({u"server"_s, u"remove"_s, u"One"_s, u"--yes"_s}).exitCode, 0);
    QCOMPARE(cli({u"--server"_s, u"Two"_s, u"token"_s}).exitCode, 0);
}

void TestCliKeyring::case_77_locked()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    QCOMPARE(cli(addWords(server, u"Prod"_s), server.clientSecret().toUtf8()).exitCode, 0);
    const QString id = idOf(cli, u"Prod"_s);
    QVERIFY(lockKeyring());
    CliResult result = cli({u"token"_s});
    QVERIFY2(result.exitCode == 3 && result.err.contains("keychain locked"), result.all().constData());
    result = cli({u"check"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 3 && result.err.contains("keychain locked"), result.all().constData());
    result = cli(addWords(server, u"Another"_s), "some-other-secret");
    QVERIFY2(result.exitCode == 3 && result.err.contains("keychain locked"), result.all().constData());
    QVERIFY(idOf(cli, u"Another"_s).isEmpty());
    result = cli({u"server"_s, u"remove"_s, u"Prod"_s, u"--yes"_s}); // gone from the list; the entry is said to stay
    QVERIFY2(result.exitCode == 3 && result.err.contains("still in the keychain"), result.all().constData());
    QVERIFY(idOf(cli, u"Prod"_s).isEmpty());
    QVERIFY(unlockKeyring());
    QCOMPARE(stored(id), server.clientSecret().toUtf8());
    // The next chance is taken.
    QCOMPARE(cli(addWords(server, u"Prod"_s), server.clientSecret().toUtf8()).exitCode, 0);
    QCOMPARE(cli({u"server"_s, u"remove"_s, u"Prod"_s, u"--yes"_s}).exitCode, 0);
    QCOMPARE(stored(id), QByteArray());
}

void TestCliKeyring::case_85_noSecretInAnyFile()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    const QByteArray secret = server.clientSecret().toUtf8();
    QByteArray said;
    const auto run = [&](const QStringList &words, const QByteArray &input = {}) { said += cli(words, input).all(); };
    run(addWords(server, u"Prod"_s) + QStringList{u"--verbose"_s}, secret);
    for (const QString &kind : {u"workspaces"_s, u"connections"_s, u"jobs"_s, u"applications"_s})
        run({u"--verbose"_s, u"list"_s, kind});
    run({u"--verbose"_s, u"check"_s});
    run({u"server"_s, u"list"_s, u"--json"_s});
    QVERIFY(!said.contains(secret));
    QVERIFY(!said.contains("eyJ"));
    int files = 0;
    for (const QString &folder : {cli.configDir(), qEnvironmentVariable("HOME")}) {
        QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (file.fileName().endsWith(u".keyring"_s) || !file.open(QIODevice::ReadOnly)) // that is the keychain itself
                continue;
            ++files;
            const QByteArray content = file.readAll();
            QVERIFY2(!content.contains(secret), qPrintable(file.fileName()));
            QVERIFY2(!content.contains("eyJ"), qPrintable(file.fileName()));
        }
    }
    QVERIFY(files > 0);
}

void TestCliKeyring::nothingHalfSaved()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    QCOMPARE(cli(addWords(server, u"Prod"_s), server.clientSecret().toUtf8()).exitCode, 0);
    QCOMPARE(cli(addWords(server, u"prod"_s), "another-secret-entirely").exitCode, 2); // the name is taken
    // The file cannot be written: the entry of the keychain goes again.
    const QString blocked = cli.configDir() + u"/blocked"_s;
    {
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const CliResult result = cli(QStringList{u"--config-dir"_s, blocked} + addWords(server, u"Lost"_s), "another-secret-entirely");
    QVERIFY2(result.exitCode == 1, result.all().constData());
    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(u"secret-tool"_s, {u"search"_s, u"--all"_s, u"server"_s, u"airdesk"_s});
    QVERIFY(tool.waitForFinished(10000));
    QVERIFY(!tool.readAll().contains("another-secret-entirely"));
    // Too large for every keychain: said before anything is stored.
    QCOMPARE(cli(addWords(server, u"Large"_s), QByteArray(20000, 's')).exitCode, 2);
    QCOMPARE(cli(addWords(server, u"Control"_s), "abc\x01""def").exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCliKeyring)
#include "tst_cli_keyring.moc"
