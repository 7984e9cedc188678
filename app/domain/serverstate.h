// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <algorithm>

namespace airdesk {

//! How a server is doing. The order is that of gravity: of several the first one shows, in the bar and as banner.
enum class ServerState {
    NotReached,
    CredentialsRefused,
    CredentialsNeeded,
    KeychainLocked,
    KeychainWaiting, //!< the keychain asks the user something
    NotEncrypted,
    Slow,
    Renewing,
    Connecting,
    Connected,
};

[[nodiscard]] inline ServerState gravest(ServerState a, ServerState b) { return std::min(a, b); }

//! The translated words, e.g. "Not reached".
[[nodiscard]] QString serverStateWord(ServerState state);

//! Nothing can be asked of the server until someone does something.
[[nodiscard]] bool isBlocked(ServerState state);

} // namespace airdesk

Q_DECLARE_METATYPE(airdesk::ServerState)
