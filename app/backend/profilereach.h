// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiroot.h"
#include "api/transport.h"
#include "backend/serverprofile.h"

namespace airdesk {

//! Transport rules of a profile.
[[nodiscard]] TransportSettings transportSettings(const ServerProfile &profile);
//! The root remembered in a profile; not valid when none is.
[[nodiscard]] ApiRoot rememberedRoot(const ServerProfile &profile);

} // namespace airdesk
