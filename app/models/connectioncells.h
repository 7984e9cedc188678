// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/connectionmodel.h"

#include <QVariant>

namespace airdesk {

//! What the cell of a connection says in one role, made when it is asked for.
[[nodiscard]] QVariant connectionCell(const ConnectionRow &row, ConnectionModel::Column column, int role,
                                      const QDateTime &now);
[[nodiscard]] QVariant connectionHeader(ConnectionModel::Column column, int role);

} // namespace airdesk
