// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowfixture.h"

#include "pages/connectiondetails.h"
#include "widgets/banner.h"
#include "widgets/filterchips.h"
#include "widgets/messagepage.h"
#include "widgets/pagestate.h"
#include "widgets/searchfield.h"
#include "widgets/tablefooter.h"

#include <QAction>
#include <QDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace airdesk;
using namespace airdesk::ui;
using namespace airdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using demo::SyncBehaviour;
using C = ConnectionModel::Column;

namespace {

constexpr int patience = 30'000;

bool allRead(WindowFixture &f, int rows)
{
    return f.page()->isContentShown() && f.page()->proxy()->rowCount() == rows && !f.backend()->connections()->state().isLoading();
}

} // namespace

class TestConnectionsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheRowsOfTheServer()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QSignalSpy content(f.window.get(), &MainWindow::contentShown);
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        QCOMPARE(content.size(), 1);
        QCOMPARE(f.page()->findChild<QLabel *>(u"pageCountLabel"_s)->text(), u"30"_s);
        QTRY_VERIFY(f.table()->hasFocus());
        // Names of both ends come with lists of their own.
        QTRY_VERIFY(!f.page()->proxy()->rowAt(0).sourceName.isEmpty());
        for (const C column : {C::Status, C::Name, C::SourceDestination, C::LastSync, C::Runs})
            QVERIFY(!f.table()->isColumnHidden(int(column)));
    }

    void searchNarrowsAndEscapeBringsAllBack()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        QTest::keyClick(f.window.get(), Qt::Key_F, Qt::ControlModifier);
        auto *search = f.page()->findChild<SearchField *>(u"searchField"_s);
        QTRY_VERIFY(search->hasFocus());
        const QString name = f.page()->proxy()->rowAt(7).connection.name;
        search->setText(name); // may hold letters no test can type
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY(f.page()->proxy()->rowCount() < 30);
        QVERIFY(f.page()->proxy()->rowCount() >= 1);
        QTest::keyClicks(search, u"xyzzy no such thing"_s);
        auto *state = f.find<PageState>("connectionsState");
        QTRY_COMPARE(state->state(), PageState::State::Empty);
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_COMPARE(f.page()->proxy()->rowCount(), 30);
        QTRY_COMPARE(state->state(), PageState::State::Content);
    }

    void aClickOnTheHeaderSortsAndIsRemembered()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        QHeaderView *header = f.table()->horizontalHeader();
        const int x = header->sectionViewportPosition(int(C::Name)) + 20;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
        QCOMPARE(f.page()->proxy()->orderColumn(), int(C::Name));
        for (int row = 1; row < 30; ++row)
            QVERIFY(f.page()->proxy()->rowAt(row - 1).nameKey.compare(f.page()->proxy()->rowAt(row).nameKey) <= 0);
        f.window.reset();
        f.show({1440, 900});
        QCOMPARE(f.table()->horizontalHeader()->sortIndicatorSection(), int(C::Name));
    }

    void chipsFilterAndCount()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        auto *chips = f.find<FilterChips>("connectionFilterChips");
        QTRY_VERIFY(chips->chip(u"paused"_s)->count() > 0);
        const int paused = chips->chip(u"paused"_s)->count();
        QTest::mouseClick(chips->chip(u"paused"_s), Qt::LeftButton);
        QTRY_COMPARE(f.page()->proxy()->rowCount(), paused);
        for (int row = 0; row < paused; ++row)
            QCOMPARE(f.page()->proxy()->rowAt(row).status.kind, RunStatus::Paused);
        QTest::mouseClick(chips->chip(u"all"_s), Qt::LeftButton);
        QTRY_COMPARE(f.page()->proxy()->rowCount(), 30);
    }

    void aDoubleClickStartsOneSyncAndTheRowFollowsItToTheEnd()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        const QString id = f.server.connectionWith(SyncBehaviour::Normal);
        f.server.setSyncLength(id, 60s);
        f.server.clearRequests();
        f.doubleClick(id);
        f.doubleClick(id);
        QTRY_VERIFY(f.row(id)->currentJob() && !isFinished(f.row(id)->currentJob()->status.kind));
        QTRY_VERIFY2(f.said().contains(u"job"_s), qPrintable(f.said()));
        QTRY_COMPARE_WITH_TIMEOUT(f.row(id)->status.kind, RunStatus::Succeeded, patience);
        QCOMPARE(f.syncRequests(), 1);
    }

    void aHeldEnterStartsOneSync()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        const QString id = f.server.connectionWith(SyncBehaviour::Normal);
        f.server.setSyncLength(id, 60s);
        f.server.clearRequests();
        f.click(id);
        QTRY_VERIFY(f.find<QAction>("syncNowAction")->isEnabled());
        QTest::simulateEvent(f.table(), true, Qt::Key_Return, Qt::ControlModifier, {}, false);
        for (int i = 0; i < 20; ++i)
            QTest::simulateEvent(f.table(), true, Qt::Key_Return, Qt::ControlModifier, {}, true);
        QTest::simulateEvent(f.table(), false, Qt::Key_Return, Qt::ControlModifier, {}, false);
        QTRY_COMPARE_WITH_TIMEOUT(f.syncRequests(), 1, patience);
        QTRY_VERIFY2(f.said().contains(u"job"_s), qPrintable(f.said()));
        QTRY_COMPARE_WITH_TIMEOUT(f.row(id)->status.kind, RunStatus::Succeeded, patience);
        QCOMPARE(f.syncRequests(), 1);
    }

    void enterShowsTheDetails()
    {
        WindowFixture f;
        QCOMPARE(f.open({1050, 700}), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        auto *details = f.find<ConnectionDetails>("connectionDetails");
        QVERIFY(!details->isVisible()); // no room beside the table
        const QString id = f.server.connectionWith(SyncBehaviour::Normal);
        f.click(id);
        QTest::keyClick(f.table(), Qt::Key_Return);
        QVERIFY(details->isVisible());
        QCOMPARE(details->connection()->id.value, id);
        QVERIFY(details->geometry().top() >= f.table()->mapTo(f.page(), QPoint(0, f.table()->height())).y() - 200);
        QTest::mouseClick(f.find<QToolButton>("detailsCloseButton"), Qt::LeftButton);
        QVERIFY(!details->isVisible());
    }

    void theDetailsSyncAndCancelTheirConnectionAlone()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        const QString id = f.server.connectionWith(SyncBehaviour::Normal);
        f.server.setSyncBehaviour(id, SyncBehaviour::Endless);
        f.click(id);
        auto *sync = f.find<QPushButton>("detailsSyncButton");
        auto *cancel = f.find<QPushButton>("detailsCancelButton");
        QTRY_VERIFY(sync->isEnabled());
        QVERIFY(!cancel->isEnabled());
        QVERIFY(!cancel->toolTip().isEmpty());
        QTest::mouseClick(sync, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isEnabled(), patience);
        QVERIFY(!sync->isEnabled());
        QVERIFY2(sync->toolTip().contains(u"running"_s), qPrintable(sync->toolTip()));
        const qint64 job = f.server.runningJob(id);
        QVERIFY(job > 0);

        // Enter means no.
        QTest::mouseClick(cancel, Qt::LeftButton);
        auto *question = f.find<QDialog>("confirmDialog");
        QVERIFY(question && question->isVisible());
        QVERIFY(question->findChild<QLabel *>(u"questionLabel"_s)->text().contains(QString::number(job)));
        QTest::keyClick(question, Qt::Key_Return);
        QTRY_VERIFY(!f.find<QDialog>("confirmDialog"));
        QCOMPARE(f.server.count(u"DELETE"_s, u"/jobs"_s), 0);

        QTest::mouseClick(cancel, Qt::LeftButton);
        question = f.find<QDialog>("confirmDialog");
        QTest::mouseClick(question->findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(f.row(id)->status.kind, RunStatus::Cancelled, patience);
        QCOMPARE(f.server.count(u"DELETE"_s, u"/jobs"_s), 1);
        QCOMPARE(f.syncRequests(), 1);
    }

    void manySyncsAreAskedForAndSentOneAfterAnother()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        f.server.clearRequests();
        QTest::keyClick(f.table(), Qt::Key_A, Qt::ControlModifier);
        auto *action = f.find<QAction>("syncNowAction");
        QTRY_VERIFY(action->isEnabled() && action->text().contains(QRegularExpression(u"[0-9]"_s)));
        const int wanted = action->text().remove(QRegularExpression(u"[^0-9]"_s)).toInt();
        QVERIFY(wanted > 5);
        action->trigger();
        auto *question = f.find<QDialog>("confirmDialog");
        QVERIFY(question);
        QVERIFY(question->findChild<QLabel *>(u"questionLabel"_s)->text().contains(QString::number(wanted)));
        QCOMPARE(f.syncRequests(), 0);
        QTest::mouseClick(question->findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(f.syncRequests(), wanted, patience);
        QTRY_VERIFY_WITH_TIMEOUT(f.said().contains(QString::number(wanted)), patience);
        QSet<QByteArray> bodies;
        for (const demo::RecordedRequest &request : f.server.requests()) {
            if (request.verb == u"POST"_s && request.path.endsWith(u"/jobs"_s))
                bodies.insert(request.body);
        }
        QCOMPARE(int(bodies.size()), wanted); // each connection once
    }

    void case_31_noWorkspaceIsExplained()
    {
        WindowFixture f;
        f.server.setVisibleWorkspaces(0);
        QCOMPARE(f.open(), QString());
        auto *state = f.find<PageState>("connectionsState");
        QTRY_COMPARE_WITH_TIMEOUT(state->state(), PageState::State::Empty, patience);
        auto *message = qobject_cast<MessagePage *>(state->currentWidget());
        QTRY_VERIFY(message->title().contains(u"no workspace"_s));
        QVERIFY(message->text().contains(u"member"_s));

        // The next step: an ID typed by hand.
        QPushButton *enter = nullptr;
        for (QPushButton *button : message->findChildren<QPushButton *>()) {
            if (button->text().contains(u"workspace ID"_s))
                enter = button;
        }
        QVERIFY(enter);
        QTest::mouseClick(enter, Qt::LeftButton);
        auto *dialog = f.find<QInputDialog>("workspaceIdDialog");
        QVERIFY(dialog && dialog->isVisible());
        f.server.clearRequests();
        dialog->findChild<QLineEdit *>()->setText(u"  not-a-workspace "_s);
        dialog->accept();
        QTRY_COMPARE(f.server.count(u"GET"_s, u"/workspaces/not-a-workspace"_s), 1);
        auto *banner = f.find<Banner>("connectionsBanner");
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->content().title.contains(u"not-a-workspace"_s));
    }

    void case_32_deletedConnectionsAreHiddenAndCanOnlyBeLookedAt()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        Connection gone = f.page()->proxy()->rowAt(0).connection;
        gone.status = u"deprecated"_s;
        f.session.models()->connections.merge(f.id, {gone});
        f.page()->proxy()->sortNow();
        QTRY_COMPARE(f.page()->proxy()->rowCount(), 29);
        auto *show = f.find<QAction>("showDeletedAction");
        show->trigger();
        QTRY_COMPARE(f.page()->proxy()->rowCount(), 30);
        f.click(gone.id.value);
        QTRY_VERIFY(f.find<QAction>("syncNowAction")->toolTip().contains(u"deleted"_s));
        QVERIFY(!f.find<QAction>("syncNowAction")->isEnabled());
        QCOMPARE(f.row(gone.id.value)->statusShown(), u"Deleted"_s);
    }

    void case_34_aConflictAttachesToTheRunningJob()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        const QString id = f.server.connectionWith(SyncBehaviour::Normal);
        f.server.setSyncBehaviour(id, SyncBehaviour::Endless);
        const qint64 job = f.server.startSync(id); // by somebody else
        QVERIFY(job > 0);
        f.doubleClick(id);
        QTRY_VERIFY_WITH_TIMEOUT(f.said().contains(QString::number(job)), patience);
        QCOMPARE(f.row(id)->currentJob()->id.value, job);
        QVERIFY(!f.find<Banner>("connectionsBanner")->isVisible());
        QVERIFY(f.syncRequests() <= 1); // none when the poll was quicker than the click
    }

    void case_36_aNewStatusIsShownAsTheServerWroteIt()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        const QString id = f.server.connectionWith(SyncBehaviour::Normal);
        f.server.addJob(id, u"paused_by_policy"_s, QDateTime::currentDateTimeUtc());
        QTest::keyClick(f.window.get(), Qt::Key_F5);
        QTRY_COMPARE_WITH_TIMEOUT(f.row(id)->statusShown(), u"paused_by_policy"_s, patience);
        const QModelIndex cell = f.page()->proxy()->indexOfConnection(f.key(id), int(C::Status));
        QCOMPARE(cell.data().toString(), u"paused_by_policy"_s);
    }

    void case_88_aRefreshKeepsSelectionAndScrollPosition()
    {
        WindowFixture f(WindowFixture::usual(300));
        QCOMPARE(f.server.start(), QString());
        const QStringList all = f.server.connectionIds();
        f.server.stop();
        for (int i = 0; i < 5; ++i) // come back later
            QCOMPARE(f.server.editConnection(all.at(i), {{u"status"_s, u"deprecated"_s}}), QString());
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 295), patience);
        f.table()->sortByColumn(int(C::Name), Qt::AscendingOrder);

        const auto idAt = [&](int row) { return f.page()->proxy()->rowAt(row).key.id.value; };
        const QString first = idAt(140);
        const QString second = idAt(145);
        const QString gone = idAt(150);
        f.click(first);
        f.click(second, Qt::ControlModifier);
        f.click(gone, Qt::ControlModifier);
        QCOMPARE(f.table()->selectedRows(), 3);
        f.table()->verticalScrollBar()->setValue(f.table()->rowHeight(0) * 135 + 7);
        const QString top = idAt(f.table()->rowAt(0));
        const int offset = f.table()->rowViewportPosition(f.table()->rowAt(0));
        auto *search = f.page()->findChild<SearchField *>(u"searchField"_s);
        const QString typed = search->text();

        for (int i = 0; i < 5; ++i)
            QCOMPARE(f.server.editConnection(all.at(i), {{u"status"_s, u"active"_s}}), QString());
        QCOMPARE(f.server.editConnection(gone, {{u"status"_s, u"deprecated"_s}}), QString());
        QTest::keyClick(f.window.get(), Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(f.row(all.at(0)) && !f.backend()->connections()->state().isLoading(), patience);
        QTRY_COMPARE(f.table()->selectedRows(), 2);
        const auto check = [&] {
            const auto chosen = f.table()->chosen();
            QCOMPARE(chosen.size(), size_t(2));
            QVERIFY(chosen[0].id.value == first || chosen[1].id.value == first);
            QVERIFY(chosen[0].id.value == second || chosen[1].id.value == second);
            QTRY_COMPARE(idAt(f.table()->rowAt(0)), top); // laid out with the next turn of the event loop
            QCOMPARE(f.table()->rowViewportPosition(f.table()->rowAt(0)), offset);
        };
        check();
        f.page()->proxy()->sortNow(); // now they are above
        check();
        QCOMPARE(search->text(), typed);
    }

    void readOnlyServersAreNeverWrittenTo()
    {
        WindowFixture f;
        QCOMPARE(f.open({1440, 900}, true), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        const QString id = f.server.connectionWith(SyncBehaviour::Normal);
        f.click(id);
        auto *sync = f.find<QAction>("syncNowAction");
        QTRY_VERIFY2(sync->toolTip().contains(u"Staging is read only"_s), qPrintable(sync->toolTip()));
        QVERIFY(!sync->isEnabled());
        QVERIFY(!f.find<QAction>("disableAction")->isEnabled());
        f.doubleClick(id);
        QTRY_VERIFY2(f.said().contains(u"read only"_s), qPrintable(f.said()));
        QCOMPARE(f.syncRequests(), 0);
    }

    void aServerThatGoesAndComesBack()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        f.server.stop();
        QTest::keyClick(f.window.get(), Qt::Key_F5);
        auto *banner = f.find<Banner>("connectionsBanner");
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible() && banner->content().title.contains(u"Not reached"_s), patience);
        QVERIFY(f.page()->isContentShown()); // rows read before stay
        QCOMPARE(f.page()->proxy()->rowCount(), 30);
        QTRY_VERIFY(!f.find<QAction>("syncNowAction")->isEnabled());
        QCOMPARE(f.server.start(), QString());
        QPushButton *again = nullptr;
        for (QPushButton *button : banner->findChildren<QPushButton *>()) {
            if (button->text() == u"Try again"_s)
                again = button;
        }
        QVERIFY(again);
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), patience);
    }

    void columnsAreChosenAndKept()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(allRead(f, 30), patience);
        QMenu menu;
        f.table()->fillColumnsMenu(&menu);
        auto *id = menu.findChild<QAction *>(u"columnIdAction"_s);
        QVERIFY(id && !id->isChecked());
        id->trigger();
        QVERIFY(!f.table()->isColumnHidden(int(C::Id)));
        QVERIFY(!menu.findChild<QAction *>(u"columnNameAction"_s)->isEnabled());
        f.window.reset();
        f.show({900, 620});
        QVERIFY(!f.table()->isColumnHidden(int(C::Id)));
        QVERIFY(!f.table()->isColumnHidden(int(C::Rows))); // chosen columns do not fold
    }
};

QTEST_MAIN(TestConnectionsPage)
#include "tst_connectionspage.moc"
