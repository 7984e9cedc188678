// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/serverstate.h"
#include "domain/status.h"

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <QStringList>

class QPainter;

namespace airdesk::ui {

//! Colour of an icon. It is looked up when painting, so an icon made once follows the theme.
enum class Tone { Text, Secondary, Accent, OnAccent, Succeeded, Running, Pending, Retrying, Failed, Cancelled, Paused, Unknown };

[[nodiscard]] Tone toneOf(RunStatus status);
[[nodiscard]] QColor toneColor(Tone tone);

//! A line icon by the name of its file ("refresh"). Disabled it has the colour of disabled text.
[[nodiscard]] QIcon icon(const QString &name, Tone tone = Tone::Text);
//! The shape of a status, in its colour.
[[nodiscard]] QIcon statusIcon(RunStatus status);
//! Name of a status' shape, for paintIcon().
[[nodiscard]] QString statusShape(RunStatus status);
//! Name and colour of a server state's badge.
[[nodiscard]] QString stateShape(ServerState state);
[[nodiscard]] Tone stateTone(ServerState state);

//! Paints an icon crisp at the painter's device pixel ratio, turned clockwise by `degrees`.
void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color, int degrees = 0);
[[nodiscard]] QPixmap iconPixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio, int degrees = 0);
//! Airdesk's own icon, in its own colours.
[[nodiscard]] QIcon appIcon();
//! Every icon there is.
[[nodiscard]] QStringList iconNames();

} // namespace airdesk::ui
