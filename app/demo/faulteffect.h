// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/rules.h"

#include <QString>

#include <functional>
#include <vector>

namespace airdesk::demo {

struct State;

//! What a fault does to a server.
struct FaultEffect
{
    std::vector<Rule> rules;
    std::vector<std::function<void(State &)>> changes;
};

//! Reads "NAME[:ARGUMENT][@PATH]"; root is the server's address. error says what is wrong with the text, if
//! anything is.
[[nodiscard]] FaultEffect faultEffect(const QString &fault, const QString &root, QString &error);

} // namespace airdesk::demo
