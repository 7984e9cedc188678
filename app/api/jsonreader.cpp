// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonreader.h"

#include <QRegularExpression>

#include <cmath>

namespace airdesk {

std::optional<qint64> integerOf(const QJsonValue &value)
{
    if (value.isDouble()) {
        // toInteger gives the default for what is no whole 64-bit number: two defaults tell.
        const qint64 number = value.toInteger(0);
        if (number != 0 || value.toInteger(1) == 0)
            return number;
        return std::nullopt;
    }
    if (value.isString()) {
        bool ok = false;
        const qint64 number = value.toString().trimmed().toLongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }
    return std::nullopt;
}

QDateTime timeOf(const QJsonValue &value)
{
    if (const std::optional<qint64> epoch = integerOf(value)) {
        constexpr qint64 firstMilliseconds = 100'000'000'000;
        return *epoch > firstMilliseconds ? QDateTime::fromMSecsSinceEpoch(*epoch, Qt::UTC)
                                          : QDateTime::fromSecsSinceEpoch(*epoch, Qt::UTC);
    }
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

std::optional<std::chrono::seconds> durationOf(const QString &iso)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$)"));
    const QRegularExpressionMatch match = form.match(iso);
    if (!match.hasMatch() || iso.size() < 3)
        return std::nullopt;
    const auto part = [&match](int group) { return match.captured(group).toLongLong(); };
    return std::chrono::seconds(part(1) * 86400 + part(2) * 3600 + part(3) * 60 + part(4));
}

JsonReader::JsonReader(const QJsonObject &object, QString path) : m_object(object), m_path(std::move(path)) {}

QString JsonReader::requiredText(QLatin1StringView key)
{
    const QString found = text(key);
    if (found.isEmpty())
        m_problems.append(m_path + QLatin1Char('.') + key);
    return found;
}

qint64 JsonReader::requiredInteger(QLatin1StringView key)
{
    const std::optional<qint64> found = integer(key);
    if (!found)
        m_problems.append(m_path + QLatin1Char('.') + key);
    return found.value_or(0);
}

QString JsonReader::text(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    if (value.isDouble()) {
        const std::optional<qint64> number = integerOf(value);
        return number ? QString::number(*number) : QString::number(value.toDouble());
    }
    return value.toString();
}

std::optional<qint64> JsonReader::integer(QLatin1StringView key) const { return integerOf(m_object.value(key)); }

QJsonArray JsonReader::array(QLatin1StringView key) const { return m_object.value(key).toArray(); }

QJsonObject JsonReader::object(QLatin1StringView key) const { return m_object.value(key).toObject(); }

QDateTime JsonReader::time(QLatin1StringView key) const { return timeOf(m_object.value(key)); }

std::optional<std::chrono::seconds> JsonReader::duration(QLatin1StringView key) const
{
    return durationOf(text(key));
}

} // namespace airdesk
