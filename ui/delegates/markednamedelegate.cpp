// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/markednamedelegate.h"

#include "models/roles.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>

namespace airdesk::ui {

namespace {
constexpr int markPadding = 5;
constexpr int leastName = 60;

int markWidth(const QString &mark)
{
    return mark.isEmpty() ? 0 : QFontMetrics(fonts::secondary()).horizontalAdvance(mark) + 2 * markPadding;
}
} // namespace

void MarkedNameDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect rect = contentRect(option);
    const QString mark = index.data(SecondaryRole).toString();
    const QFont font = fontOf(Weight::Medium);
    const int wide = QFontMetrics(font).horizontalAdvance(option.text);
    const int marked = markWidth(mark);
    // The name gives way first; the mark says something that is seen nowhere else in the row.
    const bool showMark = marked > 0 && rect.width() - marked - metrics::gap >= std::min(wide, leastName);
    const int room = rect.width() - (showMark ? marked + metrics::gap : 0);
    QRect name = rect;
    name.setWidth(std::min(wide + 1, room));
    paintText(painter, name, option.text, font, inkOf(option));
    if (!showMark)
        return;
    const QColor ink = colors().status(RunStatus::Succeeded);
    const int high = QFontMetrics(fonts::secondary()).height() + 2;
    const QRectF box(name.right() + 1 + metrics::gap + 0.5, rect.center().y() - high / 2 + 0.5, marked - 1, high);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(ink);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(box, 3, 3);
    painter->setFont(fonts::secondary());
    painter->drawText(box, Qt::AlignCenter, mark);
    painter->restore();
}

int MarkedNameDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int marked = markWidth(index.data(SecondaryRole).toString());
    return QFontMetrics(fontOf(Weight::Medium)).horizontalAdvance(option.text) + (marked > 0 ? marked + metrics::gap : 0);
}

QString MarkedNameDelegate::fullText(const QModelIndex &index) const
{
    const QString mark = index.data(SecondaryRole).toString();
    const QString name = index.data(Qt::DisplayRole).toString();
    return mark.isEmpty() ? name : tr("%1, %2").arg(name, mark);
}

} // namespace airdesk::ui
