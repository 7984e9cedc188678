// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoprobe.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace airdesk::demo;
using namespace std::chrono_literals;

//! The life of jobs on the demo server.
class TestDemoJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void historyIsBelievable();
    void timesAreJavas();
    void syncLives();
    void refusedSyncs();
    void clearCancelsTheSync();
    void cancel();
    void failingAndRetrying();
    void scheduleStartsSyncs();
    void livelyServerRunsSomething();
    void addedAndPinnedJobs();
    void progressGrows();
    void connectionStatuses();
    void configurationJobs();

private:
    static Options options()
    {
        Options o;
        o.connections = 60;
        o.schedules = false;
        o.timeScale = 100;
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

void TestDemoJobs::historyIsBelievable()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString id = server.connectionWith(SyncBehaviour::Normal);
    const QJsonArray jobs = probe.get(u"/jobs?limit=100&connectionId="_s + id).data();
    QCOMPARE(jobs.size(), 30);
    qint64 last = 0;
    for (const auto &value : jobs) {
        const QJsonObject job = value.toObject();
        QVERIFY(job.value(u"jobId"_s).toInteger() > last); // Oldest first is the server's own order.
        last = job.value(u"jobId"_s).toInteger();
        QVERIFY(QDateTime::fromString(job.value(u"startTime"_s).toString(), Qt::ISODate) <
                QDateTime::currentDateTimeUtc());
        QVERIFY(job.contains(u"lastUpdatedAt"_s));
    }
    QCOMPARE(probe.get(u"/jobs/%1"_s.arg(last)).json(), jobs.last().toObject());
    const QString failing = server.connectionWith(SyncBehaviour::Failing);
    QCOMPARE(probe.get(u"/jobs?limit=1&orderBy=createdAt%7CDESC&connectionId="_s + failing)
                 .data()
                 .at(0)
                 .toObject()
                 .value(u"status"_s)
                 .toString(),
             u"failed"_s);
}

void TestDemoJobs::timesAreJavas()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString id = server.connectionIds().first();
    const auto time = [](const char *text) {
        return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
    };
    const qint64 job = server.addJob(id, u"succeeded"_s, time("2026-01-31T10:15:00Z"),
                                     time("2026-02-02T11:18:07Z"), 3'000'000'000, 9007199254740993);
    const QJsonObject row = probe.get(u"/jobs/%1"_s.arg(job)).json();
    QCOMPARE(row.value(u"startTime"_s).toString(), u"2026-01-31T10:15Z"_s);
    QCOMPARE(row.value(u"lastUpdatedAt"_s).toString(), u"2026-02-02T11:18:07Z"_s);
    QCOMPARE(row.value(u"duration"_s).toString(), u"PT49H3M7S"_s);
    QCOMPARE(row.value(u"bytesSynced"_s).toInteger(), 9007199254740993);
    const qint64 empty = server.addJob(id, u"cancelled"_s, time("2026-01-31T10:15:01Z"));
    QCOMPARE(probe.get(u"/jobs/%1"_s.arg(empty)).text("duration"), u"PT0S"_s);
}

void TestDemoJobs::syncLives()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString id = server.connectionWith(SyncBehaviour::Normal);
    server.setSyncLength(id, 40s);
    const auto started = probe.post(u"/jobs"_s, syncOf(id));
    QCOMPARE(started.status, 200);
    QCOMPARE(started.text("status"), u"pending"_s);
    QVERIFY(!started.json().contains(u"duration"_s));
    const QString path = u"/jobs/"_s + started.text("jobId");
    QTRY_COMPARE(probe.get(path).text("status"), u"running"_s);
    const auto running = probe.get(path).json();
    QCOMPARE(running.value(u"rowsSynced"_s).toInteger(), 0);
    QVERIFY(!running.contains(u"lastUpdatedAt"_s));
    QCOMPARE(idsOf(probe.get(u"/jobs?status=running"_s).data(), u"jobId"_s),
             QStringList{started.text("jobId")});
    QTRY_COMPARE(probe.get(path).text("status"), u"succeeded"_s);
    const auto done = probe.get(path).json();
    QVERIFY(done.value(u"rowsSynced"_s).toInteger() > 0);
    QVERIFY(done.contains(u"lastUpdatedAt"_s));
}

void TestDemoJobs::refusedSyncs()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QStringList ids = server.connectionIds();
    server.setSyncBehaviour(ids.at(0), SyncBehaviour::Endless);
    QCOMPARE(probe.post(u"/jobs"_s, syncOf(ids.at(0))).status, 200);
    const auto again = probe.post(u"/jobs"_s, syncOf(ids.at(0)));
    QCOMPARE(again.status, 409);
    QCOMPARE(again.text("title"), u"try-again-later"_s);
    QCOMPARE(again.json().value(u"data"_s).toObject().value(u"message"_s).toString(),
             u"A sync is already running for: "_s + ids.at(0));
    QCOMPARE(server.editConnection(ids.at(1), {{u"status"_s, u"inactive"_s}}), QString());
    const auto inactive = probe.post(u"/jobs"_s, syncOf(ids.at(1)));
    QCOMPARE(inactive.status, 409);
    QCOMPARE(inactive.text("title"), u"state-conflict"_s);
    QCOMPARE(probe.post(u"/jobs"_s, syncOf(ids.at(2), u"refresh"_s)).status, 422);
    QCOMPARE(probe.post(u"/jobs"_s, syncOf(u"11111111-1111-4111-8111-111111111111"_s)).status, 403);
    QCOMPARE(probe.post(u"/jobs"_s, {}).status, 400);
    QCOMPARE(probe.config(u"/connections/sync"_s, {{u"connectionId"_s, ids.at(0)}}).text("message"),
             u"A sync is already running for: "_s + ids.at(0));
    Options o = options();
    o.edition = Edition::Community; // An instance administrator is told the truth.
    DemoServer admin(o);
    QCOMPARE(admin.start(), QString());
    DemoProbe other(admin);
    QVERIFY(other.signIn());
    QCOMPARE(other.post(u"/jobs"_s, syncOf(u"11111111-1111-4111-8111-111111111111"_s)).status, 404);
    QCOMPARE(other.get(u"/jobs/999999999"_s).status, 409);
}

void TestDemoJobs::clearCancelsTheSync()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString id = server.connectionIds().first();
    server.setSyncBehaviour(id, SyncBehaviour::Endless);
    const qint64 sync = server.startSync(id);
    const auto clear = probe.post(u"/jobs"_s, syncOf(id, u"clear"_s));
    QCOMPARE(clear.status, 200);
    QCOMPARE(clear.text("jobType"), u"clear"_s);
    QCOMPARE(server.jobStatus(sync), u"cancelled"_s);
}

void TestDemoJobs::cancel()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString id = server.connectionIds().first();
    server.setSyncBehaviour(id, SyncBehaviour::Endless);
    const QString path = u"/jobs/"_s + QString::number(server.startSync(id));
    QCOMPARE(probe.del(path).text("status"), u"cancelled"_s);
    const auto again = probe.del(path);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.json().value(u"data"_s).toObject().value(u"message"_s).toString(),
             u"Job is not currently running"_s);
    QCOMPARE(server.applyFault(u"cancel-restarts"_s), QString());
    const qint64 second = server.startSync(id);
    QCOMPARE(probe.del(u"/jobs/%1"_s.arg(second)).text("status"), u"cancelled"_s);
    QVERIFY(server.runningJob(id) > second);
}

void TestDemoJobs::failingAndRetrying()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    for (const auto &[behaviour, end] : {std::pair(SyncBehaviour::Retrying, u"succeeded"_s),
                                         std::pair(SyncBehaviour::Failing, u"failed"_s)}) {
        const QString id = server.connectionWith(behaviour);
        server.setSyncLength(id, 12s);
        const QString path = u"/jobs/%1"_s.arg(server.startSync(id));
        QSet<QString> seen;
        const QDeadlineTimer deadline(10s);
        while (!seen.contains(end) && !deadline.hasExpired())
            seen.insert(probe.get(path).text("status"));
        QVERIFY(seen.contains(end));
        QVERIFY(seen.contains(u"running"_s));
        QVERIFY(seen.contains(u"incomplete"_s));
        QVERIFY(server.runningJob(id) < 0);
    }
}

void TestDemoJobs::scheduleStartsSyncs()
{
    Options o = options();
    o.schedules = true;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    const QString id = server.connectionWith(SyncBehaviour::Normal);
    server.setSyncBehaviour(id, SyncBehaviour::Endless);
    server.makeScheduleDue(id);
    QTRY_VERIFY(server.runningJob(id) > 0);
    const qint64 job = server.runningJob(id);
    server.makeScheduleDue(id); // Nothing starts beside a running one.
    QCOMPARE(server.runningJob(id), job);
}

void TestDemoJobs::livelyServerRunsSomething()
{
    Options o = options();
    o.timeScale = 1;
    o.lively = true;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QJsonArray running = probe.get(u"/jobs?status=running"_s).data();
    QVERIFY(running.size() >= 2);
    for (const auto &job : running) {
        const QString started = job.toObject().value(u"startTime"_s).toString();
        QVERIFY(QDateTime::fromString(started, Qt::ISODate) <= QDateTime::currentDateTimeUtc());
    }
}

void TestDemoJobs::addedAndPinnedJobs()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString id = server.connectionIds().first();
    const qint64 old = server.addJob(id, u"running"_s, QDateTime::currentDateTimeUtc().addDays(-3));
    QCOMPARE(server.runningJob(id), old);
    QCOMPARE(probe.post(u"/jobs"_s, syncOf(id)).status, 409);
    QVERIFY(server.setJobStatus(old, u"paused_by_policy"_s));
    QCOMPARE(probe.get(u"/jobs/%1"_s.arg(old)).text("status"), u"paused_by_policy"_s);
    QCOMPARE(server.runningJob(id), old);
    QVERIFY(server.setJobStatus(old, u"succeeded"_s));
    QCOMPARE(server.runningJob(id), -1);
    QCOMPARE(server.applyFault(u"unknown-status:resting"_s), QString());
    server.setSyncBehaviour(id, SyncBehaviour::Endless);
    const qint64 job = server.startSync(id);
    QTRY_COMPARE(server.jobStatus(job), u"resting"_s);
}

void TestDemoJobs::progressGrows()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString id = server.connectionWith(SyncBehaviour::Normal);
    server.setSyncLength(id, 300s);
    const qint64 job = server.startSync(id);
    const auto emitted = [&] {
        const auto answer = probe.config(u"/connections/sync_progress"_s, {{u"connectionId"_s, id}}).json();
        return answer.value(u"jobId"_s).toInteger() == job ? answer.value(u"recordsEmitted"_s).toInteger()
                                                           : -1;
    };
    QTRY_VERIFY(emitted() > 0);
    const qint64 first = emitted();
    QTRY_VERIFY(emitted() > first);
}

void TestDemoJobs::connectionStatuses()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString good = server.connectionWith(SyncBehaviour::Normal);
    const QString bad = server.connectionWith(SyncBehaviour::Failing);
    const QString slow = server.connectionWith(SyncBehaviour::Slow);
    const QString off = server.connectionIds().last();
    QCOMPARE(server.editConnection(off, {{u"status"_s, u"inactive"_s}}), QString());
    server.setSyncBehaviour(slow, SyncBehaviour::Endless);
    const qint64 job = server.startSync(slow);
    const auto rows = [&] {
        const auto answer =
            probe.config(u"/connections/status"_s, {{u"connectionIds"_s, QJsonArray{good, bad, slow, off}}});
        return QJsonDocument::fromJson(answer.body).array();
    };
    QTRY_COMPARE(idsOf(rows(), u"connectionSyncStatus"_s).at(2), u"running"_s);
    QCOMPARE(rows().at(2).toObject().value(u"activeJob"_s).toObject().value(u"id"_s).toInteger(), job);
    QCOMPARE(idsOf(rows(), u"connectionSyncStatus"_s).at(1), u"failed"_s);
    QCOMPARE(idsOf(rows(), u"connectionSyncStatus"_s).at(3), u"paused"_s);
    QVERIFY(rows().at(0).toObject().value(u"lastSuccessfulSync"_s).toInteger() > 1'600'000'000);
}

void TestDemoJobs::configurationJobs()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const QString id = server.connectionWith(SyncBehaviour::Failing);
    const auto list =
        probe.config(u"/jobs/list"_s, {{u"configTypes"_s, QJsonArray{u"sync"_s}}, {u"configId"_s, id}})
            .json();
    QCOMPARE(list.value(u"jobs"_s).toArray().size(), list.value(u"totalJobCount"_s).toInt());
    const QJsonObject newest = list.value(u"jobs"_s).toArray().at(0).toObject();
    const QJsonArray attempts = newest.value(u"attempts"_s).toArray();
    QCOMPARE(attempts.size(), 3);
    QVERIFY(attempts.at(0)
                .toObject()
                .value(u"failureSummary"_s)
                .toObject()
                .value(u"failures"_s)
                .toArray()
                .size() == 1);
    const auto one = probe
                         .config(u"/jobs/get_without_logs"_s,
                                 {{u"id"_s, newest.value(u"job"_s).toObject().value(u"id"_s)}})
                         .json();
    QCOMPARE(one.value(u"job"_s).toObject(), newest.value(u"job"_s).toObject());
    QVERIFY(one.value(u"attempts"_s).toArray().at(0).toObject().contains(u"attempt"_s));
    QCOMPARE(
        probe.config(u"/web_backend/connections/list"_s, {{u"workspaceId"_s, server.workspaceIds().first()}})
            .json()
            .value(u"num_connections"_s)
            .toInt(),
        20);
    const QString user = probe.send("GET", u"/api/v1/instance_configuration"_s).text("defaultUserId");
    QVERIFY(probe.config(u"/users/get"_s, {{u"userId"_s, user}}).text("email").contains(u'@'));
    QCOMPARE(probe.config(u"/permissions/list_by_user"_s, {{u"userId"_s, user}})
                 .json()
                 .value(u"permissions"_s)
                 .toArray()
                 .size(),
             1);
}

QTEST_GUILESS_MAIN(TestDemoJobs)
#include "tst_demojobs.moc"
