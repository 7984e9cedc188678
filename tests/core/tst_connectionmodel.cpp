// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionmodel.h"

#include "modelfixtures.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace airdesk;
using namespace airdesk::fixtures;
using C = ConnectionModel::Column;

class TestConnectionModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<ConnectionModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_said = std::make_unique<Announcements>(m_model.get());
    }
    void cleanup()
    {
        m_said.reset();
        m_tester.reset();
        m_model.reset();
    }

    void firstLoadResetsAndRefreshDoesNot();
    void changesAreGroupedIntoRanges();
    void rowsAreKnownByServerAndId();
    void removalGoesBackToFrontByRange();
    void aRemovedServerLeavesNothing();
    void namesMayComeBeforeOrAfter();
    void jobsMayComeBeforeOrAfter();
    void keepsThirtyNewestRuns();
    void onlyTheColumnsOfAJobAreAnnounced();
    void busyTouchesOneCell();
    void agesAreOneRange();
    void streamsSurviveAList();
    void case_23_allRowsOfAListingAreCounted();
    void case_25_rowsThatRepeatAcrossPagesAreOne();
    void case_26_aStoppedListingRemovesNothing();

private:
    [[nodiscard]] QString text(int row, C column, int role = Qt::DisplayRole) const
    {
        return m_model->index(row, static_cast<int>(column)).data(role).toString();
    }
    [[nodiscard]] RunStatus status(int row) const { return m_model->row(row).status.kind; }

    std::unique_ptr<ConnectionModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<Announcements> m_said;
};

void TestConnectionModel::firstLoadResetsAndRefreshDoesNot()
{
    m_model->replaceAll(one, connections(1, 5));
    QCOMPARE(m_said->take(), QStringList{u"reset"_s});
    m_model->merge(one, connections(1, 5));
    QCOMPARE(m_said->take(), QStringList{});
    m_model->merge(one, connections(4, 8));
    QCOMPARE(m_said->take(), QStringList{u"insert 5-7"_s});
    // Another workspace: only the rows of this server go.
    m_model->merge(two, connections(1, 2));
    m_said->take();
    m_model->replaceAll(one, connections(20, 21));
    QCOMPARE(m_said->take(), QStringList{u"reset"_s});
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->rowOf(key(1, two)), 0);
    QCOMPARE(m_model->rowOf(key(21)), 3);
    QCOMPARE(m_model->rowOf(key(1)), -1);
}

void TestConnectionModel::changesAreGroupedIntoRanges()
{
    m_model->merge(one, connections(0, 9));
    m_said->take();
    std::vector<Connection> changed = connections(0, 9);
    for (const size_t i : {2U, 3U, 4U, 7U})
        changed[i].name += u" renamed"_s;
    changed[8].tags = {{u"t"_s, u"finance"_s, u"ff0000"_s}};
    // In any order: the ranges do not depend on it.
    std::reverse(changed.begin(), changed.end());
    m_model->merge(one, changed);
    const QStringList expected{u"data 2-4 c1-1"_s, u"data 7-7 c1-1"_s, u"data 8-8 c8-8"_s};
    QCOMPARE(m_said->take(), expected);
}

void TestConnectionModel::rowsAreKnownByServerAndId()
{
    m_model->merge(one, connections(1, 2));
    m_model->merge(two, connections(1, 2));
    QCOMPARE(m_model->rowCount(), 4);
    Connection renamed = connection(1);
    renamed.name = u"Other"_s;
    m_said->take();
    m_model->merge(two, {renamed});
    QCOMPARE(m_said->take(), QStringList{u"data 2-2 c1-1"_s});
    QCOMPARE(text(0, C::Name), connection(1).name);
    QCOMPARE(text(2, C::Name), u"Other"_s);
}

void TestConnectionModel::removalGoesBackToFrontByRange()
{
    m_model->merge(one, connections(0, 9));
    m_said->take();
    m_model->remove({key(1), key(2), key(8), key(5), key(77)});
    const QStringList expected{u"remove 8-8"_s, u"remove 5-5"_s, u"remove 1-2"_s};
    QCOMPARE(m_said->take(), expected);
    QCOMPARE(m_model->rowCount(), 6);
    for (int row = 0; row < m_model->rowCount(); ++row)
        QCOMPARE(m_model->rowOf(m_model->row(row).key), row);
    QCOMPARE(m_model->rowOf(key(5)), -1);
    // Rows that come afterwards are numbered behind those that are left.
    m_model->merge(one, {connection(5)});
    QCOMPARE(m_said->take(), QStringList{u"insert 6-6"_s});
    QCOMPARE(m_model->rowOf(key(5)), 6);
}

void TestConnectionModel::aRemovedServerLeavesNothing()
{
    m_model->setJobs(one, {job(1, 1, u"failed"_s)});
    m_model->setSources(one, {{connection(1).source, u"Stripe"_s, u"stripe"_s, {}}});
    m_model->merge(one, connections(1, 3));
    m_model->merge(two, connections(1, 3));
    m_said->take();
    m_model->removeServer(one);
    QCOMPARE(m_said->take(), QStringList{u"remove 0-2"_s});
    m_model->merge(one, connections(1, 1));
    QCOMPARE(m_model->connectionRow(key(1))->status.kind, RunStatus::Unknown);
    QCOMPARE(m_model->connectionRow(key(1))->sourceName, QString());
}

void TestConnectionModel::namesMayComeBeforeOrAfter()
{
    m_model->setDestinations(one, {{DestinationId(u"dst-1"_s), u"Snowflake"_s, u"snowflake"_s, {}}});
    m_model->merge(one, connections(1, 3));
    QCOMPARE(text(0, C::SourceDestination), u"– → Snowflake"_s);
    m_said->take();
    m_model->setSources(one, {{connection(2).source, u"Stripe"_s, u"stripe"_s, {}}});
    QCOMPARE(m_said->take(), QStringList{u"data 1-1 c2-2"_s});
    QCOMPARE(text(1, C::SourceDestination), u"Stripe → Snowflake"_s);
    // A further page adds, it does not take away; the same again changes nothing.
    m_model->setSources(one, {{connection(1).source, u"Jira"_s, u"jira"_s, {}}});
    QCOMPARE(text(1, C::SourceDestination), u"Stripe → Snowflake"_s);
    m_said->take();
    m_model->setSources(one, {{connection(1).source, u"Jira"_s, u"jira"_s, {}}});
    QCOMPARE(m_said->take(), QStringList{});
    m_model->setWorkspaces(one, {{WorkspaceId(u"ws-1"_s), u"Commerce"_s, {}}});
    QCOMPARE(m_said->take(), QStringList{u"data 0-2 c9-9"_s});
    m_model->setServerName(one, u"Production"_s);
    QCOMPARE(m_said->take(), QStringList{u"data 0-2 c10-10"_s});
    QCOMPARE(text(2, C::Server), u"Production"_s);
}

void TestConnectionModel::jobsMayComeBeforeOrAfter()
{
    m_model->setJobs(one, {job(7, 1, u"failed"_s), job(8, 1, u"succeeded"_s)});
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setJobs(one, {job(9, 1, u"failed"_s)});
    m_model->merge(one, connections(1, 2));
    QCOMPARE(status(0), RunStatus::Failed);
    QCOMPARE(m_model->row(0).jobs.size(), size_t(3));
    QCOMPARE(status(1), RunStatus::Unknown);
    // Of another server, the same connection id is another row.
    m_model->setJobs(two, {job(10, 2, u"failed"_s)});
    QCOMPARE(status(1), RunStatus::Unknown);
    QCOMPARE(text(1, C::LastSync), u"–"_s);
    m_said->take();
    m_model->setJobsRead(one);
    QCOMPARE(m_said->take(), QStringList{u"data 1-1 c4-5"_s});
    QCOMPARE(text(1, C::LastSync), u"never"_s);
}

void TestConnectionModel::keepsThirtyNewestRuns()
{
    m_model->merge(one, connections(1, 1));
    std::vector<Job> jobs;
    for (int i = 1; i <= 50; ++i)
        jobs.push_back(job(i, 1, i % 2 ? u"succeeded"_s : u"failed"_s));
    m_model->setJobs(one, {jobs.begin() + 10, jobs.begin() + 50});
    m_model->setJobs(one, {jobs.begin(), jobs.begin() + 40});
    const std::vector<Job> &kept = m_model->row(0).jobs;
    QCOMPARE(kept.size(), ConnectionRow::keptRuns);
    QCOMPARE(kept.front().id, JobId{50});
    QCOMPARE(kept.back().id, JobId{21});
    const auto bars = m_model->index(0, int(C::Runs)).data(RunBarsRole).value<RunBars>();
    QCOMPARE(bars.size(), ConnectionRow::keptRuns);
    QCOMPARE(bars.back().status, RunStatus::Failed); // oldest first: job 50 is the last bar
    QVERIFY(!m_model->index(0, int(C::Name)).data(RunBarsRole).isValid());
}

void TestConnectionModel::onlyTheColumnsOfAJobAreAnnounced()
{
    m_model->merge(one, connections(1, 3));
    Job running = job(5, 2, u"running"_s);
    running.rows = 10;
    m_model->setJobs(one, {running});
    m_said->take();
    m_model->setJobs(one, {running});
    QCOMPARE(m_said->take(), QStringList{});
    running.rows = 20;
    m_model->setJobs(one, {running});
    QCOMPARE(m_said->take(), QStringList{u"data 1-1 c6-6"_s});
    running.bytes = 2'500'000'000;
    running.rows = 1'284'310;
    m_model->setJobs(one, {running});
    QCOMPARE(m_said->take(), QStringList{u"data 1-1 c6-7"_s});
    QCOMPARE(text(1, C::Rows), u"1,284,310"_s);
    QCOMPARE(text(1, C::Bytes), u"2.5 GB"_s);
    Job done = running;
    done.status = JobStatus::of(u"succeeded"_s);
    done.updatedAt = running.createdAt.addSecs(60);
    m_model->setJobs(one, {done});
    const QStringList expected{u"data 1-1 c0-0"_s, u"data 1-1 c3-5"_s};
    QCOMPARE(m_said->take(), expected);
}

void TestConnectionModel::busyTouchesOneCell()
{
    m_model->merge(one, connections(1, 2));
    m_said->take();
    m_model->setBusy(key(2), true);
    QCOMPARE(m_said->take(), QStringList{u"data 1-1 c0-0"_s});
    QVERIFY(m_model->index(1, 0).data(BusyRole).toBool());
    m_model->setBusy(key(2), true);
    m_model->setBusy(key(9), true);
    QCOMPARE(m_said->take(), QStringList{});
    // A refresh of the row leaves the mark alone.
    m_model->merge(one, connections(1, 2));
    QVERIFY(m_model->index(1, 0).data(BusyRole).toBool());
}

void TestConnectionModel::agesAreOneRange()
{
    m_model->refreshAges();
    QCOMPARE(m_said->take(), QStringList{});
    m_model->merge(one, connections(1, 5));
    m_said->take();
    m_model->refreshAges();
    QCOMPARE(m_said->take(), QStringList{u"data 0-4 c3-4"_s});
}

void TestConnectionModel::streamsSurviveAList()
{
    Connection whole = connection(1);
    whole.streams = {{u"orders"_s, {}, u"full_refresh_overwrite"_s}};
    m_model->merge(one, {connection(1)});
    m_said->take();
    m_model->merge(one, {whole});
    QCOMPARE(m_said->take(), QStringList{u"data 0-0 c1-1"_s}); // no column shows them, but the details do
    m_model->merge(one, {connection(1)});
    QCOMPARE(m_said->take(), QStringList{});
    QCOMPARE(m_model->row(0).connection.streams.size(), size_t(1));
}

void TestConnectionModel::case_23_allRowsOfAListingAreCounted()
{
    m_model->beginListing(one);
    m_model->merge(one, connections(1, 20));
    QVERIFY(m_model->isListing(one));
    m_model->merge(one, connections(21, 25));
    m_model->endListing(one, true);
    QVERIFY(!m_model->isListing(one));
    QCOMPARE(m_model->rowCount(), 25);
    const QStringList expected{u"insert 0-19"_s, u"insert 20-24"_s};
    QCOMPARE(m_said->take(), expected);
    // A later, whole listing without two of them: these go, nothing else is announced.
    m_model->beginListing(one);
    m_model->merge(one, connections(1, 10));
    m_model->merge(one, connections(13, 25));
    m_model->endListing(one, true);
    QCOMPARE(m_said->take(), QStringList{u"remove 10-11"_s});
}

void TestConnectionModel::case_25_rowsThatRepeatAcrossPagesAreOne()
{
    m_model->beginListing(one);
    m_model->merge(one, connections(1, 10));
    // The server's list shifted by two while it was read, and within a page one row stands twice.
    std::vector<Connection> page = connections(9, 18);
    page.push_back(connection(18, u"newer"_s));
    m_model->merge(one, page);
    m_model->endListing(one, true);
    QCOMPARE(m_model->rowCount(), 18);
    QCOMPARE(text(17, C::Name), u"newer"_s);
    const QStringList expected{u"insert 0-9"_s, u"insert 10-17"_s};
    QCOMPARE(m_said->take(), expected);
}

void TestConnectionModel::case_26_aStoppedListingRemovesNothing()
{
    m_model->merge(one, connections(1, 30));
    m_said->take();
    m_model->beginListing(one);
    m_model->merge(one, connections(1, 10));
    m_model->endListing(one, false);
    QCOMPARE(m_said->take(), QStringList{});
    QCOMPARE(m_model->rowCount(), 30);
    // Nor does what that listing saw count for the next one.
    m_model->beginListing(one);
    m_model->merge(one, connections(11, 30));
    m_model->endListing(one, true);
    QCOMPARE(m_said->take(), QStringList{u"remove 0-9"_s});
}

QTEST_GUILESS_MAIN(TestConnectionModel)
#include "tst_connectionmodel.moc"
