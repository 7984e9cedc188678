// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/startsync.h"

using namespace Qt::StringLiterals;

namespace airdesk::demo {

StartResult startJob(State &state, int connection, const QString &type, bool refreshAllowed)
{
    state.jobs.advance();
    const Connection &c = state.world.connections[static_cast<std::size_t>(connection)];
    const bool clears = type == u"reset" || type == u"clear";
    if (!clears && type != u"sync" && !(refreshAllowed && type == u"refresh"))
        return {StartResult::NoSuchType, -1};
    if (c.status != u"active")
        return {StartResult::NotActive, -1};
    if (state.jobs.active(connection)) {
        if (!clears)
            return {StartResult::AlreadyRunning, -1};
        state.jobs.cancel(connection);
    } else if (state.behaviour.staleConflict && !clears) {
        return {StartResult::AlreadyRunning, -1};
    }
    const qint64 id = state.jobs.start(connection, type);
    state.jobs.reschedule(connection);
    return {StartResult::Started, id};
}

bool cancelRunning(State &state, int connection)
{
    state.jobs.advance();
    if (!state.jobs.cancel(connection))
        return false;
    if (state.behaviour.cancelRestarts)
        state.jobs.start(connection, u"sync"_s);
    return true;
}

} // namespace airdesk::demo
