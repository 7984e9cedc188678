// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "domain/objects.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace airdesk {

//! What became of a request to start a sync.
struct SyncOutcome
{
    enum class Kind {
        Started, //!< the server made the job for us
        Attached, //!< one was running already; `job` is it
        Adopted, //!< the answer was lost, the job was found by reading
        Unknown, //!< the answer was lost and no job was found: it may or may not start
        Failed, //!< no job; `error` says why
    };
    Kind kind = Kind::Failed;
    Job job;
    ApiError error; //!< for Unknown and Failed

    [[nodiscard]] bool hasJob() const { return kind != Kind::Unknown && kind != Kind::Failed; }
};

//! Starts syncs with exactly one POST each. Conflicts, time-outs and lost answers are settled by reading the
//! connection's newest jobs, never by sending again. A second start of a connection whose first is not settled
//! yet sends nothing and gets the same outcome.
class SyncStarter : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const SyncOutcome &)>;

    //! `client` must outlive this.
    explicit SyncStarter(ApiClient *client, QObject *parent = nullptr);

    //! `newestKnown` is the newest job known of the connection (empty: none): only a newer one can be ours, and only
    //! one from after the click by the server's clock.
    void start(const ConnectionId &connection, JobId newestKnown, QObject *context, Callback callback);
    [[nodiscard]] bool isStarting(const ConnectionId &connection) const { return m_starts.contains(connection); }
    //! Pauses before the readings that look for a lost job.
    void setReadingPauses(std::vector<std::chrono::milliseconds> pauses) { m_pauses = std::move(pauses); }

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Callback callback;
    };
    struct Start
    {
        JobId newestKnown;
        QDateTime clicked; //!< our clock
        ApiError error; //!< why reading became necessary
        bool mayBeRunningBefore = false; //!< a conflict: any active job of the connection is the one
        size_t readings = 0;
        std::vector<Waiter> waiters;
    };
    void posted(const ConnectionId &connection, const Result<Job> &job);
    void checkActive(const ConnectionId &connection);
    void readLater(const ConnectionId &connection);
    void read(const ConnectionId &connection);
    void found(const ConnectionId &connection, const std::vector<Job> &jobs, const std::optional<ApiError> &error);
    void settle(const ConnectionId &connection, const SyncOutcome &outcome);

    ApiClient *m_client;
    QHash<ConnectionId, Start> m_starts;
    std::vector<std::chrono::milliseconds> m_pauses{std::chrono::seconds(0), std::chrono::seconds(3), std::chrono::seconds(8)};
};

} // namespace airdesk
