// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionfilterproxy.h"

#include "modelfixtures.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace airdesk;
using namespace airdesk::fixtures;
using C = ConnectionModel::Column;

class TestFilterProxyOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<ConnectionModel>();
        m_proxy = std::make_unique<ConnectionFilterProxy>(m_model.get());
        const auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(m_model.get(), fatal));
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(m_proxy.get(), fatal));
        m_said = std::make_unique<Announcements>(m_proxy.get());
    }
    void cleanup()
    {
        m_said.reset();
        m_testers.clear();
        m_proxy.reset();
        m_model.reset();
    }

    void defaultOrder();
    void namesSortWithoutCase();
    void descendingKeepsTiesAndUnknownsInPlace();
    void rowsStayWhereTheyAreWhenTheyChange();
    void rowsThatNewlyPassGoToTheEnd();
    void aListingSortsOnceAtItsEnd();
    void aTouchedTableIsNotSorted();
    void anAgeIsNoReasonToSort();
    void case_40_sortableBySinceWhen();
    void case_87_onlyChangedCellsAreAnnounced();
    void case_88_selectionFollowsTheIds();

private:
    [[nodiscard]] QStringList names() const
    {
        QStringList shown;
        for (int row = 0; row < m_proxy->rowCount(); ++row)
            shown += m_proxy->rowAt(row).connection.name;
        return shown;
    }
    void load(const QStringList &connectionNames)
    {
        std::vector<Connection> made;
        int id = 0;
        for (const QString &name : connectionNames)
            made.push_back(connection(++id, name));
        m_model->merge(one, made);
        m_proxy->sortNow();
        m_said->take();
    }

    std::unique_ptr<ConnectionModel> m_model;
    std::unique_ptr<ConnectionFilterProxy> m_proxy;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
    std::unique_ptr<Announcements> m_said;
};

void TestFilterProxyOrder::defaultOrder()
{
    load({u"h"_s, u"g"_s, u"f"_s, u"e"_s, u"d"_s, u"c"_s, u"b"_s, u"a"_s});
    m_model->setJobs(one, {job(1, 1, u"failed"_s), job(2, 2, u"incomplete"_s), job(3, 3, u"running"_s),
                           job(4, 4, u"pending"_s), job(5, 5, u"succeeded"_s), job(6, 6, u"cancelled"_s)});
    Connection paused = connection(7, u"b"_s);
    paused.status = u"inactive"_s;
    m_model->merge(one, {paused});
    QVERIFY(m_proxy->isOrderStale());
    m_proxy->sortNow();
    QVERIFY(!m_proxy->isOrderStale());
    // Failed, retrying, running, pending, then all others by name.
    const QStringList expected{u"h"_s, u"g"_s, u"f"_s, u"e"_s, u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QCOMPARE(names(), expected);
}

void TestFilterProxyOrder::namesSortWithoutCase()
{
    load({u"beta"_s, u"Alpha"_s, u"Gamma"_s, u"alpha"_s});
    m_proxy->sort(int(C::Name));
    const QStringList expected{u"Alpha"_s, u"alpha"_s, u"beta"_s, u"Gamma"_s};
    QCOMPARE(names(), expected);
    QCOMPARE(m_proxy->orderColumn(), int(C::Name));
}

void TestFilterProxyOrder::descendingKeepsTiesAndUnknownsInPlace()
{
    load({u"d"_s, u"c"_s, u"b"_s, u"a"_s});
    std::vector<Job> jobs{job(1, 1, u"succeeded"_s), job(2, 2, u"succeeded"_s), job(3, 3, u"succeeded"_s)};
    jobs[0].rows = 5;
    jobs[1].rows = 5;
    jobs[2].rows = 9;
    m_model->setJobs(one, jobs);
    m_proxy->sort(int(C::Rows));
    const QStringList up{u"c"_s, u"d"_s, u"b"_s, u"a"_s};
    QCOMPARE(names(), up);
    m_proxy->sort(int(C::Rows), Qt::DescendingOrder);
    const QStringList down{u"b"_s, u"c"_s, u"d"_s, u"a"_s}; // "a" has no rows: last in both
    QCOMPARE(names(), down);
    m_proxy->sort(-1);
    const QStringList arrival{u"d"_s, u"c"_s, u"b"_s, u"a"_s};
    QCOMPARE(names(), arrival);
}

void TestFilterProxyOrder::rowsStayWhereTheyAreWhenTheyChange()
{
    load({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    QSignalSpy stale(m_proxy.get(), &FilterProxy::orderStaleChanged);
    m_model->setJobs(one, {job(1, 3, u"failed"_s)});
    // "c" would now come first. It stays, only its cells are announced, and the page may offer to sort.
    const QStringList unmoved{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QCOMPARE(names(), unmoved);
    for (const QString &said : m_said->take())
        QVERIFY2(said.startsWith(u"data 2-2"_s), qPrintable(said));
    QCOMPARE(stale.size(), 1);
    // Still shown under a filter that it has passed until now, so that a click never loses its row.
    m_proxy->setStatuses({RunStatus::Failed});
    QCOMPARE(names(), QStringList{u"c"_s});
    m_said->take();
    m_model->setJobs(one, {job(2, 3, u"running"_s)});
    QCOMPARE(names(), QStringList{u"c"_s});
    QCOMPARE(m_proxy->count(RunStatus::Running), 1);
    QVERIFY(m_proxy->isOrderStale());
    m_proxy->sortNow();
    QCOMPARE(names(), QStringList{});
    QVERIFY(!m_proxy->isOrderStale());
}

void TestFilterProxyOrder::rowsThatNewlyPassGoToTheEnd()
{
    load({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    m_model->setJobs(one, {job(1, 3, u"failed"_s), job(2, 4, u"failed"_s)});
    m_proxy->setStatuses({RunStatus::Failed});
    m_said->take();
    m_model->setJobs(one, {job(3, 1, u"failed"_s)});
    QVERIFY(m_said->take().contains(u"insert 2-2"_s));
    const QStringList atTheEnd{u"c"_s, u"d"_s, u"a"_s};
    QCOMPARE(names(), atTheEnd);
    m_proxy->sortNow();
    const QStringList sorted{u"a"_s, u"c"_s, u"d"_s};
    QCOMPARE(names(), sorted);
}

void TestFilterProxyOrder::aListingSortsOnceAtItsEnd()
{
    QSignalSpy stale(m_proxy.get(), &FilterProxy::orderStaleChanged);
    m_proxy->suspendSorting();
    m_model->beginListing(one);
    m_model->merge(one, {connection(1, u"z"_s), connection(2, u"b"_s)});
    m_model->merge(one, {connection(3, u"a"_s), connection(4, u"y"_s)});
    const QStringList pages{u"insert 0-1"_s, u"insert 2-3"_s};
    QCOMPARE(m_said->take(), pages);
    const QStringList arrival{u"z"_s, u"b"_s, u"a"_s, u"y"_s};
    QCOMPARE(names(), arrival);
    m_model->endListing(one, true);
    m_proxy->resumeSorting();
    QCOMPARE(m_said->take(), QStringList{u"layout"_s});
    const QStringList sorted{u"a"_s, u"b"_s, u"y"_s, u"z"_s};
    QCOMPARE(names(), sorted);
    QCOMPARE(stale.size(), 0);
}

void TestFilterProxyOrder::aTouchedTableIsNotSorted()
{
    m_proxy->suspendSorting();
    m_proxy->suspendSorting();
    m_model->merge(one, {connection(1, u"z"_s), connection(2, u"b"_s)});
    m_proxy->resumeSorting(true);
    QVERIFY(!m_proxy->isOrderStale());
    QSignalSpy stale(m_proxy.get(), &FilterProxy::orderStaleChanged);
    m_proxy->resumeSorting(true);
    const QStringList arrival{u"z"_s, u"b"_s};
    QCOMPARE(names(), arrival);
    QVERIFY(m_proxy->isOrderStale());
    QCOMPARE(stale.size(), 1);
    // The search works on what is loaded, also while more arrives.
    m_proxy->suspendSorting();
    m_model->merge(one, {connection(3, u"a"_s)});
    m_proxy->setSearch(u"conn"_s);
    m_proxy->setSearch(u"conn-0003"_s);
    QCOMPARE(names(), QStringList{u"a"_s});
    m_proxy->resumeSorting();
}

void TestFilterProxyOrder::anAgeIsNoReasonToSort()
{
    load({u"a"_s, u"b"_s, u"c"_s});
    m_proxy->sort(int(C::LastSync));
    m_said->take();
    m_model->refreshAges();
    m_model->setBusy(key(2), true);
    const QStringList expected{u"data 0-2 c3-4"_s, u"data 1-1 c0-0"_s};
    QCOMPARE(m_said->take(), expected);
    QVERIFY(!m_proxy->isOrderStale());
}

void TestFilterProxyOrder::case_40_sortableBySinceWhen()
{
    load({u"a"_s, u"b"_s, u"c"_s});
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_model->setJobs(one, {job(1, 1, u"running"_s, now.addSecs(-60)), job(2, 2, u"running"_s, now.addDays(-3)),
                           job(3, 3, u"running"_s, now)});
    m_proxy->sort(int(C::LastSync));
    const QStringList expected{u"b"_s, u"a"_s, u"c"_s};
    QCOMPARE(names(), expected);
    m_proxy->setNotSyncedSince(now.addDays(-2));
    QCOMPARE(names(), QStringList{u"b"_s});
    QCOMPARE(m_proxy->index(0, int(C::LastSync)).data(SecondaryRole).toString(), u"3 d"_s);
}

void TestFilterProxyOrder::case_87_onlyChangedCellsAreAnnounced()
{
    m_model->merge(one, connections(1, 300));
    std::vector<Job> running;
    for (int i = 1; i <= 300; i += 3) {
        running.push_back(job(i, i, u"running"_s));
        running.back().rows = 1;
    }
    m_model->setJobs(one, running);
    m_proxy->sortNow();
    m_said->take();
    for (Job &each : running)
        each.rows = *each.rows + 500;
    m_model->setJobs(one, running);
    const QStringList said = m_said->take();
    QCOMPARE(said.size(), 100); // one cell each, and nothing is sorted, inserted or laid out anew
    for (const QString &each : said)
        QVERIFY2(each.startsWith(u"data "_s) && each.endsWith(u"c6-6"_s), qPrintable(each));
}

void TestFilterProxyOrder::case_88_selectionFollowsTheIds()
{
    m_model->merge(one, connections(100, 399));
    m_proxy->sortNow();
    QItemSelectionModel selection(m_proxy.get());
    const auto select = [&](int id) {
        selection.select(m_proxy->indexOfConnection(key(id)), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    select(150);
    select(151);
    select(300);
    selection.setCurrentIndex(m_proxy->indexOfConnection(key(300)), QItemSelectionModel::NoUpdate);
    const QPersistentModelIndex topRow(m_proxy->index(140, 0));
    const QString topName = m_proxy->rowAt(140).connection.name;
    m_said->take();

    // A refresh: five rows that sort above all others, and one of the selected is gone.
    m_model->beginListing(one);
    std::vector<Connection> fresh = connections(95, 399);
    std::erase_if(fresh, [](const Connection &each) { return each.id == connection(151).id; });
    m_model->merge(one, fresh);
    m_model->endListing(one, true);

    const std::vector<OnServer<ConnectionId>> expected{key(150), key(300)};
    QCOMPARE(m_proxy->connectionsOf(selection.selection()), expected);
    QCOMPARE(m_proxy->rowAt(selection.currentIndex().row()).key, key(300));
    // Nothing was inserted above what is seen: the new rows wait at the end.
    const QStringList said{u"insert 300-304"_s, u"remove 51-51"_s};
    QCOMPARE(m_said->take(), said);
    QCOMPARE(m_proxy->rowAt(topRow.row()).connection.name, topName);
    QVERIFY(m_proxy->isOrderStale());

    m_proxy->sortNow();
    QCOMPARE(m_proxy->connectionsOf(selection.selection()), expected);
    QCOMPARE(m_proxy->rowAt(topRow.row()).connection.name, topName);
    QCOMPARE(m_proxy->rowAt(0).key, key(95));

    // By keys the selection comes back even after a reset, which forgets it.
    const std::vector<RowKey> kept = m_proxy->keysOf(selection.selection());
    m_model->replaceAll(one, connections(90, 200));
    QVERIFY(!selection.hasSelection());
    selection.select(m_proxy->selectionOf(kept), QItemSelectionModel::Select);
    QCOMPARE(m_proxy->connectionsOf(selection.selection()), (std::vector<OnServer<ConnectionId>>{key(150)}));
}

QTEST_GUILESS_MAIN(TestFilterProxyOrder)
#include "tst_filterproxyorder.moc"
