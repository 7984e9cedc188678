// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/history.h"

#include "demo/prng.h"
#include "demo/world.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

constexpr quint64 runKind = 77;
constexpr qint64 day = 24 * 3600 * 1000LL;

//! Longest a past job of this connection can have taken.
qint64 longest(const Connection &connection)
{
    const int attempts = connection.behaviour == SyncBehaviour::Failing ? 3 : 2;
    return connection.meanSeconds * 1500LL * attempts + 60'000;
}

} // namespace

qint64 History::createdAt(const Connection &connection, int run) const
{
    const qint64 period = std::max(connection.schedule.periodMilliseconds(), 2 * longest(connection));
    const double phase = unitOf(mixed(connection.hash ^ 21));
    qint64 last = m_start - longest(connection) -
                  static_cast<qint64>(phase * static_cast<double>(period - longest(connection)));
    if (connection.status != u"active"_s)
        last -= between(connection.hash, 3, 60) * day;
    qint64 created = last - (connection.historyRuns - 1 - run) * period;
    const qint64 jitter = between(hashOf(connection.hash, runKind, static_cast<quint64>(run), 1), 0, 40'000);
    switch (connection.schedule.type) {
    case Schedule::Type::Cron:
        return created - created % 60'000; // Cron starts on the full minute.
    case Schedule::Type::Basic:
        created -= jitter;
        break;
    case Schedule::Type::Manual:
        created -= jitter * 500;
        break; // People are not punctual.
    }
    return created - created % 1000;
}

qint64 History::lastStartOf(const Connection &connection) const
{
    return connection.historyRuns == 0 ? 0 : createdAt(connection, connection.historyRuns - 1);
}

void History::build()
{
    m_built = true;
    const auto &connections = m_world.connections;
    std::size_t total = 0;
    m_offsets.reserve(connections.size() + 1);
    for (const Connection &connection : connections) {
        m_offsets.push_back(static_cast<int>(total));
        total += static_cast<std::size_t>(connection.historyRuns);
    }
    m_offsets.push_back(static_cast<int>(total));
    m_order.reserve(total);
    for (std::size_t i = 0; i < connections.size(); ++i) {
        for (int run = 0; run < connections[i].historyRuns; ++run)
            m_order.push_back({createdAt(connections[i], run), static_cast<int>(i), run});
    }
    std::sort(m_order.begin(), m_order.end(), [](const Entry &a, const Entry &b) {
        return std::tie(a.created, a.connection, a.run) < std::tie(b.created, b.connection, b.run);
    });
    m_ranks.resize(total);
    for (std::size_t rank = 0; rank < total; ++rank) {
        const Entry &entry = m_order[rank];
        m_ranks[static_cast<std::size_t>(m_offsets[static_cast<std::size_t>(entry.connection)] + entry.run)] =
            static_cast<int>(rank);
    }
    // Jitter may have swapped neighbours of one connection.
    for (std::size_t i = 0; i < connections.size(); ++i)
        std::sort(m_ranks.begin() + m_offsets[i], m_ranks.begin() + m_offsets[i + 1]);
}

int History::size()
{
    if (!m_built)
        build();
    return static_cast<int>(m_order.size());
}

std::span<const int> History::ranksOf(int connection)
{
    if (!m_built)
        build();
    const auto place = static_cast<std::size_t>(connection);
    if (place + 1 >= m_offsets.size())
        return {}; // Made after the start: no past.
    const auto begin = static_cast<std::size_t>(m_offsets[place]);
    return std::span<const int>(m_ranks).subspan(begin,
                                                 static_cast<std::size_t>(m_offsets[place + 1]) - begin);
}

History::Facts History::factsOf(const Entry &entry) const
{
    const Connection &connection = m_world.connections[static_cast<std::size_t>(entry.connection)];
    const quint64 hash = hashOf(connection.hash, runKind, static_cast<quint64>(entry.run));
    Facts facts{entry.connection, entry.run, entry.created, 0, "sync"_L1, "succeeded"_L1};
    const double luck = unitOf(hash);
    double length = 0.6 + 0.9 * unitOf(mixed(hash));
    if (connection.behaviour == SyncBehaviour::Failing && entry.run * 5 >= connection.historyRuns * 2) {
        facts.status = "failed"_L1;
        length *= 2.6;
    } else if (connection.behaviour == SyncBehaviour::Retrying) {
        length *= 1.8;
    } else if (luck > 0.98) {
        facts.status = "cancelled"_L1;
        length *= 0.4;
    } else if (luck > 0.95) {
        facts.status = "failed"_L1;
    }
    if (facts.status == "succeeded"_L1 && hash % 61 == 0)
        facts.type = "clear"_L1;
    else if (facts.status == "succeeded"_L1 && hash % 61 == 1)
        facts.type = "refresh"_L1;
    if (facts.type == "clear"_L1)
        length = 0.1;
    facts.updated = entry.created + static_cast<qint64>(length * connection.meanSeconds) * 1000;
    return facts;
}

History::Facts History::facts(int rank)
{
    if (!m_built)
        build();
    return factsOf(m_order[static_cast<std::size_t>(rank)]);
}

JobView History::view(int rank)
{
    const Facts facts = this->facts(rank);
    const Connection &connection = m_world.connections[static_cast<std::size_t>(facts.connection)];
    const quint64 hash = hashOf(connection.hash, runKind, static_cast<quint64>(facts.run), 2);
    JobView view;
    view.id = firstId + rank;
    view.connection = facts.connection;
    view.type = facts.type;
    view.status = facts.status;
    view.created = facts.created;
    view.started = facts.created + 1000;
    view.updated = facts.updated;
    const bool succeeded = facts.status == "succeeded"_L1;
    const bool empty = facts.type == "clear"_L1 || (connection.behaviour == SyncBehaviour::Empty &&
                                                    facts.run >= connection.historyRuns - 3);
    const auto rows =
        static_cast<qint64>(static_cast<double>(connection.meanRows) * (0.7 + 0.6 * unitOf(hash)));
    view.rowsEmitted = empty ? 0 : succeeded ? rows : rows / 3;
    view.bytesEmitted = view.rowsEmitted * connection.bytesPerRow;
    // A failed attempt has committed what its last checkpoint covered, often nothing.
    const qint64 share = succeeded ? 1 : static_cast<qint64>(between(mixed(hash), 0, 2));
    view.rows = share == 0 ? 0 : view.rowsEmitted / share;
    view.bytes = view.rows * connection.bytesPerRow;

    int count = 1;
    if (connection.behaviour == SyncBehaviour::Failing && !succeeded)
        count = 3;
    else if (connection.behaviour == SyncBehaviour::Retrying && succeeded && facts.type == "sync"_L1)
        count = 2;
    const qint64 step = (view.updated - view.started) / count;
    for (int i = 0; i < count; ++i) {
        const bool last = i + 1 == count;
        AttemptView attempt;
        attempt.number = i;
        attempt.created = view.started + i * step;
        attempt.ended = last ? view.updated : attempt.created + step - 500;
        attempt.status = last && succeeded ? u"succeeded"_s : u"failed"_s;
        if (attempt.status == u"failed" && facts.status != "cancelled"_L1)
            attempt.failure = u"The source stopped sending records: connection reset by peer."_s;
        attempt.rows = last ? view.rows : 0;
        attempt.bytes = last ? view.bytes : 0;
        view.attempts.push_back(std::move(attempt));
    }
    return view;
}

} // namespace airdesk::demo
