// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "domain/objects.h"

namespace airdesk::api {

//! Of the caller himself. Old servers have no such address.
[[nodiscard]] ListEndpoint<Permission> listPermissions();
[[nodiscard]] Endpoint<Permission> getPermission(const QString &id);
[[nodiscard]] ListEndpoint<Organization> listOrganizations();
//! The server lists users of one organization only.
[[nodiscard]] ListEndpoint<User> listUsers(const QString &organizationId);
//! Config API; answers for the caller himself only.
[[nodiscard]] Endpoint<User> getUser(const QString &userId);

} // namespace airdesk::api
