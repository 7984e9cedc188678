// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "domain/objects.h"

namespace airdesk::api {

//! Answers hold secrets in full: never logged, never cached.
[[nodiscard]] ListEndpoint<Application> listApplications();
[[nodiscard]] Endpoint<Application> createApplication(const QString &name);
//! `id` is the application's own id, not its client ID.
[[nodiscard]] Endpoint<Application> deleteApplication(const QString &id);

} // namespace airdesk::api
