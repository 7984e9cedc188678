// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/recorder.h"

#include <algorithm>

namespace airdesk::demo {

quint64 Recorder::begin(RecordedRequest request)
{
    const std::lock_guard lock(m_mutex);
    request.number = m_next++;
    request.answered = request.received;
    m_requests.push_back(std::move(request));
    while (m_requests.size() > m_limit)
        m_requests.pop_front();
    return m_next - 1;
}

void Recorder::end(quint64 number, int status, const QString &rule)
{
    const std::lock_guard lock(m_mutex);
    // Numbers are consecutive inside the deque, so the place is known without a search.
    if (m_requests.empty() || number < m_requests.front().number)
        return;
    const std::size_t place = number - m_requests.front().number;
    if (place >= m_requests.size())
        return;
    RecordedRequest &request = m_requests[place];
    request.answered =
        std::max(std::chrono::steady_clock::now(), request.received + std::chrono::steady_clock::duration(1));
    request.status = status;
    request.rule = rule;
}

std::vector<RecordedRequest> Recorder::all() const
{
    const std::lock_guard lock(m_mutex);
    return {m_requests.begin(), m_requests.end()};
}

int Recorder::count(const QString &verb, const QString &pathPart) const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(
        std::count_if(m_requests.begin(), m_requests.end(), [&](const RecordedRequest &r) {
            return (verb.isEmpty() || r.verb == verb) && r.path.contains(pathPart);
        }));
}

int Recorder::maxInFlight(const QString &pathPart) const
{
    using Time = std::chrono::steady_clock::time_point;
    std::vector<std::pair<Time, int>> edges;
    {
        const std::lock_guard lock(m_mutex);
        const Time now = std::chrono::steady_clock::now();
        for (const RecordedRequest &r : m_requests) {
            if (!r.path.contains(pathPart))
                continue;
            edges.emplace_back(r.received, +1);
            edges.emplace_back(r.answered == r.received ? now : r.answered, -1);
        }
    }
    std::sort(edges.begin(), edges.end()); // An end sorts before a start of the same moment.
    int now = 0;
    int most = 0;
    for (const auto &edge : edges) {
        now += edge.second;
        most = std::max(most, now);
    }
    return most;
}

void Recorder::clear()
{
    const std::lock_guard lock(m_mutex);
    m_requests.clear();
}

} // namespace airdesk::demo
