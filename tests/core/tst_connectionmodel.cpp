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
    void statusOfARow_data();
    void statusOfARow();
    void busyTouchesOneCell();
    void agesAreOneRange();
    void streamsSurviveAList();
    void scheduleAndNextRun();
    void noCellOfAnUnreadRowSaysZero();
    void everyCellHasItsRoles();
    void case_23_allRowsOfAListingAreCounted();
    void case_25_rowsThatRepeatAcrossPagesAreOne();
    void case_26_aStoppedListingRemovesNothing();
    void case_32_deletedIsSaidAndMarked();
    void case_33_sameNamesAreToldApart();
    void case_36_unknownStatusIsShownAsWritten_data();
    void case_36_unknownStatusIsShownAsWritten();
    void case_41_successWithoutRowsIsHighlighted();
    void case_42_incompleteIsRetryingAndNotFinished();

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
    for (const size_t i : {2, 3, 4, 7})
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

void TestConnectionModel::statusOfARow_data()
{
    QTest::addColumn<QString>("connectionStatus");
    QTest::addColumn<QStringList>("jobs"); // oldest first
    QTest::addColumn<RunStatus>("expected");
    QTest::addColumn<QString>("shown");
    const QString active = u"active"_s;
    QTest::newRow("nothing read") << active << QStringList{} << RunStatus::Unknown << u"Unknown"_s;
    QTest::newRow("newest counts") << active << QStringList{u"failed"_s, u"succeeded"_s} << RunStatus::Succeeded
                                   << u"Succeeded"_s;
    QTest::newRow("running wins") << active << QStringList{u"running"_s, u"failed"_s} << RunStatus::Running
                                  << u"Running"_s;
    QTest::newRow("running before pending") << active << QStringList{u"running"_s, u"pending"_s} << RunStatus::Running
                                            << u"Running"_s;
    QTest::newRow("pending before finished") << active << QStringList{u"pending"_s, u"cancelled"_s}
                                             << RunStatus::Pending << u"Pending"_s;
    QTest::newRow("queued") << active << QStringList{u"queued"_s} << RunStatus::Pending << u"Pending"_s;
    QTest::newRow("inactive") << u"inactive"_s << QStringList{u"failed"_s} << RunStatus::Paused << u"Paused"_s;
    QTest::newRow("inactive, still running") << u"inactive"_s << QStringList{u"running"_s} << RunStatus::Running
                                             << u"Running"_s;
    QTest::newRow("deleted") << u"deprecated"_s << QStringList{u"running"_s} << RunStatus::Unknown << u"Deleted"_s;
    QTest::newRow("a newer word of the connection") << u"locked"_s << QStringList{u"succeeded"_s} << RunStatus::Unknown
                                                    << u"locked"_s;
    QTest::newRow("a newer word, running") << u"locked"_s << QStringList{u"running"_s} << RunStatus::Running
                                           << u"Running"_s;
}

void TestConnectionModel::statusOfARow()
{
    QFETCH(QString, connectionStatus);
    QFETCH(QStringList, jobs);
    Connection read = connection(1);
    read.status = connectionStatus;
    m_model->merge(one, {read});
    qint64 id = 0;
    for (const QString &word : jobs)
        m_model->setJobs(one, {job(++id, 1, word)});
    QTEST(status(0), "expected");
    QTEST(text(0, C::Status), "shown");
    QCOMPARE(m_model->index(0, int(C::Name)).data(StatusRole).value<RunStatus>(), status(0));
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

void TestConnectionModel::scheduleAndNextRun()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_model->merge(one, connections(1, 1));
    QCOMPARE(text(0, C::Schedule), u"1 h"_s);
    QCOMPARE(text(0, C::Schedule, SecondaryRole), QString());
    m_model->setJobs(one, {job(1, 1, u"succeeded"_s, now.addSecs(-42 * 60 + 30))});
    QCOMPARE(text(0, C::Schedule, SecondaryRole), u"in 18 min"_s);
    QVERIFY(text(0, C::LastSync, Qt::ToolTipRole).contains(u"UTC"_s));
    m_model->setJobs(one, {job(2, 1, u"running"_s, now)});
    QCOMPARE(text(0, C::Schedule, SecondaryRole), u"after run"_s);
    m_model->setJobs(one, {job(2, 1, u"pending"_s, now)});
    QCOMPARE(text(0, C::Schedule, SecondaryRole), u"queued"_s);
    m_model->setJobs(one, {job(2, 1, u"failed"_s, now.addSecs(-2 * 3600))});
    QCOMPARE(text(0, C::Schedule, SecondaryRole), u"due"_s);
    Connection other = connection(1);
    other.status = u"inactive"_s;
    m_model->merge(one, {other});
    QCOMPARE(text(0, C::Schedule), u"off"_s);
    QCOMPARE(text(0, C::Schedule, SecondaryRole), QString());
    QCOMPARE(text(0, C::Schedule, Qt::ToolTipRole), u"Every 1 HOURS"_s);
}

void TestConnectionModel::noCellOfAnUnreadRowSaysZero()
{
    m_model->merge(one, connections(1, 1));
    for (const C column : {C::LastSync, C::Rows, C::Bytes, C::SourceDestination, C::Workspace})
        QCOMPARE(text(0, column), u"–"_s);
    QCOMPARE(text(0, C::Runs), u"no runs read"_s);
}

void TestConnectionModel::everyCellHasItsRoles()
{
    m_model->merge(one, connections(1, 1));
    QCOMPARE(m_model->columnCount(), int(C::Count));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QModelIndex cell = m_model->index(0, column);
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY2(!cell.data(Qt::AccessibleTextRole).toString().isEmpty(), qPrintable(QString::number(column)));
        QCOMPARE(cell.data(IdRole).toString(), connection(1).id.value);
        QCOMPARE(cell.data(ServerIdRole).value<ServerId>(), one);
    }
    QCOMPARE(text(0, C::Name, Qt::AccessibleTextRole), u"Connection 0001, Unknown, last sync –"_s);
    QCOMPARE(m_model->index(0, int(C::Rows)).data(Qt::TextAlignmentRole).value<Qt::Alignment>(),
             Qt::AlignRight | Qt::AlignVCenter);
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

void TestConnectionModel::case_32_deletedIsSaidAndMarked()
{
    Connection deleted = connection(1);
    deleted.status = u"deprecated"_s;
    m_model->merge(one, {deleted, connection(2)});
    QCOMPARE(text(0, C::Status), u"Deleted"_s);
    QVERIFY(m_model->index(0, 0).data(DeletedRole).toBool());
    QVERIFY(!m_model->index(1, 0).data(DeletedRole).toBool());
}

void TestConnectionModel::case_33_sameNamesAreToldApart()
{
    m_model->merge(one, {connection(1, u"Orders"_s), connection(2, u"Orders"_s)});
    m_model->setSources(one, {{connection(1).source, u"Postgres"_s, u"postgres"_s, {}},
                              {connection(2).source, u"Postgres"_s, u"alloydb"_s, {}}});
    QVERIFY(text(0, C::Name, Qt::ToolTipRole) != text(1, C::Name, Qt::ToolTipRole));
    QVERIFY(text(0, C::SourceDestination, Qt::ToolTipRole).contains(u"Postgres (postgres, src-0001)"_s));
    QVERIFY(text(1, C::SourceDestination, Qt::ToolTipRole).contains(u"Postgres (alloydb, src-0002)"_s));
}

void TestConnectionModel::case_36_unknownStatusIsShownAsWritten_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("shown");
    QTest::newRow("queued") << u"queued"_s << u"Pending"_s;
    QTest::newRow("invented") << u"paused_by_policy"_s << u"paused_by_policy"_s;
}

void TestConnectionModel::case_36_unknownStatusIsShownAsWritten()
{
    QFETCH(QString, word);
    Connection inactive = connection(1);
    inactive.status = u"inactive"_s;
    m_model->merge(one, {inactive, connection(2)});
    m_model->setJobs(one, {job(1, 1, u"succeeded"_s), job(2, 1, word), job(3, 2, u"running"_s)});
    QTEST(text(0, C::Status), "shown");
    QVERIFY(!isFinished(status(0)));
    QVERIFY(text(0, C::Status, Qt::ToolTipRole).contains(word));
    QCOMPARE(status(1), RunStatus::Running);
}

void TestConnectionModel::case_41_successWithoutRowsIsHighlighted()
{
    m_model->merge(one, connections(1, 2));
    Job full = job(1, 1, u"succeeded"_s);
    full.rows = 2'000'000;
    Job empty = job(2, 1, u"succeeded"_s);
    empty.rows = 0;
    Job alwaysEmpty = job(3, 2, u"succeeded"_s);
    alwaysEmpty.rows = 0;
    m_model->setJobs(one, {full, empty, alwaysEmpty});
    const int rows = int(C::Rows);
    QVERIFY(m_model->index(0, rows).data(AttentionRole).toBool());
    QVERIFY(!text(0, C::Rows, Qt::ToolTipRole).isEmpty());
    QVERIFY(!m_model->index(0, int(C::Name)).data(AttentionRole).toBool());
    QVERIFY(!m_model->index(1, rows).data(AttentionRole).toBool());
    QCOMPARE(text(0, C::Rows), u"0"_s);
}

void TestConnectionModel::case_42_incompleteIsRetryingAndNotFinished()
{
    m_model->merge(one, connections(1, 1));
    m_model->setJobs(one, {job(1, 1, u"incomplete"_s)});
    QCOMPARE(text(0, C::Status), u"Retrying"_s);
    QVERIFY(!isFinished(status(0)));
    QCOMPARE(text(0, C::Schedule, SecondaryRole), u"after run"_s);
}

QTEST_GUILESS_MAIN(TestConnectionModel)
#include "tst_connectionmodel.moc"
