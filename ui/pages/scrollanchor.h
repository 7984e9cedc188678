// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPersistentModelIndex>

#include <utility>
#include <vector>

class QTableView;

namespace airdesk::ui {

//! Keeps the rows that are seen where they are seen while others come, go or are sorted elsewhere. At the very top the
//! view stays at the top. Rows of one height, scrolling by pixels; the model must be set already.
class ScrollAnchor : public QObject
{
    Q_OBJECT
public:
    explicit ScrollAnchor(QTableView *view);

private:
    void remember();
    void restore();

    QTableView *m_view;
    std::vector<std::pair<QPersistentModelIndex, int>> m_seen; //!< with their place in the viewport
};

} // namespace airdesk::ui
