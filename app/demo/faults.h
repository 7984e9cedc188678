// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace airdesk::demo {

//! A fault that can be played by name: "NAME[:ARGUMENT][@PATH]".
struct FaultKind
{
    QString name;
    QString argument;    //!< What may follow the colon; empty: nothing may. In brackets: may be left out.
    QString description; //!< One line.
    bool anywhere =
        false; //!< It can hit any request, and @PATH (a regular expression) aims it; else it has its own aim.
};

//! All of them, in the order they are listed to people.
[[nodiscard]] const std::vector<FaultKind> &faultKinds();

} // namespace airdesk::demo
