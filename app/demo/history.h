// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/jobview.h"

#include <span>
#include <vector>

namespace airdesk::demo {

class World;
struct Connection;

//! The jobs that had ended before the server was started. Nothing is stored but their order: everything else
//! follows from the seed at the moment it is asked for, so that 300,000 jobs cost neither start time nor
//! memory.
class History
{
public:
    static constexpr qint64 firstId = 1000;

    History(const World &world, qint64 start)
        : m_world(world)
        , m_start(start)
    {}

    struct Facts
    {
        int connection = 0;
        int run = 0;
        qint64 created = 0;
        qint64 updated = 0;
        QLatin1StringView type;
        QLatin1StringView status;
    };

    //! Number of jobs; their ranks go from 0, ordered by creation. The job's ID is firstId + rank.
    [[nodiscard]] int size();
    [[nodiscard]] Facts facts(int rank);
    [[nodiscard]] JobView view(int rank);
    //! Ranks of one connection's jobs, ascending.
    [[nodiscard]] std::span<const int> ranksOf(int connection);
    //! Start of the last run before the server was started; long ago when there was none.
    [[nodiscard]] qint64 lastStartOf(const Connection &connection) const;

private:
    struct Entry
    {
        qint64 created;
        int connection;
        int run;
    };
    void build();
    [[nodiscard]] qint64 createdAt(const Connection &connection, int run) const;
    [[nodiscard]] Facts factsOf(const Entry &entry) const;

    const World &m_world;
    qint64 m_start;
    bool m_built = false;
    std::vector<Entry> m_order;
    std::vector<int> m_ranks;   // Per connection, one block after another.
    std::vector<int> m_offsets; // Where the block of a connection begins.
};

} // namespace airdesk::demo
