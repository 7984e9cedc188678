// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/state.h"

namespace airdesk::demo {

//! Applies the fields of a PATCH to a connection and makes its new plan; an error text when one is refused.
[[nodiscard]] QString editConnection(State &state, int place, const QJsonObject &fields);

} // namespace airdesk::demo
