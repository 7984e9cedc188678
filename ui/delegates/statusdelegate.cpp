// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/statusdelegate.h"

#include "models/roles.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/spinner.h"
#include "theme/theme.h"

#include <QPainter>

namespace airdesk::ui {

void StatusDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QRect rect = contentRect(option);
    const QVariant value = index.data(StatusRole);
    if (!value.isValid()) {
        BaseDelegate::paintContent(painter, option, index);
        return;
    }
    const auto status = value.value<RunStatus>();
    const bool busy = index.data(BusyRole).toBool();
    const bool turns = busy || status == RunStatus::Running;
    const QColor ink = busy ? colors().secondary : colors().status(status);
    int degrees = 0;
    if (turns) {
        degrees = spinner().degrees();
        if (QAbstractItemView *view = viewOf(option))
            spinner().repaintAtNextStep(view, index);
    }
    const int side = metrics::statusShape;
    const int left = m_wordVisible ? rect.left() : rect.center().x() - side / 2;
    paintIcon(painter, QRectF(left, rect.top() + (rect.height() - side) / 2, side, side),
              statusShape(busy ? RunStatus::Running : status), ink, degrees);
    if (m_wordVisible) {
        rect.setLeft(rect.left() + side + metrics::iconGap);
        paintText(painter, rect, fullText(index), option.font, ink);
    }
}

int StatusDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!m_wordVisible)
        return metrics::statusShape;
    return metrics::statusShape + metrics::iconGap + option.fontMetrics.horizontalAdvance(fullText(index));
}

QString StatusDelegate::fullText(const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const QVariant value = index.data(StatusRole);
    return text.isEmpty() && value.isValid() ? statusWord(value.value<RunStatus>()) : text;
}

} // namespace airdesk::ui
