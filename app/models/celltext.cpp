// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/celltext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace airdesk::celltext {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CellText", text);
}

// The C locale's short form has seconds, which are noise in a table.
QString timeOfDay(QTime time)
{
    const QLocale locale;
    return locale.language() == QLocale::C ? time.toString(u"HH:mm"_s) : locale.toString(time, QLocale::ShortFormat);
}

QString inUnits(qint64 seconds)
{
    if (seconds < 3600)
        return tr("%1 min").arg(seconds / 60);
    if (seconds < 2 * 86400)
        return tr("%1 h").arg(seconds / 3600);
    return tr("%1 d").arg(seconds / 86400);
}

} // namespace

QString unknown()
{
    return u"–"_s;
}

QString time(const QDateTime &moment, const QDateTime &now)
{
    if (!moment.isValid())
        return unknown();
    const QDateTime local = moment.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const qint64 days = local.date().daysTo(today);
    if (days == 0)
        return timeOfDay(local.time());
    const QLocale locale;
    if (days > 0 && days < 7)
        return locale.toString(local.date(), u"ddd"_s);
    if (local.date().year() == today.year())
        return locale.toString(local.date(), tr("d MMM"));
    return locale.toString(local.date(), tr("d MMM yyyy"));
}

QString age(const QDateTime &moment, const QDateTime &now)
{
    if (!moment.isValid())
        return {};
    const qint64 seconds = moment.secsTo(now);
    return seconds < 60 ? tr("now") : inUnits(seconds);
}

QString duration(std::chrono::seconds length)
{
    const qint64 seconds = std::max<qint64>(0, length.count());
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    if (seconds < 86400)
        return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
    return tr("%1 d %2 h").arg(seconds / 86400).arg(seconds % 86400 / 3600);
}

QString fullTime(const QDateTime &moment)
{
    if (!moment.isValid())
        return unknown();
    const QLocale locale;
    const QDateTime local = moment.toLocalTime();
    const QDateTime utc = moment.toUTC();
    const QString there = locale.toString(local.date(), QLocale::LongFormat) + u' ' + local.time().toString(u"HH:mm:ss"_s);
    return tr("%1 %2\n%3 UTC").arg(there, local.timeZoneAbbreviation(), utc.toString(u"yyyy-MM-dd HH:mm:ss"_s));
}

QString number(const std::optional<qint64> &value)
{
    // The C locale groups nothing, and seven digits in a row cannot be read.
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    const QLocale locale;
    return value ? (locale.language() == QLocale::C ? english : locale).toString(*value) : unknown();
}

QString bytes(const std::optional<qint64> &value)
{
    return value ? QLocale().formattedDataSize(*value, 1, QLocale::DataSizeSIFormat) : unknown();
}

QString shortId(const QString &id)
{
    return id.left(8);
}

std::optional<std::chrono::seconds> interval(const Schedule &schedule)
{
    if (schedule.kind != Schedule::Kind::Basic)
        return std::nullopt;
    static const QRegularExpression form(u"^\\s*every\\s+(\\d{1,6})\\s+(minute|hour|day|week|month)s?\\s*$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(schedule.text);
    const int count = match.capturedView(1).toInt();
    if (count == 0)
        return std::nullopt;
    switch (match.capturedView(2).front().toLower().unicode()) {
    case u'h':
        return count * 1h;
    case u'd':
        return count * 24h;
    case u'w':
        return count * 7 * 24h;
    default:
        break;
    }
    // A month has no fixed length; the server counts it as 30 days.
    return match.capturedView(2).startsWith(u"mo", Qt::CaseInsensitive) ? count * 30 * 24h : count * 1min;
}

QString schedule(const Schedule &schedule)
{
    switch (schedule.kind) {
    case Schedule::Kind::Manual:
        return tr("manual");
    case Schedule::Kind::Basic: {
        const auto every = interval(schedule);
        if (!every)
            break;
        if (*every % 24h == 0s)
            return tr("%1 d").arg(*every / 24h);
        return *every % 1h == 0s ? tr("%1 h").arg(*every / 1h) : tr("%1 min").arg(*every / 1min);
    }
    case Schedule::Kind::Cron: {
        static const QRegularExpression daily(u"^0 (\\d{1,2}) (\\d{1,2}) (?:\\* \\* \\?|\\? \\* \\*)(?: \\*)?(?: (\\S+))?$"_s);
        const QRegularExpressionMatch match = daily.match(schedule.text);
        const QTime at(match.capturedView(2).toInt(), match.capturedView(1).toInt());
        if (!match.hasMatch() || !at.isValid())
            break;
        // The time is that of the zone the schedule names, so the zone stays beside it.
        const QString zone = match.captured(3);
        return zone.isEmpty() ? tr("daily %1").arg(timeOfDay(at)) : tr("daily %1 %2").arg(timeOfDay(at), zone);
    }
    case Schedule::Kind::Unknown:
        break;
    }
    return schedule.text.isEmpty() ? unknown() : schedule.text;
}

QString untilNext(const QDateTime &next, const QDateTime &now)
{
    if (!next.isValid())
        return {};
    const qint64 seconds = now.secsTo(next);
    return seconds <= 0 ? tr("due") : tr("in %1").arg(inUnits(std::max<qint64>(seconds, 60)));
}

} // namespace airdesk::celltext
