// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionfilterproxy.h"
#include "models/listproxies.h"

#include "modelfixtures.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace airdesk;
using namespace airdesk::fixtures;
using C = ConnectionModel::Column;

class TestFilterProxy : public QObject
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

    void searchIgnoresCaseAndAccents();
    void searchWantsEveryWord();
    void searchFindsNamesOfWhatTheConnectionUses();
    void filtersCombine();
    void countsAreThoseOfTheChips();
    void aFilterChangesByRanges();
    void refilteringMatchesAFreshProxy();
    void removingAndResetting();
    void proxyOfAFilledModel();
    void workspacesAndJobsHaveTheirOrder();
    void case_32_deletedAreHiddenUnlessAskedFor();

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

void TestFilterProxy::searchIgnoresCaseAndAccents()
{
    load({u"Zürich Größe"_s, u"Søren"_s, u"Orders"_s, u"İstanbul"_s});
    const auto found = [this](const QString &typed) {
        m_proxy->setSearch(typed);
        return names();
    };
    QCOMPARE(found(u"ZURICH"_s), QStringList{u"Zürich Größe"_s});
    QCOMPARE(found(u"grösse"_s), QStringList{u"Zürich Größe"_s});
    QCOMPARE(found(u"soren"_s), QStringList{u"Søren"_s});
    QCOMPARE(found(u"istanbul"_s), QStringList{u"İstanbul"_s});
    QCOMPARE(found(u"rder"_s), QStringList{u"Orders"_s});
    QCOMPARE(found(u"   "_s).size(), 4);
    QCOMPARE(found(u"nowhere"_s).size(), 0);
}

void TestFilterProxy::searchWantsEveryWord()
{
    load({u"Shop orders DE"_s, u"Shop orders FR"_s, u"Stock DE"_s});
    m_proxy->setSearch(u"fr order"_s);
    QCOMPARE(names(), QStringList{u"Shop orders FR"_s});
    // A word does not reach from one column into the next.
    m_proxy->setSearch(u"frconn"_s);
    QCOMPARE(names(), QStringList{});
}

void TestFilterProxy::searchFindsNamesOfWhatTheConnectionUses()
{
    load({u"a"_s, u"b"_s, u"c"_s});
    m_model->setSources(one, {{connection(1).source, u"Stripe"_s, u"stripe"_s, {}}});
    m_model->setWorkspaces(one, {{WorkspaceId(u"ws-1"_s), u"Commerce"_s, {}}});
    Connection tagged = connection(3, u"c"_s);
    tagged.tags = {{u"t"_s, u"finance"_s, {}}};
    m_model->merge(one, {tagged});
    m_proxy->setSearch(u"stripe"_s);
    QCOMPARE(names(), QStringList{u"a"_s});
    m_proxy->setSearch(u"conn-0002"_s);
    QCOMPARE(names(), QStringList{u"b"_s});
    m_proxy->setSearch(u"FINANCE"_s);
    QCOMPARE(names(), QStringList{u"c"_s});
    m_proxy->setSearch(u"commerce"_s);
    QCOMPARE(names().size(), 3);
}

void TestFilterProxy::filtersCombine()
{
    load({u"a"_s, u"b"_s, u"c"_s});
    Connection elsewhere = connection(1, u"d"_s);
    elsewhere.workspace = WorkspaceId(u"ws-2"_s);
    elsewhere.tags = {{u"t"_s, u"finance"_s, {}}};
    m_model->merge(two, {elsewhere});
    m_proxy->setServer(two);
    QCOMPARE(names(), QStringList{u"d"_s});
    m_proxy->setServer({});
    m_proxy->setWorkspace(WorkspaceId(u"ws-2"_s));
    QCOMPARE(names(), QStringList{u"d"_s});
    m_proxy->setSearch(u"conn"_s);
    QCOMPARE(names(), QStringList{u"d"_s});
    m_proxy->setWorkspace({});
    m_proxy->setTag(u"finance"_s);
    QCOMPARE(names(), QStringList{u"d"_s});
    m_proxy->setTag({});
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_model->setJobs(one, {job(1, 1, u"succeeded"_s, now.addDays(-9)), job(2, 2, u"succeeded"_s, now)});
    m_proxy->setNotSyncedSince(now.addDays(-1));
    const QStringList expected{u"a"_s, u"c"_s, u"d"_s}; // one long ago, two that never ran
    QCOMPARE(names(), expected);
}

void TestFilterProxy::countsAreThoseOfTheChips()
{
    load({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    QTRY_COMPARE(m_proxy->count(RunStatus::Unknown), 4);
    QSignalSpy counted(m_proxy.get(), &FilterProxy::countsChanged);
    QCoreApplication::processEvents();
    counted.clear();
    m_model->setJobs(one, {job(1, 1, u"failed"_s), job(2, 2, u"failed"_s), job(3, 4, u"running"_s)});
    QCOMPARE(m_proxy->count(RunStatus::Failed), 2);
    QCOMPARE(m_proxy->count(RunStatus::Running), 1);
    QCOMPARE(m_proxy->count(RunStatus::Unknown), 1);
    QCOMPARE(m_proxy->countOfAll(), 4);
    QTRY_COMPARE(counted.size(), 1);
    // The chip that is pressed does not change what the others say; the search does.
    m_proxy->setStatuses({RunStatus::Failed, RunStatus::Running});
    QCOMPARE(names().size(), 3);
    QCOMPARE(m_proxy->count(RunStatus::Unknown), 1);
    m_proxy->setSearch(u"conn-0001"_s);
    QCOMPARE(m_proxy->count(RunStatus::Failed), 1);
    QCOMPARE(m_proxy->countOfAll(), 1);
    m_proxy->setSearch({});
    m_model->remove({key(1), key(4)});
    QCOMPARE(m_proxy->count(RunStatus::Failed), 1);
    QCOMPARE(m_proxy->count(RunStatus::Running), 0);
    m_model->replaceAll(one, connections(1, 3));
    QCOMPARE(m_proxy->count(RunStatus::Failed), 0);
    QCOMPARE(m_proxy->countOfAll(), 3);
}

void TestFilterProxy::aFilterChangesByRanges()
{
    m_model->merge(one, connections(1, 200));
    m_proxy->sortNow();
    m_said->take();
    // Those that pass lie scattered; what goes and what comes is still one range each.
    m_proxy->setSearch(u"7"_s);
    QStringList said = m_said->take();
    said.removeAll(u"layout"_s);
    QVERIFY2(said.size() == 1 && said.front().startsWith(u"remove"_s), qPrintable(said.join(u'|')));
    m_proxy->setSearch({});
    said = m_said->take();
    said.removeAll(u"layout"_s);
    QVERIFY2(said.size() == 1 && said.front().startsWith(u"insert"_s), qPrintable(said.join(u'|')));
    QCOMPARE(m_proxy->rowCount(), 200);
    QCOMPARE(names().front(), connection(1).name);
    QCOMPARE(names().back(), connection(200).name);
    // Nothing to do, nothing said.
    m_proxy->setSearch(u"connection"_s);
    QCOMPARE(m_said->take(), QStringList{});
}

void TestFilterProxy::refilteringMatchesAFreshProxy()
{
    m_model->merge(one, connections(1, 120));
    std::vector<Job> jobs;
    const QStringList words{u"failed"_s, u"succeeded"_s, u"running"_s, u"pending"_s, u"cancelled"_s};
    for (int i = 1; i <= 120; i += 2)
        jobs.push_back(job(i, i, words.at(i * 7 % 5)));
    m_model->setJobs(one, jobs);
    const QStringList searches{u"1"_s, u"12"_s, u"00"_s, {}, u"5"_s, u"9 1"_s, u"none"_s, {}};
    int step = 0;
    for (const QString &search : searches) {
        m_proxy->setSearch(search);
        m_proxy->setStatuses(step % 2 ? std::vector{RunStatus::Failed, RunStatus::Running} : std::vector<RunStatus>{});
        m_proxy->sort(int(step % 3 ? C::Name : C::Status), step % 4 ? Qt::AscendingOrder : Qt::DescendingOrder);
        ConnectionFilterProxy fresh(m_model.get());
        fresh.setSearch(search);
        fresh.setStatuses(step % 2 ? std::vector{RunStatus::Failed, RunStatus::Running} : std::vector<RunStatus>{});
        fresh.sort(m_proxy->orderColumn(), m_proxy->order());
        QStringList expected;
        for (int row = 0; row < fresh.rowCount(); ++row)
            expected += fresh.rowAt(row).connection.name;
        QCOMPARE(names(), expected);
        ++step;
    }
}

void TestFilterProxy::removingAndResetting()
{
    m_model->merge(one, connections(1, 60));
    m_model->merge(two, connections(1, 40));
    m_proxy->sort(int(C::Name), Qt::DescendingOrder);
    m_proxy->setSearch(u"3"_s);
    const auto matching = m_proxy->rowCount();
    m_model->remove({key(3), key(33), key(7)});
    QCOMPARE(m_proxy->rowCount(), matching - 2);
    m_model->replaceAll(two, connections(30, 33));
    m_model->removeServer(one);
    QCOMPARE(m_proxy->rowCount(), 4);
    QCOMPARE(names().front(), connection(33).name);
    m_model->removeServer(two);
    QCOMPARE(m_proxy->rowCount(), 0);
    QCOMPARE(m_proxy->countOfAll(), 0);
    m_model->merge(one, connections(1, 3));
    m_proxy->setSearch({});
    QCOMPARE(m_proxy->rowCount(), 3);
}

void TestFilterProxy::proxyOfAFilledModel()
{
    load({u"b"_s, u"a"_s});
    ConnectionFilterProxy late(m_model.get());
    QAbstractItemModelTester tester(&late, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(late.rowAt(0).connection.name, u"a"_s);
    QVERIFY(!late.isOrderStale());
    QCOMPARE(late.countOfAll(), 2);
}

void TestFilterProxy::workspacesAndJobsHaveTheirOrder()
{
    const auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;
    WorkspaceModel workspaces;
    WorkspaceFilterProxy byName(&workspaces);
    QAbstractItemModelTester first(&byName, fatal);
    workspaces.merge(one, {{WorkspaceId(u"1"_s), u"Sales"_s, u"eu"_s}, {WorkspaceId(u"2"_s), u"Finance"_s, u"us"_s}});
    workspaces.setCounts(one, {{WorkspaceId(u"1"_s), {3, 1, 0}}});
    byName.sortNow();
    QCOMPARE(byName.rowAt(0).workspace.name, u"Finance"_s);
    byName.sort(int(WorkspaceModel::Column::Failed), Qt::DescendingOrder);
    QCOMPARE(byName.rowAt(0).workspace.name, u"Sales"_s);
    byName.setSearch(u"US"_s);
    QCOMPARE(byName.rowCount(), 1);
    QCOMPARE(byName.keyOf(byName.index(0, 2)), (RowKey{one, RowId(u"2"_s)}));

    JobModel jobs;
    JobFilterProxy newest(&jobs);
    QAbstractItemModelTester second(&newest, fatal);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    jobs.merge(one, {job(1, 1, u"failed"_s, now.addSecs(-60)), job(3, 1, u"running"_s, now),
                     job(2, 1, u"succeeded"_s, now.addSecs(-30))});
    newest.sortNow();
    QCOMPARE(newest.rowAt(0).job.id, JobId{3});
    QCOMPARE(newest.rowAt(2).job.id, JobId{1});
    newest.setSearch(u"succ"_s);
    QCOMPARE(newest.rowCount(), 1);
    QCOMPARE(newest.indexOf({one, RowId(u"2"_s)}).row(), 0);
    QVERIFY(!newest.indexOf({one, RowId(u"1"_s)}).isValid());
}

void TestFilterProxy::case_32_deletedAreHiddenUnlessAskedFor()
{
    Connection deleted = connection(1, u"a"_s);
    deleted.status = u"deprecated"_s;
    m_model->merge(one, {deleted, connection(2, u"b"_s)});
    QCOMPARE(names(), QStringList{u"b"_s});
    QCOMPARE(m_proxy->countOfAll(), 1);
    m_proxy->setShowDeleted(true);
    const QStringList both{u"a"_s, u"b"_s};
    QCOMPARE(names(), both);
    m_proxy->setShowDeleted(false);
    QCOMPARE(names(), QStringList{u"b"_s});
}

QTEST_GUILESS_MAIN(TestFilterProxy)
#include "tst_filterproxy.moc"
