// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clirunner.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace airdesk;
using namespace Qt::StringLiterals;
using demo::DemoServer;
using test::CliResult;
using test::CliRunner;
using test::stillServer;
using test::valuesOf;

class TestCliUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedServersWithoutSecrets();
    void addressOfTheApiIsLookedForAgain();
    void wrongUsage_data();
    void wrongUsage();
    void badFiles();
    void case_75_withoutKeychainNothingIsSaved();
    void helpNeedsNothing();
};

void TestCliUsage::savedServersWithoutSecrets()
{
    demo::Options options = stillServer();
    options.edition = demo::Edition::None;
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    QCOMPARE(cli.saved({u"list"_s, u"workspaces"_s}).exitCode, 2); // none is saved yet
    QVERIFY(cli.saved({u"server"_s, u"list"_s, u"--json"_s}).rows().isEmpty());
    const QStringList add{u"server"_s, u"add"_s, u"Local"_s, u"--url"_s, server.url().toString(), u"--no-auth"_s};
    QCOMPARE(cli.saved(add).exitCode, 0);
    CliResult result = cli.saved(add);
    QVERIFY2(result.exitCode == 2 && result.err.contains("already"), result.all().constData());
    QCOMPARE(cli.saved({u"list"_s, u"workspaces"_s}).exitCode, 0); // the only one
    QCOMPARE(cli.saved({u"check"_s, u"local"_s}).exitCode, 0); // without regard to case
    QCOMPARE(cli.saved({u"server"_s, u"add"_s, u"Other"_s, u"--url"_s, u"http://127.0.0.1:1"_s, u"--no-auth"_s}).exitCode, 0);
    result = cli.saved({u"list"_s, u"workspaces"_s});
    QVERIFY2(result.exitCode == 2 && result.err.contains("--server"), result.all().constData());
    QCOMPARE(cli.saved({u"list"_s, u"workspaces"_s, u"--server"_s, u"Local"_s}).exitCode, 0);
    QCOMPARE(cli.saved({u"--server"_s, u"Other"_s, u"list"_s, u"workspaces"_s}).exitCode, 4);
    QCOMPARE(cli.saved({u"server"_s, u"use"_s, u"Local"_s}).exitCode, 0);
    QCOMPARE(cli.saved({u"list"_s, u"workspaces"_s}).exitCode, 0);

    const QJsonArray rows = cli.saved({u"server"_s, u"list"_s, u"--json"_s}).rows();
    QCOMPARE(valuesOf(rows, u"name"_s), (QStringList{u"Local"_s, u"Other"_s}));
    QCOMPARE(valuesOf(rows, u"default"_s), (QStringList{u"true"_s, u"false"_s}));
    QVERIFY(!valuesOf(rows, u"version"_s).first().isEmpty()); // learnt on the way
    const QString id = valuesOf(rows, u"id"_s).first();
    QCOMPARE(cli.saved({u"--server"_s, id, u"list"_s, u"workspaces"_s}).exitCode, 0); // by ID

    // What was found out is not asked again.
    server.clearRequests();
    QCOMPARE(cli.saved({u"list"_s, u"workspaces"_s}).exitCode, 0);
    QCOMPARE(server.count(u"GET"_s, u"/health"_s), 0);

    result = cli.saved({u"server"_s, u"remove"_s, u"Local"_s});
    QVERIFY2(result.exitCode == 2 && result.err.contains("--yes"), result.all().constData());
    QCOMPARE(cli.saved({u"server"_s, u"list"_s, u"--json"_s}).rows().size(), 2);
    QCOMPARE(cli.saved({u"server"_s, u"remove"_s, u"Local"_s, u"--yes"_s}).exitCode, 0);
    QCOMPARE(cli.saved({u"server"_s, u"list"_s, u"--json"_s}).rows().size(), 1);
    QCOMPARE(cli.saved({u"server"_s, u"remove"_s, u"Local"_s, u"--yes"_s}).exitCode, 2);
}

void TestCliUsage::addressOfTheApiIsLookedForAgain()
{
    demo::Options options = stillServer();
    options.edition = demo::Edition::None;
    auto server = std::make_unique<DemoServer>(options);
    QCOMPARE(server->start(), QString());
    options.port = server->url().port();
    CliRunner cli;
    QCOMPARE(cli.saved({u"server"_s, u"add"_s, u"Local"_s, u"--url"_s, server->url().toString(), u"--no-auth"_s}).exitCode, 0);
    QCOMPARE(cli.saved({u"list"_s, u"workspaces"_s}).exitCode, 0);
    server.reset();
    options.layout = demo::Layout::Cloud; // the same address, but the API moved from /api/public/v1 to /v1
    server = std::make_unique<DemoServer>(options);
    QCOMPARE(server->start(), QString());
    const CliResult result = cli.saved({u"list"_s, u"workspaces"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 0 && result.rows().size() == 3, result.all().constData());
}

void TestCliUsage::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    const QString longText(10000, u'x');
    const auto row = [](const char *name, const QStringList &words, const char *says) {
        QTest::newRow(name) << words << QByteArray(says);
    };
    row("nothing", {}, "Say what to do");
    row("unknown command", {u"frobnicate"_s}, "no command");
    row("unknown option", {u"list"_s, u"jobs"_s, u"--frobnicate"_s}, "no option");
    row("half a command", {u"server"_s}, "add, list, remove, use");
    row("no kind", {u"list"_s}, "workspaces");
    row("unknown kind", {u"list"_s, u"things"_s}, "no kind");
    row("no ID", {u"get"_s, u"connection"_s}, "missing");
    row("two IDs", {u"get"_s, u"connection"_s, u"a"_s, u"b"_s}, "too much");
    row("blank ID", {u"get"_s, u"connection"_s, u"  "_s}, "empty");
    row("empty ID", {u"sync"_s, u""_s}, "empty");
    row("long ID", {u"sync"_s, longText}, "10000 characters");
    row("control characters", {u"sync"_s, u"a\u0007b"_s}, "control characters");
    row("empty server", {u"--server"_s, u""_s, u"list"_s, u"jobs"_s}, "empty");
    row("unknown server", {u"--server"_s, u"nowhere"_s, u"list"_s, u"jobs"_s}, "no saved server");
    row("long server", {u"--server"_s, longText, u"list"_s, u"jobs"_s}, "10000 characters");
    row("server with escape", {u"--server"_s, u"\u001b[31m"_s, u"list"_s, u"jobs"_s}, "control characters");
    row("json and csv", {u"--json"_s, u"--csv"_s, u"server"_s, u"list"_s}, "--json and --csv");
    row("url and server", {u"--url"_s, u"http://127.0.0.1:1"_s, u"--server"_s, u"x"_s, u"token"_s}, "two servers");
    row("empty url", {u"--url"_s, u""_s, u"token"_s}, "empty");
    row("no url at all", {u"--url"_s, u"https://:80"_s, u"token"_s}, "not an address");
    row("ftp", {u"--url"_s, u"ftp://example.org"_s, u"token"_s}, "http");
    row("long url", {u"--url"_s, longText, u"token"_s}, "too long");
    row("url with password", {u"--url"_s, u"https://u:hunter2@example.org"_s, u"token"_s}, "user name");
    row("http", {u"--url"_s, u"http://192.0.2.1"_s, u"token"_s}, "--allow-http");
    row("ca-file missing", {u"--url"_s, u"https://127.0.0.1:1"_s, u"--ca-file"_s, u"/nonexistent/ca.pem"_s, u"token"_s}, "cannot be read");
    row("ca-file is no file", {u"--url"_s, u"https://127.0.0.1:1"_s, u"--ca-file"_s, u"/"_s, u"token"_s}, "cannot be read");
    row("ca-file holds nothing", {u"--url"_s, u"https://127.0.0.1:1"_s, u"--ca-file"_s, u"/etc/hostname"_s, u"token"_s}, "certificate");
    row("ca-file alone", {u"--ca-file"_s, u"/etc/hostname"_s, u"token"_s}, "--url");
    row("parallel 0", {u"sync"_s, u"x"_s, u"--parallel"_s, u"0"_s}, "--parallel");
    row("parallel word", {u"sync"_s, u"x"_s, u"--parallel"_s, u"many"_s}, "--parallel");
    row("parallel huge", {u"sync"_s, u"x"_s, u"--parallel"_s, u"99999999999999"_s}, "--parallel");
    row("value for a switch", {u"sync"_s, u"x"_s, u"--wait=yes"_s}, "wait");
    row("filter of another kind", {u"list"_s, u"sources"_s, u"--tag"_s, u"x"_s}, "--tag");
    row("filter of jobs by name", {u"list"_s, u"jobs"_s, u"--name"_s, u"x"_s}, "no name");
    row("option of another command", {u"token"_s, u"--wait"_s}, "--wait");
    row("show-secret of a list", {u"list"_s, u"applications"_s, u"--show-secret"_s}, "--show-secret");
    row("show-secret of a job", {u"get"_s, u"job"_s, u"1"_s, u"--show-secret"_s}, "--show-secret");
    row("job is no number", {u"cancel"_s, u"1.5"_s}, "number");
    row("add without url", {u"server"_s, u"add"_s, u"A"_s}, "--url");
    row("add without sign-in", {u"server"_s, u"add"_s, u"A"_s, u"--url"_s, u"https://a.example"_s}, "--client-id");
    row("add without secret", {u"server"_s, u"add"_s, u"A"_s, u"--url"_s, u"https://a.example"_s, u"--client-id"_s, u"x"_s}, "--client-secret-stdin");
    row("add with two sign-ins", {u"server"_s, u"add"_s, u"A"_s, u"--url"_s, u"https://a.example"_s, u"--client-id"_s, u"x"_s, u"--no-auth"_s}, "one of");
    row("add with empty secret", {u"server"_s, u"add"_s, u"A"_s, u"--url"_s, u"https://a.example"_s, u"--client-id"_s, u"x"_s, u"--client-secret-stdin"_s}, "empty");
    row("add with blank name", {u"server"_s, u"add"_s, u"  "_s, u"--url"_s, u"https://a.example"_s, u"--no-auth"_s}, "empty");
    row("add with long name", {u"server"_s, u"add"_s, longText, u"--url"_s, u"https://a.example"_s, u"--no-auth"_s}, "characters long");
    row("add with bad ca-file", {u"server"_s, u"add"_s, u"A"_s, u"--url"_s, u"https://a.example"_s, u"--no-auth"_s, u"--ca-file"_s, u"/nonexistent"_s}, "cannot be read");
    row("remove what is not", {u"server"_s, u"remove"_s, u"nowhere"_s, u"--yes"_s}, "no saved server");
    row("name of an application", {u"application"_s, u"create"_s, u" "_s}, "empty");
    row("empty config dir", {u"--config-dir"_s, u""_s, u"server"_s, u"list"_s}, "empty");
}

void TestCliUsage::wrongUsage()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    CliRunner cli;
    const CliResult result = cli(words);
    QVERIFY2(result.exitCode == 2, result.all().constData());
    QCOMPARE(result.out, QByteArray());
    QVERIFY2(result.err.contains(says), result.err.constData());
    QVERIFY2(result.err.startsWith("airdesk-cli: "), result.err.constData());
    QVERIFY2(result.err.size() < 600, result.err.constData()); // input is not thrown back whole
    QVERIFY(!result.err.contains('\x1b') && !result.err.contains("hunter2"));
    QVERIFY2(QDir(cli.configDir()).entryList({u"servers.json"_s}).isEmpty(), "nothing is saved");
}

void TestCliUsage::badFiles()
{
    CliRunner cli;
    const QString name = cli.configDir() + u"/servers.json"_s;
    const QStringList add{u"server"_s, u"add"_s, u"A"_s, u"--url"_s, u"http://127.0.0.1:1"_s, u"--no-auth"_s};
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ this is no JSON");
    }
    CliResult result = cli({u"server"_s, u"list"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 1 && result.err.contains("servers.json"), result.all().constData());
    QCOMPARE(cli(add).exitCode, 0); // the damaged file is kept aside
    QVERIFY(QDir(cli.configDir()).entryList(QDir::Files).size() >= 2);
    QCOMPARE(cli({u"server"_s, u"list"_s, u"--json"_s}).rows().size(), 1);

    // A folder that is a file: said, no crash, nothing lost.
    const QString blocked = cli.configDir() + u"/blocked"_s;
    {
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    result = cli(QStringList{u"--config-dir"_s, blocked} + add);
    QVERIFY2(result.exitCode == 1 && result.err.contains("blocked"), result.all().constData());

    // Output that takes no more.
    if (QFile::exists(u"/dev/full"_s)) {
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(qEnvironmentVariable("AIRDESK_BIN_DIR") + u"/airdesk-cli"_s,
                      {u"--config-dir"_s, cli.configDir(), u"server"_s, u"list"_s, u"--json"_s});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("standard output"));
    }
}

void TestCliUsage::case_75_withoutKeychainNothingIsSaved()
{
    CliRunner cli;
    cli.setVariable("DBUS_SESSION_BUS_ADDRESS", u"unix:path=/nonexistent"_s);
    const QStringList add{u"server"_s, u"add"_s, u"A"_s, u"--url"_s, u"https://a.example"_s};
    const CliResult result = cli(add + QStringList{u"--client-id"_s, u"x"_s, u"--client-secret-stdin"_s}, "very-secret-words\n");
    QVERIFY2(result.exitCode == 1, result.all().constData());
    QVERIFY2(result.err.contains("Nothing was saved") && result.err.contains("AIRDESK_CLIENT_ID"), result.err.constData());
    QVERIFY(!result.all().contains("very-secret-words"));
    QVERIFY(QDir(cli.configDir()).entryList(QDir::Files).isEmpty());
    // A server that needs no secret needs no keychain.
    QCOMPARE(cli(add + QStringList{u"--no-auth"_s}).exitCode, 0);
    QCOMPARE(cli({u"server"_s, u"remove"_s, u"A"_s, u"--yes"_s}).exitCode, 0);
}

void TestCliUsage::helpNeedsNothing()
{
    CliRunner cli;
    cli.removeVariable("DISPLAY");
    cli.removeVariable("QT_QPA_PLATFORM");
    CliResult result = cli({u"--version"_s});
    QVERIFY2(result.exitCode == 0 && result.out.startsWith("airdesk-cli "), result.all().constData());
    result = cli({u"--help"_s});
    QCOMPARE(result.exitCode, 0);
    for (const char *word : {"server add", "check", "token", "list", "get", "sync", "cancel", "application create", "130", "--csv"})
        QVERIFY2(result.out.contains(word), word);
    for (const QStringList &words : {QStringList{u"sync"_s}, {u"server"_s, u"add"_s}, {u"list"_s}, {u"application"_s, u"delete"_s}}) {
        result = cli(words + QStringList{u"--help"_s});
        QVERIFY2(result.exitCode == 0 && result.out.contains(words.join(u' ').toUtf8()), result.all().constData());
        QCOMPARE(cli(QStringList{u"help"_s} + words).out, result.out);
    }
}

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cliusage.moc"
