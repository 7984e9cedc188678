// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/buttondelegate.h"

#include "delegates/celliconbutton.h"
#include "theme/flatcontrols.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace airdesk::ui {

ButtonDelegate::ButtonDelegate(std::vector<Action> actions, QObject *parent)
    : BaseDelegate(parent), m_actions(std::move(actions))
{
}

QString ButtonDelegate::reason(const Action &action, const QModelIndex &index)
{
    return action.whyNot ? action.whyNot(index) : QString();
}

int ButtonDelegate::widthOf(const Action &action)
{
    if (action.iconOnly)
        return cellbutton::size;
    const int icon = action.icon.isEmpty() ? 0 : metrics::icon + metrics::iconGap;
    return QFontMetrics(fonts::secondary()).horizontalAdvance(action.text) + icon + 2 * metrics::gap;
}

int ButtonDelegate::columnWidth() const
{
    int width = 2 * metrics::cellMargin - metrics::gap;
    for (const Action &action : m_actions)
        width += widthOf(action) + metrics::gap;
    return width;
}

std::vector<ButtonDelegate::Place> ButtonDelegate::places(const QRect &cell) const
{
    std::vector<Place> result;
    int x = cell.left() + metrics::cellMargin;
    for (const Action &action : m_actions) {
        const int width = widthOf(action);
        result.push_back({&action, QRect(x, cell.top() + (cell.height() - 1 - metrics::smallControl) / 2, width,
                                         metrics::smallControl)});
        x += width + metrics::gap;
    }
    return result;
}

QRect ButtonDelegate::buttonRect(const QRect &cell, const QString &id) const
{
    for (const Place &place : places(cell)) {
        if (place.action->id == id)
            return place.rect;
    }
    return {};
}

QRect ButtonDelegate::buttonRect(const QStyleOptionViewItem &option, const QString &id) const
{
    return buttonRect(option.rect, id);
}

void ButtonDelegate::addTo(QMenu *menu, const QModelIndex &index)
{
    const QPersistentModelIndex row(index);
    for (const Action &action : m_actions) {
        QAction *entry = menu->addAction(icon(action.icon), action.text);
        entry->setObjectName(action.id);
        setReason(entry, reason(action, index));
        connect(entry, &QAction::triggered, this, [this, row, id = action.id] {
            if (row.isValid())
                Q_EMIT triggered(id, row);
        });
    }
    menu->setToolTipsVisible(true);
}

void ButtonDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QAbstractItemView *view = viewOf(option);
    for (const Place &place : places(option.rect)) {
        const bool enabled = reason(*place.action, index).isEmpty();
        QStyleOption button;
        button.rect = place.rect;
        if (enabled) {
            button.state |= QStyle::State_Enabled;
            if (cellbutton::isHovered(view ? view->viewport() : nullptr, place.rect))
                button.state |= QStyle::State_MouseOver;
            if (m_pressed == index && m_pressedId == place.action->id)
                button.state |= QStyle::State_Sunken;
        }
        if (enabled)
            flat::paintButton(painter, &button, ButtonKind::Normal, true);
        else // the row shows through: its ground says hovered or selected
            flat::paintBox(painter, place.rect, QColor(), colors().line, metrics::radius);
        const QColor ink = enabled ? colors().text : colors().disabled;
        QRect rect = place.rect;
        if (!place.action->icon.isEmpty()) {
            const int left = place.action->iconOnly ? rect.left() + (rect.width() - metrics::icon) / 2
                                                    : rect.left() + metrics::gap;
            paintIcon(painter, QRectF(left, rect.top() + (rect.height() - metrics::icon) / 2, metrics::icon, metrics::icon),
                      place.action->icon, ink);
            rect.setLeft(left + metrics::icon + metrics::iconGap - metrics::gap);
        }
        if (!place.action->iconOnly)
            paintText(painter, rect.adjusted(metrics::gap, 0, 0, 0), place.action->text, fonts::secondary(), ink);
    }
}

int ButtonDelegate::contentWidth(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return columnWidth() - 2 * metrics::cellMargin;
}

QString ButtonDelegate::fullText(const QModelIndex &) const { return {}; }

bool ButtonDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    const bool press = event->type() == QEvent::MouseButtonPress;
    if (!press && event->type() != QEvent::MouseButtonRelease)
        return BaseDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const bool wasPressed = m_pressed == index;
    const QString pressedId = std::exchange(m_pressedId, {});
    m_pressed = QPersistentModelIndex();
    QAbstractItemView *view = viewOf(option);
    if (view && wasPressed)
        view->update(index);
    if (mouse->button() != Qt::LeftButton)
        return BaseDelegate::editorEvent(event, model, option, index);
    for (const Place &place : places(option.rect)) {
        if (!place.rect.contains(mouse->position().toPoint()) || !reason(*place.action, index).isEmpty())
            continue;
        if (press) {
            m_pressed = index;
            m_pressedId = place.action->id;
            if (view)
                view->update(index);
        } else if (wasPressed && pressedId == place.action->id) {
            Q_EMIT triggered(pressedId, index);
        }
        return true;
    }
    return BaseDelegate::editorEvent(event, model, option, index);
}

bool ButtonDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.isValid()) {
        for (const Place &place : places(option.rect)) {
            if (!place.rect.contains(event->pos()))
                continue;
            const QString why = reason(*place.action, index);
            QToolTip::showText(event->globalPos(), why.isEmpty() ? place.action->text : why, view->viewport(), place.rect);
            return true;
        }
    }
    return BaseDelegate::helpEvent(event, view, option, index);
}

} // namespace airdesk::ui
