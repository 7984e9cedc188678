// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

//! The command line of the window, read before there is an application: `--version` and `--help` need no display.
namespace airdesk::startup {

//! What "Try the demo" and a plain `--demo` play.
inline constexpr int demoConnections = 240;

struct Arguments
{
    bool demo = false;
    int demoConnections = startup::demoConnections;
    QString server; //!< name of the server to open on
    QString tourDir; //!< empty: no tour
    QString configDir; //!< empty: the usual place
    bool timing = false;
};

//! Text to print, and the exit code that goes with it.
struct Answer
{
    QString text;
    int exitCode = 0;
};

//! `arguments` with the program's name in front. Qt's own options (`-platform`, `-style` and so on) are passed over.
[[nodiscard]] tl::expected<Arguments, Answer> readArguments(const QStringList &arguments);

//! A sentence why no window can be shown (no display, and no platform was chosen); empty when one can.
[[nodiscard]] QString noDisplayReason(const QStringList &arguments);

//! Empty when https works; else what is missing from the installation.
[[nodiscard]] QString tlsProblem();

} // namespace airdesk::startup
