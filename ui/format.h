// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

//! Values as people read them, in the locale of the program.
namespace airdesk::ui::format {

//! "–": what is not known is never 0.
[[nodiscard]] QString unknown();

[[nodiscard]] QString number(std::optional<qint64> value);
//! With one decimal and decimal units: "2.6 GB"; below 1,000 whole bytes.
[[nodiscard]] QString bytes(std::optional<qint64> value);

//! Two units at most: "12 s", "6 min 12 s", "3 h 13 min", "2 d 4 h".
[[nodiscard]] QString duration(std::optional<std::chrono::seconds> value);
//! "84 ms", from a second on "4.8 s".
[[nodiscard]] QString milliseconds(std::chrono::milliseconds value);
//! One unit: "30 s", "42 min", "2 h", "13 d"; a time to come reads as 0 s.
[[nodiscard]] QString age(const QDateTime &time, const QDateTime &now = QDateTime::currentDateTimeUtc());
//! "in 18 min"; "now" once it has come.
[[nodiscard]] QString until(const QDateTime &time, const QDateTime &now = QDateTime::currentDateTimeUtc());
//! "4:05" or "1:02:05", for rings and count-downs.
[[nodiscard]] QString countdown(std::chrono::seconds value);

//! As short as it is clear: "13:32" today, "Wed" within a week, "2 Oct" this year, else "2 Oct 2024". Local.
[[nodiscard]] QString shortTime(const QDateTime &time, const QDateTime &now = QDateTime::currentDateTimeUtc());
//! "15 Oct 2026, 14:14", local or UTC.
[[nodiscard]] QString dateTime(const QDateTime &time, bool utc = false);
//! "15 Oct 2026, 14:14:02 CEST", local.
[[nodiscard]] QString fullTime(const QDateTime &time);
//! For tooltips: local with zone, and below it UTC.
[[nodiscard]] QString timeToolTip(const QDateTime &time);
//! "Thu 15 Oct 2026, 14:14 CEST" for the status bar.
[[nodiscard]] QString clock(const QDateTime &time, bool utc = false);

} // namespace airdesk::ui::format
