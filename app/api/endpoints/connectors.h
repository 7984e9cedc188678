// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "domain/objects.h"

namespace airdesk::api {

//! An empty workspace: all that the user sees.
[[nodiscard]] ListEndpoint<Source> listSources(const WorkspaceId &workspace = {});
[[nodiscard]] Endpoint<Source> getSource(const SourceId &id);
[[nodiscard]] ListEndpoint<Destination> listDestinations(const WorkspaceId &workspace = {});
[[nodiscard]] Endpoint<Destination> getDestination(const DestinationId &id);

} // namespace airdesk::api
