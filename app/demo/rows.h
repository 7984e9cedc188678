// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/jobview.h"
#include "demo/world.h"

#include <QJsonArray>
#include <QJsonObject>

namespace airdesk::demo {

struct State;

// Objects as the public API writes them.
[[nodiscard]] QJsonObject workspaceRow(const World &world, const Workspace &workspace);
[[nodiscard]] QJsonObject actorRow(const World &world, const Actor &actor, bool source);
[[nodiscard]] QJsonObject connectionRow(const World &world, const Connection &connection);
//! The serialised row, made once and kept until the connection changes.
[[nodiscard]] const QByteArray &connectionBytes(World &world, int place);
[[nodiscard]] QJsonObject tagRow(const World &world, const Tag &tag);
//! A job as the configuration API writes it.
[[nodiscard]] QJsonObject configJob(const World &world, const JobView &job);
//! What the user may do, in the public form.
[[nodiscard]] std::vector<QJsonObject> permissionRows(const State &state);
[[nodiscard]] QJsonObject jobRow(const World &world, const JobView &job);
[[nodiscard]] QStringList streamNames(const World &world, const Connection &connection);

//! Java's text of a UTC time: no seconds when they are zero.
[[nodiscard]] QString javaTime(qint64 milliseconds);
//! Java's text of a duration: hours never turn into days.
[[nodiscard]] QString javaDuration(qint64 milliseconds);
//! ISO 8601 with an offset, as the date filters want it.
[[nodiscard]] std::optional<qint64> timeFromIso(const QString &text);

} // namespace airdesk::demo
