// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagelist.h"

#include "models/workspacemodel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QActionGroup>
#include <QComboBox>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

enum ItemRole : int { PageRole = Qt::UserRole + 1, IconNameRole, CountRole };

constexpr int margin = 8;

//! Icon, name, count; the current page on a tint.
class PageDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    bool narrow = false;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colors &c = colors();
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const QRect rect = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (current || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setBrush(current ? c.sel : mixed(c.window, c.text, 0.06));
            painter->drawRoundedRect(rect, metrics::radius, metrics::radius);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(c.focus, 1));
            painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
        }
        const int left = narrow ? rect.x() + (rect.width() - metrics::icon) / 2 : rect.x() + margin;
        paintIcon(painter, QRectF(left, rect.center().y() - 7, metrics::icon, metrics::icon),
                  index.data(IconNameRole).toString(), current ? c.accentText : c.secondary);
        if (!narrow) {
            const QString count = index.data(CountRole).toString();
            QFont font = current ? fonts::medium() : fonts::body();
            const int countWidth = count.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(count) + margin;
            const QRect words(left + metrics::icon + margin, rect.y(), rect.right() - left - metrics::icon - margin - countWidth,
                              rect.height());
            painter->setFont(font);
            painter->setPen(c.text);
            painter->drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                              QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, words.width()));
            painter->setPen(current ? c.text : c.secondary);
            painter->setFont(current ? font : fonts::secondary());
            painter->drawText(rect.adjusted(0, 0, -margin, 0), Qt::AlignVCenter | Qt::AlignRight, count);
        }
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {60, metrics::rowHeight(option.fontMetrics, metrics::sideRow)};
    }
};

} // namespace

PageList::PageList(WorkspaceModel *workspaces, QWidget *parent)
    : QFrame(parent), m_workspaces(workspaces), m_picker(new QComboBox(this)), m_pickerButton(new QToolButton(this)),
      m_pickerMenu(new QMenu(this)), m_pages(new QStandardItemModel(this)), m_footPages(new QStandardItemModel(this))
{
    setObjectName(u"pageList"_s);
    m_picker->setObjectName(u"workspaceComboBox"_s);
    m_picker->setAccessibleName(tr("Workspace"));
    m_picker->setToolTip(tr("Shows one workspace or all on every page"));
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_picker->setMinimumContentsLength(6);
    m_picker->setMinimumHeight(metrics::control);
    m_pickerButton->setObjectName(u"workspaceButton"_s);
    m_pickerButton->setIcon(icon(u"filter"_s));
    m_pickerButton->setPopupMode(QToolButton::InstantPopup);
    m_pickerButton->setMenu(m_pickerMenu);
    m_pickerButton->setFixedSize(metrics::control, metrics::control);
    m_pickerButton->setAccessibleName(tr("Workspace"));

    addPage(m_pages, PageId::Connections, tr("Connections"), u"connections"_s);
    addPage(m_pages, PageId::Workspaces, tr("Workspaces"), u"workspaces"_s);
    addPage(m_pages, PageId::Applications, tr("Applications"), u"applications"_s);
    addPage(m_footPages, PageId::Settings, tr("Settings"), u"settings"_s);
    m_list = makeList("pageListView", tr("Pages"));
    m_list->setModel(m_pages);
    m_foot = makeList("footPageListView", tr("Settings"));
    m_foot->setModel(m_footPages);
    m_foot->setFixedHeight(metrics::rowHeight(fontMetrics(), metrics::sideRow));
    for (QListView *list : {m_list, m_foot}) {
        connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PageList::choose);
        connect(list, &QListView::clicked, this, &PageList::choose);
    }

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin + 1, margin);
    layout->setSpacing(0);
    layout->addWidget(m_picker);
    layout->addWidget(m_pickerButton);
    layout->addSpacing(metrics::gap);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_foot);

    connect(m_picker, &QComboBox::activated, this, [this](int row) {
        m_workspace = WorkspaceId(m_picker->itemData(row).toString());
        Q_EMIT workspaceChosen(m_workspace);
    });
    auto *refill = new QTimer(this);
    refill->setSingleShot(true);
    connect(refill, &QTimer::timeout, this, &PageList::fillWorkspaces);
    const auto later = [refill] { refill->start(0); };
    connect(workspaces, &QAbstractItemModel::rowsInserted, this, later);
    connect(workspaces, &QAbstractItemModel::rowsRemoved, this, later);
    connect(workspaces, &QAbstractItemModel::modelReset, this, later);
    fillWorkspaces();
    setNarrow(false);
    setCurrent(PageId::Connections);
}

QListView *PageList::makeList(const char *name, const QString &accessibleName)
{
    auto *list = new QListView(this);
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(accessibleName);
    list->setItemDelegate(new PageDelegate(list));
    list->setFrameShape(QFrame::NoFrame);
    list->setMouseTracking(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->viewport()->setAutoFillBackground(false);
    return list;
}

void PageList::addPage(QStandardItemModel *model, PageId page, const QString &text, const QString &iconName)
{
    auto *item = new QStandardItem(text);
    item->setData(int(page), PageRole);
    item->setData(iconName, IconNameRole);
    item->setToolTip(text);
    model->appendRow(item);
}

void PageList::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const auto page = PageId(index.data(PageRole).toInt());
    if (page == m_current)
        return;
    setCurrent(page);
    Q_EMIT pageChosen(page);
}

void PageList::setCurrent(PageId page)
{
    m_current = page;
    for (QListView *list : {m_list, m_foot}) {
        QModelIndex found;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (PageId(index.data(PageRole).toInt()) == page)
                found = index;
        }
        if (found.isValid()) {
            list->setCurrentIndex(found);
        } else {
            list->clearSelection();
            list->selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
        }
    }
}

void PageList::setCount(PageId page, int count)
{
    for (int row = 0; row < m_pages->rowCount(); ++row) {
        QStandardItem *item = m_pages->item(row);
        if (PageId(item->data(PageRole).toInt()) != page)
            continue;
        const QString text = count < 0 ? QString() : locale().toString(count);
        item->setData(text, CountRole);
        item->setData(text.isEmpty() ? item->text() : tr("%1, %2").arg(item->text(), text), Qt::AccessibleTextRole);
    }
}

void PageList::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setFixedWidth(narrow ? metrics::pageListNarrow : metrics::pageList);
    m_picker->setVisible(!narrow);
    m_pickerButton->setVisible(narrow);
    for (QListView *list : {m_list, m_foot}) {
        static_cast<PageDelegate *>(list->itemDelegate())->narrow = narrow;
        list->viewport()->update();
    }
}

void PageList::setServer(const ServerId &server)
{
    m_server = server;
    fillWorkspaces();
}

void PageList::setWorkspace(const WorkspaceId &workspace)
{
    m_workspace = workspace;
    fillWorkspaces();
    Q_EMIT workspaceChosen(m_workspace);
}

void PageList::fillWorkspaces()
{
    struct Entry
    {
        QString name;
        WorkspaceId id;
    };
    std::vector<Entry> entries;
    QHash<QString, int> names;
    for (int row = 0; row < m_workspaces->rowCount(); ++row) {
        const WorkspaceRow &one = m_workspaces->row(row);
        if (!m_server.isEmpty() && one.key.server != m_server)
            continue;
        entries.push_back({one.workspace.name, one.key.id});
        ++names[one.workspace.name];
    }
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.name.localeAwareCompare(b.name) < 0; });

    const QSignalBlocker quiet(m_picker);
    m_picker->clear();
    m_pickerMenu->clear();
    const auto add = [this](const QString &text, const WorkspaceId &id) {
        m_picker->addItem(text, id.value);
        m_picker->setItemData(m_picker->count() - 1, text, Qt::ToolTipRole);
        QAction *action = m_pickerMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(id == m_workspace);
        connect(action, &QAction::triggered, this, [this, id] { setWorkspace(id); });
    };
    add(tr("All workspaces"), {});
    for (const Entry &entry : entries) {
        // Workspaces of one name are told apart by the start of their ID.
        const bool twice = names.value(entry.name) > 1;
        add(twice ? tr("%1 (%2)").arg(entry.name, entry.id.value.left(8)) : entry.name, entry.id);
    }
    const int row = m_picker->findData(m_workspace.value);
    m_picker->setCurrentIndex(std::max(0, row));
    m_pickerButton->setToolTip(tr("Workspace: %1").arg(m_picker->currentText()));
}

void PageList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), colors().line);
}

} // namespace airdesk::ui
