// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace airdesk::demo {

//! Shuts this process's connections with that local port, or only the one to remotePort if that is not 0. The
//! HTTP library does not hand out its sockets, but a connection is known by its two ports.
void closeConnections(int localPort, int remotePort);

//! The connection's own socket; -1 when it is not found.
[[nodiscard]] std::intptr_t connectionSocket(int localPort, int remotePort);

//! Whether the other side has closed its end.
[[nodiscard]] bool peerHasLeft(std::intptr_t socket);

//! A port in use shall be an error, one that a stopped server has just left shall not.
void allowQuickRebind(std::intptr_t socket);

} // namespace airdesk::demo
