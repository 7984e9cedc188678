// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "domain/objects.h"

namespace airdesk::api {

//! An empty workspace: all that the user sees. Old servers have no such address.
[[nodiscard]] ListEndpoint<Tag> listTags(const WorkspaceId &workspace = {});
[[nodiscard]] Endpoint<Tag> getTag(const QString &id);

} // namespace airdesk::api
