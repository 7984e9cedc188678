// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>

#include <algorithm>

//! The measures of the window, in logical pixels.
namespace airdesk::ui::metrics {

inline constexpr int step = 4; //!< everything lies on multiples of this
inline constexpr int gap = 8; //!< between buttons
inline constexpr int iconGap = 6; //!< icon to its word
inline constexpr int groupMargin = 12; //!< inside a group box
inline constexpr int groupGap = 16; //!< between groups
inline constexpr int pageMargin = 16;
inline constexpr int cellMargin = 8; //!< each side of a table cell

inline constexpr int tableRow = 32;
inline constexpr int headerRow = 28;
inline constexpr int sideRow = 28;
inline constexpr int ganttRow = 24;
inline constexpr int control = 28; //!< buttons and fields
inline constexpr int smallControl = 24; //!< inside rows and banners
inline constexpr int tab = 32;
inline constexpr int banner = 36;

inline constexpr int radius = 4; //!< buttons, fields, banners
inline constexpr int groupRadius = 6;
inline constexpr int tileRadius = 8;
inline constexpr int chipRadius = 12;
inline constexpr int focusRing = 2;
inline constexpr int focusGap = 1;
inline constexpr int currentEdge = 3; //!< at the left of the current row

inline constexpr int icon = 16; //!< rows and buttons
inline constexpr int headerIcon = 20;
inline constexpr int pageIcon = 24;
inline constexpr int statusShape = 14;
inline constexpr int tagSquare = 8;

inline constexpr int serverBar = 72;
inline constexpr int serverBarNarrow = 52;
inline constexpr int serverTile = 36;
inline constexpr int pageList = 160;
inline constexpr int pageListNarrow = 44;
inline constexpr int colorBand = 3;
inline constexpr int pageHeader = 44;
inline constexpr int filterRow = 36;
inline constexpr int tableFooter = 40;
inline constexpr int details = 300;
inline constexpr int detailsLeast = 260;
inline constexpr int detailsMost = 480;
inline constexpr int statusBar = 24;
inline constexpr int progressLine = 2;
inline constexpr int leastWidth = 720;
inline constexpr int leastHeight = 450;

//! Height of a row: `least`, or with a bigger font what that needs, on the grid. Rows lower than a table's keep
//! the same difference.
[[nodiscard]] inline int rowHeight(const QFontMetrics &font, int least = tableRow)
{
    const int needed = font.height() + 12 - std::max(0, tableRow - least);
    return std::max(least, (needed + step - 1) / step * step);
}

} // namespace airdesk::ui::metrics
