// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPersistentModelIndex>

class QAbstractItemView;

namespace airdesk::ui {

//! Knows the row under the pointer of a table, so that the whole row and not one cell changes its ground.
//! One per view, owned by it.
class RowHover : public QObject
{
    Q_OBJECT
public:
    static RowHover *of(QAbstractItemView *view);
    //! -1: none, or the view does not follow the pointer.
    [[nodiscard]] static int rowIn(const QAbstractItemView *view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit RowHover(QAbstractItemView *view);
    void setRow(const QModelIndex &index);

    QAbstractItemView *m_view;
    QPersistentModelIndex m_row;
};

} // namespace airdesk::ui
