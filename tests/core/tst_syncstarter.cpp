// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include "api/endpoints/jobs.h"
#include "services/syncstarter.h"

#include <QTest>

using namespace airdesk;
using namespace airdesk::test;
using namespace std::chrono_literals;
using demo::Action;
using demo::Rule;
using Outcome = SyncOutcome::Kind;

class TestSyncStarter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneClickOnePost();
    void doubleClickIsOnePost();
    void case_34_conflictAttachesToTheRunningJob();
    void case_34_staleConflictIsNotTakenForAStart();
    void case_35_lostAnswerIsSettledByReading_data();
    void case_35_lostAnswerIsSettledByReading();
    void case_35_nothingFoundIsUnknown();
    void case_35_jobFromBeforeTheClickIsNotAdopted();
    void case_35_clockOfTheServerCounts();
    void tokenTroubleStartedNothing();
    void case_36_unknownStatusIsShownAndNotFinished();
    void inactiveConnectionIsExplained();
    void unreachableServerStartedNothing();
    void forbiddenFails();

private:
    struct Started
    {
        ClientFixture fixture;
        std::unique_ptr<SyncStarter> starter;
        ConnectionId id;

        explicit Started(const demo::Options &options = {}) : fixture(options)
        {
            starter = std::make_unique<SyncStarter>(fixture.client.get());
            starter->setReadingPauses({0ms, 100ms, 200ms});
            id = ConnectionId(fixture.server->connectionWith(demo::SyncBehaviour::Normal));
            TimeLimits limits;
            limits.trigger = 400ms;
            limits.read = 2s;
            fixture.client->setTimeLimits(limits);
        }
        SyncOutcome start()
        {
            const auto newest = fixture.listAll(api::listJobs({id, {}, {}, {}, {}}, 1));
            const JobId known = newest.rows.empty() ? JobId() : newest.rows.front().id;
            std::optional<SyncOutcome> outcome;
            QObject context;
            starter->start(id, known, &context, [&outcome](const SyncOutcome &settled) { outcome = settled; });
            if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 20000))
                qFatal("the start was never settled");
            return *outcome;
        }
        int posts() const { return fixture.server->count(QStringLiteral("POST"), QStringLiteral("/jobs")); }
    };
};

void TestSyncStarter::oneClickOnePost()
{
    Started started;
    const SyncOutcome outcome = started.start();
    QCOMPARE(outcome.kind, Outcome::Started);
    QCOMPARE(outcome.job.connection, started.id);
    QVERIFY(!isFinished(outcome.job.status.kind));
    QVERIFY(!outcome.job.rows && !outcome.job.bytes); // not known before the end, whatever the server says
    QCOMPARE(started.posts(), 1);
}

void TestSyncStarter::doubleClickIsOnePost()
{
    Started started;
    started.fixture.server->setLatency(100ms);
    std::vector<SyncOutcome> outcomes;
    for (int i = 0; i < 10; ++i)
        started.starter->start(started.id, {}, this, [&outcomes](const SyncOutcome &outcome) { outcomes.push_back(outcome); });
    QTRY_COMPARE(outcomes.size(), size_t(10));
    QCOMPARE(started.posts(), 1);
    for (const SyncOutcome &outcome : outcomes)
        QCOMPARE(outcome.job.id, outcomes.front().job.id);
}

void TestSyncStarter::case_34_conflictAttachesToTheRunningJob()
{
    Started started;
    const qint64 running = started.fixture.server->startSync(started.id.value);
    QVERIFY(running > 0);
    const SyncOutcome outcome = started.start();
    QCOMPARE(outcome.kind, Outcome::Attached);
    QCOMPARE(outcome.job.id.value, running);
    QCOMPARE(started.posts(), 1);
}

void TestSyncStarter::case_34_staleConflictIsNotTakenForAStart()
{
    Started started;
    started.fixture.server->changeBehaviour([](demo::Behaviour &behaviour) { behaviour.staleConflict = true; });
    const SyncOutcome outcome = started.start();
    QCOMPARE(outcome.kind, Outcome::Unknown);
    QCOMPARE(started.posts(), 1);
}

void TestSyncStarter::case_35_lostAnswerIsSettledByReading_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("no answer in time") << 0;
    QTest::newRow("connection lost after the start") << 1;
    QTest::newRow("gateway time-out page") << 2;
    QTest::newRow("cut in the middle") << 3;
    QTest::newRow("500 after the start") << 4;
}

void TestSyncStarter::case_35_lostAnswerIsSettledByReading()
{
    QFETCH(int, how);
    Started started;
    const Action actions[] = {Action::answeredLate(3s), Action::lose(), Action::instead(504), Action::cut(10),
                              Action::instead(500, "{\"errorId\":\"1\"}", "application/json")};
    started.fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/jobs"), actions[how]));
    const SyncOutcome outcome = started.start();
    QCOMPARE(outcome.kind, Outcome::Adopted);
    QCOMPARE(outcome.job.id.value, started.fixture.server->runningJob(started.id.value));
    QCOMPARE(started.posts(), 1);
}

void TestSyncStarter::case_35_nothingFoundIsUnknown()
{
    Started started;
    started.fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/jobs"), Action::drop()));
    const SyncOutcome outcome = started.start();
    QCOMPARE(outcome.kind, Outcome::Unknown);
    QVERIFY(!outcome.error.message.isEmpty());
    QCOMPARE(started.posts(), 1);
}

void TestSyncStarter::case_35_jobFromBeforeTheClickIsNotAdopted()
{
    // The list that was read last is some minutes old; the schedule has run once since.
    Started started;
    const auto newest = started.fixture.listAll(api::listJobs({started.id, {}, {}, {}, {}}, 1));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(started.fixture.server->addJob(started.id.value, QStringLiteral("succeeded"), now.addSecs(-300), now.addSecs(-200)) > 0);
    started.fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/jobs"), Action::drop()));
    std::optional<SyncOutcome> outcome;
    started.starter->start(started.id, newest.rows.front().id, this, [&outcome](const SyncOutcome &settled) { outcome = settled; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 20000);
    QCOMPARE(outcome->kind, Outcome::Unknown);
}

void TestSyncStarter::case_35_clockOfTheServerCounts()
{
    // The clock of the server is two minutes ahead: a job that its list dates a minute from now is from before the click.
    Started started;
    started.fixture.server->setClockSkew(120s);
    QVERIFY(started.fixture.listAll(api::listJobs({started.id, {}, {}, {}, {}}, 1)).end.rows > 0);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(started.fixture.server->addJob(started.id.value, QStringLiteral("succeeded"), now.addSecs(60), now.addSecs(70)) > 0);
    started.fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/jobs"), Action::drop()));
    std::optional<SyncOutcome> outcome;
    started.starter->start(started.id, {}, this, [&outcome](const SyncOutcome &settled) { outcome = settled; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 20000);
    QCOMPARE(outcome->kind, Outcome::Unknown);
}

void TestSyncStarter::tokenTroubleStartedNothing()
{
    Started started;
    started.fixture.server->addRule(Rule::on(QStringLiteral("POST"), QStringLiteral("/token"), Action::drop()));
    std::optional<SyncOutcome> outcome;
    started.starter->start(started.id, {}, this, [&outcome](const SyncOutcome &settled) { outcome = settled; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 20000);
    QCOMPARE(outcome->kind, Outcome::Failed);
    QCOMPARE(started.posts(), 0);
}

void TestSyncStarter::case_36_unknownStatusIsShownAndNotFinished()
{
    for (const char *word : {"queued", "paused_by_policy"}) {
        Started started;
        const QString text = QString::fromLatin1(word);
        const qint64 job = started.fixture.server->startSync(started.id.value);
        QVERIFY(started.fixture.server->setJobStatus(job, text));
        const auto answer = started.fixture.call(api::getJob(JobId{job}));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status.word, text);
        QVERIFY(!isFinished(answer->status.kind));
    }
    const JobStatus invented = JobStatus::of(QStringLiteral("paused_by_policy"));
    QCOMPARE(invented.kind, RunStatus::Unknown);
    QCOMPARE(invented.shown(), QStringLiteral("paused_by_policy"));
}

void TestSyncStarter::inactiveConnectionIsExplained()
{
    Started started;
    QCOMPARE(started.fixture.server->editConnection(started.id.value, {{QStringLiteral("status"), QStringLiteral("inactive")}}), QString());
    const SyncOutcome outcome = started.start();
    QCOMPARE(outcome.kind, Outcome::Failed);
    QVERIFY(outcome.error.message.contains(QLatin1StringView("inactive")));
    QCOMPARE(started.posts(), 1);
}

void TestSyncStarter::unreachableServerStartedNothing()
{
    Started started;
    QVERIFY(started.fixture.listAll(api::listJobs({started.id, {}, {}, {}, {}}, 1)).end.rows > 0);
    started.fixture.server->stop();
    std::optional<SyncOutcome> outcome;
    started.starter->start(started.id, {}, this, [&outcome](const SyncOutcome &settled) { outcome = settled; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 20000);
    // A kept-alive connection may break only after the request was written: then nobody can know.
    QVERIFY(outcome->kind == Outcome::Failed || outcome->kind == Outcome::Unknown);
}

void TestSyncStarter::forbiddenFails()
{
    demo::Options options;
    options.readOnlyUser = true;
    Started started(options);
    const SyncOutcome outcome = started.start();
    QCOMPARE(outcome.kind, Outcome::Failed);
    QCOMPARE(outcome.error.kind, ApiError::Kind::Forbidden);
    QCOMPARE(started.posts(), 1);
}

QTEST_GUILESS_MAIN(TestSyncStarter)
#include "tst_syncstarter.moc"
