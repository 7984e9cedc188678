// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

//! Values as table cells show them, short and in the user's language. What is not known is "–", never 0.
namespace airdesk::celltext {

[[nodiscard]] QString unknown();
//! Today "13:32", this week "Wed", this year "2 Oct", else "2 Oct 2025".
[[nodiscard]] QString time(const QDateTime &moment, const QDateTime &now);
//! "now", "42 min", "2 h", "13 d"; a moment ahead of `now` (clocks differ) counts as now.
[[nodiscard]] QString age(const QDateTime &moment, const QDateTime &now);
//! "40 s", "6 min 12 s", "2 h 5 min", "3 d 4 h".
[[nodiscard]] QString duration(std::chrono::seconds length);
//! For tooltips: the moment in full in local time with its zone, and in UTC.
[[nodiscard]] QString fullTime(const QDateTime &moment);
[[nodiscard]] QString number(const std::optional<qint64> &value);
[[nodiscard]] QString bytes(const std::optional<qint64> &value);
//! Enough of an id to tell two things of the same name apart.
[[nodiscard]] QString shortId(const QString &id);

//! How often a basic schedule runs; nothing for any other or for text that is not understood.
[[nodiscard]] std::optional<std::chrono::seconds> interval(const Schedule &schedule);
//! "1 h", "daily 04:00 UTC", "manual", the cron text as written, or the server's word.
[[nodiscard]] QString schedule(const Schedule &schedule);
//! "in 18 min", or "due" once the moment has passed.
[[nodiscard]] QString untilNext(const QDateTime &next, const QDateTime &now);

} // namespace airdesk::celltext
