// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionmodel.h"

#include "modelfixtures.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace airdesk;
using namespace airdesk::fixtures;
using C = ConnectionModel::Column;

class TestConnectionModelCells : public QObject
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

    void statusOfARow_data();
    void statusOfARow();
    void scheduleAndNextRun();
    void noCellOfAnUnreadRowSaysZero();
    void everyCellHasItsRoles();
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

void TestConnectionModelCells::statusOfARow_data()
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

void TestConnectionModelCells::statusOfARow()
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

void TestConnectionModelCells::scheduleAndNextRun()
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

void TestConnectionModelCells::noCellOfAnUnreadRowSaysZero()
{
    m_model->merge(one, connections(1, 1));
    for (const C column : {C::LastSync, C::Rows, C::Bytes, C::SourceDestination, C::Workspace})
        QCOMPARE(text(0, column), u"–"_s);
    QCOMPARE(text(0, C::Runs), u"no runs read"_s);
}

void TestConnectionModelCells::everyCellHasItsRoles()
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

void TestConnectionModelCells::case_32_deletedIsSaidAndMarked()
{
    Connection deleted = connection(1);
    deleted.status = u"deprecated"_s;
    m_model->merge(one, {deleted, connection(2)});
    QCOMPARE(text(0, C::Status), u"Deleted"_s);
    QVERIFY(m_model->index(0, 0).data(DeletedRole).toBool());
    QVERIFY(!m_model->index(1, 0).data(DeletedRole).toBool());
}

void TestConnectionModelCells::case_33_sameNamesAreToldApart()
{
    m_model->merge(one, {connection(1, u"Orders"_s), connection(2, u"Orders"_s)});
    m_model->setSources(one, {{connection(1).source, u"Postgres"_s, u"postgres"_s, {}},
                              {connection(2).source, u"Postgres"_s, u"alloydb"_s, {}}});
    QVERIFY(text(0, C::Name, Qt::ToolTipRole) != text(1, C::Name, Qt::ToolTipRole));
    QVERIFY(text(0, C::SourceDestination, Qt::ToolTipRole).contains(u"Postgres (postgres, src-0001)"_s));
    QVERIFY(text(1, C::SourceDestination, Qt::ToolTipRole).contains(u"Postgres (alloydb, src-0002)"_s));
}

void TestConnectionModelCells::case_36_unknownStatusIsShownAsWritten_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("shown");
    QTest::newRow("queued") << u"queued"_s << u"Pending"_s;
    QTest::newRow("invented") << u"paused_by_policy"_s << u"paused_by_policy"_s;
}

void TestConnectionModelCells::case_36_unknownStatusIsShownAsWritten()
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

void TestConnectionModelCells::case_41_successWithoutRowsIsHighlighted()
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

void TestConnectionModelCells::case_42_incompleteIsRetryingAndNotFinished()
{
    m_model->merge(one, connections(1, 1));
    m_model->setJobs(one, {job(1, 1, u"incomplete"_s)});
    QCOMPARE(text(0, C::Status), u"Retrying"_s);
    QVERIFY(!isFinished(status(0)));
    QCOMPARE(text(0, C::Schedule, SecondaryRole), u"after run"_s);
}

QTEST_GUILESS_MAIN(TestConnectionModelCells)
#include "tst_connectionmodelcells.moc"
