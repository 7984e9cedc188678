// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/inflightlimit.h"

#include <algorithm>

namespace airdesk {
namespace {

constexpr double weight = 0.2;
constexpr double slowFactor = 3; // answers this many times longer than the best mean that the server queues
constexpr double noiseFloor = 20; // ms: below this differences say nothing
constexpr double slowForPeople = 3000; // ms

} // namespace

void InFlightLimit::answered(std::chrono::milliseconds elapsed, int inFlight)
{
    const double ms = std::max<double>(1, double(elapsed.count()));
    m_usual = m_usual > 0 ? m_usual + weight * (ms - m_usual) : ms;
    m_best = m_best > 0 ? std::min(m_best * 1.01, ms) : ms;
    m_best = std::max(m_best, 1.0);

    if (m_usual > std::max(noiseFloor, m_best * slowFactor)) {
        m_limit = std::max(1, m_limit - 1);
        m_goodInARow = 0;
        m_best *= 1.1; // without this a route that became slower for good would never recover
        return;
    }
    if (inFlight >= m_limit && ++m_goodInARow >= m_limit) {
        m_limit = std::min(most, m_limit + 1);
        m_goodInARow = 0;
    }
}

void InFlightLimit::failed()
{
    m_limit = std::max(1, m_limit / 2);
    m_goodInARow = 0;
}

bool InFlightLimit::isSlow() const { return m_usual > slowForPeople; }

} // namespace airdesk
