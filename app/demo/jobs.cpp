// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/jobs.h"

#include "demo/options.h"
#include "demo/prng.h"
#include "demo/world.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

constexpr quint64 planKind = 78;
constexpr qint64 retryGap = 4000; // Between two attempts, at time scale 1.
constexpr qint64 forever = 1'000'000'000'000;

} // namespace

Jobs::Jobs(World &world, const Clock &clock, const Options &options)
    : m_world(world)
    , m_clock(clock)
    , m_history(world, clock.start())
    , m_scale(options.timeScale)
    , m_schedules(options.schedules)
    , m_lively(options.lively)
{}

void Jobs::scheduleAll()
{
    m_scheduled = true;
    for (int i = 0; i < static_cast<int>(m_world.connections.size()); ++i)
        reschedule(i);
    if (m_lively)
        startSome();
}

void Jobs::startSome()
{
    // Something to see at first sight: of the first forty, the slow ones run, and a few begin one after
    // another.
    const int count = std::min(40, static_cast<int>(m_world.connections.size()));
    qint64 wait = 4000;
    for (int i = 0; i < count; ++i) {
        const Connection &c = m_world.connections[static_cast<std::size_t>(i)];
        if (c.status != u"active")
            continue;
        if (c.behaviour == SyncBehaviour::Slow) {
            startAt(i, u"sync"_s, m_clock.start() - between(c.hash, 5, 90) * 1000);
        } else if (i % 8 == 1 || c.behaviour == SyncBehaviour::Retrying) {
            m_due.push({m_clock.start() + wait, i, ++m_generations[i]});
            wait += 9000;
        }
    }
}

void Jobs::reschedule(int connection)
{
    const int generation = ++m_generations[connection];
    const Connection &c = m_world.connections[static_cast<std::size_t>(connection)];
    if (c.status != u"active" || !m_schedules)
        return;
    qint64 last = c.historyRuns > 0 ? m_history.lastStartOf(c) : m_clock.start();
    for (const Live &live : m_live) {
        if (live.connection == connection)
            last = std::max(last, live.created);
    }
    const auto next = c.schedule.next(m_clock.now(), last);
    if (next)
        m_due.push({*next, connection, generation});
}

void Jobs::makeDue(int connection)
{
    if (!m_scheduled)
        scheduleAll(); // Later it would make this one's plan anew.
    const int generation = ++m_generations[connection];
    m_due.push({m_clock.now(), connection, generation});
}

void Jobs::advance()
{
    if (!m_scheduled)
        scheduleAll();
    const qint64 now = m_clock.now();
    while (!m_due.empty() && m_due.top().time <= now) {
        const Due due = m_due.top();
        m_due.pop();
        if (due.generation != m_generations.value(due.connection))
            continue;
        const Connection &c = m_world.connections[static_cast<std::size_t>(due.connection)];
        if (c.status != u"active")
            continue;
        if (!unfinished(due.connection, due.time))
            startAt(due.connection, u"sync"_s, due.time);
        const auto next = c.schedule.next(due.time, due.time);
        if (next && m_schedules)
            m_due.push({*next, due.connection, due.generation});
    }
}

qint64 Jobs::start(int connection, const QString &type) { return startAt(connection, type, m_clock.now()); }

qint64 Jobs::startAt(int connection, const QString &type, qint64 created)
{
    const Connection &c = m_world.connections[static_cast<std::size_t>(connection)];
    if (m_nextId < 0)
        m_nextId = History::firstId + m_history.size();
    Live live;
    live.id = m_nextId++;
    live.connection = connection;
    live.type = type;
    live.created = created;
    const quint64 hash = hashOf(c.hash, planKind, static_cast<quint64>(live.id));
    live.pending = between(hash, 400, 1600);
    const bool clears = type == u"reset" || type == u"clear";
    qint64 length = clears ? between(mixed(hash), 3000, 8000)
                           : static_cast<qint64>(c.meanSeconds * 1000 * (0.8 + 0.4 * unitOf(mixed(hash))));
    length = m_lengths.value(connection, length);
    const bool empty = clears || c.behaviour == SyncBehaviour::Empty;
    live.rows =
        empty ? 0
              : static_cast<qint64>(static_cast<double>(c.meanRows) * (0.7 + 0.6 * unitOf(mixed(hash ^ 3)))) +
                    1;
    live.bytes = live.rows * c.bytesPerRow;
    if (clears)
        live.attempts = {{length, true}};
    else if (c.behaviour == SyncBehaviour::Failing)
        live.attempts = {{length / 3, false}, {length / 3, false}, {length / 3, false}};
    else if (c.behaviour == SyncBehaviour::Retrying)
        live.attempts = {{length / 2, false}, {length / 2, true}};
    else if (c.behaviour == SyncBehaviour::Endless)
        live.attempts = {{forever, true}};
    else
        live.attempts = {{length, true}};
    const qint64 id = live.id;
    insert(std::move(live));
    return id;
}

void Jobs::insert(Live live)
{
    m_haveRun.insert(live.connection);
    const auto place =
        std::upper_bound(m_live.begin(), m_live.end(), live.created,
                         [](qint64 created, const Live &other) { return created < other.created; });
    m_live.insert(place, std::move(live));
}

const Jobs::Live *Jobs::unfinished(int connection, qint64 now)
{
    if (!m_haveRun.contains(connection))
        return nullptr;
    for (auto it = m_live.rbegin(); it != m_live.rend(); ++it) {
        if (it->connection == connection && !viewOf(*it, now).isFinished())
            return &*it;
    }
    return nullptr;
}

JobView Jobs::viewOf(const Live &live, qint64 now) const
{
    JobView view;
    view.id = live.id;
    view.connection = live.connection;
    view.type = live.type;
    view.created = live.created;
    view.updated = live.created;
    view.status = u"pending"_s;
    const qint64 end = live.cancelled >= 0 ? std::min(live.cancelled, now) : now;
    const auto moment = [&](qint64 scaled) {
        return live.created + static_cast<qint64>(static_cast<double>(scaled) / m_scale);
    };
    const auto elapsed = static_cast<qint64>(static_cast<double>(end - live.created) * m_scale);
    qint64 at = live.pending;
    for (std::size_t i = 0; i < live.attempts.size() && elapsed >= at; ++i) {
        const Attempt &plan = live.attempts[i];
        AttemptView attempt;
        attempt.number = static_cast<int>(i);
        attempt.created = moment(at);
        if (i == 0)
            view.started = attempt.created;
        view.updated = attempt.created;
        const qint64 inside = std::min(elapsed - at, plan.length);
        const double share =
            plan.length == forever
                ? 0.2
                : static_cast<double>(inside) / static_cast<double>(std::max<qint64>(plan.length, 1));
        const double reach = plan.succeeds ? 1.0 : 0.4; // A failing attempt stops before the end.
        attempt.rows = static_cast<qint64>(static_cast<double>(live.rows) * share * reach);
        attempt.bytes = static_cast<qint64>(static_cast<double>(live.bytes) * share * reach);
        view.rowsEmitted = attempt.rows;
        view.bytesEmitted = attempt.bytes;
        attempt.status = u"running"_s;
        view.status = u"running"_s;
        if (elapsed >= at + plan.length) {
            attempt.ended = moment(at + plan.length);
            view.updated = attempt.ended;
            const bool last = i + 1 == live.attempts.size();
            attempt.status = plan.succeeds ? u"succeeded"_s : u"failed"_s;
            view.status = plan.succeeds ? u"succeeded"_s : last ? u"failed"_s : u"incomplete"_s;
            if (plan.succeeds) {
                attempt.rows = view.rows = view.rowsEmitted = live.rows;
                attempt.bytes = view.bytes = view.bytesEmitted = live.bytes;
            } else {
                attempt.failure = u"The source could not be read: password authentication failed for user "
                                  "\"airbyte_reader\"."_s;
            }
        }
        at += plan.length + retryGap;
        view.attempts.push_back(std::move(attempt));
        if (plan.succeeds)
            break;
    }
    if (live.cancelled >= 0 && !view.isFinished()) {
        view.status = u"cancelled"_s;
        view.updated = live.cancelled;
        if (!view.attempts.empty() && view.attempts.back().ended < 0) {
            view.attempts.back().ended = live.cancelled;
            view.attempts.back().status = u"failed"_s;
        }
    }
    if (!live.pinned.isEmpty()) {
        view.status = live.pinned;
        if (view.isFinished()) {
            view.updated = live.pinnedUpdate;
            view.rows = live.rows;
            view.bytes = live.bytes;
        }
    } else if (view.status == u"running" && !m_runningStatus.isEmpty()) {
        view.status = m_runningStatus;
    }
    return view;
}

std::optional<JobView> Jobs::find(qint64 id)
{
    const qint64 rank = id - History::firstId;
    if (rank >= 0 && rank < m_history.size())
        return m_history.view(static_cast<int>(rank));
    for (const Live &live : m_live) {
        if (live.id == id)
            return viewOf(live, m_clock.now());
    }
    return {};
}

std::optional<JobView> Jobs::active(int connection)
{
    const qint64 now = m_clock.now();
    const Live *live = unfinished(connection, now);
    return live ? std::optional(viewOf(*live, now)) : std::nullopt;
}

std::optional<JobView> Jobs::latest(int connection, const QStringList &statuses)
{
    JobFilter filter;
    filter.connection = connection;
    filter.statuses = statuses;
    filter.descending = true;
    filter.limit = 1;
    const auto found = list(filter);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

bool Jobs::cancel(int connection)
{
    const qint64 now = m_clock.now();
    const Live *live = unfinished(connection, now);
    if (!live)
        return false;
    const qint64 id = live->id;
    for (Live &candidate : m_live) {
        if (candidate.id == id) {
            candidate.cancelled = now;
            candidate.pinned.clear();
        }
    }
    return true;
}

qint64 Jobs::add(int connection, const QString &type, const QString &status, qint64 created, qint64 updated,
                 qint64 rows, qint64 bytes)
{
    if (m_nextId < 0)
        m_nextId = History::firstId + m_history.size();
    Live live;
    live.id = m_nextId++;
    live.connection = connection;
    live.type = type;
    live.created = created;
    live.pinned = status;
    live.pinnedUpdate = updated;
    live.rows = rows;
    live.bytes = bytes;
    live.attempts = {{forever, true}};
    const qint64 id = live.id;
    insert(std::move(live));
    return id;
}

bool Jobs::pin(qint64 id, const QString &status)
{
    for (Live &live : m_live) {
        if (live.id == id) {
            live.pinned = status;
            live.pinnedUpdate = m_clock.now();
            return true;
        }
    }
    return false;
}

void Jobs::setLength(int connection, qint64 milliseconds)
{
    if (milliseconds < 0)
        m_lengths.remove(connection);
    else
        m_lengths.insert(connection, milliseconds);
}

} // namespace airdesk::demo
