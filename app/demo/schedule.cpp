// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/schedule.h"

#include "demo/prng.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <bitset>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

using Field = std::bitset<64>;

int numberOf(const QString &word, bool &ok)
{
    static const QStringList names{u"SUN"_s, u"MON"_s, u"TUE"_s, u"WED"_s, u"THU"_s, u"FRI"_s, u"SAT"_s,
                                   u"JAN"_s, u"FEB"_s, u"MAR"_s, u"APR"_s, u"MAY"_s, u"JUN"_s, u"JUL"_s,
                                   u"AUG"_s, u"SEP"_s, u"OCT"_s, u"NOV"_s, u"DEC"_s};
    const auto name = names.indexOf(word.toUpper());
    ok = true;
    if (name >= 0)
        return static_cast<int>(name < 7 ? name + 1 : name - 6);
    return word.toInt(&ok);
}

//! One field of a Quartz expression; nothing when it cannot be read.
std::optional<Field> fieldOf(const QString &text, int low, int high)
{
    Field field;
    for (const QString &part : text.split(u',')) {
        const QStringList slash = part.split(u'/');
        bool ok = true;
        const int step = slash.size() == 2 ? slash.at(1).toInt(&ok) : 1;
        if (!ok || step < 1 || slash.size() > 2)
            return {};
        int from = low;
        int to = high;
        if (const QString &range = slash.at(0); range != u"*" && range != u"?") {
            const QStringList ends = range.split(u'-');
            from = numberOf(ends.at(0), ok);
            if (!ok || ends.size() > 2)
                return {};
            if (ends.size() == 2)
                to = numberOf(ends.at(1), ok);
            else if (slash.size() == 1)
                to = from;
        }
        if (!ok || from < low || to > high || from > to)
            return {};
        for (int value = from; value <= to; value += step)
            field.set(static_cast<std::size_t>(value));
    }
    return field;
}

struct Cron
{
    Field second, minute, hour, dayOfMonth, month, dayOfWeek;
};

std::optional<Cron> cronOf(const QString &expression)
{
    const QStringList parts = expression.split(u' ', Qt::SkipEmptyParts);
    static const QRegularExpression year(u"^[0-9*,/-]+$"_s);
    if (parts.size() != 6 && !(parts.size() == 7 && year.match(parts.at(6)).hasMatch()))
        return {};
    const auto second = fieldOf(parts.at(0), 0, 59);
    const auto minute = fieldOf(parts.at(1), 0, 59);
    const auto hour = fieldOf(parts.at(2), 0, 23);
    const auto dayOfMonth = fieldOf(parts.at(3), 1, 31);
    const auto month = fieldOf(parts.at(4), 1, 12);
    const auto dayOfWeek = fieldOf(parts.at(5), 1, 7);
    if (!second || !minute || !hour || !dayOfMonth || !month || !dayOfWeek)
        return {};
    return Cron{*second, *minute, *hour, *dayOfMonth, *month, *dayOfWeek};
}

std::optional<qint64> nextOf(const Cron &cron, const QString &zoneId, qint64 after)
{
    QTimeZone zone(zoneId.toLatin1());
    if (!zone.isValid())
        zone = QTimeZone::utc();
    QDate date = QDateTime::fromMSecsSinceEpoch(after, zone).date();
    for (int days = 0; days < 800; ++days, date = date.addDays(1)) {
        // Quartz counts the week from Sunday = 1, Qt from Monday = 1.
        if (!cron.month.test(static_cast<std::size_t>(date.month())) ||
            !cron.dayOfMonth.test(static_cast<std::size_t>(date.day())) ||
            !cron.dayOfWeek.test(static_cast<std::size_t>(date.dayOfWeek() % 7 + 1)))
            continue;
        for (std::size_t hour = 0; hour < 24; ++hour) {
            if (!cron.hour.test(hour))
                continue;
            for (std::size_t minute = 0; minute < 60; ++minute) {
                if (!cron.minute.test(minute))
                    continue;
                for (std::size_t second = 0; second < 60; ++second) {
                    if (!cron.second.test(second))
                        continue;
                    const QTime time(static_cast<int>(hour), static_cast<int>(minute),
                                     static_cast<int>(second));
                    const qint64 moment = QDateTime(date, time, zone).toMSecsSinceEpoch();
                    if (moment > after)
                        return moment;
                }
            }
        }
    }
    return {};
}

} // namespace

Schedule Schedule::generated(quint64 hash)
{
    static const int hours[] = {1, 2, 3, 6, 8, 12, 24, 24};
    static const QString expressions[] = {u"0 0 12 * * ?"_s, u"0 30 6 ? * MON-FRI"_s, u"0 0 2 * * ?"_s,
                                          u"0 15 */4 * * ?"_s};
    static const QString zones[] = {u"UTC"_s, u"Europe/Berlin"_s, u"America/New_York"_s, u"UTC"_s};
    Schedule schedule;
    const quint64 kind = hash % 20;
    const quint64 choice = mixed(hash);
    if (kind < 5)
        return schedule;
    if (kind < 16) {
        schedule.type = Type::Basic;
        schedule.units = hours[choice % 8];
        return schedule;
    }
    schedule.type = Type::Cron;
    schedule.expression = expressions[choice % 4];
    schedule.zone = zones[mixed(choice) % 4];
    return schedule;
}

QString Schedule::readCron(const QString &text, Schedule &into)
{
    QString expression = text.trimmed();
    if (expression.endsWith(u" UTC"))
        expression.chop(4);
    if (!cronOf(expression))
        return u"Failed to validate cron expression: "_s % text;
    if (expression.startsWith(u'*'))
        return u"Cron executions must be more than 1 hour apart"_s;
    into = Schedule();
    into.type = Type::Cron;
    into.expression = expression;
    return {};
}

QString Schedule::typeText() const
{
    return type == Type::Manual ? u"manual"_s : type == Type::Basic ? u"basic"_s : u"cron"_s;
}

QString Schedule::text() const
{
    if (type == Type::Basic)
        return u"Every "_s % QString::number(units) % u' ' % unit;
    if (type == Type::Cron)
        return expression % u' ' % zone;
    return {};
}

qint64 Schedule::periodMilliseconds() const
{
    constexpr qint64 minute = 60'000;
    if (type != Type::Basic)
        return (type == Type::Cron && expression.contains(u'/') ? 4 : 24) * 60 * minute;
    if (unit == u"MINUTES")
        return units * minute;
    if (unit == u"DAYS")
        return units * 24 * 60 * minute;
    if (unit == u"WEEKS")
        return units * 7 * 24 * 60 * minute;
    if (unit == u"MONTHS")
        return units * 30 * 24 * 60 * minute;
    return units * 60 * minute;
}

std::optional<qint64> Schedule::next(qint64 after, qint64 lastStart) const
{
    if (type == Type::Basic)
        return std::max(after + 1, lastStart + periodMilliseconds());
    if (type == Type::Cron) {
        if (const auto cron = cronOf(expression))
            return nextOf(*cron, zone, after);
    }
    return {};
}

} // namespace airdesk::demo
