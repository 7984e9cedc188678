// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/copydelegate.h"

#include "delegates/celliconbutton.h"
#include "theme/metrics.h"

#include <QAbstractItemView>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

CopyDelegate::CopyDelegate(QObject *parent) : BaseDelegate(parent) { setWeight(Weight::Fixed); }

QRect CopyDelegate::copyRect(const QRect &cell)
{
    return cellbutton::rect(cell.adjusted(metrics::cellMargin, 0, -metrics::cellMargin, -1), 0);
}

void CopyDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    if (option.text.isEmpty())
        return;
    const QRect button = copyRect(option.rect);
    QRect rect = contentRect(option);
    rect.setRight(button.left() - 1 - metrics::step);
    paintText(painter, rect, option.text, option.font, inkOf(option));
    const QAbstractItemView *view = viewOf(option);
    cellbutton::paint(painter, button, u"copy"_s, cellbutton::isHovered(view ? view->viewport() : nullptr, button), false);
}

int CopyDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return option.fontMetrics.horizontalAdvance(option.text) + metrics::step + cellbutton::size;
}

bool CopyDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && copyRect(option.rect).contains(mouse->position().toPoint())
            && !index.data(Qt::DisplayRole).toString().isEmpty()) {
            Q_EMIT copyRequested(index);
            return true;
        }
    }
    return BaseDelegate::editorEvent(event, model, option, index);
}

} // namespace airdesk::ui
