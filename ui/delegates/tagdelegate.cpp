// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/tagdelegate.h"

#include "domain/objects.h"
#include "models/roles.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace airdesk::ui {

namespace {

constexpr int squareGap = 4;

std::vector<Tag> tagsOf(const QModelIndex &index) { return index.data(TagsRole).value<std::vector<Tag>>(); }

QString moreThan(const std::vector<Tag> &tags)
{
    return tags.size() > 1 ? u'+' + QLocale().toString(static_cast<int>(tags.size()) - 1) : QString();
}

//! Tags may come without a colour, or with one nobody can read.
QColor colorOf(const Tag &tag)
{
    const QColor color(u'#' + tag.color);
    return color.isValid() ? color : colors().secondary;
}

} // namespace

void TagDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const std::vector<Tag> tags = tagsOf(index);
    if (tags.empty()) {
        BaseDelegate::paintContent(painter, option, index);
        return;
    }
    QRect rect = contentRect(option);
    const QFont quiet = fonts::secondary();
    const int side = metrics::tagSquare;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colorOf(tags.front()));
    painter->drawRoundedRect(QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side), 2, 2);
    painter->setRenderHint(QPainter::Antialiasing, false);
    rect.setLeft(rect.left() + side + squareGap);
    const QString more = moreThan(tags);
    const int moreWidth = more.isEmpty() ? 0 : QFontMetrics(quiet).horizontalAdvance(more) + squareGap;
    const int nameWidth = std::min(QFontMetrics(quiet).horizontalAdvance(tags.front().name), rect.width() - moreWidth);
    paintText(painter, QRect(rect.left(), rect.top(), nameWidth, rect.height()), tags.front().name, quiet, inkOf(option));
    if (!more.isEmpty())
        paintText(painter, QRect(rect.left() + nameWidth + squareGap, rect.top(), moreWidth, rect.height()), more, quiet,
                  colors().secondary);
}

int TagDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const std::vector<Tag> tags = tagsOf(index);
    if (tags.empty())
        return BaseDelegate::contentWidth(option, index);
    const QFontMetrics font(fonts::secondary());
    const QString more = moreThan(tags);
    return metrics::tagSquare + squareGap + font.horizontalAdvance(tags.front().name)
        + (more.isEmpty() ? 0 : squareGap + font.horizontalAdvance(more));
}

QString TagDelegate::fullText(const QModelIndex &index) const
{
    QStringList names;
    for (const Tag &tag : tagsOf(index))
        names += tag.name;
    return names.join(tr(", "));
}

} // namespace airdesk::ui
