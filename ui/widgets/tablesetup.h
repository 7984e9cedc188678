// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace airdesk::ui {

//! Everything tables have in common: no grid, one row height, no word wrap, whole rows, pixel scrolling, a header that the
//! person may change, the hover row. Call it after the model is set; `stretched` is the one column that takes what is left.
void setUpTable(QTableView *table, int stretched);

} // namespace airdesk::ui
