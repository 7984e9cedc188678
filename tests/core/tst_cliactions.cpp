// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clirunner.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <csignal>

using namespace airdesk;
using namespace Qt::StringLiterals;
using demo::DemoServer;
using test::CliResult;
using test::CliRunner;
using test::stillServer;
using test::valuesOf;

namespace {

// Connections whose syncs can be started.
QStringList activeIds(CliRunner &cli)
{
    return valuesOf(cli({u"list"_s, u"connections"_s, u"--status"_s, u"active"_s, u"--json"_s}).rows(), u"connectionId"_s);
}

} // namespace

class TestCliActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void case_34_runningSyncIsJoined();
    void case_35_lostAnswerIsAdopted();
    void waitsForTheEnd();
    void case_36_unknownStatusIsNotTheEnd();
    void startsInOrderAFewAtATime();
    void case_47_interruptLeavesSyncsRunning();
    void cancelWaitsForTheWord();
    void case_50_applications();
    void case_49_builtInApplication();
    void readOnlyServer();
};

void TestCliActions::case_34_runningSyncIsJoined()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    const QString connection = server.connectionWith(demo::SyncBehaviour::Normal);
    server.setSyncBehaviour(connection, demo::SyncBehaviour::Endless);
    const qint64 running = server.startSync(connection);
    CliRunner cli;
    cli.useAdHoc(server);
    const CliResult result = cli({u"sync"_s, connection, connection, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    QCOMPARE(result.rows().size(), 1);
    QCOMPARE(result.rows().first().toObject().value("outcome"_L1).toString(), u"attached"_s);
    QCOMPARE(result.rows().first().toObject().value("jobId"_L1).toInteger(), running);
    QCOMPARE(server.count(u"POST"_s, u"/jobs"_s), 1);
}

void TestCliActions::case_35_lostAnswerIsAdopted()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    const QString connection = server.connectionWith(demo::SyncBehaviour::Normal);
    QCOMPARE(server.applyFault(u"job-lost"_s), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    const CliResult result = cli({u"sync"_s, connection, u"--wait"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    QCOMPARE(result.rows().first().toObject().value("outcome"_L1).toString(), u"adopted"_s);
    QCOMPARE(result.rows().first().toObject().value("status"_L1).toString(), u"succeeded"_s);
    QCOMPARE(server.count(u"POST"_s, u"/jobs"_s), 1);
}

void TestCliActions::waitsForTheEnd()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    const QString good = server.connectionWith(demo::SyncBehaviour::Normal);
    QStringList others = activeIds(cli);
    others.removeAll(good);
    const QString bad = others.first();
    server.setSyncBehaviour(bad, demo::SyncBehaviour::Failing);
    const CliResult result = cli({u"sync"_s, bad, good, u"--wait"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 1, result.all().constData());
    QCOMPARE(valuesOf(result.rows(), u"status"_s), (QStringList{u"failed"_s, u"succeeded"_s}));
    QVERIFY(!result.rows().at(1).toObject().value("rowsSynced"_L1).isUndefined());
}

void TestCliActions::case_36_unknownStatusIsNotTheEnd()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    const QString connection = server.connectionWith(demo::SyncBehaviour::Normal);
    server.setSyncBehaviour(connection, demo::SyncBehaviour::Endless);
    CliRunner cli;
    cli.useAdHoc(server);
    const auto process = cli.launch({u"sync"_s, connection, u"--wait"_s, u"--json"_s});
    QTRY_VERIFY_WITH_TIMEOUT(server.runningJob(connection) > 0, 20000);
    const qint64 job = server.runningJob(connection);
    QVERIFY(server.setJobStatus(job, u"paused_by_policy"_s));
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process->readAllStandardError()).contains("paused_by_policy"), 20000);
    QCOMPARE(process->state(), QProcess::Running);
    QVERIFY(server.setJobStatus(job, u"succeeded"_s));
    const CliResult result = CliRunner::wait(*process);
    QVERIFY2(result.exitCode == 0, result.all().constData());
    QCOMPARE(valuesOf(result.rows(), u"status"_s), QStringList{u"succeeded"_s});
}

void TestCliActions::startsInOrderAFewAtATime()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    const QStringList ids = activeIds(cli).mid(0, 6);
    server.clearRequests();
    server.setLatency(std::chrono::milliseconds(40));
    const CliResult result = cli(QStringList{u"sync"_s, u"--parallel"_s, u"2"_s, u"--json"_s} + ids);
    QVERIFY2(result.exitCode == 0, result.all().constData());
    QCOMPARE(result.rows().size(), ids.size());
    QStringList posted;
    for (const demo::RecordedRequest &request : server.requests()) {
        if (request.verb == u"POST" && request.path.endsWith(u"/jobs"))
            posted.append(QJsonDocument::fromJson(request.body).object().value("connectionId"_L1).toString());
    }
    QCOMPARE(QSet<QString>(posted.begin(), posted.end()), QSet<QString>(ids.begin(), ids.end()));
    QCOMPARE(posted.size(), ids.size());
    QCOMPARE(QSet<QString>(posted.begin(), posted.begin() + 2), QSet<QString>(ids.begin(), ids.begin() + 2));
    QVERIFY(server.maxInFlight(u"/jobs"_s) <= 2);
}

void TestCliActions::case_47_interruptLeavesSyncsRunning()
{
#ifdef Q_OS_WIN
    QSKIP("there is no SIGINT here");
#else
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    const QString connection = server.connectionWith(demo::SyncBehaviour::Normal);
    server.setSyncBehaviour(connection, demo::SyncBehaviour::Endless);
    CliRunner cli;
    cli.useAdHoc(server);
    const auto process = cli.launch({u"sync"_s, connection, u"--wait"_s, u"--json"_s});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process->readAllStandardError()).contains("started as job"), 20000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult result = CliRunner::wait(*process);
    QVERIFY2(result.exitCode == 130, result.all().constData());
    QVERIFY2(result.err.contains("go on at the server"), result.err.constData());
    QVERIFY(result.err.contains(QByteArray::number(server.runningJob(connection))));
    QVERIFY(QJsonDocument::fromJson(result.out).isArray());
    QVERIFY(server.runningJob(connection) > 0);
    QCOMPARE(server.count(u"DELETE"_s), 0);
#endif
}

void TestCliActions::cancelWaitsForTheWord()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    const QString connection = server.connectionWith(demo::SyncBehaviour::Normal);
    server.setSyncBehaviour(connection, demo::SyncBehaviour::Endless);
    const qint64 job = server.startSync(connection);
    CliRunner cli;
    cli.useAdHoc(server);
    CliResult result = cli({u"cancel"_s, QString::number(job), u"--csv"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    QVERIFY(result.out.contains("cancelled"));
    QCOMPARE(server.jobStatus(job), u"cancelled"_s);
    result = cli({u"cancel"_s, QString::number(job)});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("not currently running"), result.err.constData());
    QCOMPARE(cli({u"cancel"_s, u"all"_s}).exitCode, 2);
}

void TestCliActions::case_50_applications()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    CliResult result = cli({u"application"_s, u"create"_s, u"Nightly script"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    const QString clientId = result.object().value("clientId"_L1).toString();
    const QString secret = result.object().value("clientSecret"_L1).toString();
    {
        CliRunner other;
        other.useAdHoc(server);
        other.setVariable("AIRDESK_CLIENT_ID", clientId);
        other.setVariable("AIRDESK_CLIENT_SECRET", secret);
        QCOMPARE(other({u"list"_s, u"workspaces"_s}).exitCode, 0); // the pair works
    }
    result = cli({u"application"_s, u"create"_s, u"A third one"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("two applications"), result.err.constData());

    result = cli({u"application"_s, u"delete"_s, clientId}); // nobody is asked without a terminal
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains("--yes"), result.err.constData());
    QCOMPARE(server.applicationCount(), 2);
    result = cli({u"application"_s, u"delete"_s, clientId, u"--yes"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    QCOMPARE(server.applicationCount(), 1);
    result = cli({u"application"_s, u"delete"_s, clientId, u"--yes"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("No application with this client ID"), result.err.constData());
    // The one in use: said, done, and locked out afterwards.
    result = cli({u"application"_s, u"delete"_s, server.clientId(), u"--yes"_s});
    QVERIFY2(result.exitCode == 0 && result.err.contains("itself uses"), result.all().constData());
    QCOMPARE(cli({u"list"_s, u"workspaces"_s}).exitCode, 3);
}

void TestCliActions::case_49_builtInApplication()
{
    demo::Options options = stillServer();
    options.edition = demo::Edition::Community;
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    CliResult result = cli({u"application"_s, u"create"_s, u"Another"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("built-in"), result.err.constData());
    result = cli({u"application"_s, u"delete"_s, server.clientId(), u"--yes"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("built-in"), result.err.constData());
    QCOMPARE(server.applicationCount(), 1);
    // Its ID changes with every answer; it is known by its client ID.
    QCOMPARE(cli({u"get"_s, u"application"_s, server.clientId()}).exitCode, 0);
}

void TestCliActions::readOnlyServer()
{
    demo::Options options = stillServer();
    options.edition = demo::Edition::None;
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    QFile file(cli.configDir() + u"/servers.json"_s);
    QVERIFY2(cli.saved({u"server"_s, u"add"_s, u"Prod"_s, u"--url"_s, server.url().toString(), u"--no-auth"_s}).exitCode == 0, "add");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray content = file.readAll();
    file.close();
    QVERIFY2(content.contains("\"readOnly\": false") || !content.contains("readOnly"), content.constData());
    QJsonObject document = QJsonDocument::fromJson(content).object();
    QJsonArray servers = document.value("servers"_L1).toArray();
    QJsonObject row = servers.first().toObject();
    row.insert(u"readOnly"_s, true);
    servers.replace(0, row);
    document.insert(u"servers"_s, servers);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(document).toJson());
    file.close();

    const CliResult result = cli.saved({u"sync"_s, server.connectionIds().first()});
    QVERIFY2(result.exitCode == 5, result.all().constData());
    QVERIFY2(result.err.contains("read only"), result.err.constData());
    QCOMPARE(cli.saved({u"cancel"_s, u"1"_s}).exitCode, 5);
    QCOMPARE(cli.saved({u"application"_s, u"create"_s, u"x"_s}).exitCode, 5);
    QVERIFY(server.requests().empty());
    QCOMPARE(cli.saved({u"list"_s, u"connections"_s}).exitCode, 0); // reading is what it is for
}

QTEST_GUILESS_MAIN(TestCliActions)
#include "tst_cliactions.moc"
