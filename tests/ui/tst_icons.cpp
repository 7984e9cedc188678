// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"
#include "theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace airdesk;
using namespace airdesk::ui;
using namespace Qt::StringLiterals;

namespace {

//! Colours of all pixels that are not transparent, with how many of them are fully covered.
struct Ink
{
    int covered = 0;
    QColor strongest = Qt::transparent;
};

Ink inkOf(const QPixmap &pixmap)
{
    Ink ink;
    const QImage image = pixmap.toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > 40)
                ++ink.covered;
            if (pixel.alpha() > ink.strongest.alpha())
                ink.strongest = pixel;
        }
    }
    return ink;
}

bool isNear(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) < 6 && std::abs(a.green() - b.green()) < 6 && std::abs(a.blue() - b.blue()) < 6;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { theme().apply(airdesk::Theme::System); }

    void everyIconRenders_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<qreal>("ratio");
        QVERIFY(iconNames().size() > 50);
        for (const QString &name : iconNames()) {
            for (const bool dark : {false, true}) {
                for (const qreal ratio : {1.0, 2.0})
                    QTest::addRow("%s %s at %g", qPrintable(name), dark ? "dark" : "light", ratio) << name << dark << ratio;
            }
        }
    }
    void everyIconRenders()
    {
        QFETCH(QString, name);
        QFETCH(bool, dark);
        QFETCH(qreal, ratio);
        theme().apply(dark ? airdesk::Theme::Dark : airdesk::Theme::Light);
        const QPixmap pixmap = icon(name).pixmap(QSize(16, 16), ratio);
        QCOMPARE(pixmap.size(), QSize(16, 16) * ratio);
        QCOMPARE(pixmap.devicePixelRatio(), ratio);
        const Ink ink = inkOf(pixmap);
        QVERIFY2(ink.covered > 4 * ratio, "blank");
        QVERIFY2(ink.covered < 16 * 16 * ratio * ratio, "all filled");
        if (name != u"airdesk"_s)
            QVERIFY2(isNear(ink.strongest, colors().text), qPrintable(ink.strongest.name()));
    }

    void iconFollowsTheTheme()
    {
        const QIcon made = icon(u"refresh"_s, Tone::Accent);
        theme().apply(airdesk::Theme::Light);
        QVERIFY(isNear(inkOf(made.pixmap(QSize(32, 32), 1)).strongest, Colors::light().accentText));
        theme().apply(airdesk::Theme::Dark);
        QVERIFY(isNear(inkOf(made.pixmap(QSize(32, 32), 1)).strongest, Colors::darkTheme().accentText));
        QVERIFY(isNear(inkOf(made.pixmap(QSize(32, 32), 1, QIcon::Disabled)).strongest, Colors::darkTheme().disabled));
    }

    void statusesHaveShapesOfTheirOwn()
    {
        QSet<QString> shapes;
        QList<QImage> images;
        for (const RunStatus status : {RunStatus::Failed, RunStatus::Retrying, RunStatus::Running, RunStatus::Pending,
                                       RunStatus::Succeeded, RunStatus::Cancelled, RunStatus::Paused, RunStatus::Unknown}) {
            shapes.insert(statusShape(status));
            const QImage image = iconPixmap(statusShape(status), 14, Qt::black, 1).toImage();
            QVERIFY(!images.contains(image)); // tellable without colour
            images.append(image);
            QVERIFY(isNear(inkOf(statusIcon(status).pixmap(QSize(28, 28), 1)).strongest, colors().status(status)));
        }
        QCOMPARE(shapes.size(), 8);
    }

    void serverStatesHaveABadge()
    {
        for (int state = 0; state <= int(ServerState::Connected); ++state)
            QVERIFY(iconNames().contains(stateShape(static_cast<ServerState>(state))));
    }

    void turnedShapesDiffer()
    {
        const QImage still = iconPixmap(u"status-running"_s, 14, Qt::black, 1, 0).toImage();
        const QImage turned = iconPixmap(u"status-running"_s, 14, Qt::black, 1, 90).toImage();
        QVERIFY(still != turned);
    }

    void unknownNameIsNull() { QVERIFY(icon(u"no-such-icon"_s).isNull()); }

    void appIconHasItsOwnColours()
    {
        const QPixmap pixmap = appIcon().pixmap(QSize(48, 48), 1);
        QVERIFY(!pixmap.isNull());
        QVERIFY(isNear(pixmap.toImage().pixelColor(7, 24), QColor(0x2F5BD0)));
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
