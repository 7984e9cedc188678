// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/searchtext.h"

#include <QTest>

#include <algorithm>

using namespace airdesk;
using namespace Qt::StringLiterals;

class TestSearchText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A language of its own: the tests run in the C locale, which has no order but that of code points.
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void folding_data();
    void folding();
    void wordsMatchInAnyOrder();
    void namesAreInTheOrderOfTheLanguage();
    void aKeyOfNothingIsLast();
};

void TestSearchText::folding_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("folded");
    QTest::newRow("plain") << u"Orders OLTP 7"_s << u"orders oltp 7"_s;
    QTest::newRow("umlauts") << u"ÄÖÜ äöü"_s << u"aou aou"_s;
    QTest::newRow("sharp s") << u"Größe"_s << u"grosse"_s;
    QTest::newRow("strokes") << u"Łódź Århus Đorđe"_s << u"lodz arhus dorde"_s;
    QTest::newRow("combining") << u"e\u0301tat"_s << u"etat"_s;
    QTest::newRow("full width") << u"ＡＢＣ"_s << u"abc"_s;
    QTest::newRow("other scripts stay") << u"顧客 Заказы"_s << u"顧客 заказы"_s;
    QTest::newRow("beyond the first plane") << u"🚀 Rocket"_s << u"🚀 rocket"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestSearchText::folding()
{
    QFETCH(QString, written);
    QTEST(foldedText(written), "folded");
}

void TestSearchText::wordsMatchInAnyOrder()
{
    const QString text = foldedText(u"Shop orders\nPostgres"_s);
    QVERIFY(SearchWords().match(text));
    QVERIFY(SearchWords(u" \t "_s).isEmpty());
    QVERIFY(SearchWords(u"GRES  shop"_s).match(text));
    QVERIFY(!SearchWords(u"shop mysql"_s).match(text));
    QVERIFY(!SearchWords(u"orderspost"_s).match(text));
    // What looks like a pattern is text.
    QVERIFY(!SearchWords(u"sh.p"_s).match(text));
    QVERIFY(!SearchWords(u"*"_s).match(text));
}

void TestSearchText::namesAreInTheOrderOfTheLanguage()
{
    QStringList names{u"shard 10"_s, u"Zebra"_s, u"Ärger"_s, u"shard 2"_s, u"apple"_s, u"Bee"_s};
    std::sort(names.begin(), names.end(),
              [](const QString &a, const QString &b) { return SortKey(a).compare(SortKey(b)) < 0; });
    const QStringList expected{u"apple"_s, u"Ärger"_s, u"Bee"_s, u"shard 2"_s, u"shard 10"_s, u"Zebra"_s};
    QCOMPARE(names, expected);
}

void TestSearchText::aKeyOfNothingIsLast()
{
    QCOMPARE(SortKey().compare(SortKey(u"z"_s)), 1);
    QCOMPARE(SortKey(u"z"_s).compare(SortKey()), -1);
    QCOMPARE(SortKey().compare(SortKey(QString())), 0);
    QCOMPARE(SortKey(u"a"_s).compare(SortKey(u"A"_s)), 0);
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
