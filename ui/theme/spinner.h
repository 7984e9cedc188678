// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QTimer>

#include <utility>
#include <vector>

class QAbstractItemView;
class QWidget;

namespace airdesk::ui {

//! The one timer behind every turning shape: 8 steps in 2 s. Whoever paints such a shape asks to be painted at the next
//! step; what is not painted any more is forgotten, and without anybody left the timer stops.
class Spinner : public QObject
{
    Q_OBJECT
public:
    explicit Spinner(QObject *parent);

    static constexpr int steps = 8;

    //! Of the shape now; always 0 where the style wants no animation.
    [[nodiscard]] int degrees() const { return m_step * 360 / steps; }
    void repaintAtNextStep(QWidget *widget);
    //! Only while the cell is visible.
    void repaintAtNextStep(QAbstractItemView *view, const QModelIndex &index);
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

private:
    void advance();
    void start(const QWidget *widget);

    QTimer m_timer;
    int m_step = 0;
    std::vector<QPointer<QWidget>> m_widgets;
    std::vector<std::pair<QPointer<QAbstractItemView>, QPersistentModelIndex>> m_cells;
};

[[nodiscard]] Spinner &spinner();

} // namespace airdesk::ui
