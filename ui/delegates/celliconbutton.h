// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

class QPainter;
class QWidget;

//! Small square buttons that a delegate paints into a cell.
namespace airdesk::ui::cellbutton {

inline constexpr int size = 24;

//! `fromRight` counts from the right edge of the cell's content: 0 is the outermost.
[[nodiscard]] QRect rect(const QRect &content, int fromRight);
//! Is the pointer over this rect of the viewport now?
[[nodiscard]] bool isHovered(const QWidget *viewport, const QRect &rect);
void paint(QPainter *painter, const QRect &rect, const QString &icon, bool hovered, bool down, bool enabled = true);

} // namespace airdesk::ui::cellbutton
