// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "domain/objects.h"

namespace airdesk::api {

struct JobFilter
{
    ConnectionId connection; //!< wins over the workspace
    WorkspaceId workspace; //!< empty: all that the user sees
    QString status; //!< the server's word; empty: all. Some versions answer 500 to it
    QString type; //!< empty: all
    QDateTime createdSince; //!< invalid: from the beginning
};

//! Newest first; the server's own default is oldest first. `mostRows` 0: all.
[[nodiscard]] ListEndpoint<Job> listJobs(const JobFilter &filter = {}, int mostRows = 0);
[[nodiscard]] Endpoint<Job> getJob(JobId id);
//! Starts a sync. Never sent twice: after a time-out look for a job made since.
[[nodiscard]] Endpoint<Job> startSync(const ConnectionId &connection);
//! Cancels what the job's connection is running and answers with the job.
[[nodiscard]] Endpoint<Job> cancelJob(JobId id);

} // namespace airdesk::api
