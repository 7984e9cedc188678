// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/status.h"

#include <QDateTime>
#include <QWidget>

#include <chrono>
#include <optional>
#include <vector>

namespace airdesk::ui {

//! One run in the chart.
struct ChartRun
{
    RunStatus status = RunStatus::Unknown;
    QDateTime start;
    std::optional<std::chrono::seconds> duration; //!< of one that runs: until now
    QString note = {}; //!< more for the tooltip: rows and bytes

    friend bool operator==(const ChartRun &, const ChartRun &) = default;
};

//! The last 30 runs as bars by duration, failed ones below the line, with the usual (median) duration as a dashed line.
//! The accessible name says the numbers.
class RunChart : public QWidget
{
    Q_OBJECT
public:
    explicit RunChart(QWidget *parent = nullptr);

    static constexpr int most = 30;

    //! Oldest first; only the newest 30 are kept.
    void setRuns(std::vector<ChartRun> runs);
    [[nodiscard]] const std::vector<ChartRun> &runs() const { return m_runs; }
    //! Median of the successful runs; nullopt without any.
    [[nodiscard]] std::optional<std::chrono::seconds> usualDuration() const { return m_usual; }
    //! Run under a point, -1: none.
    [[nodiscard]] int runAt(const QPoint &position) const;
    [[nodiscard]] QRect barRect(int run) const;
    [[nodiscard]] QString toolTipOf(int run) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void runClicked(int run);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRect plotRect() const;
    [[nodiscard]] int baseLine() const;
    [[nodiscard]] QRect slotRect(int run) const;
    void describe();

    std::vector<ChartRun> m_runs;
    std::optional<std::chrono::seconds> m_usual;
    std::chrono::seconds m_top{60}; //!< duration at the upper edge
};

} // namespace airdesk::ui
