// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/applicationmodel.h"
#include "models/jobmodel.h"
#include "models/listproxies.h"
#include "models/servermodel.h"
#include "models/workspacemodel.h"

#include "modelfixtures.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QTest>

using namespace airdesk;
using namespace airdesk::fixtures;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

Application application(const QString &clientId, const QString &id, const QByteArray &secret = {})
{
    Application made;
    made.clientId = ClientId(clientId);
    made.id = id;
    made.name = u"App "_s + clientId;
    made.secret = Secret(secret);
    made.createdAt = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    return made;
}

} // namespace

class TestListModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workspacesAnnounceWhatChanged();
    void jobsAnnounceWhatChanged();
    void applicationsSayWhatTheServerUses();
    void applicationsOfTheSimpleEditionHaveNoCreated();
    void aSecretIsInNoRole();
    void case_48_selectionSurvivesNewApplicationIds();
    void case_48_missingValuesAreSaid();
    void allServersShowTheGravest();
    void serverRowsChangeByRole();
    void serverLetters_data();
    void serverLetters();
    void everyServerStateHasItsOwnWord();
};

void TestListModels::workspacesAnnounceWhatChanged()
{
    WorkspaceModel model;
    QAbstractItemModelTester tester(&model, fatal);
    Announcements said(&model);
    const WorkspaceId a(u"a"_s);
    const WorkspaceId b(u"b"_s);
    model.merge(one, {{a, u"Sales"_s, u"eu"_s}, {b, u"Finance"_s, {}}});
    QCOMPARE(said.take(), QStringList{u"insert 0-1"_s});
    model.merge(one, {{a, u"Sales"_s, u"us"_s}, {b, u"Finance"_s, {}}});
    QCOMPARE(said.take(), QStringList{u"data 0-0 c1-1"_s});
    QCOMPARE(model.index(1, int(WorkspaceModel::Column::Connections)).data().toString(), u"–"_s);
    QCOMPARE(model.index(1, int(WorkspaceModel::Column::Region)).data().toString(), u"–"_s);
    model.setCounts(one, {{a, {12, 0, 1}}, {b, {12, 0, 1}}, {WorkspaceId(u"elsewhere"_s), {1, 1, 1}}});
    QCOMPARE(said.take(), QStringList{u"data 0-1 c2-4"_s});
    model.setCounts(one, {{b, {12, 2, 1}}});
    QCOMPARE(said.take(), QStringList{u"data 1-1 c3-3"_s});
    QCOMPARE(model.index(1, int(WorkspaceModel::Column::Failed)).data().toString(), u"2"_s);
    model.setServerName(one, u"Production"_s);
    QCOMPARE(said.take(), QStringList{u"data 0-1 c5-5"_s});
    model.beginListing(one);
    model.merge(one, {{b, u"Finance"_s, {}}});
    model.endListing(one, true);
    QCOMPARE(said.take(), QStringList{u"remove 0-0"_s});
    model.removeServer(one);
    QCOMPARE(said.take(), QStringList{u"remove 0-0"_s});
}

void TestListModels::jobsAnnounceWhatChanged()
{
    JobModel model;
    QAbstractItemModelTester tester(&model, fatal);
    Announcements said(&model);
    Job running = job(2, 1, u"running"_s, QDateTime::currentDateTimeUtc().addSecs(-372));
    model.replaceAll(one, {job(1, 1, u"failed"_s), running});
    QCOMPARE(said.take(), QStringList{u"reset"_s});
    QCOMPARE(model.index(1, int(JobModel::Column::Duration)).data().toString(), u"6 min 12 s"_s);
    QCOMPARE(model.index(0, int(JobModel::Column::Duration)).data().toString(), u"–"_s);
    QCOMPARE(model.index(0, int(JobModel::Column::Connection)).data().toString(), u"conn-000"_s);
    model.setConnectionNames(one, {{connection(1).id, u"Orders"_s}});
    QCOMPARE(said.take(), QStringList{u"data 0-1 c2-2"_s});
    running.status = JobStatus::of(u"succeeded"_s);
    running.duration = std::chrono::seconds(400);
    running.rows = 7;
    model.merge(one, {running, job(3, 1, u"pending"_s)});
    const QStringList expected{u"data 1-1 c1-1"_s, u"data 1-1 c5-6"_s, u"insert 2-2"_s};
    QCOMPARE(said.take(), expected);
    QCOMPARE(model.index(2, int(JobModel::Column::Connection)).data().toString(), u"Orders"_s);
    QCOMPARE(model.index(1, 1).data(StatusRole).value<RunStatus>(), RunStatus::Succeeded);
    model.refreshAges();
    QCOMPARE(said.take(), QStringList{u"data 0-2 c4-5"_s});
    model.remove({{one, JobId{1}}, {one, JobId{3}}});
    const QStringList removed{u"remove 2-2"_s, u"remove 0-0"_s};
    QCOMPARE(said.take(), removed);
}

void TestListModels::applicationsSayWhatTheServerUses()
{
    ApplicationModel model;
    QAbstractItemModelTester tester(&model, fatal);
    Announcements said(&model);
    model.setUsedByServer(one, ClientId(u"b"_s));
    model.merge(one, {application(u"a"_s, u"1"_s), application(u"b"_s, u"2"_s)});
    model.merge(two, {application(u"b"_s, u"2"_s)});
    QVERIFY(!model.row(0).usedByServer);
    QVERIFY(model.row(1).usedByServer);
    QVERIFY(!model.row(2).usedByServer);
    said.take();
    model.setUsedByServer(one, ClientId(u"a"_s));
    QCOMPARE(said.take(), QStringList{u"data 0-1 c0-0"_s});
    QCOMPARE(model.index(0, 0).data(SecondaryRole).toString(), u"used by this server"_s);
    model.setUsedByServer(one, {});
    QCOMPARE(said.take(), QStringList{u"data 0-0 c0-0"_s});
}

void TestListModels::applicationsOfTheSimpleEditionHaveNoCreated()
{
    ApplicationModel model;
    QAbstractItemModelTester tester(&model, fatal);
    Announcements said(&model);
    const int created = int(ApplicationModel::Column::Created);
    model.merge(one, {application(u"a"_s, u"1"_s, "s3cret-of-a")});
    QVERIFY(model.index(0, created).data().toString() != u"–"_s);
    said.take();
    model.setCreatedKnown(one, false);
    QCOMPARE(said.take(), QStringList{u"data 0-0 c3-3"_s});
    QCOMPARE(model.index(0, created).data().toString(), u"–"_s);
    QCOMPARE(model.index(0, created).data(SecondaryRole).toString(), QString());
    QVERIFY(!model.index(0, created).data(Qt::ToolTipRole).toString().contains(u"2026"_s));
}

void TestListModels::aSecretIsInNoRole()
{
    ApplicationModel model;
    ApplicationFilterProxy proxy(&model);
    QAbstractItemModelTester tester(&proxy, fatal);
    model.merge(one, {application(u"a"_s, u"1"_s, "s3cret-of-a"), application(u"b"_s, u"2"_s, "s3")});
    int looked = 0;
    for (int row = 0; row < proxy.rowCount(); ++row) {
        for (int column = 0; column < proxy.columnCount(); ++column) {
            const QModelIndex cell = proxy.index(row, column);
            for (int role = 0; role < Qt::UserRole + 200; ++role) {
                QVERIFY(!cell.data(role).toString().contains(u"s3"_s));
                ++looked;
            }
        }
    }
    QVERIFY(looked > 1000);
    // The number of dots does not tell how long it is, and it is not found by searching for it.
    const int secret = int(ApplicationModel::Column::Secret);
    QCOMPARE(model.index(0, secret).data(), model.index(1, secret).data());
    proxy.setSearch(u"s3cret"_s);
    QCOMPARE(proxy.rowCount(), 0);
    QCOMPARE(model.secretOf({one, ClientId(u"a"_s)}).reveal(), QByteArray("s3cret-of-a"));
    QVERIFY(model.secretOf({two, ClientId(u"a"_s)}).isEmpty());
}

void TestListModels::case_48_selectionSurvivesNewApplicationIds()
{
    ApplicationModel model;
    ApplicationFilterProxy proxy(&model);
    QAbstractItemModelTester first(&model, fatal);
    QAbstractItemModelTester second(&proxy, fatal);
    model.merge(one, {application(u"a"_s, u"id-1"_s, "s3cret-of-a"), application(u"b"_s, u"id-2"_s)});
    proxy.sortNow();
    QItemSelectionModel selection(&proxy);
    selection.select(proxy.indexOf({one, RowId(u"b"_s)}), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    Announcements said(&proxy);

    // The same two with other ids, in another order, and the secret left out this time.
    model.beginListing(one);
    model.merge(one, {application(u"b"_s, u"id-8"_s), application(u"a"_s, u"id-9"_s)});
    model.endListing(one, true);
    QCOMPARE(said.take(), QStringList{});
    QCOMPARE(proxy.keysOf(selection.selection()), (std::vector<RowKey>{{one, RowId(u"b"_s)}}));
    QCOMPARE(model.find({one, ClientId(u"b"_s)})->application.id, u"id-8"_s); // what deleting needs is the newest
    QVERIFY(!model.secretOf({one, ClientId(u"a"_s)}).isEmpty());
}

void TestListModels::case_48_missingValuesAreSaid()
{
    ApplicationModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.merge(one, {application(u"a"_s, u"1"_s)});
    const QModelIndex cell = model.index(0, int(ApplicationModel::Column::Secret));
    QCOMPARE(cell.data().toString(), u"not returned by the server"_s);
    QVERIFY(!cell.data(SecretKnownRole).toBool());
    Announcements said(&model);
    model.merge(one, {application(u"a"_s, u"1"_s, "s3cret-of-a")});
    QCOMPARE(said.take(), QStringList{u"data 0-0 c2-2"_s});
    QVERIFY(cell.data(SecretKnownRole).toBool());
}

void TestListModels::allServersShowTheGravest()
{
    ServerModel model;
    QAbstractItemModelTester tester(&model, fatal);
    Announcements said(&model);
    model.setServer(one, u"Production"_s, u"red"_s, true);
    QCOMPARE(said.take(), QStringList{u"insert 0-1"_s}); // with "All servers" in front
    model.setServer(two, u"Staging"_s, u"blue"_s, false);
    QCOMPARE(said.take(), QStringList{u"insert 2-2"_s});
    QVERIFY(model.row(0).id.isEmpty());
    model.setState(one, ServerState::Connected);
    model.setState(two, ServerState::Connected);
    QCOMPARE(model.row(0).state, ServerState::Connected);
    model.setState(one, ServerState::Slow);
    model.setState(two, ServerState::CredentialsNeeded, u"Enter the secret again."_s);
    QCOMPARE(model.row(0).state, ServerState::CredentialsNeeded);
    QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(u"Staging"_s));
    model.setState(two, ServerState::Connected);
    QCOMPARE(model.row(0).state, ServerState::Slow);
    said.take();
    model.removeServer(one);
    const QStringList gone{u"remove 1-1"_s, u"data 0-0 c0-0"_s};
    QCOMPARE(said.take(), gone);
    QCOMPARE(model.row(0).state, ServerState::Connected);
    model.removeServer(two);
    QCOMPARE(said.take(), QStringList{u"remove 0-1"_s});
    QCOMPARE(model.rowCount(), 0);
}

void TestListModels::serverRowsChangeByRole()
{
    ServerModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setServer(one, u"Production"_s, u"red"_s, false);
    Announcements said(&model);
    model.setServer(one, u"Production"_s, u"red"_s, false);
    QCOMPARE(said.take(), QStringList{});
    model.setServer(one, u"Production"_s, u"red"_s, true);
    QCOMPARE(said.take(), QStringList{u"data 1-1 c0-0"_s});
    QCOMPARE(model.index(1).data(ServerModel::StateWordRole).toString(), u"Read only"_s);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), u"Production, Connecting, read only"_s);
    QCOMPARE(model.index(1).data(ServerIdRole).value<ServerId>(), one);
    QCOMPARE(model.index(1).data(ServerModel::ColorRole).toString(), u"red"_s);
    model.setState(ServerId(u"nobody"_s), ServerState::Slow);
    QCOMPARE(said.take(), QStringList{});
}

void TestListModels::serverLetters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");
    QTest::newRow("one word") << u"Production"_s << u"Pr"_s;
    QTest::newRow("two words") << u"eu staging"_s << u"ES"_s;
    QTest::newRow("one letter") << u"x"_s << u"X"_s;
    QTest::newRow("blank") << u"  "_s << QString();
    QTest::newRow("beyond the first plane") << u"🚀 rocket"_s << u"🚀R"_s;
}

void TestListModels::serverLetters()
{
    QFETCH(QString, name);
    QTEST((ServerRow{one, name, {}, ServerState::Connected, false, {}}.letters()), "letters");
}

void TestListModels::everyServerStateHasItsOwnWord()
{
    QStringList words;
    for (int state = 0; state <= int(ServerState::Connected); ++state)
        words += serverStateWord(ServerState(state));
    QCOMPARE(words.removeDuplicates(), 0);
    QVERIFY(!words.contains(QString()));
    // Of several the gravest shows.
    QCOMPARE(gravest(ServerState::Slow, ServerState::NotReached), ServerState::NotReached);
    QCOMPARE(gravest(ServerState::NotEncrypted, ServerState::KeychainLocked), ServerState::KeychainLocked);
    QCOMPARE(gravest(ServerState::Renewing, ServerState::Slow), ServerState::Slow);
    QVERIFY(isBlocked(ServerState::KeychainLocked));
    QVERIFY(!isBlocked(ServerState::NotEncrypted));
}

QTEST_GUILESS_MAIN(TestListModels)
#include "tst_listmodels.moc"
