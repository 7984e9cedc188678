// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/applicationmodel.h"
#include "models/connectionmodel.h"
#include "models/servermodel.h"
#include "models/workspacemodel.h"

namespace airdesk {

//! The tables of the program, shared by all servers; services fill their server's rows.
struct Models
{
    ServerModel servers;
    WorkspaceModel workspaces;
    ConnectionModel connections;
    ApplicationModel applications;
};

} // namespace airdesk
