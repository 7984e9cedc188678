// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/syncstarter.h"
#include "support/ids.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <vector>

namespace airdesk {
class Backend;
class Session;
} // namespace airdesk

namespace airdesk::ui {

//! Starts the syncs of any number of connections, one after another, each with exactly one request. A connection that
//! waits here already is not taken a second time.
class SyncRunner : public QObject
{
    Q_OBJECT
public:
    using Key = OnServer<ConnectionId>;

    explicit SyncRunner(Session *session, QObject *parent = nullptr);

    void add(const std::vector<Key> &connections);
    //! Those that wait are forgotten; what is on its way comes to its end.
    void stop();
    [[nodiscard]] bool isWaiting(const Key &key) const { return m_waiting.contains(key); }
    [[nodiscard]] bool isBusy() const { return m_total > 0; }

Q_SIGNALS:
    void progress(int done, int total);
    //! One sync alone came to its outcome.
    void settled(const airdesk::ui::SyncRunner::Key &key, const airdesk::SyncOutcome &outcome);
    //! Several did.
    void finished(int started, int running, int failed);

private:
    void watch(const ServerId &server);
    void next();
    void take(const Key &key, const SyncOutcome &outcome);

    Session *m_session;
    std::deque<Key> m_queue;
    QSet<Key> m_waiting; //!< queued or on its way
    Key m_current;
    int m_total = 0;
    int m_done = 0;
    int m_started = 0;
    int m_running = 0;
    int m_failed = 0;
};

} // namespace airdesk::ui
