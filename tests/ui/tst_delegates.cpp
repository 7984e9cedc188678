// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/buttondelegate.h"
#include "delegates/copydelegate.h"
#include "delegates/rowhover.h"
#include "delegates/runbarsdelegate.h"
#include "delegates/secretdelegate.h"
#include "delegates/statusdelegate.h"
#include "delegates/tagdelegate.h"
#include "delegates/twopartdelegate.h"
#include "domain/objects.h"
#include "models/roles.h"
#include "theme/metrics.h"
#include "theme/spinner.h"
#include "theme/theme.h"
#include "widgets/tablesetup.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QProxyStyle>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolTip>

using namespace airdesk;
using namespace airdesk::ui;
using namespace Qt::StringLiterals;

namespace {

//! A shown table of three rows with one delegate on column 0.
class Table : public QTableView
{
public:
    explicit Table(int columns = 2) : m_items(3, columns)
    {
        setModel(&m_items);
        setUpTable(this, -1);
        for (int column = 0; column < columns; ++column)
            setColumnWidth(column, 240);
        resize(240 * columns, 160);
        show();
    }
    void use(BaseDelegate *delegate)
    {
        setItemDelegateForColumn(0, delegate);
        QVERIFY(QTest::qWaitForWindowExposed(this));
    }
    QModelIndex cell(int row, int column = 0) const { return m_items.index(row, column); }
    void set(int row, const QVariant &value, int role) { m_items.setData(cell(row), value, role); }
    QImage picture() { return viewport()->grab().toImage(); }
    QColor at(const QPoint &point) { return picture().pixelColor(point); }
    void click(const QPoint &point) { QTest::mouseClick(viewport(), Qt::LeftButton, {}, point); }
    //! How many pixels of a cell have this colour.
    int count(const QModelIndex &index, const QColor &color)
    {
        const QImage image = picture();
        const QRect rect = visualRect(index);
        int found = 0;
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            for (int x = rect.left(); x <= rect.right(); ++x)
                found += image.pixelColor(x, y) == color ? 1 : 0;
        }
        return found;
    }

private:
    QStandardItemModel m_items;
};

//! As a desktop that wants no animation.
class StillStyle : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

class TestDelegates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { theme().apply(airdesk::Theme::Light); }

    void rowsAreAlike_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void rowsAreAlike()
    {
        QFETCH(bool, dark);
        theme().apply(dark ? airdesk::Theme::Dark : airdesk::Theme::Light);
        Table table;
        QApplication::setActiveWindow(&table);
        table.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&table));
        table.setCurrentIndex(table.cell(1));
        table.clearSelection();
        table.selectionModel()->select(table.cell(2), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const auto middle = [&table](int row, int column) { return table.visualRect(table.cell(row, column)).center(); };
        const Colors &c = colors();
        QCOMPARE(table.rowHeight(0), metrics::rowHeight(QFontMetrics(fonts::body())));
        QCOMPARE(table.at(middle(0, 0)), c.base);
        QCOMPARE(table.at(middle(2, 0)), c.sel);
        QCOMPARE(table.at(middle(2, 1)), c.sel);
        // the current row, selected or not: a frame and an edge of 3 px at its left end only
        const QRect first = table.visualRect(table.cell(1, 0));
        const QRect last = table.visualRect(table.cell(1, 1));
        QCOMPARE(table.at({first.left() + 2, first.center().y()}), c.focus);
        QCOMPARE(table.at({first.left() + 3, first.center().y()}), c.base);
        QCOMPARE(table.at({last.left() + 1, last.center().y()}), c.base);
        QCOMPARE(table.at({last.right(), last.center().y()}), c.focus);
        QCOMPARE(table.at({last.center().x(), last.top()}), c.focus);
        QCOMPARE(table.at({last.center().x(), last.bottom()}), c.focus);
        // the line under a row
        QCOMPARE(table.at({first.center().x(), table.visualRect(table.cell(0)).bottom()}), c.hair);
    }

    void hoverIsOfTheWholeRow()
    {
        Table table;
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QTest::mouseMove(table.viewport(), table.visualRect(table.cell(1, 0)).center());
        QTRY_COMPARE(RowHover::rowIn(&table), 1);
        QCOMPARE(table.at(table.visualRect(table.cell(1, 1)).center()), colors().hover);
        QCOMPARE(table.at(table.visualRect(table.cell(0, 1)).center()), colors().base);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(table.viewport(), &leave);
        QCOMPARE(RowHover::rowIn(&table), -1);
    }

    void statusHasShapeColourAndWord()
    {
        Table table;
        table.use(new StatusDelegate(&table));
        table.set(0, QVariant::fromValue(RunStatus::Failed), StatusRole);
        table.set(1, QVariant::fromValue(RunStatus::Unknown), StatusRole);
        table.set(1, u"half done"_s, Qt::DisplayRole);
        QVERIFY(table.count(table.cell(0), colors().status(RunStatus::Failed)) > 30); // the shape is filled
        QVERIFY(table.sizeHintForIndex(table.cell(0)).width() > QFontMetrics(fonts::body()).horizontalAdvance(u"Failed"_s));
        // the server's own word counts where ours is Unknown
        const int ours = table.sizeHintForIndex(table.cell(0)).width();
        QVERIFY(table.sizeHintForIndex(table.cell(1)).width() > ours);
    }

    void runningTurnsWithOneTimer()
    {
        Table table;
        table.use(new StatusDelegate(&table));
        table.set(0, QVariant::fromValue(RunStatus::Running), StatusRole);
        table.set(1, QVariant::fromValue(RunStatus::Running), StatusRole);
        const QImage before = table.picture();
        QTRY_VERIFY(spinner().isRunning());
        const int degrees = spinner().degrees();
        QTRY_VERIFY(spinner().degrees() != degrees);
        QVERIFY(table.picture() != before);
        // nothing that turns is visible any more: the timer ends by itself
        table.hide();
        QTRY_VERIFY(!spinner().isRunning());
    }

    void nothingTurnsWhereNoAnimationIsWanted()
    {
        QTRY_VERIFY(!spinner().isRunning());
        StillStyle still;
        Table table;
        table.setStyle(&still);
        table.use(new StatusDelegate(&table));
        table.set(0, QVariant::fromValue(RunStatus::Running), StatusRole);
        QVERIFY(!table.picture().isNull());
        QVERIFY(!spinner().isRunning());
    }

    void secondPartStaysWhole()
    {
        Table table;
        table.use(new TwoPartDelegate(&table));
        table.set(0, u"every 24 hours, at four in the morning, and again at noon"_s, Qt::DisplayRole);
        table.set(0, u"in 14 h"_s, SecondaryRole);
        QVERIFY(table.count(table.cell(0), colors().secondary) > 10);
        table.set(0, QString(), SecondaryRole);
        QCOMPARE(table.count(table.cell(0), colors().secondary), 0);
    }

    void failedRunsGoDown()
    {
        Table table;
        table.use(new RunBarsDelegate(&table));
        table.set(0, QVariant::fromValue(RunBars{{RunStatus::Succeeded, 1.0f}, {RunStatus::Failed, 1.0f}}), RunBarsRole);
        const QImage image = table.picture();
        const QRect rect = table.visualRect(table.cell(0));
        int lowestUp = 0, highestDown = 1000;
        for (int y = rect.top(); y < rect.bottom(); ++y) {
            if (image.pixelColor(rect.left() + metrics::cellMargin, y) == colors().fill(RunStatus::Succeeded))
                lowestUp = y;
            if (highestDown == 1000
                && image.pixelColor(rect.left() + metrics::cellMargin + 3, y) == colors().fill(RunStatus::Failed))
                highestDown = y;
        }
        QCOMPARE(highestDown, lowestUp + 1); // both start at the base line
        QVERIFY(rect.contains(rect.left() + metrics::cellMargin, lowestUp));
    }

    void moreThanThirtyRunsShowTheNewest()
    {
        Table table;
        table.use(new RunBarsDelegate(&table));
        RunBars bars(40, RunBar{RunStatus::Failed, 1});
        std::fill(bars.begin() + 10, bars.end(), RunBar{RunStatus::Succeeded, 0.5f});
        table.set(0, QVariant::fromValue(bars), RunBarsRole);
        QCOMPARE(table.count(table.cell(0), colors().fill(RunStatus::Failed)), 0);
        QVERIFY(table.count(table.cell(0), colors().fill(RunStatus::Succeeded)) > 100);
    }

    void tagColourFillsASquareOnly()
    {
        Table table;
        table.use(new TagDelegate(&table));
        table.set(0, QVariant::fromValue(std::vector<Tag>{{u"1"_s, u"finance"_s, u"AA00BB"_s}, {u"2"_s, u"core"_s, u"00FF00"_s}}),
                  TagsRole);
        table.set(1, QVariant::fromValue(std::vector<Tag>{{u"3"_s, u"odd"_s, u"not a colour"_s}}), TagsRole);
        const int square = table.count(table.cell(0), QColor(0xAA00BB));
        QVERIFY2(square > 40 && square <= 64, qPrintable(QString::number(square)));
        QCOMPARE(table.count(table.cell(0), QColor(0x00FF00)), 0);
        QVERIFY(table.count(table.cell(1), colors().secondary) > 40);
    }

    void secretIsHiddenUntilAsked()
    {
        Table table;
        const Secret secret("WWWWWWWWWWWWWWWW");
        auto *delegate = new SecretDelegate([&](const QModelIndex &index) { return index.row() == 0 ? secret : Secret(); },
                                            &table);
        table.use(delegate);
        const QModelIndex cell = table.cell(0);
        const QImage hidden = table.picture();
        QSignalSpy shown(delegate, &SecretDelegate::shownChanged);
        QSignalSpy copied(delegate, &SecretDelegate::copyRequested);
        table.click(SecretDelegate::eyeRect(table.visualRect(cell)).center());
        QVERIFY(delegate->isShown(cell));
        QCOMPARE(shown.size(), 1);
        QVERIFY(table.picture() != hidden);
        table.click(SecretDelegate::copyRect(table.visualRect(cell)).center());
        QCOMPARE(copied.size(), 1);
        QCOMPARE(copied.at(0).at(0).toModelIndex(), cell);
        table.click(SecretDelegate::eyeRect(table.visualRect(cell)).center());
        QVERIFY(!delegate->isShown(cell));
        // a click beside the buttons does nothing
        table.click(table.visualRect(cell).center() - QPoint(60, 0));
        QVERIFY(!delegate->isShown(cell));
        // the server did not return this one: nothing to show
        table.click(SecretDelegate::eyeRect(table.visualRect(table.cell(1))).center());
        QVERIFY(!delegate->isShown(table.cell(1)));
        QCOMPARE(copied.size(), 1);
    }

    void onlyOneSecretIsShown()
    {
        Table table;
        auto *delegate = new SecretDelegate([](const QModelIndex &) { return Secret("abc"); }, &table);
        table.use(delegate);
        delegate->toggle(&table, table.cell(0));
        delegate->toggle(&table, table.cell(1));
        QVERIFY(!delegate->isShown(table.cell(0)));
        QVERIFY(delegate->isShown(table.cell(1)));
        table.model()->removeRow(1);
        QVERIFY(!delegate->isShown(table.cell(1)));
    }

    void copyButtonOfAnId()
    {
        Table table;
        auto *delegate = new CopyDelegate(&table);
        table.use(delegate);
        table.set(0, u"6f1c2b7e-48d3"_s, Qt::DisplayRole);
        QSignalSpy copied(delegate, &CopyDelegate::copyRequested);
        table.click(CopyDelegate::copyRect(table.visualRect(table.cell(0))).center());
        table.click(CopyDelegate::copyRect(table.visualRect(table.cell(1))).center()); // empty
        QCOMPARE(copied.size(), 1);
    }

    void buttonsAreHitAndExplainThemselves()
    {
        Table table;
        auto *delegate = new ButtonDelegate(
            {{u"use"_s, u"Use"_s, u"check"_s, false,
              [](const QModelIndex &index) { return index.row() == 1 ? u"Already used"_s : QString(); }},
             {u"delete"_s, u"Delete"_s, u"trash"_s, true, {}}},
            &table);
        table.use(delegate);
        QSignalSpy triggered(delegate, &ButtonDelegate::triggered);
        const auto place = [&](int row, const QString &id) { return delegate->buttonRect(table.visualRect(table.cell(row)), id); };
        table.click(place(0, u"use"_s).center());
        QCOMPARE(triggered.size(), 1);
        QCOMPARE(triggered.at(0).at(0).toString(), u"use"_s);
        QCOMPARE(triggered.at(0).at(1).toModelIndex(), table.cell(0));
        table.click(place(1, u"use"_s).center()); // off, with a reason
        QCOMPARE(triggered.size(), 1);
        table.click(place(1, u"delete"_s).center());
        QCOMPARE(triggered.size(), 2);
        // pressed on one and released on another is no click
        QTest::mousePress(table.viewport(), Qt::LeftButton, {}, place(0, u"use"_s).center());
        QTest::mouseRelease(table.viewport(), Qt::LeftButton, {}, place(0, u"delete"_s).center());
        QCOMPARE(triggered.size(), 2);

        QHelpEvent help(QEvent::ToolTip, place(1, u"use"_s).center(), table.viewport()->mapToGlobal(QPoint()));
        QApplication::sendEvent(table.viewport(), &help);
        QCOMPARE(QToolTip::text(), u"Already used"_s);

        QMenu menu;
        delegate->addTo(&menu, table.cell(1));
        QCOMPARE(menu.actions().size(), 2);
        QVERIFY(!menu.actions().at(0)->isEnabled());
        QCOMPARE(menu.actions().at(0)->toolTip(), u"Already used"_s);
        menu.actions().at(1)->trigger();
        QCOMPARE(triggered.size(), 3);
        QCOMPARE(triggered.at(2).at(0).toString(), u"delete"_s);
        QVERIFY(delegate->columnWidth() > place(0, u"delete"_s).right() - table.visualRect(table.cell(0)).left());
    }

    void cutTextHasAToolTip()
    {
        Table table;
        table.set(0, QString(200, u'x'), Qt::DisplayRole);
        table.set(1, u"short"_s, Qt::DisplayRole);
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        const auto toolTip = [&table](int row) {
            QHelpEvent help(QEvent::ToolTip, table.visualRect(table.cell(row)).center(), QPoint(10, 10));
            QApplication::sendEvent(table.viewport(), &help);
            return QToolTip::text();
        };
        QCOMPARE(toolTip(0), QString(200, u'x'));
        QToolTip::hideText();
        QTRY_VERIFY(!QToolTip::isVisible());
        QCOMPARE(toolTip(1), QString());
    }
};

QTEST_MAIN(TestDelegates)
#include "tst_delegates.moc"
