// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/banner.h"

#include <optional>

namespace airdesk {
class Backend;
class Session;
} // namespace airdesk

//! What stands in the way of a server, as a banner with its remedy.
namespace airdesk::ui::trouble {

// The remedies; ids of the banner's actions.
inline constexpr QLatin1StringView retry{"retry"};
inline constexpr QLatin1StringView unlock{"unlock"};
inline constexpr QLatin1StringView credentials{"credentials"};
inline constexpr QLatin1StringView settings{"settings"};
inline constexpr QLatin1StringView details{"details"};

//! nullopt: all is well, or not worth a banner. `named`: several servers are shown, so its name is said.
[[nodiscard]] std::optional<BannerContent> of(Backend *backend, bool named);

//! The server with the gravest trouble; nullptr: none has any.
[[nodiscard]] Backend *gravestOf(const Session *session);

} // namespace airdesk::ui::trouble
