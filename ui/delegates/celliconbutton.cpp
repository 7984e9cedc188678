// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/celliconbutton.h"

#include "theme/flatcontrols.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QCursor>
#include <QPainter>
#include <QWidget>

namespace airdesk::ui::cellbutton {

QRect rect(const QRect &content, int fromRight)
{
    const int left = content.right() + 1 - (fromRight + 1) * size - fromRight * 2;
    return {left, content.top() + (content.height() - size) / 2, size, size};
}

bool isHovered(const QWidget *viewport, const QRect &rect)
{
    return viewport && viewport->underMouse() && rect.contains(viewport->mapFromGlobal(QCursor::pos()));
}

void paint(QPainter *painter, const QRect &rect, const QString &icon, bool hovered, bool down, bool enabled)
{
    const Colors &c = colors();
    if (enabled && (hovered || down))
        flat::paintBox(painter, rect, c.press, QColor(), metrics::radius);
    const int inset = (size - metrics::icon) / 2;
    paintIcon(painter, rect.adjusted(inset, inset, -inset, -inset), icon, enabled ? c.text : c.disabled);
}

} // namespace airdesk::ui::cellbutton
