// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "domain/objects.h"

namespace airdesk::api {

struct ConnectionFilter
{
    WorkspaceId workspace; //!< empty: all that the user sees
    QString tagId;
    bool withDeleted = false;
};

//! Rows come without their streams.
[[nodiscard]] ListEndpoint<Connection> listConnections(const ConnectionFilter &filter = {});
[[nodiscard]] Endpoint<Connection> getConnection(const ConnectionId &id);
//! Switches a connection on or off; nothing else is sent.
[[nodiscard]] Endpoint<Connection> setConnectionActive(const ConnectionId &id, bool active);

} // namespace airdesk::api
