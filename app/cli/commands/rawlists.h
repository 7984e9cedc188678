// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "cli/arguments.h"
#include "cli/output.h"

#include <QJsonObject>

namespace airdesk::cli {

//! The list of a kind with its rows as the server wrote them, filtered by the server as far as it can.
//! `organization` is needed for users.
[[nodiscard]] ListEndpoint<QJsonObject> rawList(Kind kind, const Arguments &filter, const QString &organization = {});
//! The same list without its filter by status, for servers that cannot.
[[nodiscard]] ListEndpoint<QJsonObject> rawListWithoutStatus(Kind kind, const Arguments &filter);
//! The filters that the server does not know, and those it may have ignored.
[[nodiscard]] bool passes(const QJsonObject &row, Kind kind, const Arguments &filter);
//! Nothing in rows of this kind can be secret.
[[nodiscard]] bool isFreeOfSecrets(Kind kind);
[[nodiscard]] std::vector<Column> columnsOf(Kind kind);

} // namespace airdesk::cli
