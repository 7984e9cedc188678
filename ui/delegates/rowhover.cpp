// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/rowhover.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QMouseEvent>

namespace airdesk::ui {

RowHover::RowHover(QAbstractItemView *view) : QObject(view), m_view(view)
{
    view->setMouseTracking(true);
    view->viewport()->setMouseTracking(true);
    view->viewport()->installEventFilter(this);
}

RowHover *RowHover::of(QAbstractItemView *view)
{
    auto *hover = view->findChild<RowHover *>(QString(), Qt::FindDirectChildrenOnly);
    return hover ? hover : new RowHover(view);
}

int RowHover::rowIn(const QAbstractItemView *view)
{
    const auto *hover = view ? view->findChild<RowHover *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
    return hover && hover->m_row.isValid() ? hover->m_row.row() : -1;
}

bool RowHover::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        setRow(m_view->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint()));
        break;
    case QEvent::Wheel: // the rows move away from under the pointer
    case QEvent::Leave:
    case QEvent::Hide:
        setRow({});
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void RowHover::setRow(const QModelIndex &index)
{
    const bool same = index.isValid() == m_row.isValid() && (!index.isValid() || index.row() == m_row.row());
    if (same)
        return;
    const auto repaint = [this](const QModelIndex &row) {
        if (row.isValid()) {
            const QRect cell = m_view->visualRect(row);
            m_view->viewport()->update(0, cell.top() - 1, m_view->viewport()->width(), cell.height() + 2);
        }
    };
    repaint(m_row);
    m_row = index;
    repaint(m_row);
}

} // namespace airdesk::ui
