// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runchart.h"

#include "format.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace airdesk::ui {

namespace {

constexpr int below = 8; //!< of a failed run, under the line
constexpr int stub = 4;
constexpr int margin = 9; //!< above the plot, for half a line of text
constexpr int labels = 18; //!< height of the times under the chart

//! A round duration not below the longest run: half of it is round too.
seconds roundTop(seconds longest)
{
    static constexpr std::array<int, 15> steps{10,   20,   60,    120,   240,   600,   1200,  2400,
                                               3600, 7200, 14400, 28800, 57600, 86400, 172800};
    for (const int step : steps) {
        if (longest.count() <= step)
            return seconds(step);
    }
    const qint64 day = 86400;
    return seconds((longest.count() + day - 1) / day * day);
}

} // namespace

RunChart::RunChart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFont(fonts::secondary());
    describe();
}

void RunChart::setRuns(std::vector<ChartRun> runs)
{
    if (runs.size() > most)
        runs.erase(runs.begin(), runs.end() - most);
    if (runs == m_runs)
        return;
    m_runs = std::move(runs);
    std::vector<seconds> good;
    seconds longest{1};
    for (const ChartRun &run : m_runs) {
        if (run.status == RunStatus::Succeeded && run.duration)
            good.push_back(*run.duration);
        if (run.status != RunStatus::Failed && run.duration)
            longest = std::max(longest, *run.duration);
    }
    m_usual.reset();
    if (!good.empty()) {
        const auto middle = good.begin() + static_cast<std::ptrdiff_t>(good.size() / 2);
        std::nth_element(good.begin(), middle, good.end());
        m_usual = *middle;
    }
    m_top = roundTop(longest);
    describe();
    update();
}

void RunChart::describe()
{
    std::array<int, 8> counts{};
    for (const ChartRun &run : m_runs)
        ++counts[static_cast<size_t>(run.status)];
    QStringList parts;
    for (const RunStatus status : {RunStatus::Succeeded, RunStatus::Failed, RunStatus::Retrying, RunStatus::Cancelled,
                                   RunStatus::Running, RunStatus::Pending, RunStatus::Unknown}) {
        if (const int count = counts[static_cast<size_t>(status)])
            parts += tr("%1 %2", "number and status word").arg(QLocale().toString(count), statusWord(status).toLower());
    }
    if (m_usual)
        parts += tr("usually %1").arg(format::duration(m_usual));
    setAccessibleName(m_runs.empty() ? tr("No runs read")
                                     : tr("Last %n run(s): %1", nullptr, static_cast<int>(m_runs.size()))
                                           .arg(parts.join(tr(", "))));
}

QSize RunChart::sizeHint() const { return {276, 120}; }
QSize RunChart::minimumSizeHint() const { return {160, 120}; }

QRect RunChart::plotRect() const
{
    const int left = fontMetrics().horizontalAdvance(u"888 min"_s) + 4;
    return {left, margin, std::max(0, width() - left), std::max(0, height() - margin - labels - below)};
}

int RunChart::baseLine() const { return plotRect().bottom() + 1; }

QRect RunChart::slotRect(int run) const
{
    const QRect plot = plotRect();
    const double step = static_cast<double>(plot.width()) / most;
    const int at = most - static_cast<int>(m_runs.size()) + run;
    const int left = plot.left() + static_cast<int>(std::lround(at * step));
    const int right = plot.left() + static_cast<int>(std::lround((at + 1) * step));
    return {left, plot.top(), right - left, plot.height() + below};
}

QRect RunChart::barRect(int run) const
{
    const ChartRun &value = m_runs[static_cast<size_t>(run)];
    const QRect slot = slotRect(run).adjusted(0, 0, -2, 0);
    if (value.status == RunStatus::Failed)
        return {slot.left(), baseLine(), slot.width(), below};
    if (value.status == RunStatus::Cancelled)
        return {slot.left(), baseLine() - stub, slot.width(), stub};
    const double share = value.duration
        ? std::min(1.0, static_cast<double>(value.duration->count()) / static_cast<double>(m_top.count()))
        : 0;
    const int height = std::max(2, static_cast<int>(std::lround(share * plotRect().height())));
    return {slot.left(), baseLine() - height, slot.width(), height};
}

int RunChart::runAt(const QPoint &position) const
{
    for (int run = 0; run < static_cast<int>(m_runs.size()); ++run) {
        if (slotRect(run).contains(position))
            return run;
    }
    return -1;
}

QString RunChart::toolTipOf(int run) const
{
    if (run < 0 || run >= static_cast<int>(m_runs.size()))
        return {};
    const ChartRun &value = m_runs[static_cast<size_t>(run)];
    QString text = statusWord(value.status);
    if (value.duration)
        text = tr("%1, %2", "status and duration").arg(text, format::duration(value.duration));
    text += u'\n' + format::fullTime(value.start);
    if (!value.note.isEmpty())
        text += u'\n' + value.note;
    return text;
}

void RunChart::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    const QRect plot = plotRect();
    painter.setPen(c.secondary);
    if (m_runs.empty()) {
        painter.drawText(rect(), Qt::AlignCenter, tr("No runs read"));
        return;
    }
    for (const int share : {0, 1, 2}) {
        const int y = baseLine() - plot.height() * share / 2;
        painter.fillRect(QRect(plot.left(), y, plot.width(), 1), share == 0 ? c.line : c.hair);
        const QString text = share == 0 ? u"0"_s : format::duration(m_top * share / 2);
        painter.drawText(QRect(0, y - 8, plot.left() - 6, 16), Qt::AlignRight | Qt::AlignVCenter, text);
    }
    for (int run = 0; run < static_cast<int>(m_runs.size()); ++run) {
        const ChartRun &value = m_runs[static_cast<size_t>(run)];
        const QRect bar = barRect(run);
        const QColor fill = c.fill(value.status);
        if (fill.isValid())
            painter.fillRect(bar, fill);
        if (value.status == RunStatus::Pending) {
            painter.setPen(c.status(RunStatus::Pending));
            painter.drawRect(QRect(bar.left(), baseLine() - 6, bar.width() - 1, 5));
        }
        if (value.status == RunStatus::Running && m_usual && m_usual > value.duration) {
            // what is still to come, if it takes as long as usual
            const int height = std::min(plot.height(), static_cast<int>(m_usual->count() * plot.height() / m_top.count()));
            painter.setPen(QPen(c.status(RunStatus::Running), 1, Qt::DotLine));
            painter.drawRect(QRect(bar.left(), baseLine() - height, bar.width() - 1, height));
        }
    }
    if (m_usual) {
        const int y = baseLine() - static_cast<int>(m_usual->count() * plot.height() / m_top.count());
        painter.setPen(QPen(c.text, 1, Qt::DashLine));
        painter.drawLine(plot.left(), y, plot.right(), y);
    }
    painter.setPen(c.secondary);
    const QRect foot(plot.left(), height() - labels + 2, plot.width(), labels - 2);
    const auto shortly = [](const QDateTime &time, const QDateTime &now) {
        // within a day the hour says more than the name of the day
        return time.secsTo(now) < 86'400 ? time.toLocalTime().toString(u"HH:mm"_s) : format::shortTime(time, now);
    };
    const QDateTime last = m_runs.back().start;
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, shortly(last, QDateTime::currentDateTimeUtc()));
    if (m_runs.size() > 8)
        painter.drawText(foot.adjusted(slotRect(0).left() - foot.left(), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         shortly(m_runs.front().start, last));
}

void RunChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (const int run = runAt(event->position().toPoint()); run >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT runClicked(run);
    QWidget::mouseReleaseEvent(event);
}

bool RunChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int run = runAt(help->pos());
        QToolTip::showText(help->globalPos(), toolTipOf(run), this, run < 0 ? QRect() : slotRect(run));
        return true;
    }
    return QWidget::event(event);
}

} // namespace airdesk::ui
