// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace airdesk::demo {

//! How the syncs of a connection go.
enum class SyncBehaviour {
    Normal,
    Slow,
    Failing,  //!< Every attempt fails, the job ends failed.
    Retrying, //!< The first attempt fails, the second succeeds.
    Empty,    //!< Succeeds without a row.
    Endless   //!< Runs until it is cancelled.
};

} // namespace airdesk::demo
