// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/filterchips.h"
#include "widgets/groupbox.h"
#include "widgets/keyvaluegrid.h"
#include "widgets/messagepage.h"
#include "widgets/pagestate.h"
#include "widgets/progressline.h"
#include "widgets/runchart.h"
#include "widgets/searchfield.h"
#include "widgets/secretfield.h"
#include "widgets/tablefooter.h"
#include "widgets/tokenring.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace airdesk;
using namespace airdesk::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bannerPresentsAndIsClosed()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *banner = new Banner;
        layout->addWidget(banner);
        window.resize(600, 80);
        window.show();
        QVERIFY(banner->isHidden());
        QSignalSpy triggered(banner, &Banner::actionTriggered);
        QSignalSpy closed(banner, &Banner::closed);
        banner->present({BannerKind::Fault, {}, u"Not reached"_s, u"since 13:58."_s, {{u"retry"_s, u"Try again"_s}}, true});
        QVERIFY(banner->isVisible());
        QVERIFY(banner->height() >= metrics::banner);
        QCOMPARE(banner->accessibleName(), u"Not reached since 13:58."_s);
        QTest::mouseClick(banner->findChild<QPushButton *>(u"retry"_s), Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);
        QCOMPARE(triggered.at(0).at(0).toString(), u"retry"_s);
        const QImage image = banner->grab().toImage();
        QCOMPARE(image.pixelColor(image.width() / 2, 3), colors().banner(BannerKind::Fault).ground);
        QTest::mouseClick(banner->findChild<QToolButton *>(u"bannerCloseButton"_s), Qt::LeftButton);
        QVERIFY(banner->isHidden());
        QCOMPARE(closed.size(), 1);
    }

    void bannerWaitsForAPressedButton()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *target = new QWidget;
        auto *banner = new Banner;
        layout->addWidget(banner);
        layout->addWidget(target);
        window.resize(400, 200);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::mousePress(window.windowHandle(), Qt::LeftButton, {}, QPoint(200, 150));
        banner->present({BannerKind::Note, {}, {}, u"Slow server."_s});
        QVERIFY(banner->isHidden());
        QTest::mouseRelease(window.windowHandle(), Qt::LeftButton, {}, QPoint(200, 150));
        QTRY_VERIFY(!banner->isHidden());
    }

    void quickAnswerShowsNoLoading()
    {
        PageState page(new QWidget);
        page.show();
        QSignalSpy changed(&page, &PageState::stateChanged);
        page.showLoading(u"Reading"_s);
        QCOMPARE(page.wanted(), PageState::State::Loading);
        QCOMPARE(page.state(), PageState::State::Content);
        page.showContent();
        QVERIFY(!changed.wait(PageState::loadingAfter + 100));
        QCOMPARE(page.currentWidget(), page.content());
    }

    void loadingComesLateAndStaysAWhile()
    {
        PageState page(new QWidget);
        page.show();
        QSignalSpy stopped(&page, &PageState::stopRequested);
        QElapsedTimer clock;
        clock.start();
        page.showLoading(u"Reading connections"_s, u"Five workspaces are asked."_s, true);
        QTRY_COMPARE(page.state(), PageState::State::Loading);
        QVERIFY(clock.elapsed() >= PageState::loadingAfter - 5);
        clock.restart();
        auto *shown = qobject_cast<MessagePage *>(page.currentWidget());
        QVERIFY(shown);
        QCOMPARE(shown->title(), u"Reading connections"_s);
        QTest::mouseClick(shown->findChild<QPushButton *>(u"stopButton"_s), Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
        page.showContent();
        QCOMPARE(page.state(), PageState::State::Loading); // it has just begun to show
        QTRY_COMPARE(page.state(), PageState::State::Content);
        QVERIFY(clock.elapsed() >= PageState::loadingAtLeast - 20);
    }

    void emptySaysTheNextStep()
    {
        PageState page(new QWidget);
        page.show();
        QSignalSpy triggered(&page, &PageState::actionTriggered);
        page.showEmpty({{}, u"No connections in Growth"_s, u"This workspace has none yet."_s, {{u"openBrowser"_s, u"Open in browser"_s}}});
        QCOMPARE(page.state(), PageState::State::Empty);
        QTest::mouseClick(page.currentWidget()->findChild<QPushButton *>(u"openBrowser"_s), Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);
        QCOMPARE(triggered.at(0).at(0).toString(), u"openBrowser"_s);
    }

    void faultFoldsItsDetails()
    {
        PageState page(new QWidget);
        page.show();
        page.showFault({u"The connections could not be read"_s, u"The server may be restarting."_s, u"GET /api 503"_s});
        auto *fault = qobject_cast<MessagePage *>(page.currentWidget());
        QVERIFY(fault);
        QVERIFY(!fault->areDetailsShown());
        QTest::mouseClick(fault->findChild<QPushButton *>(u"detailsButton"_s), Qt::LeftButton);
        QVERIFY(fault->areDetailsShown());
        QTest::mouseClick(fault->findChild<QPushButton *>(u"copyDetailsButton"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), u"GET /api 503"_s);
        QSignalSpy retried(&page, &PageState::retryRequested);
        QTest::mouseClick(fault->findChild<QPushButton *>(u"retryButton"_s), Qt::LeftButton);
        QCOMPARE(retried.size(), 1);
        // without details there is nothing to unfold
        page.showFault({u"t"_s, u"w"_s});
        QVERIFY(fault->findChild<QPushButton *>(u"detailsButton"_s)->isHidden());
        QVERIFY(!fault->areDetailsShown());
    }

    void chipsFilterOneAtATime()
    {
        FilterChips chips;
        chips.addChip(u"all"_s, u"All"_s)->setCount(214);
        chips.addChip(u"failed"_s, u"Failed"_s, RunStatus::Failed);
        chips.addChip(u"paused"_s, u"Paused"_s, RunStatus::Paused);
        chips.setCount(u"failed"_s, 3);
        chips.setCount(u"paused"_s, 0);
        chips.resize(600, chips.height());
        chips.show();
        QCOMPARE(chips.height(), metrics::filterRow);
        QCOMPARE(chips.current(), u"all"_s);
        QVERIFY(!chips.chip(u"paused"_s)->isEnabled());
        QCOMPARE(chips.chip(u"failed"_s)->accessibleName(), u"Failed 3"_s);
        QSignalSpy changed(&chips, &FilterChips::currentChanged);
        QTest::mouseClick(chips.chip(u"failed"_s), Qt::LeftButton);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(chips.current(), u"failed"_s);
        QVERIFY(chips.chip(u"failed"_s)->isChecked());
        QVERIFY(!chips.chip(u"all"_s)->isChecked());
        // a second click on it changes nothing
        QTest::mouseClick(chips.chip(u"failed"_s), Qt::LeftButton);
        QCOMPARE(changed.size(), 1);
        QVERIFY(chips.chip(u"failed"_s)->isChecked());
        // the last failed row goes: the chip in force can still be seen and left
        chips.setCount(u"failed"_s, 0);
        QVERIFY(chips.chip(u"failed"_s)->isEnabled());
        chips.setCurrent(u"all"_s);
        QVERIFY(!chips.chip(u"failed"_s)->isEnabled());
    }

    void chipsFoldIntoMore()
    {
        FilterChips chips;
        for (const RunStatus status : {RunStatus::Failed, RunStatus::Retrying, RunStatus::Running, RunStatus::Pending,
                                       RunStatus::Paused})
            chips.addChip(statusWord(status), statusWord(status), status)->setCount(1234);
        QMenu tags;
        tags.addAction(u"core"_s);
        chips.addMenuChip(u"tag"_s, u"Tag"_s, u"tag"_s, &tags);
        chips.resize(chips.sizeHint().width(), chips.height());
        chips.show();
        QCOMPARE(chips.folded(), QStringList());
        QVERIFY(chips.findChild<FilterChip *>(u"moreChip"_s)->isHidden());
        chips.resize(320, chips.height());
        const QStringList folded = chips.folded();
        QVERIFY(folded.contains(u"tag"_s));
        QVERIFY(folded.contains(u"Paused"_s));
        auto *more = chips.findChild<FilterChip *>(u"moreChip"_s);
        QVERIFY(more->isVisible());
        QVERIFY(more->geometry().right() < chips.width());
        Q_EMIT more->menu()->aboutToShow();
        QCOMPARE(more->menu()->actions().size(), folded.size());
        more->menu()->actions().at(folded.indexOf(u"Paused"_s))->trigger();
        QCOMPARE(chips.current(), u"Paused"_s);
        QVERIFY(chips.chip(u"Paused"_s)->isVisible()); // what filters is always seen
        chips.resize(1200, chips.height());
        QCOMPARE(chips.folded(), QStringList());
    }

    void searchWaitsForTheLastKey()
    {
        SearchField field;
        field.show();
        QSignalSpy searched(&field, &SearchField::searched);
        QTest::keyClicks(&field, u"ord"_s);
        QCOMPARE(searched.size(), 0);
        QTRY_COMPARE(searched.size(), 1);
        QCOMPARE(searched.at(0).at(0).toString(), u"ord"_s);
        QTest::keyClicks(&field, u" "_s); // nothing new
        QVERIFY(!searched.wait(SearchField::delay + 100));
        QTest::keyClicks(&field, u"e"_s);
        QTest::keyClick(&field, Qt::Key_Return); // at once
        QCOMPARE(searched.size(), 2);
        QCOMPARE(searched.at(1).at(0).toString(), u"ord e"_s);
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(field.text(), QString());
        QCOMPARE(searched.size(), 3);
    }

    void secretFieldNeverNamesItsSecret()
    {
        SecretField field;
        field.resize(field.sizeHint());
        field.show();
        field.setSecret(Secret("top-secret-value"));
        QVERIFY(!field.isShown());
        const QImage hidden = field.grab().toImage();
        auto *eye = field.findChild<QToolButton *>(u"showSecretButton"_s);
        QTest::mouseClick(eye, Qt::LeftButton);
        QVERIFY(field.isShown());
        QVERIFY(field.grab().toImage() != hidden);
        QList<QWidget *> parts = field.findChildren<QWidget *>();
        parts.append(&field);
        for (const QWidget *part : std::as_const(parts)) {
            QVERIFY(!part->accessibleName().contains(u"top-secret"_s));
            QVERIFY(!part->accessibleDescription().contains(u"top-secret"_s));
            QVERIFY(!part->toolTip().contains(u"top-secret"_s));
        }
        QSignalSpy copied(&field, &SecretField::copyRequested);
        QTest::mouseClick(field.findChild<QToolButton *>(u"copySecretButton"_s), Qt::LeftButton);
        QCOMPARE(copied.size(), 1);
        field.hide(); // another page
        QVERIFY(!field.isShown());
        field.show();
        field.setShown(true);
        field.setSecret(Secret("the next one"));
        QVERIFY(!field.isShown());
        field.setSecret({});
        field.setShown(true);
        QVERIFY(!field.isShown());
        QVERIFY(!eye->isEnabled());
    }

    void dotsDoNotTellTheLength()
    {
        SecretField field;
        field.resize(field.sizeHint());
        field.setSecret(Secret("short"));
        const QImage first = field.grab().toImage();
        field.setSecret(Secret("a very much longer secret than the other one"));
        QCOMPARE(field.grab().toImage(), first);
    }

    void runChartHitsItsBars()
    {
        RunChart chart;
        std::vector<ChartRun> runs;
        const QDateTime start(QDate(2026, 10, 15), QTime(6, 0), Qt::UTC);
        for (int i = 0; i < 35; ++i)
            runs.push_back({i == 34 ? RunStatus::Running : i == 20 ? RunStatus::Failed : RunStatus::Succeeded,
                            start.addSecs(900 * i), std::chrono::seconds(300 + i), u"run %1"_s.arg(i)});
        chart.setRuns(runs);
        chart.resize(300, chart.sizeHint().height());
        QCOMPARE(chart.runs().size(), size_t(30)); // the newest
        QCOMPARE(chart.runs().front().note, u"run 5"_s);
        QCOMPARE(chart.usualDuration(), std::optional(319s));
        for (int run = 0; run < 30; ++run)
            QCOMPARE(chart.runAt(chart.barRect(run).center()), run);
        QCOMPARE(chart.runAt(QPoint(1, 1)), -1);
        QCOMPARE(chart.runAt(QPoint(150, chart.height() - 1)), -1);
        QVERIFY(chart.barRect(15).top() > chart.barRect(14).bottom()); // failed: below the line
        QVERIFY(chart.toolTipOf(15).startsWith(u"Failed, 5 min 20 s"_s));
        QVERIFY(chart.toolTipOf(15).endsWith(u"run 20"_s));
        QVERIFY(chart.accessibleName().contains(u"28 succeeded"_s));
        QVERIFY(chart.accessibleName().contains(u"usually 5 min 19 s"_s));
        QSignalSpy clicked(&chart, &RunChart::runClicked);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.barRect(3).center());
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.at(0).at(0).toInt(), 3);
        const QImage image = chart.grab().toImage();
        QCOMPARE(image.pixelColor(chart.barRect(3).center()), colors().fill(RunStatus::Succeeded));
    }

    void runChartWithoutRuns()
    {
        RunChart chart;
        chart.resize(chart.sizeHint());
        QCOMPARE(chart.usualDuration(), std::nullopt);
        QCOMPARE(chart.runAt(QPoint(100, 50)), -1);
        QCOMPARE(chart.accessibleName(), u"No runs read"_s);
        QVERIFY(!chart.grab().isNull());
    }

    void elidedLabelTellsWhenItCuts()
    {
        ElidedLabel label(u"a text that needs more room than there is"_s);
        label.resize(60, 20);
        QVERIFY(label.isElided());
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
    }

    void tokenRingSaysItsTime()
    {
        TokenRing ring(14);
        QCOMPARE(ring.accessibleName(), u"No access token"_s);
        ring.setLifetime(702s, 900s);
        QCOMPARE(ring.accessibleName(), u"Access token, 11 min 42 s left"_s);
        const QImage much = ring.grab().toImage();
        ring.setLifetime(100s, 900s);
        QVERIFY(ring.grab().toImage() != much);
        ring.setLifetime(-5s, 900s);
        QCOMPARE(ring.accessibleName(), u"Access token ended"_s);
        QCOMPARE(ring.left(), 0s);
    }

    void footerKeepsItsHeight()
    {
        TableFooter footer;
        footer.setRestingText(u"214 connections, 3 failed"_s);
        const int height = footer.height();
        QAction sync(u"Sync 4 now"_s);
        sync.setObjectName(u"syncNow"_s);
        QPushButton *button = footer.addSelectionAction(&sync, true);
        footer.show();
        QVERIFY(!footer.hasSelection());
        footer.setSelection(u"5 selected"_s, u"1 running, 4 idle"_s);
        QVERIFY(footer.hasSelection());
        QCOMPARE(footer.height(), height);
        QCOMPARE(button->objectName(), u"syncNowButton"_s);
        setReason(&sync, u"Production is read only"_s);
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), u"Production is read only"_s);
        QCOMPARE(button->accessibleDescription(), u"Production is read only"_s);
        setReason(&sync, {});
        QVERIFY(button->isEnabled());
        QSignalSpy triggered(&sync, &QAction::triggered);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);
        QSignalSpy cleared(&footer, &TableFooter::clearSelectionRequested);
        QTest::mouseClick(footer.findChild<QPushButton *>(u"clearSelectionButton"_s), Qt::LeftButton);
        QCOMPARE(cleared.size(), 1);
        footer.setSelection({});
        QVERIFY(!footer.hasSelection());
    }

    void reasonsComeAndGo()
    {
        QPushButton button;
        button.setToolTip(u"Create application"_s);
        setReason(&button, u"2 of 2 used"_s);
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.toolTip(), u"2 of 2 used"_s);
        QCOMPARE(button.statusTip(), u"2 of 2 used"_s);
        setReason(&button, u"read only"_s);
        setReason(&button, {});
        QVERIFY(button.isEnabled());
        QCOMPARE(button.toolTip(), u"Create application"_s);
        QCOMPARE(button.accessibleDescription(), QString());
    }

    void gridRowsKeepTheirPlace()
    {
        KeyValueGrid grid;
        grid.setValue(u"schedule"_s, u"Schedule"_s, u"every 15 min"_s);
        grid.setValue(u"tags"_s, u"Tags"_s, {});
        QCOMPARE(grid.value(u"tags"_s), u"–"_s);
        auto *schedule = grid.findChild<QLabel *>(u"schedule"_s);
        grid.setValue(u"schedule"_s, u"Schedule"_s, u"manual"_s);
        QCOMPARE(grid.findChild<QLabel *>(u"schedule"_s), schedule);
        QCOMPARE(grid.value(u"schedule"_s), u"manual"_s);
        grid.clear();
        QCOMPARE(grid.value(u"schedule"_s), QString());
    }

    void progressLineKeepsItsPlace()
    {
        ProgressLine line;
        line.resize(200, 2);
        line.show();
        QCOMPARE(line.height(), metrics::progressLine);
        const QImage empty = line.grab().toImage();
        line.setActive(true);
        QVERIFY(line.grab().toImage() != empty);
        line.setActive(false);
        QCOMPARE(line.grab().toImage(), empty);
    }

    void widgetsFollowTheTheme()
    {
        GroupBox box(u"Recently"_s);
        box.resize(200, 100);
        theme().apply(airdesk::Theme::Light);
        QCOMPARE(box.grab().toImage().pixelColor(100, 90), Colors::light().base);
        theme().apply(airdesk::Theme::Dark);
        QCOMPARE(box.grab().toImage().pixelColor(100, 90), Colors::darkTheme().base);
        theme().apply(airdesk::Theme::System);
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
