// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "domain/objects.h"

namespace airdesk::api {

[[nodiscard]] ListEndpoint<Workspace> listWorkspaces();
[[nodiscard]] Endpoint<Workspace> getWorkspace(const WorkspaceId &id);

} // namespace airdesk::api
