// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/apierror.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace airdesk {

//! How far a list of one server has come: what a page needs for its four states.
struct ListState
{
    enum class Phase { NotAsked, Loading, Loaded, Failed };

    Phase phase = Phase::NotAsked;
    bool isPartial = false; //!< more may exist than is shown
    int rows = 0; //!< shown so far
    QDateTime readAt; //!< of the last whole listing; invalid: none yet
    std::optional<ApiError> error; //!< why it failed or is partial; rows read before stay
    QStringList warnings;

    [[nodiscard]] bool isLoading() const { return phase == Phase::Loading; }
};

} // namespace airdesk

Q_DECLARE_METATYPE(airdesk::ListState)
