// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoprobe.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace airdesk::demo;
using namespace std::chrono_literals;

//! Lists, their pages and filters, and changes of connections on the demo server.
class TestDemoLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesAndTheirLinks();
    void limitsAreChecked();
    void pageLinkVariants();
    void repeatedAndOverlappingPages();
    void workspacesNarrowAndForbid();
    void noVisibleWorkspace();
    void deletedConnections();
    void readOnlyUser();
    void connectionIsPatched();
    void schedulesAreRead();
    void jobFilters();
    void jobOrder();
    void manyConnectionsAreFast();

private:
    static Options options(int connections = 60)
    {
        Options o;
        o.connections = connections;
        o.schedules = false;
        return o;
    }
    static QStringList idsOf(const QJsonArray &rows, const QString &field)
    {
        QStringList ids;
        for (const auto &row : rows)
            ids.append(row.toObject().value(field).toVariant().toString());
        return ids;
    }
    static QJsonObject syncOf(const QString &connection, const QString &type = u"sync"_s)
    {
        return {{u"connectionId"_s, connection}, {u"jobType"_s, type}};
    }
};

void TestDemoLists::pagesAndTheirLinks()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    QCOMPARE(probe.get(u"/connections"_s).data().size(), 20);
    QStringList all;
    QString next;
    for (int offset = 0;; offset += 25) {
        const auto page = probe.get(u"/connections?limit=25&offset=%1&tagIds="_s.arg(offset));
        next = page.text("next");
        if (page.data().isEmpty())
            break;
        all += idsOf(page.data(), u"connectionId"_s);
        // The last page with a row has a next as well, and all of them name a host inside the cluster.
        QCOMPARE(next,
                 u"http://localhost:8001/api/public/v1/connections?limit=25&offset=%1"_s.arg(offset + 25));
    }
    QCOMPARE(next, QString());
    QCOMPARE(all, server.connectionIds());
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 60);
    server.setPageLinks(PageLinks::OwnHost);
    QVERIFY(probe.get(u"/jobs?limit=5"_s).text("next").startsWith(server.url().toString()));
    const QString kept =
        probe.get(u"/jobs?limit=5&status=failed&orderBy=createdAt%7CDESC&jobType=sync"_s).text("next");
    QVERIFY2(kept.contains(u"jobType=sync"_s) && !kept.contains(u"status"_s) && !kept.contains(u"orderBy"_s),
             qPrintable(kept));
}

void TestDemoLists::limitsAreChecked()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    QCOMPARE(probe.get(u"/connections?limit=100"_s).status, 200);
    for (const QString &bad :
         {u"limit=0"_s, u"limit=101"_s, u"limit=-1"_s, u"limit=many"_s, u"offset=-1"_s}) {
        for (const QString &list : {u"/connections?"_s, u"/jobs?"_s, u"/workspaces?"_s})
            QCOMPARE(probe.get(list + bad).status, 400);
    }
}

void TestDemoLists::pageLinkVariants()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    server.setPageLinks(PageLinks::Null);
    QVERIFY(probe.get(u"/workspaces"_s).json().value(u"next"_s).isNull());
    server.setPageLinks(PageLinks::Missing);
    QCOMPARE(probe.get(u"/workspaces"_s).json().keys(), QStringList{u"data"_s});
    server.setPageLinks(PageLinks::Empty);
    QCOMPARE(probe.get(u"/workspaces"_s).json().value(u"next"_s), QJsonValue(u""_s));
}

void TestDemoLists::repeatedAndOverlappingPages()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const auto page = [&](int offset) {
        return idsOf(probe.get(u"/connections?limit=10&offset=%1"_s.arg(offset)).data(), u"connectionId"_s);
    };
    const QStringList first = page(0);
    server.changeBehaviour([](Behaviour &b) { b.overlapPages = true; });
    QCOMPARE(page(10).first(), first.last());
    server.clearFaults();
    QVERIFY(page(10).first() != first.last());
    server.changeBehaviour([](Behaviour &b) { b.repeatPage = true; });
    QCOMPARE(page(30), first);
}

void TestDemoLists::workspacesNarrowAndForbid()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QStringList workspaces = server.workspaceIds();
    QCOMPARE(workspaces.size(), 3);
    for (const QString &list : {u"/connections"_s, u"/sources"_s, u"/destinations"_s}) {
        const QJsonArray rows = probe.get(list + u"?limit=100&workspaceIds="_s + workspaces.at(1)).data();
        QVERIFY(!rows.isEmpty());
        for (const auto &row : rows)
            QCOMPARE(row.toObject().value(u"workspaceId"_s).toString(), workspaces.at(1));
    }
    QCOMPARE(probe.get(u"/connections?limit=100&workspaceIds=%1,%2"_s.arg(workspaces.at(0), workspaces.at(1)))
                 .data()
                 .size(),
             40);
    QCOMPARE(probe.get(u"/connections?workspaceIds=11111111-1111-4111-8111-111111111111"_s).status, 403);
    server.setVisibleWorkspaces(1);
    QCOMPARE(probe.get(u"/connections?workspaceIds="_s + workspaces.at(1)).status, 403);
    QCOMPARE(probe.get(u"/connections?limit=100"_s).data().size(), 20);
}

void TestDemoLists::noVisibleWorkspace()
{
    Options o = options();
    o.faults = QStringList{u"no-workspaces"_s};
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    for (const QString &list : {u"/workspaces"_s, u"/connections"_s, u"/sources"_s, u"/jobs"_s}) {
        const auto answer = probe.get(list);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.data().isEmpty());
    }
}

void TestDemoLists::deletedConnections()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QJsonArray all = probe.get(u"/connections?limit=100&includeDeleted=true"_s).data();
    QCOMPARE(all.size(), 62);
    QCOMPARE(all.last().toObject().value(u"status"_s).toString(), u"deprecated"_s);
    const QString id = server.connectionIds().first();
    QCOMPARE(probe.del(u"/connections/"_s + id).status, 204);
    QVERIFY(!server.connectionIds().contains(id));
    QCOMPARE(probe.get(u"/connections/"_s + id).text("status"), u"deprecated"_s);
}

void TestDemoLists::readOnlyUser()
{
    Options o = options();
    o.readOnlyUser = true;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString id = server.connectionIds().first();
    QCOMPARE(probe.get(u"/connections"_s).status, 200);
    const auto refused = probe.post(u"/jobs"_s, syncOf(id));
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.text("title"), u"forbidden"_s);
    QVERIFY(refused.json().contains(u"documentationUrl"_s)); // An explicit null.
    QCOMPARE(probe.patch(u"/connections/"_s + id, {{u"name"_s, u"x"_s}}).status, 403);
    QCOMPARE(probe.config(u"/connections/sync"_s, {{u"connectionId"_s, id}}).status, 403);
    QCOMPARE(probe.config(u"/connections/status"_s, {{u"connectionIds"_s, QJsonArray{id}}}).status, 200);
    QCOMPARE(server.runningJob(id), -1);
    QVERIFY(probe.get(u"/permissions"_s).data().at(0).toObject().value(u"permissionType"_s) ==
            u"workspace_reader"_s);
    server.setReadOnlyUser(false);
    QCOMPARE(probe.post(u"/jobs"_s, syncOf(id)).status, 200);
}

void TestDemoLists::connectionIsPatched()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString path = u"/connections/"_s + server.connectionIds().first();
    const auto cron = [](const QString &text) {
        return QJsonObject{
            {u"schedule"_s, QJsonObject{{u"scheduleType"_s, u"cron"_s}, {u"cronExpression"_s, text}}}};
    };
    QCOMPARE(probe.patch(path, {{u"name"_s, u"Renamed"_s}, {u"status"_s, u"inactive"_s}}).text("name"),
             u"Renamed"_s);
    QCOMPARE(probe.get(path).text("status"), u"inactive"_s); // The cached row was made again.
    const auto schedule =
        probe.patch(path, cron(u"0 0 12 * * ? UTC"_s)).json().value(u"schedule"_s).toObject();
    QCOMPARE(schedule.value(u"cronExpression"_s).toString(), u"0 0 12 * * ? UTC"_s);
    QCOMPARE(probe.patch(path, cron(u"0 0 12 * * ? Europe/Berlin"_s)).status, 400);
    QCOMPARE(probe.patch(path, cron(u"nonsense"_s)).status, 400);
    QCOMPARE(probe.patch(path, {{u"status"_s, u"locked"_s}}).status, 200);
    QCOMPARE(probe.patch(path, {{u"status"_s, u"active"_s}}).text("title"), u"connection/locked"_s);
    QCOMPARE(probe.patch(u"/connections/unknown"_s, {}).status, 403);
}

void TestDemoLists::schedulesAreRead()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    QSet<QString> types;
    static const QRegularExpression basic(u"^Every \\d+ HOURS$"_s);
    static const QRegularExpression cron(u"^0 \\d+ \\S+ \\S+ \\* \\S+ [A-Z][A-Za-z_/]+$"_s);
    for (const auto &row : probe.get(u"/connections?limit=100"_s).data()) {
        const QJsonObject schedule = row.toObject().value(u"schedule"_s).toObject();
        const QString type = schedule.value(u"scheduleType"_s).toString();
        types.insert(type);
        if (type == u"basic")
            QVERIFY(basic.match(schedule.value(u"basicTiming"_s).toString()).hasMatch());
        else if (type == u"cron")
            QVERIFY2(cron.match(schedule.value(u"cronExpression"_s).toString()).hasMatch(),
                     qPrintable(schedule.value(u"cronExpression"_s).toString()));
    }
    QCOMPARE(types, (QSet<QString>{u"manual"_s, u"basic"_s, u"cron"_s}));
}

void TestDemoLists::jobFilters()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    for (const auto &job : probe.get(u"/jobs?limit=50&status=failed"_s).data())
        QCOMPARE(job.toObject().value(u"status"_s).toString(), u"failed"_s);
    QVERIFY(probe.get(u"/jobs?status=running"_s).data().isEmpty());
    const QString since = QDateTime::currentDateTimeUtc().addDays(-1).toString(Qt::ISODate);
    const QJsonArray recent = probe.get(u"/jobs?limit=100&createdAtStart="_s + since).data();
    QVERIFY(!recent.isEmpty());
    for (const auto &job : recent)
        QVERIFY(job.toObject().value(u"startTime"_s).toString() >= since.left(16));
    QCOMPARE(probe.get(u"/jobs?createdAtStart=1700000000000"_s).status, 400);
    QCOMPARE(probe.get(u"/jobs?createdAtStart=2026-01-01T00:00:00%2B02:00"_s).status, 200);
    QCOMPARE(probe.get(u"/jobs?createdAtStart=2026-01-01T00:00:00+02:00"_s).status,
             400); // A bare + is a blank.
    QCOMPARE(probe.get(u"/jobs?orderBy=jobId%7CASC"_s).status, 400);
    QCOMPARE(probe.get(u"/jobs?orderBy=createdAt%7Cdesc"_s).status, 400);
    QCOMPARE(probe.get(u"/jobs?jobType=nonsense"_s).status, 400);
    QCOMPARE(probe.get(u"/jobs?connectionId=unknown"_s).status, 403);
    QCOMPARE(server.applyFault(u"status-filter-500"_s), QString());
    QCOMPARE(probe.get(u"/jobs?status=running"_s).status, 500);
    QCOMPARE(probe.get(u"/jobs"_s).status, 200);
}

void TestDemoLists::jobOrder()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const qint64 started = server.startSync(server.connectionIds().first());
    const auto order = [&](const QString &orderBy, const QString &field) {
        QStringList texts;
        for (const auto &job : probe.get(u"/jobs?limit=100&status=succeeded&orderBy="_s + orderBy).data()) {
            QString text = job.toObject().value(field).toString();
            if (text.size() == 17)
                text.insert(16, u":00"_s);
            texts.append(text);
        }
        return texts;
    };
    QStringList texts = order(u"createdAt%7CASC"_s, u"startTime"_s);
    QVERIFY(std::is_sorted(texts.begin(), texts.end()));
    texts = order(u"updatedAt%7CDESC"_s, u"lastUpdatedAt"_s);
    QVERIFY(std::is_sorted(texts.rbegin(), texts.rend()));
    const QJsonArray newest = probe.get(u"/jobs?limit=2&orderBy=createdAt%7CDESC"_s).data();
    QCOMPARE(newest.at(0).toObject().value(u"jobId"_s).toInteger(), started);
    const QJsonArray second = probe.get(u"/jobs?limit=1&offset=1&orderBy=createdAt%7CDESC"_s).data();
    QCOMPARE(second.at(0), newest.at(1));
}

void TestDemoLists::manyConnectionsAreFast()
{
    QElapsedTimer timer;
    timer.start();
    Options o = options(10000);
    o.workspaces = 20;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    const qint64 start = timer.restart();
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    qsizetype rows = 0;
    for (int offset = 0; offset < 10000; offset += 100)
        rows += probe.get(u"/connections?limit=100&offset=%1"_s.arg(offset)).data().size();
    QCOMPARE(rows, 10000);
    const qint64 pages = timer.restart();
    QCOMPARE(probe.get(u"/jobs?limit=100&orderBy=createdAt%7CDESC"_s).data().size(), 100);
    const qint64 firstJobs = timer.restart();
    QCOMPARE(probe.get(u"/jobs?limit=100&status=running"_s).status, 200);
    const qint64 running = timer.elapsed();
    qInfo("start %lld ms, 100 pages %lld ms, first job list %lld ms, running jobs %lld ms", start, pages,
          firstJobs, running);
    // Far above what a debug build takes, far below what a slip in the order of growth would.
    QVERIFY(start < 4000 && pages < 20000 && firstJobs < 8000 && running < 1000);
}

QTEST_GUILESS_MAIN(TestDemoLists)
#include "tst_demolists.moc"
