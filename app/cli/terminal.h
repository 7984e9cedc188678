// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/secret.h"

#include <QByteArray>
#include <QString>

#include <cstdio>
#include <optional>

//! What differs between a person at a terminal and a script.
namespace airdesk::cli::terminal {

[[nodiscard]] bool isTerminal(std::FILE *stream);
//! Columns of the terminal that `stream` is; 0 when it is none.
[[nodiscard]] int width(std::FILE *stream);
//! Columns a text takes up: wide letters two, marks none.
[[nodiscard]] int columnsOf(const QString &text);

//! Asks on standard error and reads one line from standard input; nullopt at its end or when interrupted.
[[nodiscard]] std::optional<QByteArray> ask(const QString &question);
//! The same without showing what is typed.
[[nodiscard]] std::optional<Secret> askSecret(const QString &question);
//! One line of standard input, at most `most` bytes; nullopt when there is none.
[[nodiscard]] std::optional<QByteArray> readLine(qsizetype most);

} // namespace airdesk::cli::terminal
