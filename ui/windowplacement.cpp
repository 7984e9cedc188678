// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowplacement.h"

#include "theme/metrics.h"

#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>

#include <algorithm>

namespace airdesk::ui::placement {

namespace {

constexpr QSize usualSize{1440, 900};
constexpr int titleGrip = 48; // so much of the upper edge must be seen to take hold of it

} // namespace

void restore(QMainWindow *window, const QByteArray &geometry)
{
    const QScreen *primary = QGuiApplication::primaryScreen();
    const QSize room = primary ? primary->availableSize() : usualSize;
    const QSize least(metrics::leastWidth, metrics::leastHeight);
    if (geometry.isEmpty() || !window->restoreGeometry(geometry))
        window->resize(usualSize.boundedTo(room).expandedTo(least));
    keepOnScreen(window);
}

void keepOnScreen(QMainWindow *window)
{
    const QScreen *screen = nullptr;
    const QRect grip(window->geometry().topLeft(), QSize(window->width(), titleGrip));
    for (const QScreen *one : QGuiApplication::screens()) {
        const QRect seen = one->availableGeometry().intersected(grip);
        if (seen.width() >= titleGrip && seen.height() >= titleGrip / 2)
            screen = one;
    }
    if (screen && screen->availableGeometry().contains(window->geometry()))
        return;
    if (!screen)
        screen = QGuiApplication::primaryScreen();
    if (!screen || window->isMaximized() || window->isFullScreen())
        return;
    const QRect room = screen->availableGeometry();
    QRect wanted(window->pos(), window->size().boundedTo(room.size()));
    wanted.moveLeft(std::clamp(wanted.left(), room.left(), std::max(room.left(), room.right() - wanted.width() + 1)));
    wanted.moveTop(std::clamp(wanted.top(), room.top(), std::max(room.top(), room.bottom() - wanted.height() + 1)));
    window->resize(wanted.size());
    window->move(wanted.topLeft());
}

} // namespace airdesk::ui::placement
