// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/state.h"

namespace airdesk::demo {

struct StartResult
{
    enum Outcome { Started, AlreadyRunning, NotActive, NoSuchType };
    Outcome outcome = Started;
    qint64 job = -1;
};

//! What both APIs do when a job is asked for. A clear or reset ends a running sync first.
[[nodiscard]] StartResult startJob(State &state, int connection, const QString &type,
                                   bool refreshAllowed = false);

//! Cancels what the connection runs; false when nothing runs.
[[nodiscard]] bool cancelRunning(State &state, int connection);

} // namespace airdesk::demo
