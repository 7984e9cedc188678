// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/runbarsdelegate.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>

#include <array>
#include <cmath>

namespace airdesk::ui {

namespace {

constexpr int upMost = 14; //!< height of the longest run
constexpr int down = 5; //!< of a failed one, below the line
constexpr int step = 3; //!< bar of 2 px and a gap
constexpr int bar = 2;

} // namespace

void RunBarsDelegate::paintBars(QPainter *painter, const QRect &rect, const RunBars &bars)
{
    const Colors &c = colors();
    const qsizetype shown = std::min<qsizetype>(std::ssize(bars), most);
    const int baseLine = rect.top() + (rect.height() + upMost - down) / 2;
    int x = rect.left();
    for (qsizetype i = std::ssize(bars) - shown; i < std::ssize(bars); ++i, x += step) {
        const RunBar &run = bars[static_cast<size_t>(i)];
        const QColor fill = c.fill(run.status);
        const int height = std::clamp(static_cast<int>(std::lround(run.height * float(upMost))), 2, upMost);
        switch (run.status) {
        case RunStatus::Failed:
            painter->fillRect(x, baseLine, bar, down, fill);
            break;
        case RunStatus::Cancelled:
            painter->fillRect(x, baseLine - 2, bar, 2, fill);
            break;
        case RunStatus::Succeeded:
        case RunStatus::Running:
        case RunStatus::Retrying:
            painter->fillRect(x, baseLine - height, bar, height, fill);
            break;
        case RunStatus::Pending: // not begun: a dot on the line
            painter->fillRect(x, baseLine - 4, bar, 1, c.status(run.status));
            painter->fillRect(x, baseLine - 1, bar, 1, c.status(run.status));
            break;
        case RunStatus::Paused:
        case RunStatus::Unknown:
            break;
        }
    }
}

void RunBarsDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const auto bars = index.data(RunBarsRole).value<RunBars>();
    const QRect rect = contentRect(option);
    if (bars.empty())
        paintText(painter, rect, option.text, fonts::secondary(), colors().secondary);
    else
        paintBars(painter, rect, bars);
}

int RunBarsDelegate::contentWidth(const QStyleOptionViewItem &, const QModelIndex &) const { return width; }

QString RunBarsDelegate::fullText(const QModelIndex &index) const
{
    const auto bars = index.data(RunBarsRole).value<RunBars>();
    if (bars.empty())
        return index.data(Qt::DisplayRole).toString();
    std::array<int, 8> counts{};
    for (const RunBar &run : bars)
        ++counts[static_cast<size_t>(run.status)];
    QStringList parts;
    for (const RunStatus status : {RunStatus::Succeeded, RunStatus::Failed, RunStatus::Retrying, RunStatus::Cancelled,
                                   RunStatus::Running, RunStatus::Pending, RunStatus::Unknown}) {
        if (const int count = counts[static_cast<size_t>(status)])
            parts += tr("%1 %2", "number and status word").arg(QLocale().toString(count), statusWord(status).toLower());
    }
    return tr("Last %n run(s): %1", nullptr, static_cast<int>(bars.size())).arg(parts.join(tr(", ")));
}

} // namespace airdesk::ui
