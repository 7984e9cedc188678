// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/flatstyle.h"
#include "theme/focusring.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPointer>
#include <QStyle>
#include <QStyleHints>
#include <QToolTip>

#include <utility>

namespace airdesk::ui {

namespace {

bool isStyle(QLatin1StringView name) { return QApplication::style()->name().compare(name, Qt::CaseInsensitive) == 0; }

//! These draw with the system's own pictures, which a palette cannot turn dark or light.
bool ignoresPalettes() { return isStyle(QLatin1StringView("windowsvista")) || isStyle(QLatin1StringView("macos")); }

bool isDark(const QPalette &palette) { return palette.color(QPalette::Active, QPalette::Base).lightness() < 128; }

} // namespace

UiTheme::UiTheme(QObject *parent) : QObject(parent)
{
    if (isStyle(QLatin1StringView("fusion")))
        QApplication::setStyle(new FlatStyle);
    new FocusRing(this);
    qApp->installEventFilter(this);
    followDesktopScheme();
    // a palette given to the application before is as good as the desktop's
    if (const QPalette given = QApplication::palette(); given.resolveMask() != 0)
        m_outside = given;
    rebuild();
}

UiTheme::~UiTheme() = default;

void UiTheme::followDesktopScheme()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (!m_rebuilding)
            rebuild();
    });
#endif
}

void UiTheme::apply(airdesk::Theme wanted)
{
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    rebuild();
}

bool UiTheme::wantsDark(const QPalette &desktop) const
{
    switch (m_wanted) {
    case airdesk::Theme::Light:
        return false;
    case airdesk::Theme::Dark:
        return true;
    case airdesk::Theme::System:
        break;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    // A palette of our own making says nothing about the desktop, its hint does.
    if (!m_outside && QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    return isDark(desktop);
}

QPalette UiTheme::desktopPalette()
{
    // An empty palette brings the desktop's back, whatever we wrote over it; roles that nobody set come from the desktop
    // in any case.
    QApplication::setPalette(m_outside.value_or(QPalette()));
    return QApplication::palette();
}

void UiTheme::rebuild()
{
    m_rebuilding = true;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QGuiApplication::styleHints()->setColorScheme(m_wanted == airdesk::Theme::System ? Qt::ColorScheme::Unknown
                                                  : m_wanted == airdesk::Theme::Dark ? Qt::ColorScheme::Dark
                                                                                     : Qt::ColorScheme::Light);
#endif
    if (m_wanted == airdesk::Theme::System && !m_desktopStyle.isEmpty())
        QApplication::setStyle(std::exchange(m_desktopStyle, {}));
    const QPalette desktop = desktopPalette();
    const bool dark = wantsDark(desktop);
    if (ignoresPalettes() && dark != isDark(desktop)) {
        m_desktopStyle = QApplication::style()->name();
        QApplication::setStyle(new FlatStyle);
    }

    if (hasFlatStyle() || dark != isDark(desktop)) {
        m_colors = dark ? Colors::darkTheme() : Colors::light();
        QPalette palette = desktop;
        m_colors.writeTo(palette);
        m_writtenBase = m_colors.base;
        QApplication::setPalette(palette);
    } else {
        m_colors = Colors::from(desktop);
        m_writtenBase = m_colors.base;
        // The desktop's palette stays; only quiet text is ours, because labels have no other role for it.
        QPalette palette = m_outside.value_or(QPalette());
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            palette.setColor(group, QPalette::PlaceholderText, m_colors.secondary);
        QApplication::setPalette(palette);
    }
    QToolTip::setPalette(QApplication::palette());
    m_rebuilding = false;
    Q_EMIT changed();
}

bool UiTheme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange && !m_rebuilding) {
        const QPalette now = QApplication::palette();
        if (now.color(QPalette::Active, QPalette::Base) != m_writtenBase)
            m_outside = now.resolveMask() == 0 ? std::nullopt : std::optional(now);
        rebuild();
    }
    return QObject::eventFilter(watched, event);
}

UiTheme &theme()
{
    // owned by the application: a test, or a second one, gets a new one
    static QPointer<UiTheme> instance;
    if (!instance)
        instance = new UiTheme(qApp);
    return *instance;
}

const Colors &colors() { return theme().colors(); }

bool hasFlatStyle() { return qobject_cast<FlatStyle *>(QApplication::style()) != nullptr; }

namespace fonts {

namespace {

//! Made once for the application's font: delegates ask for them with every cell.
struct Fonts
{
    QFont source;
    QFont medium, semibold, secondary, pageTitle, fixed;
};

QFont withPixels(QFont font, int difference, int least)
{
    const int pixels = QFontInfo(font).pixelSize() + difference;
    font.setPixelSize(std::max(pixels, std::min(least, QFontInfo(font).pixelSize())));
    return font;
}

QFont withWeight(QFont font, QFont::Weight weight)
{
    font.setWeight(weight);
    return font;
}

const Fonts &made()
{
    static Fonts fonts;
    static bool isMade = false;
    const QFont source = QApplication::font();
    if (isMade && source == fonts.source)
        return fonts;
    fonts.source = source;
    fonts.medium = withWeight(source, QFont::Medium);
    fonts.semibold = withWeight(source, QFont::DemiBold);
    fonts.secondary = withPixels(source, -1, 11);
    fonts.pageTitle = withWeight(withPixels(source, 3, 11), QFont::DemiBold);
    const int most = QFontInfo(source).pixelSize();
    fonts.fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fonts.fixed.setPixelSize(std::max(most - 1, std::min(11, most)));
    isMade = true;
    return fonts;
}

} // namespace

QFont body() { return QApplication::font(); }
QFont medium() { return made().medium; }
QFont semibold() { return made().semibold; }
QFont secondary() { return made().secondary; }
QFont pageTitle() { return made().pageTitle; }
QFont fixed() { return made().fixed; }

} // namespace fonts

} // namespace airdesk::ui
