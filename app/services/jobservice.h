// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "domain/objects.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>

namespace airdesk {

struct Models;

//! Keeps the job state of one server's connections fresh with few requests: one shared query for what is new and
//! one for what runs, faster while something runs, slower when nothing changes or the server is slow, none while
//! paused. Network trouble never changes a job's state.
class JobService : public QObject
{
    Q_OBJECT

public:
    JobService(const ServerId &server, ApiClient *client, Models *models, QObject *parent);

    //! Reads recent jobs now and starts watching.
    void start();
    void stop();
    //! Slower while nobody looks.
    void setVisible(bool visible);
    //! The rows a person looks at: the runs of those not read yet are fetched, one after another.
    void setWatchedConnections(const QList<ConnectionId> &connections);
    //! The last runs of one connection, again.
    void readRuns(const ConnectionId &connection);
    //! A job that came to our knowledge otherwise (started, adopted).
    void adopt(const Job &job);
    //! Asks the server to cancel; the job's state changes only when the server says so.
    void cancel(JobId id);
    [[nodiscard]] bool isCancelling(JobId id) const { return m_cancelling.contains(id); }
    //! Jobs known to be running, pending or retrying.
    [[nodiscard]] int activeCount() const { return int(m_active.size()); }
    [[nodiscard]] std::optional<Job> job(JobId id) const;

Q_SIGNALS:
    //! New facts about these jobs are in the models.
    void jobsChanged(const std::vector<airdesk::Job> &jobs);
    //! A job we saw running came to its end.
    void jobFinished(const airdesk::Job &job);
    void cancelSettled(airdesk::JobId id);
    void failed(airdesk::JobId id, const QString &what, const airdesk::ApiError &error);

private:
    void poll();
    void pollEnded(bool failed);
    void take(const std::vector<Job> &jobs);
    void readMissing(const QSet<qint64> &seen);
    void readNextRuns();
    void readCancelled(JobId id, const std::optional<ApiError> &error);
    void schedule();

    ServerId m_server;
    ApiClient *m_client;
    Models *m_models;
    QTimer m_timer;
    bool m_started = false;
    bool m_visible = true;
    bool m_polling = false;
    bool m_firstPoll = true;
    int m_failures = 0; //!< polls in a row
    std::chrono::steady_clock::time_point m_hurryUntil{}; //!< right after an action of ours
    QHash<JobId, Job> m_active;
    QSet<JobId> m_cancelling;
    QSet<ConnectionId> m_runsRead;
    std::deque<ConnectionId> m_runsWanted;
    bool m_readingRuns = false;
};

} // namespace airdesk
