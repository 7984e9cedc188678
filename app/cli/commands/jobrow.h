// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "domain/objects.h"

#include <QJsonObject>

namespace airdesk::cli {

//! A job under the server's own field names.
[[nodiscard]] QJsonObject jobRow(const Job &job);
//! Columns of such rows; the first is the connection, and with `withOutcome` the second what became of the wish.
[[nodiscard]] std::vector<Column> jobColumns(bool withOutcome);

} // namespace airdesk::cli
