// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/celltext.h"

#include <QTest>

using namespace airdesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCellText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times_data();
    void times();
    void ages_data();
    void ages();
    void durations_data();
    void durations();
    void schedules_data();
    void schedules();
    void untilNext_data();
    void untilNext();
    void unknownIsADash();
    void numbersAndBytes();
    void fullTimeHasBothZones();

private:
    // A Thursday, in local time, so that days begin where the user's days begin.
    const QDateTime m_now{QDate(2026, 10, 15), QTime(14, 14)};
};

void TestCellText::times_data()
{
    QTest::addColumn<QDateTime>("moment");
    QTest::addColumn<QString>("shown");
    QTest::newRow("today") << QDateTime(QDate(2026, 10, 15), QTime(13, 32, 59)) << u"13:32"_s;
    QTest::newRow("first minute of today") << QDateTime(QDate(2026, 10, 15), QTime(0, 0)) << u"00:00"_s;
    QTest::newRow("yesterday") << QDateTime(QDate(2026, 10, 14), QTime(23, 59)) << u"Wed"_s;
    QTest::newRow("six days ago") << QDateTime(QDate(2026, 10, 9), QTime(1, 0)) << u"Fri"_s;
    QTest::newRow("a week ago") << QDateTime(QDate(2026, 10, 8), QTime(1, 0)) << u"8 Oct"_s;
    QTest::newRow("last year") << QDateTime(QDate(2025, 12, 31), QTime(1, 0)) << u"31 Dec 2025"_s;
    QTest::newRow("tomorrow") << QDateTime(QDate(2026, 10, 16), QTime(1, 0)) << u"16 Oct"_s;
    QTest::newRow("as UTC") << QDateTime(QDate(2026, 10, 15), QTime(13, 32)).toUTC() << u"13:32"_s;
    QTest::newRow("none") << QDateTime() << u"–"_s;
}

void TestCellText::times()
{
    QFETCH(QDateTime, moment);
    QTEST(celltext::time(moment, m_now), "shown");
}

void TestCellText::ages_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("shown");
    QTest::newRow("clock ahead") << qint64(-30) << u"now"_s;
    QTest::newRow("just now") << qint64(59) << u"now"_s;
    QTest::newRow("minutes") << qint64(42 * 60 + 59) << u"42 min"_s;
    QTest::newRow("hours") << qint64(3600) << u"1 h"_s;
    QTest::newRow("a day in hours") << qint64(24 * 3600) << u"24 h"_s;
    QTest::newRow("days") << qint64(13 * 86400 + 5) << u"13 d"_s;
}

void TestCellText::ages()
{
    QFETCH(qint64, seconds);
    QTEST(celltext::age(m_now.addSecs(-seconds), m_now), "shown");
}

void TestCellText::durations_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("shown");
    QTest::newRow("below nothing") << qint64(-4) << u"0 s"_s;
    QTest::newRow("seconds") << qint64(40) << u"40 s"_s;
    QTest::newRow("minutes") << qint64(372) << u"6 min 12 s"_s;
    QTest::newRow("hours") << qint64(7500) << u"2 h 5 min"_s;
    QTest::newRow("days") << qint64(3 * 86400 + 4 * 3600) << u"3 d 4 h"_s;
}

void TestCellText::durations()
{
    QFETCH(qint64, seconds);
    QTEST(celltext::duration(std::chrono::seconds(seconds)), "shown");
}

void TestCellText::schedules_data()
{
    using Kind = Schedule::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<qint64>("interval"); // 0: none
    const auto row = [](const char *name, Kind kind, const QString &written, const QString &shown, qint64 interval) {
        QTest::newRow(name) << int(kind) << written << shown << interval;
    };
    row("upper case", Kind::Basic, u"Every 24 HOURS"_s, u"1 d"_s, 86400);
    row("lower case", Kind::Basic, u"every 6 hours"_s, u"6 h"_s, 6 * 3600);
    row("singular", Kind::Basic, u"Every 1 HOUR"_s, u"1 h"_s, 3600);
    row("minutes", Kind::Basic, u"Every 15 MINUTES"_s, u"15 min"_s, 900);
    row("90 minutes", Kind::Basic, u"Every 90 MINUTES"_s, u"90 min"_s, 5400);
    row("weeks", Kind::Basic, u"Every 2 WEEKS"_s, u"14 d"_s, 14 * 86400);
    row("months", Kind::Basic, u"Every 1 MONTHS"_s, u"30 d"_s, 30 * 86400);
    row("not understood", Kind::Basic, u"Every FULL MOON"_s, u"Every FULL MOON"_s, 0);
    row("zero", Kind::Basic, u"Every 0 HOURS"_s, u"Every 0 HOURS"_s, 0);
    row("manual", Kind::Manual, u"manual"_s, u"manual"_s, 0);
    row("cron daily", Kind::Cron, u"0 0 4 * * ? UTC"_s, u"daily 04:00 UTC"_s, 0);
    row("cron daily elsewhere", Kind::Cron, u"0 30 17 * * ? Europe/Berlin"_s, u"daily 17:30 Europe/Berlin"_s, 0);
    row("cron of another kind", Kind::Cron, u"0 0 12 ? * MON-FRI UTC"_s, u"0 0 12 ? * MON-FRI UTC"_s, 0);
    row("cron with an impossible hour", Kind::Cron, u"0 0 26 * * ? UTC"_s, u"0 0 26 * * ? UTC"_s, 0);
    row("a newer kind", Kind::Unknown, u"on_event"_s, u"on_event"_s, 0);
    row("nothing", Kind::Unknown, {}, u"–"_s, 0);
}

void TestCellText::schedules()
{
    QFETCH(int, kind);
    QFETCH(QString, written);
    QFETCH(qint64, interval);
    const Schedule schedule{Schedule::Kind(kind), written};
    QTEST(celltext::schedule(schedule), "shown");
    const auto found = celltext::interval(schedule);
    QCOMPARE(found.has_value(), interval != 0);
    QCOMPARE(found.value_or(0s).count(), interval);
}

void TestCellText::untilNext_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("shown");
    QTest::newRow("passed") << qint64(-1) << u"due"_s;
    QTest::newRow("seconds away") << qint64(20) << u"in 1 min"_s;
    QTest::newRow("minutes away") << qint64(18 * 60 + 3) << u"in 18 min"_s;
    QTest::newRow("hours away") << qint64(4 * 3600) << u"in 4 h"_s;
}

void TestCellText::untilNext()
{
    QFETCH(qint64, seconds);
    QTEST(celltext::untilNext(m_now.addSecs(seconds), m_now), "shown");
}

void TestCellText::unknownIsADash()
{
    QCOMPARE(celltext::unknown(), u"–"_s);
    QCOMPARE(celltext::number(std::nullopt), u"–"_s);
    QCOMPARE(celltext::bytes(std::nullopt), u"–"_s);
    QCOMPARE(celltext::age({}, m_now), QString());
    QCOMPARE(celltext::untilNext({}, m_now), QString());
}

void TestCellText::numbersAndBytes()
{
    QCOMPARE(celltext::number(0), u"0"_s);
    QCOMPARE(celltext::number(48'120'954), u"48,120,954"_s);
    QCOMPARE(celltext::bytes(19'400'000'000), u"19.4 GB"_s);
    QCOMPARE(celltext::bytes(412'000'000), u"412.0 MB"_s);
}

void TestCellText::fullTimeHasBothZones()
{
    const QString text = celltext::fullTime(QDateTime(QDate(2026, 10, 15), QTime(12, 0), Qt::UTC));
    QVERIFY(text.endsWith(u"2026-10-15 12:00:00 UTC"_s));
    QCOMPARE(text.count(u'\n'), 1);
    QVERIFY(text.contains(QDateTime(QDate(2026, 10, 15), QTime(12, 0), Qt::UTC).toLocalTime().timeZoneAbbreviation()));
}

QTEST_GUILESS_MAIN(TestCellText)
#include "tst_celltext.moc"
