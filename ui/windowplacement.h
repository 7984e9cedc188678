// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QMainWindow;

//! Where the window was, brought back so that it can always be reached.
namespace airdesk::ui::placement {

//! Anything that cannot be read, or that lies on no screen, is dropped: then the window gets its usual size.
void restore(QMainWindow *window, const QByteArray &geometry);
//! Moves and shrinks the window until it lies within a screen.
void keepOnScreen(QMainWindow *window);

} // namespace airdesk::ui::placement
