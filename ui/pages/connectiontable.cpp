// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectiontable.h"

#include "delegates/basedelegate.h"
#include "delegates/runbarsdelegate.h"
#include "delegates/statusdelegate.h"
#include "delegates/tagdelegate.h"
#include "delegates/twopartdelegate.h"
#include "pages/scrollanchor.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/tablesetup.h"

#include <QAction>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaEnum>
#include <QScrollBar>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using C = ConnectionModel::Column;

constexpr int columnCount = int(C::Count);
// Raised whenever columns change their meaning: older states are dropped.
const QByteArray stateMark = "2:" + QByteArray::number(columnCount) + ':';

QString columnName(C column) { return QString::fromLatin1(QMetaEnum::fromType<C>().valueToKey(int(column))); }

constexpr int leastName = 140;

//! The design's width, or more where the font needs it for what usually stands there.
int widthOf(C column)
{
    const QFontMetrics body(fonts::body());
    const QFontMetrics small(fonts::secondary());
    const int margins = 2 * metrics::cellMargin;
    switch (column) {
    case C::Status:
        return std::max(98, metrics::statusShape + metrics::iconGap + body.horizontalAdvance(u"Succeeded"_s) + margins);
    case C::Name:
        return leastName;
    case C::SourceDestination:
        return 142;
    case C::Schedule:
        return std::max(120, body.horizontalAdvance(u"30 min"_s) + small.horizontalAdvance(u"in 46 min"_s) + margins + 12);
    case C::LastSync:
        return std::max(88, body.horizontalAdvance(u"14:08"_s) + small.horizontalAdvance(u"42 min"_s) + margins + 12);
    case C::Runs:
        return std::max(102, RunBarsDelegate::width + margins);
    case C::Rows:
        return std::max(84, body.horizontalAdvance(u"48,120,954"_s) + margins);
    case C::Bytes:
        return std::max(60, body.horizontalAdvance(u"412.5 MB"_s) + margins);
    case C::Tags:
        return 86;
    case C::Workspace:
    case C::Server:
        return 110;
    case C::Id:
        return 290;
    case C::Count:
        break;
    }
    return 100;
}

} // namespace

ConnectionTable::ConnectionTable(ConnectionFilterProxy *proxy, Settings *settings, QWidget *parent)
    : QTableView(parent), m_proxy(proxy), m_settings(settings)
{
    setObjectName(u"connectionTableView"_s);
    setAccessibleName(tr("Connections"));
    setModel(proxy);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setUpTable(this, int(C::Name));
    setUpColumns();
    new ScrollAnchor(this);

    m_seenTimer.setSingleShot(true);
    m_seenTimer.setInterval(300ms);
    connect(&m_seenTimer, &QTimer::timeout, this, &ConnectionTable::seenChanged);
    const auto later = [this] { m_seenTimer.start(); };
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, later);
    connect(proxy, &QAbstractItemModel::rowsInserted, this, later);
    connect(proxy, &QAbstractItemModel::rowsRemoved, this, later);
    connect(proxy, &QAbstractItemModel::layoutChanged, this, later);
    connect(proxy, &QAbstractItemModel::modelReset, this, later);
    connect(verticalScrollBar(), &QScrollBar::sliderPressed, this, [this] { m_touched = true; });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConnectionTable::currentKeyChanged);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT syncWanted(m_proxy->rowAt(index.row()).key);
    });

    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(500ms);
    connect(&m_saveTimer, &QTimer::timeout, this, &ConnectionTable::saveState);
}

void ConnectionTable::setUpColumns()
{
    const auto set = [this](C column, QAbstractItemDelegate *delegate) { setItemDelegateForColumn(int(column), delegate); };
    setItemDelegate(new BaseDelegate(this));
    auto *name = new BaseDelegate(this);
    name->setWeight(BaseDelegate::Weight::Medium);
    auto *id = new BaseDelegate(this);
    id->setWeight(BaseDelegate::Weight::Fixed);
    set(C::Status, new StatusDelegate(this));
    set(C::Name, name);
    set(C::Schedule, new TwoPartDelegate(this));
    set(C::LastSync, new TwoPartDelegate(this));
    set(C::Runs, new RunBarsDelegate(this));
    set(C::Tags, new TagDelegate(this));
    set(C::Id, id);
    QHeaderView *header = horizontalHeader();
    header->setObjectName(u"connectionHeader"_s);
    header->setMinimumSectionSize(48);
    for (int column = 0; column < columnCount; ++column) {
        if (C(column) != C::Name)
            header->resizeSection(column, widthOf(C(column)));
    }
    header->setSortIndicator(int(C::Status), Qt::AscendingOrder);
    restoreState();
    setSortingEnabled(true);
    applyColumns();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnsMenu(menu);
        menu->popup(horizontalHeader()->mapToGlobal(position));
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (C(column) != C::Name)
            m_saveTimer.start();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] { m_saveTimer.start(); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this] {
        m_touched = false; // the order was asked for: it may be kept up while the table is left alone
        m_saveTimer.start();
    });
}

void ConnectionTable::restoreState()
{
    const QByteArray saved = m_settings->value(settings::connectionHeader);
    if (!saved.startsWith(stateMark) || !horizontalHeader()->restoreState(saved.mid(stateMark.size())))
        return;
    horizontalHeader()->setSectionResizeMode(int(C::Name), QHeaderView::Stretch);
}

void ConnectionTable::saveState()
{
    m_settings->set(settings::connectionHeader, stateMark + horizontalHeader()->saveState());
}

QStringList ConnectionTable::chosenColumns() const { return m_settings->value(settings::connectionColumns); }

bool ConnectionTable::isShownByDefault(C column) const
{
    switch (column) {
    case C::Tags:
    case C::Bytes:
    case C::Rows:
        return !m_folding.extraColumns;
    case C::Runs:
    case C::Schedule:
        return !m_folding.narrowest;
    case C::Server:
        return m_serversShown && !m_folding.extraColumns;
    case C::Workspace:
    case C::Id:
        return false;
    default:
        return true;
    }
}

void ConnectionTable::applyColumns()
{
    const QStringList chosen = chosenColumns();
    for (int column = 0; column < columnCount; ++column) {
        const bool always = C(column) == C::Status || C(column) == C::Name;
        const bool shown = always || (chosen.isEmpty() ? isShownByDefault(C(column)) : chosen.contains(columnName(C(column))));
        setColumnHidden(column, !shown);
    }
    setHorizontalScrollBarPolicy(chosen.isEmpty() ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    if (chosen.isEmpty())
        makeRoomForNames();
}

// A wide font or wide details take room, too: what folds first at a narrow window goes here as well, until names can be read.
void ConnectionTable::makeRoomForNames()
{
    int room = viewport()->width();
    for (int column = 0; column < columnCount; ++column) {
        if (!isColumnHidden(column) && C(column) != C::Name)
            room -= columnWidth(column);
    }
    for (const C column : {C::Tags, C::Bytes, C::Rows, C::Server, C::Runs}) {
        if (room >= leastName)
            return;
        if (!isColumnHidden(int(column))) {
            room += columnWidth(int(column));
            setColumnHidden(int(column), true);
        }
    }
}

void ConnectionTable::chooseColumn(C column, bool shown)
{
    QStringList chosen;
    for (int one = 0; one < columnCount; ++one) {
        if (C(one) == column ? shown : !isColumnHidden(one))
            chosen += columnName(C(one));
    }
    m_settings->set(settings::connectionColumns, chosen);
    applyColumns();
}

void ConnectionTable::fillColumnsMenu(QMenu *menu)
{
    menu->clear();
    for (int one = 0; one < columnCount; ++one) {
        const auto column = C(one);
        QAction *action = menu->addAction(m_proxy->headerData(one, Qt::Horizontal).toString());
        action->setObjectName(u"column%1Action"_s.arg(columnName(column)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(one));
        action->setEnabled(column != C::Status && column != C::Name);
        connect(action, &QAction::toggled, this, [this, column](bool shown) { chooseColumn(column, shown); });
    }
    menu->addSeparator();
    QAction *usual = menu->addAction(tr("&As the width of the window allows"));
    usual->setObjectName(u"columnsUsualAction"_s);
    usual->setEnabled(!chosenColumns().isEmpty());
    connect(usual, &QAction::triggered, this, [this] {
        m_settings->set(settings::connectionColumns, {});
        applyColumns();
    });
}

void ConnectionTable::setFolding(const Folding &folding)
{
    m_folding = folding;
    applyColumns();
}

void ConnectionTable::setServersShown(bool shown)
{
    m_serversShown = shown;
    applyColumns();
}

std::vector<ConnectionTable::Key> ConnectionTable::chosen() const
{
    if (selectionModel()->hasSelection())
        return m_proxy->connectionsOf(selectionModel()->selection());
    const auto current = currentKey();
    return current ? std::vector{*current} : std::vector<Key>();
}

int ConnectionTable::selectedRows() const
{
    int rows = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        if (range.left() == 0)
            rows += range.height();
    }
    return rows;
}

std::optional<ConnectionTable::Key> ConnectionTable::currentKey() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? std::optional(m_proxy->rowAt(index.row()).key) : std::nullopt;
}

void ConnectionTable::makeCurrent(const Key &key)
{
    const QModelIndex index = m_proxy->indexOfConnection(key, int(C::Name));
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

std::vector<ConnectionTable::Key> ConnectionTable::seen() const
{
    std::vector<Key> keys;
    if (!isVisible())
        return keys;
    for (int row = std::max(0, rowAt(0)); row < m_proxy->rowCount(); ++row) {
        if (rowViewportPosition(row) >= viewport()->height())
            break;
        keys.push_back(m_proxy->rowAt(row).key);
    }
    return keys;
}

void ConnectionTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        if (!event->isAutoRepeat())
            Q_EMIT detailsWanted();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape && selectionModel()->hasSelection()) {
        clearSelection();
        event->accept();
        return;
    }
    m_touched = true;
    QTableView::keyPressEvent(event);
}

void ConnectionTable::mousePressEvent(QMouseEvent *event)
{
    m_touched = true;
    QTableView::mousePressEvent(event);
}

void ConnectionTable::wheelEvent(QWheelEvent *event)
{
    m_touched = true;
    QTableView::wheelEvent(event);
}

void ConnectionTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        applyColumns();
    m_seenTimer.start();
}

} // namespace airdesk::ui
