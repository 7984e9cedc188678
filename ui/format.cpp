// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace airdesk::ui::format {

namespace {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

//! One number with its unit.
QString days(qint64 value) { return Format::tr("%1 d").arg(QLocale().toString(value)); }
QString hours(qint64 value) { return Format::tr("%1 h").arg(value); }
QString minutes(qint64 value) { return Format::tr("%1 min").arg(value); }
QString secondsText(qint64 value) { return Format::tr("%1 s").arg(value); }

//! The biggest unit and, where `fine`, the next one unless it is 0.
QString inUnits(qint64 total, bool fine)
{
    struct Unit
    {
        qint64 size;
        QString (*name)(qint64);
    };
    static constexpr std::array units{Unit{86400, days}, Unit{3600, hours}, Unit{60, minutes}, Unit{1, secondsText}};
    for (size_t i = 0; i + 1 < units.size(); ++i) {
        if (total < units[i].size)
            continue;
        const QString big = units[i].name(total / units[i].size);
        const qint64 rest = total % units[i].size / units[i + 1].size;
        return fine && rest > 0 ? big + u' ' + units[i + 1].name(rest) : big;
    }
    return secondsText(total);
}

QString zoneOf(const QDateTime &local) { return local.timeZone().displayName(local, QTimeZone::ShortName); }

QString dayMonth(const QDate &date, bool year)
{
    return QLocale().toString(date, year ? Format::tr("d MMM yyyy") : Format::tr("d MMM"));
}

} // namespace

QString unknown() { return u"–"_s; }

QString number(std::optional<qint64> value) { return value ? QLocale().toString(*value) : unknown(); }

QString bytes(std::optional<qint64> value)
{
    if (!value)
        return unknown();
    if (std::abs(static_cast<double>(*value)) < 1000)
        return Format::tr("%1 B").arg(QLocale().toString(*value));
    return QLocale().formattedDataSize(*value, 1, QLocale::DataSizeSIFormat);
}

QString duration(std::optional<seconds> value)
{
    return value ? inUnits(std::max<qint64>(0, value->count()), true) : unknown();
}

QString milliseconds(std::chrono::milliseconds value)
{
    const qint64 count = value.count();
    if (count < 1000)
        return Format::tr("%1 ms").arg(count);
    if (count < 60'000)
        return Format::tr("%1 s").arg(QLocale().toString(static_cast<double>(count) / 1000, 'f', 1));
    return duration(std::chrono::duration_cast<seconds>(value));
}

QString age(const QDateTime &time, const QDateTime &now)
{
    return time.isValid() ? inUnits(std::max<qint64>(0, time.secsTo(now)), false) : unknown();
}

QString until(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return unknown();
    const qint64 left = now.secsTo(time);
    return left <= 0 ? Format::tr("now") : Format::tr("in %1").arg(inUnits(left, false));
}

QString countdown(seconds value)
{
    const qint64 total = std::max<qint64>(0, value.count());
    const QChar zero = u'0';
    const QString rest = u"%1"_s.arg(total % 60, 2, 10, zero);
    if (total < 3600)
        return u"%1:%2"_s.arg(total / 60).arg(rest);
    return u"%1:%2:%3"_s.arg(total / 3600).arg(total % 3600 / 60, 2, 10, zero).arg(rest);
}

QString shortTime(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return unknown();
    const QDateTime local = time.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const qint64 daysAgo = local.date().daysTo(today);
    if (daysAgo == 0)
        return local.toString(u"HH:mm"_s);
    if (daysAgo > 0 && daysAgo < 7)
        return QLocale().toString(local.date(), u"ddd"_s);
    return dayMonth(local.date(), local.date().year() != today.year());
}

QString dateTime(const QDateTime &time, bool utc)
{
    if (!time.isValid())
        return unknown();
    const QDateTime shown = utc ? time.toUTC() : time.toLocalTime();
    return Format::tr("%1, %2").arg(dayMonth(shown.date(), true), shown.toString(u"HH:mm"_s));
}

QString fullTime(const QDateTime &time)
{
    if (!time.isValid())
        return unknown();
    const QDateTime local = time.toLocalTime();
    return Format::tr("%1, %2 %3").arg(dayMonth(local.date(), true), local.toString(u"HH:mm:ss"_s), zoneOf(local));
}

QString timeToolTip(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    return fullTime(time) + u'\n' + Format::tr("%1 UTC").arg(time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s));
}

QString clock(const QDateTime &time, bool utc)
{
    const QDateTime shown = utc ? time.toUTC() : time.toLocalTime();
    return Format::tr("%1 %2, %3 %4")
        .arg(QLocale().toString(shown.date(), u"ddd"_s), dayMonth(shown.date(), true), shown.toString(u"HH:mm"_s),
             utc ? u"UTC"_s : zoneOf(shown));
}

} // namespace airdesk::ui::format
