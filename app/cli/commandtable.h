// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

#include <vector>

namespace airdesk::cli {

//! One command: its words, what follows them, and its help.
struct CommandRow
{
    Command command;
    const char *name;
    const char *operand; //!< for messages and help
    int leastOperands;
    int mostOperands; //!< negative: any number
    bool takesKind;
    const char *usage; //!< what follows the words, for help
    const char *text; //!< one line
    const char *more; //!< the rest of its help; may be empty

    [[nodiscard]] QString words() const { return QString::fromLatin1(name); }
};

//! One option and where it is allowed.
struct OptionRow
{
    const char *name;
    const char *value; //!< empty: a switch
    quint32 commands; //!< bits by Command; 0: anywhere
    const char *text;
    bool adHoc = false; //!< describes a server given by --url

    [[nodiscard]] QStringList names() const;
    [[nodiscard]] bool appliesTo(Command command) const;
    [[nodiscard]] bool isGlobal() const { return commands == 0; }
};

[[nodiscard]] const std::vector<CommandRow> &commandTable();
[[nodiscard]] const std::vector<OptionRow> &optionTable();

} // namespace airdesk::cli
