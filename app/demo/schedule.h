// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace airdesk::demo {

//! When a connection syncs by itself.
struct Schedule
{
    enum class Type { Manual, Basic, Cron };
    Type type = Type::Manual;
    int units = 24;
    QString unit = QStringLiteral("HOURS"); //!< MINUTES, HOURS, DAYS, WEEKS, MONTHS
    QString expression;                     //!< Quartz, 6 or 7 fields, without the zone.
    QString zone = QStringLiteral("UTC");

    [[nodiscard]] static Schedule generated(quint64 hash);
    //! Reads what a client may send; an error text instead for what Airbyte refuses.
    [[nodiscard]] static QString readCron(const QString &text, Schedule &into);

    [[nodiscard]] QString typeText() const;
    //! "Every 24 HOURS", or "0 0 12 * * ? UTC"; empty for manual.
    [[nodiscard]] QString text() const;
    //! Milliseconds between two runs, for history and for basic schedules; about that for the others.
    [[nodiscard]] qint64 periodMilliseconds() const;
    //! First start after this moment, given the start before (milliseconds since the epoch).
    [[nodiscard]] std::optional<qint64> next(qint64 after, qint64 lastStart) const;
};

} // namespace airdesk::demo
