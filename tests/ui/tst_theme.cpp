// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/colors.h"
#include "theme/flatstyle.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

using namespace airdesk;
using namespace airdesk::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr RunStatus allStatuses[] = {RunStatus::Failed, RunStatus::Retrying, RunStatus::Running, RunStatus::Pending,
                                     RunStatus::Succeeded, RunStatus::Cancelled, RunStatus::Paused, RunStatus::Unknown};
constexpr BannerKind allBanners[] = {BannerKind::Warning, BannerKind::Fault, BannerKind::Note, BannerKind::Good,
                                     BannerKind::Plain};

QPalette palette(const QColor &base, const QColor &text, const QColor &highlight)
{
    QPalette result;
    result.setColor(QPalette::Base, base);
    result.setColor(QPalette::AlternateBase, mixed(base, text, 0.03));
    result.setColor(QPalette::Window, mixed(base, text, 0.06));
    result.setColor(QPalette::Button, mixed(base, text, 0.08));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        result.setColor(role, text);
    result.setColor(QPalette::Highlight, highlight);
    result.setColor(QPalette::Link, highlight);
    return result;
}

//! Lowest contrast of an ink on all grounds text stands on.
double lowest(const QColor &ink, const Colors &colors)
{
    double found = 21;
    for (const QColor &ground : colors.grounds())
        found = std::min(found, contrastRatio(ink, ground));
    return found;
}

#define LEAST(ratio, least) \
    QVERIFY2((ratio) >= (least), qPrintable(u"%1 is %2"_s.arg(QLatin1StringView(#ratio)).arg(ratio)))

void checkReadable(const Colors &c)
{
    LEAST(lowest(c.text, c), 4.5);
    LEAST(lowest(c.secondary, c), 4.5);
    LEAST(lowest(c.accentText, c), 4.5);
    for (const RunStatus status : allStatuses)
        LEAST(lowest(c.status(status), c), 4.5);
    for (const RunStatus status : allStatuses) {
        if (!c.fill(status).isValid())
            continue;
        LEAST(contrastRatio(c.fill(status), c.base), 3.0);
        LEAST(contrastRatio(c.fill(status), c.sel), 3.0);
    }
    for (const BannerKind kind : allBanners) {
        LEAST(contrastRatio(c.text, c.banner(kind).ground), 4.5);
        LEAST(contrastRatio(c.banner(kind).ink, c.banner(kind).ground), 4.5);
    }
    for (const QString &name : Colors::serverNames())
        LEAST(contrastRatio(Colors::onServer(), c.server(name)), 4.5);
    LEAST(contrastRatio(c.onAccent, c.accent), 4.5);
    LEAST(contrastRatio(c.toolTipText, c.toolTip), 4.5);
    LEAST(contrastRatio(c.field, c.base), 3.0);
    LEAST(contrastRatio(c.focus, c.base), 3.0);
    LEAST(contrastRatio(c.focus, c.sel), 3.0);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        theme().apply(airdesk::Theme::System);
        QApplication::setPalette(QPalette());
    }

    void contrastOfKnownColours()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        // The design page's own numbers
        QCOMPARE(qRound(contrastRatio(QColor(0x1B1F25), Qt::white) * 10), 165);
        QCOMPARE(qRound(contrastRatio(QColor(0x17743A), Qt::white) * 10), 58);
    }

    void designColoursAreReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void designColoursAreReadable()
    {
        QFETCH(bool, dark);
        const Colors c = dark ? Colors::darkTheme() : Colors::light();
        QCOMPARE(c.dark, dark);
        checkReadable(c);
        // The design promises more for some
        for (const BannerKind kind : allBanners)
            LEAST(contrastRatio(c.banner(kind).ink, c.banner(kind).ground), 5.0);
        for (const QString &name : Colors::serverNames())
            LEAST(contrastRatio(Colors::onServer(), c.server(name)), 4.6);
    }

    void case_90_foreignPalettesStayReadable_data()
    {
        QTest::addColumn<QColor>("base");
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("highlight");
        QTest::newRow("white") << QColor(Qt::white) << QColor(Qt::black) << QColor(0x0078D7);
        QTest::newRow("cream, orange") << QColor(0xFDF6E3) << QColor(0x586E75) << QColor(0xCB4B16);
        QTest::newRow("grey") << QColor(0xC8C8C8) << QColor(0x202020) << QColor(0x308CC6);
        QTest::newRow("breeze dark") << QColor(0x1B1E20) << QColor(0xFCFCFC) << QColor(0x3DAEE9);
        QTest::newRow("dark violet") << QColor(0x28143C) << QColor(0xE6DCF0) << QColor(0xC85078);
        QTest::newRow("black") << QColor(Qt::black) << QColor(0xE0E0E0) << QColor(0x1AEBFF);
    }
    void case_90_foreignPalettesStayReadable()
    {
        QFETCH(QColor, base);
        QFETCH(QColor, text);
        QFETCH(QColor, highlight);
        const Colors c = Colors::from(palette(base, text, highlight));
        QCOMPARE(c.base, base);
        QCOMPARE(c.dark, base.lightness() < 128);
        checkReadable(c);
    }

    void case_90_darkDesktopWithEachSetting_data()
    {
        QTest::addColumn<bool>("darkDesktop");
        QTest::addColumn<int>("setting");
        QTest::addColumn<bool>("darkExpected");
        for (const bool dark : {false, true}) {
            const char *desktop = dark ? "dark" : "light";
            QTest::addRow("%s desktop, system", desktop) << dark << int(airdesk::Theme::System) << dark;
            QTest::addRow("%s desktop, light", desktop) << dark << int(airdesk::Theme::Light) << false;
            QTest::addRow("%s desktop, dark", desktop) << dark << int(airdesk::Theme::Dark) << true;
        }
    }
    void case_90_darkDesktopWithEachSetting()
    {
        QFETCH(bool, darkDesktop);
        QFETCH(int, setting);
        QFETCH(bool, darkExpected);
        QApplication::setPalette(darkDesktop ? palette(QColor(0x1B1E20), Qt::white, QColor(0x3DAEE9))
                                             : palette(Qt::white, Qt::black, QColor(0x3DAEE9)));
        theme().apply(static_cast<airdesk::Theme>(setting));
        QCOMPARE(colors().dark, darkExpected);
        // What native widgets paint with agrees with what we paint with
        QCOMPARE(QApplication::palette().color(QPalette::Base), colors().base);
        QCOMPARE(QApplication::palette().color(QPalette::Text), colors().text);
    }

    void case_90_switchesWhileRunning()
    {
        QApplication::setPalette(palette(Qt::white, Qt::black, QColor(0x3DAEE9)));
        QVERIFY(!colors().dark);
        QSignalSpy changed(&theme(), &UiTheme::changed);
        // the desktop turns dark
        QApplication::setPalette(palette(QColor(0x1B1E20), Qt::white, QColor(0x3DAEE9)));
        QVERIFY(changed.size() >= 1);
        QVERIFY(colors().dark);
        // the person's own setting wins, and the desktop's is found again afterwards
        theme().apply(airdesk::Theme::Light);
        QVERIFY(!colors().dark);
        theme().apply(airdesk::Theme::System);
        QVERIFY(colors().dark);
        QApplication::setPalette(palette(Qt::white, Qt::black, QColor(0x3DAEE9)));
        QVERIFY(!colors().dark);
    }

    void case_90_anotherStyleKeepsTheDesktopsPalette()
    {
        QVERIFY(hasFlatStyle());
        QApplication::setStyle(u"windows"_s);
        QVERIFY(!hasFlatStyle());
        QApplication::setPalette(palette(QColor(0x28143C), QColor(0xE6DCF0), QColor(0xC85078)));
        QCOMPARE(QApplication::palette().color(QPalette::Base), QColor(0x28143C));
        QCOMPARE(colors().base, QColor(0x28143C));
        QVERIFY(colors().dark);
        checkReadable(colors());
        LEAST(lowest(QApplication::palette().color(QPalette::PlaceholderText), colors()), 4.5);
        // forced light, it cannot be the desktop's any more
        theme().apply(airdesk::Theme::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Base), Colors::light().base);
        theme().apply(airdesk::Theme::System);
        QCOMPARE(QApplication::palette().color(QPalette::Base), QColor(0x28143C));
        QApplication::setStyle(new FlatStyle);
    }

    void checkBoxCanBeSeenInTheDark()
    {
        theme().apply(airdesk::Theme::Dark);
        QCheckBox box;
        box.resize(box.sizeHint());
        const QImage image = box.grab().toImage();
        double best = 1;
        for (int x = 0; x < image.width(); ++x)
            best = std::max(best, contrastRatio(image.pixelColor(x, image.height() / 2), colors().window));
        LEAST(best, 3.0);
    }

    void statusColoursMoveOnlyWhenTheyMust()
    {
        const QColor ink(0x17743A);
        QCOMPARE(readableOn(ink, {Qt::white}, 4.5), ink);
        const QColor moved = readableOn(ink, {QColor(0x202020)}, 4.5);
        LEAST(contrastRatio(moved, QColor(0x202020)), 4.5);
        QVERIFY(moved.green() > moved.red()); // still green
    }

    void rowsGrowWithTheFont_data()
    {
        QTest::addColumn<int>("pixels");
        QTest::newRow("small") << 11;
        QTest::newRow("usual") << 13;
        QTest::newRow("big") << 24;
        QTest::newRow("huge") << 40;
    }
    void rowsGrowWithTheFont()
    {
        QFETCH(int, pixels);
        QFont font = QApplication::font();
        font.setPixelSize(pixels);
        const QFontMetrics size(font);
        const int height = metrics::rowHeight(size);
        QCOMPARE(height % 4, 0);
        QVERIFY(height >= 32);
        QVERIFY(height >= size.height() + 12);
        QVERIFY(height == 32 || height < size.height() + 12 + 4);
        QVERIFY(metrics::rowHeight(size, metrics::sideRow) <= height);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
