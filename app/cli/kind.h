// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace airdesk::cli {

//! What can be listed and read.
enum class Kind {
    Workspaces,
    Connections,
    Sources,
    Destinations,
    Jobs,
    Applications,
    Tags,
    Users,
    Permissions,
    Organizations,
};

//! From the word on the command line: plural or singular, in any case.
[[nodiscard]] std::optional<Kind> kindOf(const QString &word);
//! All of them in the plural, as for help.
[[nodiscard]] QStringList kindWords();
[[nodiscard]] QString wordOf(Kind kind);
//! The server's name of the field that tells one from the next.
[[nodiscard]] QString idFieldOf(Kind kind);
//! The server's name of the field with the name; empty: there is none.
[[nodiscard]] QString nameFieldOf(Kind kind);

} // namespace airdesk::cli
