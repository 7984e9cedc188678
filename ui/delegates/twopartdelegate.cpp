// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/twopartdelegate.h"

#include "models/roles.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>

namespace airdesk::ui {

void TwoPartDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    QRect rect = contentRect(option);
    const QString secondary = index.data(SecondaryRole).toString();
    const QFont quiet = fonts::secondary();
    if (!secondary.isEmpty()) {
        // The second part is short and read first when looking for what comes next: it stays whole.
        const int width = std::min(QFontMetrics(quiet).horizontalAdvance(secondary), rect.width());
        QRect right(rect.right() + 1 - width, rect.top(), width, rect.height());
        paintText(painter, right, secondary, quiet, colors().secondary, Qt::AlignRight);
        rect.setRight(right.left() - 1 - metrics::iconGap);
    }
    paintText(painter, rect, option.text, option.font, inkOf(option));
}

int TwoPartDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString secondary = index.data(SecondaryRole).toString();
    const int width = option.fontMetrics.horizontalAdvance(option.text);
    if (secondary.isEmpty())
        return width;
    return width + metrics::iconGap + QFontMetrics(fonts::secondary()).horizontalAdvance(secondary);
}

QString TwoPartDelegate::fullText(const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString secondary = index.data(SecondaryRole).toString();
    return secondary.isEmpty() ? text : tr("%1, %2", "both parts of a cell").arg(text, secondary);
}

} // namespace airdesk::ui
