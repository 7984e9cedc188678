// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/scrollanchor.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

namespace airdesk::ui {

ScrollAnchor::ScrollAnchor(QTableView *view) : QObject(view), m_view(view)
{
    const QAbstractItemModel *model = view->model();
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &ScrollAnchor::remember);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &ScrollAnchor::remember);
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &ScrollAnchor::remember);
    // After the view's own handling: it was connected when the model was set.
    connect(model, &QAbstractItemModel::rowsInserted, this, &ScrollAnchor::restore);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ScrollAnchor::restore);
    connect(model, &QAbstractItemModel::layoutChanged, this, &ScrollAnchor::restore);
}

void ScrollAnchor::remember()
{
    m_seen.clear();
    if (m_view->verticalScrollBar()->value() == 0)
        return;
    const int first = m_view->rowAt(0);
    const int end = m_view->viewport()->height();
    for (int row = first; row >= 0 && row < m_view->model()->rowCount(); ++row) {
        const int y = m_view->rowViewportPosition(row);
        if (y >= end)
            break;
        m_seen.emplace_back(m_view->model()->index(row, 0), y);
    }
}

void ScrollAnchor::restore()
{
    for (const auto &[index, y] : m_seen) {
        if (!index.isValid())
            continue;
        m_view->doItemsLayout(); // now, so that the range of the scroll bar is the new one
        m_view->verticalScrollBar()->setValue(m_view->verticalHeader()->sectionPosition(index.row()) - y);
        break;
    }
    m_seen.clear();
}

} // namespace airdesk::ui
