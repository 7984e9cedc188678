// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/syncrunner.h"

#include "backend/session.h"

namespace airdesk::ui {

SyncRunner::SyncRunner(Session *session, QObject *parent) : QObject(parent), m_session(session)
{
    for (const Backend *backend : session->backends())
        watch(backend->id());
    connect(session, &Session::serverAdded, this, &SyncRunner::watch);
    connect(session, &Session::serverRemoved, this, [this](const ServerId &server) {
        std::erase_if(m_queue, [&](const Key &key) { return key.server == server; });
        if (m_current.server == server)
            take(m_current, {});
    });
}

void SyncRunner::watch(const ServerId &server)
{
    if (Backend *backend = m_session->backend(server)) {
        connect(backend->connections(), &ConnectionService::syncSettled, this,
                [this, server](const ConnectionId &id, const SyncOutcome &outcome) { take({server, id}, outcome); });
    }
}

void SyncRunner::add(const std::vector<Key> &connections)
{
    for (const Key &key : connections) {
        if (m_waiting.contains(key))
            continue;
        m_waiting.insert(key);
        m_queue.push_back(key);
        ++m_total;
    }
    if (m_current.id.isEmpty())
        next();
    else
        Q_EMIT progress(m_done, m_total);
}

void SyncRunner::stop()
{
    for (const Key &key : m_queue)
        m_waiting.remove(key);
    m_total -= int(m_queue.size());
    m_queue.clear();
    Q_EMIT progress(m_done, m_total);
}

void SyncRunner::next()
{
    m_current = {};
    while (!m_queue.empty()) {
        const Key key = m_queue.front();
        m_queue.pop_front();
        if (Backend *backend = m_session->backend(key.server)) {
            m_current = key;
            Q_EMIT progress(m_done, m_total);
            backend->connections()->startSync(key.id);
            return;
        }
        m_waiting.remove(key);
        ++m_done;
        ++m_failed;
    }
    const int total = std::exchange(m_total, 0);
    m_done = 0;
    Q_EMIT progress(0, 0);
    if (total > 1)
        Q_EMIT finished(m_started, m_running, m_failed);
    m_started = m_running = m_failed = 0;
}

void SyncRunner::take(const Key &key, const SyncOutcome &outcome)
{
    if (key != m_current)
        return;
    m_waiting.remove(key);
    ++m_done;
    if (outcome.kind == SyncOutcome::Kind::Attached)
        ++m_running;
    else if (outcome.hasJob())
        ++m_started;
    else
        ++m_failed;
    // Of many only what did not work is worth a word of its own.
    if (m_total == 1 || !outcome.hasJob())
        Q_EMIT settled(key, outcome);
    next();
}

} // namespace airdesk::ui
