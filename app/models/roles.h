// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/status.h"

#include <QMetaType>
#include <Qt>

#include <vector>

namespace airdesk {

//! What a cell says beyond its text. The core hands out meanings; delegates choose shape and colour.
//! No role ever carries a secret.
enum Role : int {
    ServerIdRole = Qt::UserRole + 1, //!< ServerId of the row
    IdRole, //!< QString: the resource's id (client ID for applications)
    StatusRole, //!< RunStatus of the row
    SecondaryRole, //!< QString: the quiet second part of a cell (next run, age)
    RunBarsRole, //!< RunBars of the last runs, oldest first
    TagsRole, //!< std::vector<Tag>
    BusyRole, //!< bool: an action of ours on this row is on its way
    DeletedRole, //!< bool: the resource is deleted on the server; every action is off
    AttentionRole, //!< bool: the value of this cell deserves a look; the tooltip says why
    SecretKnownRole, //!< bool: the server returned the secret (the secret itself is in no role)
};

//! One past run as a bar.
struct RunBar
{
    RunStatus status = RunStatus::Unknown;
    float height = 0; //!< 0 to 1 of the longest run shown

    friend bool operator==(const RunBar &, const RunBar &) = default;
};
using RunBars = std::vector<RunBar>;

} // namespace airdesk

Q_DECLARE_METATYPE(airdesk::RunBars)
