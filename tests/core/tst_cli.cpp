// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clirunner.h"

#include <QSet>
#include <QTest>

using namespace airdesk;
using namespace Qt::StringLiterals;
using demo::DemoServer;
using test::CliResult;
using test::CliRunner;
using test::stillServer;
using test::valuesOf;

Q_DECLARE_METATYPE(airdesk::demo::Edition)
Q_DECLARE_METATYPE(airdesk::demo::Layout)

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journey_data();
    void journey();
    void listsEverything();
    void filters();
    void case_37_statusFilterFallsBack();
    void jsonIsOneDocumentEvenWhenItEnds();
    void csvAndTable();
    void getOne();
    void secretsAreMasked();
    void exitCodes_data();
    void exitCodes();
};

void TestCli::journey_data()
{
    using demo::Edition;
    using demo::Layout;
    QTest::addColumn<Edition>("edition");
    QTest::addColumn<Layout>("layout");
    for (const auto &[edition, editionName] : {std::pair{Edition::Enterprise, "enterprise"}, {Edition::Community, "community"},
                                               {Edition::Oidc, "oidc"}, {Edition::None, "none"}}) {
        for (const auto &[layout, layoutName] :
             {std::pair{Layout::Combined, "combined"}, {Layout::Legacy, "legacy"}, {Layout::Cloud, "cloud"}})
            QTest::addRow("%s %s", editionName, layoutName) << edition << layout;
    }
}

void TestCli::journey()
{
    QFETCH(demo::Edition, edition);
    QFETCH(demo::Layout, layout);
    demo::Options options = stillServer();
    options.edition = edition;
    options.layout = layout;
    DemoServer server(options);
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    const bool hasAuth = edition != demo::Edition::None;
    const bool isOld = layout == demo::Layout::Legacy;

    CliResult result = cli({u"check"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    result = cli({u"token"_s});
    QCOMPARE(result.exitCode, hasAuth ? 0 : 1);
    QCOMPARE(result.out.count('\n'), hasAuth ? 1 : 0);
    QVERIFY(!result.out.trimmed().contains(' '));

    for (const QString &kind : {u"workspaces"_s, u"connections"_s, u"sources"_s, u"destinations"_s, u"jobs"_s}) {
        result = cli({u"--json"_s, u"list"_s, kind});
        QVERIFY2(result.exitCode == 0 && !result.rows().isEmpty(), result.all().constData());
    }
    for (const QString &kind : {u"tags"_s, u"users"_s, u"permissions"_s, u"organizations"_s}) {
        result = cli({u"list"_s, kind, u"--json"_s});
        if (isOld) // these came later
            QVERIFY2(result.exitCode != 0 && result.out.isEmpty() && !result.err.isEmpty(), result.all().constData());
        else
            QVERIFY2(result.exitCode == 0 && !result.rows().isEmpty(), result.all().constData());
    }
    result = cli({u"list"_s, u"applications"_s, u"--json"_s});
    if (hasAuth && !isOld)
        QVERIFY2(valuesOf(result.rows(), u"clientId"_s).contains(server.clientId()), result.all().constData());
    else
        QVERIFY2(result.exitCode != 0 && result.out.isEmpty(), result.all().constData());

    const QString connection = server.connectionWith(demo::SyncBehaviour::Normal);
    result = cli({u"sync"_s, connection, u"--wait"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    QCOMPARE(result.rows().size(), 1);
    QCOMPARE(result.rows().first().toObject().value("status"_L1).toString(), u"succeeded"_s);
    QCOMPARE(server.count(u"POST"_s, u"/jobs"_s), 1);

    server.setSyncBehaviour(connection, demo::SyncBehaviour::Endless);
    result = cli({u"sync"_s, connection, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    const QString job = valuesOf(result.rows(), u"jobId"_s).value(0);
    result = cli({u"cancel"_s, job, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    QCOMPARE(valuesOf(result.rows(), u"status"_s), QStringList{u"cancelled"_s});
    QCOMPARE(server.jobStatus(job.toLongLong()), u"cancelled"_s);
}

void TestCli::listsEverything()
{
    DemoServer server(stillServer(230));
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    const CliResult result = cli({u"list"_s, u"connections"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.err.constData());
    const QStringList listed = valuesOf(result.rows(), u"connectionId"_s);
    const QStringList there = server.connectionIds();
    QCOMPARE(QSet<QString>(listed.begin(), listed.end()), QSet<QString>(there.begin(), there.end()));
    QCOMPARE(listed.size(), there.size());
    const QJsonObject first = result.rows().first().toObject();
    for (const QString &field : {u"connectionId"_s, u"name"_s, u"sourceId"_s, u"workspaceId"_s, u"schedule"_s, u"configurations"_s})
        QVERIFY2(first.contains(field), qPrintable(field)); // under the server's own names
}

void TestCli::filters()
{
    DemoServer server(stillServer(60));
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    const QJsonArray all = cli({u"list"_s, u"connections"_s, u"--json"_s}).rows();
    const auto matching = [&all](const auto &fits) {
        QStringList ids;
        for (const QJsonValue &row : all) {
            if (fits(row.toObject()))
                ids.append(row.toObject().value("connectionId"_L1).toString());
        }
        ids.sort();
        return ids;
    };
    const auto listed = [&cli](const QStringList &filter) {
        QStringList ids = valuesOf(cli(QStringList{u"--json"_s, u"list"_s, u"connections"_s} + filter).rows(), u"connectionId"_s);
        ids.sort();
        return ids;
    };
    const QString workspace = server.workspaceIds().at(1);
    QVERIFY(!matching([&](const QJsonObject &row) { return row.value("workspaceId"_L1) == workspace; }).isEmpty());
    QCOMPARE(listed({u"--workspace"_s, workspace}),
             matching([&](const QJsonObject &row) { return row.value("workspaceId"_L1) == workspace; }));
    QCOMPARE(listed({u"--status"_s, u"INACTIVE"_s}),
             matching([](const QJsonObject &row) { return row.value("status"_L1) == u"inactive"_s; }));
    const QString part = all.first().toObject().value("name"_L1).toString().left(6).toUpper();
    QVERIFY(listed({u"--name"_s, part}).contains(all.first().toObject().value("connectionId"_L1).toString()));
    QCOMPARE(listed({u"--name"_s, part}), matching([&](const QJsonObject &row) {
                 return row.value("name"_L1).toString().contains(part, Qt::CaseInsensitive);
             }));
    const QString tag = cli({u"list"_s, u"tags"_s, u"--json"_s}).rows().first().toObject().value("name"_L1).toString();
    QCOMPARE(listed({u"--tag"_s, tag}), matching([&](const QJsonObject &row) {
                 const QStringList names = valuesOf(row.value("tags"_L1).toArray(), u"name"_s);
                 return names.contains(tag);
             }));
    QCOMPARE(listed({u"--name"_s, u"no such thing anywhere"_s}), QStringList());

    const QString connection = server.connectionIds().first();
    const QJsonArray jobs = cli({u"list"_s, u"jobs"_s, u"--connection"_s, connection, u"--status"_s, u"succeeded"_s, u"--json"_s}).rows();
    for (const QJsonValue &job : jobs) {
        QCOMPARE(job.toObject().value("connectionId"_L1).toString(), connection);
        QCOMPARE(job.toObject().value("status"_L1).toString(), u"succeeded"_s);
    }
}

void TestCli::case_37_statusFilterFallsBack()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    const qint64 job = server.addJob(server.connectionIds().first(), u"failed"_s, QDateTime::currentDateTimeUtc());
    QCOMPARE(server.applyFault(u"status-filter-500"_s), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    const CliResult result = cli({u"list"_s, u"jobs"_s, u"--status"_s, u"failed"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.all().constData());
    QVERIFY(valuesOf(result.rows(), u"jobId"_s).contains(QString::number(job)));
    for (const QString &status : valuesOf(result.rows(), u"status"_s))
        QCOMPARE(status, u"failed"_s);
}

void TestCli::jsonIsOneDocumentEvenWhenItEnds()
{
    DemoServer server(stillServer(250));
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    // The second page fails: what was printed stays one document, and the fault is said.
    demo::Rule rule = demo::Rule::on(u"GET"_s, u"/connections$"_s, demo::Action::answer(400, R"({"message":"no more"})"));
    rule.query = u"offset=100"_s;
    server.addRule(rule);
    CliResult result = cli({u"list"_s, u"connections"_s, u"--json"_s});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.rows().size(), 100);
    QVERIFY2(result.err.contains("not whole") && result.err.contains("no more"), result.err.constData());
    server.clearRules();
    QCOMPARE(server.applyFault(u"no-workspaces"_s), QString());
    result = cli({u"list"_s, u"workspaces"_s, u"--json"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out.simplified(), QByteArray("[]"));
    result = cli({u"list"_s, u"workspaces"_s});
    QCOMPARE(result.out, QByteArray());
    QVERIFY2(result.err.contains("member of none"), result.err.constData());
}

void TestCli::csvAndTable()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    const QString id = server.connectionIds().first();
    QCOMPARE(server.editConnection(id, {{u"name"_s, u"=HYPERLINK(\"http://x\"), \"quoted\"\nsecond line \u001b[31mred"_s}}), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    CliResult result = cli({u"--csv"_s, u"list"_s, u"connections"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.out.startsWith("name,status,schedule,tags,connectionId\n"));
    const QByteArray field = "\"'=HYPERLINK(\"\"http://x\"\"), \"\"quoted\"\"\nsecond line [31mred\",";
    QVERIFY2(result.out.contains(field), result.out.constData());
    QVERIFY(!result.out.contains('\x1b'));
    result = cli({u"list"_s, u"connections"_s});
    QVERIFY(!result.out.contains('\x1b'));
    QCOMPARE(result.out.count('\n'), server.connectionIds().size() + 1); // one line a row, whatever its name
    result = cli({u"list"_s, u"jobs"_s, u"--connection"_s, id, u"--csv"_s});
    QVERIFY(result.out.startsWith("jobId,status,jobType,startTime,"));
}

void TestCli::getOne()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    for (const auto &[kind, field] : {std::pair{u"workspaces"_s, u"workspaceId"_s}, {u"connections"_s, u"connectionId"_s},
                                      {u"sources"_s, u"sourceId"_s}, {u"destinations"_s, u"destinationId"_s}, {u"jobs"_s, u"jobId"_s},
                                      {u"applications"_s, u"clientId"_s}, {u"users"_s, u"id"_s}, {u"organizations"_s, u"organizationId"_s}}) {
        const QString id = valuesOf(cli({u"list"_s, kind, u"--json"_s}).rows(), field).last();
        CliResult result = cli({u"get"_s, kind.chopped(1), id, u"--json"_s});
        QVERIFY2(result.exitCode == 0, result.all().constData());
        QCOMPARE(result.object().value(field).toVariant().toString(), id);
        result = cli({u"get"_s, kind, id});
        QVERIFY2(result.out.contains(id.toUtf8()), result.all().constData());
    }
    QCOMPARE(cli({u"get"_s, u"connection"_s, u"5b0a8d9e-0000-0000-0000-000000000000"_s}).exitCode, 5);
    QCOMPARE(cli({u"get"_s, u"application"_s, u"nobody"_s}).exitCode, 1);
    QCOMPARE(cli({u"get"_s, u"job"_s, u"twelve"_s}).exitCode, 2);
}

void TestCli::secretsAreMasked()
{
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    CliRunner cli;
    cli.useAdHoc(server);
    const QByteArray secret = server.clientSecret().toUtf8();
    const auto says = [&secret](const CliResult &result) { return result.out.contains(secret) || result.err.contains(secret); };
    for (const QString &format : {u"--json"_s, u"--csv"_s, u"--verbose"_s}) {
        QVERIFY(!says(cli({format, u"list"_s, u"applications"_s})));
        QVERIFY(!says(cli({format, u"get"_s, u"application"_s, server.clientId()})));
        QVERIFY(!says(cli({format, u"check"_s})));
        QVERIFY(!says(cli({format, u"list"_s, u"connections"_s})));
        QVERIFY(cli({format, u"get"_s, u"application"_s, server.clientId(), u"--show-secret"_s}).out.contains(secret));
    }
    CliResult result = cli({u"--verbose"_s, u"list"_s, u"jobs"_s});
    QVERIFY2(result.err.contains("/applications/token"), result.err.constData()); // it does say something
    QVERIFY(!result.err.contains("eyJ"));
    result = cli({u"--json"_s, u"application"_s, u"create"_s, u"For a test"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(!result.object().value("clientSecret"_L1).toString().isEmpty()); // the one moment it is told
    // Configuration of connectors and webhooks is nobody's business either.
    server.addRule(demo::Rule::on(u"GET"_s, u"/sources/"_s, demo::Action::answer(200, R"({"sourceId":"x","name":"n","sourceType":"t",
        "workspaceId":"w","configuration":{"password":"hunter2","nested":[{"api_key":"k-123"}],"host":"db.example"}})")));
    result = cli({u"get"_s, u"source"_s, u"x"_s, u"--json"_s});
    QVERIFY2(!result.out.contains("hunter2") && !result.out.contains("k-123") && result.out.contains("db.example"), result.out.constData());
}

void TestCli::exitCodes_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    const QStringList list{u"list"_s, u"workspaces"_s, u"--json"_s};
    QTest::newRow("credentials 400") << u"token-400"_s << list << 3;
    QTest::newRow("credentials 401") << u"token-401"_s << list << 3;
    QTest::newRow("token redirected") << u"redirect-http:301@/applications/token"_s << list << 4;
    QTest::newRow("list is a page") << u"html@/workspaces"_s << list << 4;
    QTest::newRow("proxy") << u"basic-proxy"_s << list << 3;
    QTest::newRow("forbidden") << u"403@/workspaces"_s << list << 5;
    QTest::newRow("gone") << u"404@/workspaces"_s << list << 1;
    QTest::newRow("invalid") << u"422@/workspaces"_s << list << 1;
    QTest::newRow("garbage") << u"garbage@/workspaces"_s << list << 1;
    QTest::newRow("not implemented") << u"501@/workspaces"_s << list << 1;
    QTest::newRow("writes forbidden") << u"forbidden-writes"_s << QStringList{u"sync"_s, u"CONNECTION"_s} << 5;
    QTest::newRow("check: credentials") << u"token-400"_s << QStringList{u"check"_s, u"--json"_s} << 3;
    QTest::newRow("check: page") << u"html"_s << QStringList{u"check"_s} << 4;
    QTest::newRow("check: lists") << u"lists-404"_s << QStringList{u"check"_s} << 1;
}

void TestCli::exitCodes()
{
    QFETCH(QString, fault);
    QFETCH(QStringList, words);
    QFETCH(int, code);
    DemoServer server(stillServer());
    QCOMPARE(server.start(), QString());
    QCOMPARE(server.applyFault(fault), QString());
    words.replaceInStrings(u"CONNECTION"_s, server.connectionWith(demo::SyncBehaviour::Normal));
    CliRunner cli;
    cli.useAdHoc(server);
    const CliResult result = cli(words);
    QVERIFY2(result.exitCode == code, result.all().constData());
    QVERIFY(!result.err.isEmpty());
    QVERIFY2(!result.all().contains("<html"), result.all().constData());
    QVERIFY(!result.all().contains(server.clientSecret().toUtf8()));
    if (words.first() == u"list")
        QCOMPARE(result.out, QByteArray()); // faults are no data
    if (words.contains(u"--json"_s) && words.first() == u"check")
        QCOMPARE(result.rows().size(), 10);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
