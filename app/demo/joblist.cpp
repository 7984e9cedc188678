// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/jobs.h"
#include "demo/world.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

void Jobs::walk(const JobFilter &filter, const std::function<bool(int)> &visit)
{
    const int past = m_history.size();
    // Both parts are ordered by creation, and merge into one order.
    std::vector<int> ranks;
    std::span<const int> history;
    const bool single = filter.connection >= 0;
    if (single)
        history = m_history.ranksOf(filter.connection);
    const int historyCount = single ? static_cast<int>(history.size()) : past;
    std::vector<int> live;
    for (int i = 0; i < static_cast<int>(m_live.size()); ++i) {
        if (!single || m_live[static_cast<std::size_t>(i)].connection == filter.connection)
            live.push_back(i);
    }
    const auto rankAt = [&](int place) { return single ? history[static_cast<std::size_t>(place)] : place; };
    const auto liveCreated = [&](int place) {
        return m_live[static_cast<std::size_t>(live[static_cast<std::size_t>(place)])].created;
    };
    const int liveCount = static_cast<int>(live.size());
    if (!filter.descending) {
        int h = 0;
        int l = 0;
        while (h < historyCount || l < liveCount) {
            const bool fromHistory =
                l == liveCount || (h < historyCount && m_history.facts(rankAt(h)).created <= liveCreated(l));
            if (!visit(fromHistory ? rankAt(h++) : past + live[static_cast<std::size_t>(l++)]))
                return;
        }
        return;
    }
    int h = historyCount - 1;
    int l = liveCount - 1;
    while (h >= 0 || l >= 0) {
        const bool fromLive = h < 0 || (l >= 0 && m_history.facts(rankAt(h)).created <= liveCreated(l));
        if (!visit(fromLive ? past + live[static_cast<std::size_t>(l--)] : rankAt(h--)))
            return;
    }
}

JobView Jobs::viewAt(int rank, qint64 now)
{
    const int past = m_history.size();
    return rank < past ? m_history.view(rank) : viewOf(m_live[static_cast<std::size_t>(rank - past)], now);
}

bool Jobs::matches(const JobFilter &filter, int rank, qint64 now, qint64 &updated)
{
    const auto within = [](qint64 time, const std::optional<qint64> &from, const std::optional<qint64> &to) {
        return (!from || time >= *from) && (!to || time <= *to);
    };
    const auto inWorkspaces = [&](int connection) {
        if (filter.connection >= 0 || filter.workspaces.empty())
            return true;
        const int workspace = m_world.connections[static_cast<std::size_t>(connection)].workspace;
        return filter.workspaces[static_cast<std::size_t>(workspace)] != 0;
    };
    const int past = m_history.size();
    if (rank < past) {
        const History::Facts facts = m_history.facts(rank);
        updated = facts.updated;
        return inWorkspaces(facts.connection) &&
               within(facts.created, filter.createdFrom, filter.createdTo) &&
               within(facts.updated, filter.updatedFrom, filter.updatedTo) &&
               (filter.types.isEmpty() || filter.types.contains(facts.type)) &&
               (filter.statuses.isEmpty() || filter.statuses.contains(facts.status));
    }
    const Live &live = m_live[static_cast<std::size_t>(rank - past)];
    if (!inWorkspaces(live.connection) || !within(live.created, filter.createdFrom, filter.createdTo) ||
        (!filter.types.isEmpty() && !filter.types.contains(live.type)))
        return false;
    const JobView view = viewOf(live, now);
    updated = view.updated;
    return within(view.updated, filter.updatedFrom, filter.updatedTo) &&
           (filter.statuses.isEmpty() || filter.statuses.contains(view.status));
}

std::vector<JobView> Jobs::list(const JobFilter &filter, qint64 *total)
{
    const qint64 now = m_clock.now();
    const int past = m_history.size();
    std::vector<JobView> page;
    qint64 seen = 0;
    const auto take = [&](int rank) {
        if (seen >= filter.offset && seen < filter.offset + filter.limit)
            page.push_back(viewAt(rank, now));
        ++seen;
    };
    static const QStringList terminal{u"succeeded"_s, u"failed"_s, u"cancelled"_s};
    const bool onlyUnfinished = !filter.statuses.isEmpty() &&
                                std::none_of(terminal.begin(), terminal.end(), [&](const QString &status) {
                                    return filter.statuses.contains(status);
                                });
    qint64 updated = 0;
    if (onlyUnfinished) {
        // The call clients poll with: the past, however large, holds nothing unfinished.
        std::vector<int> ranks;
        for (int i = 0; i < static_cast<int>(m_live.size()); ++i) {
            if ((filter.connection < 0 ||
                 m_live[static_cast<std::size_t>(i)].connection == filter.connection) &&
                matches(filter, past + i, now, updated))
                ranks.push_back(past + i);
        }
        if (filter.descending)
            std::reverse(ranks.begin(), ranks.end());
        for (const int rank : ranks)
            take(rank);
    } else if (!filter.byUpdated) {
        walk(filter, [&](int rank) {
            if (matches(filter, rank, now, updated))
                take(rank);
            return total || seen < filter.offset + filter.limit;
        });
    } else {
        std::vector<std::pair<qint64, int>> found;
        walk(filter, [&](int rank) {
            if (matches(filter, rank, now, updated))
                found.emplace_back(updated, rank);
            return true;
        });
        std::stable_sort(found.begin(), found.end(), [&](const auto &a, const auto &b) {
            return filter.descending ? a.first > b.first : a.first < b.first;
        });
        for (const auto &entry : found)
            take(entry.second);
    }
    if (total)
        *total = seen;
    return page;
}

} // namespace airdesk::demo
