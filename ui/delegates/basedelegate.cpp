// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/basedelegate.h"

#include "delegates/rowhover.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

namespace airdesk::ui {

namespace {

//! First and last visible column of a table; a list has only one.
std::pair<bool, bool> edges(const QAbstractItemView *view, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(view);
    if (!table)
        return {true, true};
    const QHeaderView *header = table->horizontalHeader();
    const auto next = [header](int visual, int by) {
        for (visual += by; visual >= 0 && visual < header->count(); visual += by) {
            if (!header->isSectionHidden(header->logicalIndex(visual)))
                return true;
        }
        return false;
    };
    const int visual = header->visualIndex(index.column());
    return {!next(visual, -1), !next(visual, 1)};
}

} // namespace

BaseDelegate::BaseDelegate(QObject *parent) : QStyledItemDelegate(parent), m_leastHeight(metrics::tableRow) {}

QAbstractItemView *BaseDelegate::viewOf(const QStyleOptionViewItem &option)
{
    return qobject_cast<QAbstractItemView *>(const_cast<QWidget *>(option.widget));
}

QFont BaseDelegate::fontOf(Weight weight)
{
    switch (weight) {
    case Weight::Medium:
        return fonts::medium();
    case Weight::Secondary:
        return fonts::secondary();
    case Weight::Fixed:
        return fonts::fixed();
    case Weight::Normal:
        break;
    }
    return fonts::body();
}

void BaseDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->font = fontOf(m_weight);
    option->fontMetrics = QFontMetrics(option->font);
}

QColor BaseDelegate::inkOf(const QStyleOptionViewItem &option) const
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return colors().disabled;
    return m_weight == Weight::Secondary ? colors().secondary : colors().text;
}

QRect BaseDelegate::contentRect(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(metrics::cellMargin, 0, -metrics::cellMargin, -1);
}

void BaseDelegate::paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
                             const QColor &color, Qt::Alignment alignment)
{
    if (text.isEmpty() || rect.width() <= 0)
        return;
    painter->setFont(font);
    painter->setPen(color);
    const QFontMetrics size(font);
    // elidedText() may cut what just fits
    const QString elided = size.horizontalAdvance(text) <= rect.width() ? text
                                                                        : size.elidedText(text, Qt::ElideRight, rect.width());
    painter->drawText(rect, static_cast<int>((alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter) | Qt::TextSingleLine,
                      elided);
}

void BaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled(option);
    initStyleOption(&filled, index);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintGround(painter, filled, index);
    // From here on all styles are alike: what is selected or current was painted above and below.
    QStyleOptionViewItem plain(filled);
    plain.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus);
    painter->save();
    paintContent(painter, plain, index);
    painter->restore();
    paintCurrentFrame(painter, filled, index);
    painter->restore();
}

void BaseDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &c = colors();
    const QAbstractItemView *view = viewOf(option);
    const int hoverRow = RowHover::rowIn(view);
    const bool hovered = hoverRow >= 0 ? hoverRow == index.row() : option.state.testFlag(QStyle::State_MouseOver);
    QColor ground = c.base;
    if (option.state.testFlag(QStyle::State_Selected))
        ground = option.state.testFlag(QStyle::State_Active) ? c.sel : c.selOff;
    else if (hovered && option.state.testFlag(QStyle::State_Enabled))
        ground = c.hover;
    painter->fillRect(option.rect, ground);
    if (m_lineVisible)
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.hair);
}

void BaseDelegate::paintCurrentFrame(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const QAbstractItemView *view = viewOf(option);
    if (!view || !view->currentIndex().isValid() || view->currentIndex().row() != index.row()
        || view->currentIndex().parent() != index.parent())
        return;
    const bool focused = view->hasFocus() && option.state.testFlag(QStyle::State_Active);
    const QColor ink = focused ? colors().focus : colors().field;
    const QRect r = option.rect;
    const auto [first, last] = edges(view, index);
    if (first)
        painter->fillRect(QRect(r.left(), r.top(), metrics::currentEdge, r.height()), ink);
    if (!focused)
        return; // the edge still says which row the details are about
    painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), ink);
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), ink);
    if (last)
        painter->fillRect(QRect(r.right(), r.top(), 1, r.height()), ink);
}

void BaseDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect rect = contentRect(option);
    if (!option.icon.isNull()) {
        const QRect square(rect.left(), rect.center().y() - metrics::icon / 2 + 1, metrics::icon, metrics::icon);
        option.icon.paint(painter, square, Qt::AlignCenter,
                          option.state.testFlag(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
        rect.setLeft(square.right() + 1 + metrics::iconGap);
    }
    paintText(painter, rect, option.text, option.font, inkOf(option), option.displayAlignment);
}

int BaseDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int icon = option.icon.isNull() ? 0 : metrics::icon + metrics::iconGap;
    return icon + option.fontMetrics.horizontalAdvance(option.text);
}

QString BaseDelegate::fullText(const QModelIndex &index) const { return index.data(Qt::DisplayRole).toString(); }

QSize BaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled(option);
    initStyleOption(&filled, index);
    return {contentWidth(filled, index) + 2 * metrics::cellMargin,
            metrics::rowHeight(QFontMetrics(fonts::body()), m_leastHeight)};
}

bool BaseDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    if (!index.data(Qt::ToolTipRole).toString().isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStyleOptionViewItem filled(option);
    initStyleOption(&filled, index);
    const bool fits = !alwaysExplains() && contentWidth(filled, index) <= contentRect(option).width();
    QToolTip::showText(event->globalPos(), fits ? QString() : fullText(index), view->viewport(), option.rect);
    return true;
}

} // namespace airdesk::ui
