// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "format.h"

#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace airdesk::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Berlin");
        tzset();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void unknownIsNeverZero()
    {
        QCOMPARE(format::number(std::nullopt), u"–"_s);
        QCOMPARE(format::number(0), u"0"_s);
        QCOMPARE(format::bytes(std::nullopt), u"–"_s);
        QCOMPARE(format::duration(std::nullopt), u"–"_s);
        QCOMPARE(format::age({}), u"–"_s);
        QCOMPARE(format::until({}), u"–"_s);
        QCOMPARE(format::shortTime({}), u"–"_s);
        QCOMPARE(format::fullTime({}), u"–"_s);
        QCOMPARE(format::dateTime({}), u"–"_s);
        QCOMPARE(format::timeToolTip({}), QString());
    }

    void numbersAreGrouped()
    {
        QCOMPARE(format::number(48'120'954), u"48,120,954"_s);
        QCOMPARE(format::number(std::numeric_limits<qint64>::max()), u"9,223,372,036,854,775,807"_s);
    }

    void bytesHaveOneDecimal_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << qint64(0) << u"0 B"_s;
        QTest::newRow("few") << qint64(999) << u"999 B"_s;
        QTest::newRow("kilo") << qint64(1500) << u"1.5 kB"_s;
        QTest::newRow("mega") << qint64(412'040'000) << u"412.0 MB"_s;
        QTest::newRow("giga") << qint64(2'600'000'000) << u"2.6 GB"_s;
    }
    void bytesHaveOneDecimal()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, expected);
        QCOMPARE(format::bytes(bytes), expected);
    }

    void durations_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("0") << 0 << u"0 s"_s;
        QTest::newRow("59") << 59 << u"59 s"_s;
        QTest::newRow("60") << 60 << u"1 min"_s;
        QTest::newRow("372") << 372 << u"6 min 12 s"_s;
        QTest::newRow("3 h 13 min") << 11'580 << u"3 h 13 min"_s;
        QTest::newRow("hour and seconds") << 3605 << u"1 h"_s;
        QTest::newRow("days") << 2 * 86400 + 4 * 3600 + 59 << u"2 d 4 h"_s;
        QTest::newRow("negative") << -5 << u"0 s"_s;
    }
    void durations()
    {
        QFETCH(int, seconds);
        QFETCH(QString, expected);
        QCOMPARE(format::duration(std::chrono::seconds(seconds)), expected);
    }

    void millisecondsGrow()
    {
        QCOMPARE(format::milliseconds(84ms), u"84 ms"_s);
        QCOMPARE(format::milliseconds(4800ms), u"4.8 s"_s);
        QCOMPARE(format::milliseconds(61'000ms), u"1 min 1 s"_s);
    }

    void agesHaveOneUnit()
    {
        const QDateTime now(QDate(2026, 10, 15), QTime(12, 14, 2), Qt::UTC);
        QCOMPARE(format::age(now.addSecs(-42 * 60 - 30), now), u"42 min"_s);
        QCOMPARE(format::age(now.addSecs(-2 * 3600 - 59 * 60), now), u"2 h"_s);
        QCOMPARE(format::age(now.addDays(-13), now), u"13 d"_s);
        QCOMPARE(format::age(now.addSecs(30), now), u"0 s"_s); // clocks differ
        QCOMPARE(format::until(now.addSecs(18 * 60 + 1), now), u"in 18 min"_s);
        QCOMPARE(format::until(now.addSecs(-1), now), u"now"_s);
    }

    void timesAreLocalWithUtcOnDemand()
    {
        const QDateTime now(QDate(2026, 10, 15), QTime(12, 14, 2), Qt::UTC);
        QCOMPARE(format::shortTime(now.addSecs(-42 * 60), now), u"13:32"_s);
        QCOMPARE(format::shortTime(now.addDays(-1), now), u"Wed"_s);
        QCOMPARE(format::shortTime(now.addDays(-13), now), u"2 Oct"_s);
        QCOMPARE(format::shortTime(now.addYears(-2), now), u"15 Oct 2024"_s);
        QCOMPARE(format::dateTime(now), u"15 Oct 2026, 14:14"_s);
        QCOMPARE(format::dateTime(now, true), u"15 Oct 2026, 12:14"_s);
        QCOMPARE(format::fullTime(now), u"15 Oct 2026, 14:14:02 CEST"_s);
        QCOMPARE(format::timeToolTip(now), u"15 Oct 2026, 14:14:02 CEST\n2026-10-15 12:14:02 UTC"_s);
        QCOMPARE(format::clock(now), u"Thu 15 Oct 2026, 14:14 CEST"_s);
        QCOMPARE(format::clock(now, true), u"Thu 15 Oct 2026, 12:14 UTC"_s);
    }

    void localMidnightDecidesToday()
    {
        // 23:30 UTC is already the next day in Berlin
        const QDateTime now(QDate(2026, 10, 14), QTime(23, 30), Qt::UTC);
        QCOMPARE(format::shortTime(now.addSecs(-3600), now), u"00:30"_s);
        QCOMPARE(format::shortTime(now.addSecs(-2 * 3600), now), u"Wed"_s);
    }

    void countdowns()
    {
        QCOMPARE(format::countdown(702s), u"11:42"_s);
        QCOMPARE(format::countdown(5s), u"0:05"_s);
        QCOMPARE(format::countdown(3725s), u"1:02:05"_s);
        QCOMPARE(format::countdown(-5s), u"0:00"_s);
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
