// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/settings.h"

//! Preferences that only the window knows: what it looked like when it was last used.
namespace airdesk::settings {

inline const Setting<QString> lastPage{"window/lastPage", {}};
//! Empty: the server shown last; "all"; or a server's ID.
inline const Setting<QString> startServer{"window/startServer", {}};
inline const Setting<bool> detailsShown{"connections/details", true};
inline const Setting<int> detailsWidth{"connections/detailsWidth", 300, 260, 480};
inline const Setting<int> detailsHeight{"connections/detailsHeight", 260, 120, 2000};
inline const Setting<QString> connectionFilter{"connections/filter", {}};
inline const Setting<QString> connectionTag{"connections/tag", {}};
inline const Setting<int> connectionNotSynced{"connections/notSyncedHours", 0, 0, 8760};
inline const Setting<QByteArray> workspaceHeader{"workspaces/header", {}};

} // namespace airdesk::settings
