// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <optional>

namespace airdesk {

//! Reads one object of an answer strictly: what is required and missing or mistyped makes it unreadable and is
//! named by path. Absent and null are the same; numbers may come as text; unknown fields are ignored.
class JsonReader
{
public:
    JsonReader(const QJsonObject &object, QString path);

    [[nodiscard]] bool isReadable() const { return m_problems.isEmpty(); }
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

    //! Required, not empty.
    QString requiredText(QLatin1StringView key);
    qint64 requiredInteger(QLatin1StringView key);

    //! Optional: empty or nullopt when absent; of another type counts as absent.
    [[nodiscard]] QString text(QLatin1StringView key) const;
    [[nodiscard]] std::optional<qint64> integer(QLatin1StringView key) const;
    [[nodiscard]] QJsonArray array(QLatin1StringView key) const;
    [[nodiscard]] QJsonObject object(QLatin1StringView key) const;
    //! ISO text with or without seconds, epoch seconds, or epoch milliseconds above 10^11; UTC.
    [[nodiscard]] QDateTime time(QLatin1StringView key) const;
    //! ISO-8601 duration.
    [[nodiscard]] std::optional<std::chrono::seconds> duration(QLatin1StringView key) const;

private:
    QJsonObject m_object;
    QString m_path;
    QStringList m_problems;
};

//! A 64-bit number from a JSON number or numeric text; never through a double's rounding.
[[nodiscard]] std::optional<qint64> integerOf(const QJsonValue &value);
[[nodiscard]] QDateTime timeOf(const QJsonValue &value);
[[nodiscard]] std::optional<std::chrono::seconds> durationOf(const QString &iso);

} // namespace airdesk
