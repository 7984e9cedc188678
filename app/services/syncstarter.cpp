// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/syncstarter.h"

#include "api/endpoints/connections.h"
#include "api/endpoints/jobs.h"
#include "support/logging.h"

#include <QTimer>

#include <algorithm>

namespace airdesk {
namespace {

using Kind = ApiError::Kind;

constexpr int jobsToRead = 10;
constexpr int clockTolerance = 5; // seconds: dates and job times are rounded, and answers take their time

bool mayHaveStarted(const ApiError &error)
{
    if (error.neverSent)
        return false;
    return error.kind == Kind::Timeout || error.kind == Kind::Network || error.kind == Kind::Server
        || error.kind == Kind::Protocol || error.kind == Kind::NotApi;
}

} // namespace

SyncStarter::SyncStarter(ApiClient *client, QObject *parent) : QObject(parent), m_client(client) {}

void SyncStarter::start(const ConnectionId &connection, JobId newestKnown, QObject *context, Callback callback)
{
    const auto running = m_starts.find(connection);
    if (running != m_starts.end()) {
        running->waiters.push_back({context, std::move(callback)});
        return;
    }
    Start start;
    start.newestKnown = newestKnown;
    start.clicked = QDateTime::currentDateTimeUtc();
    start.waiters.push_back({context, std::move(callback)});
    m_starts.insert(connection, std::move(start));
    m_client->send<Job>(api::startSync(connection), this,
                        [this, connection](const Result<Job> &job) { posted(connection, job); });
}

void SyncStarter::posted(const ConnectionId &connection, const Result<Job> &job)
{
    if (job) {
        settle(connection, {SyncOutcome::Kind::Started, *job, {}});
        return;
    }
    Start &start = m_starts[connection];
    start.error = job.error();
    if (start.error.kind == Kind::Conflict) {
        // Running already, switched off, or the server's own wait for the job number ran out.
        start.mayBeRunningBefore = true;
        checkActive(connection);
    } else if (mayHaveStarted(start.error)) {
        readLater(connection);
    } else {
        settle(connection, {SyncOutcome::Kind::Failed, {}, start.error});
    }
}

void SyncStarter::checkActive(const ConnectionId &connection)
{
    m_client->send<Connection>(api::getConnection(connection), this, [this, connection](const Result<Connection> &answer) {
        if (answer && !answer->isActive()) {
            ApiError error = m_starts[connection].error;
            error.message = tr("The connection is switched off (%1). Enable it first.").arg(answer->status);
            settle(connection, {SyncOutcome::Kind::Failed, {}, error});
            return;
        }
        readLater(connection);
    });
}

void SyncStarter::readLater(const ConnectionId &connection)
{
    Start &start = m_starts[connection];
    if (start.readings >= m_pauses.size()) {
        ApiError error = start.error;
        error.message = tr("The server gave no clear answer and no new job was found. The sync may or may not start: "
                           "look again before you start another.");
        settle(connection, {SyncOutcome::Kind::Unknown, {}, error});
        return;
    }
    const auto pause = m_pauses[start.readings++];
    QTimer::singleShot(pause, this, [this, connection] { read(connection); });
}

void SyncStarter::read(const ConnectionId &connection)
{
    auto jobs = std::make_shared<std::vector<Job>>();
    list<Job>(
        m_client, api::listJobs({connection, {}, {}, {}, {}}, jobsToRead), this,
        [jobs](std::vector<Job> &&page) { jobs->insert(jobs->end(), page.begin(), page.end()); },
        [this, connection, jobs](const ListEnd &end) { found(connection, *jobs, end.error); });
}

void SyncStarter::found(const ConnectionId &connection, const std::vector<Job> &jobs, const std::optional<ApiError> &error)
{
    const Start &start = m_starts[connection];
    const std::optional<std::chrono::seconds> skew = m_client->serverSkew();
    const QDateTime clicked = start.clicked.addSecs(skew.value_or(std::chrono::seconds(0)).count() - clockTolerance);
    const auto isOurs = [&](const Job &job) {
        const bool knowsOlder = !start.newestKnown.isEmpty();
        if (knowsOlder && job.id <= start.newestKnown)
            return false;
        // What we knew may be old itself: a job that the schedule made since is not ours.
        if (knowsOlder && (!skew || !job.createdAt.isValid()))
            return true;
        return job.createdAt.isValid() && job.createdAt >= clicked;
    };
    // Newest first; a conflict is settled by whatever runs, a lost answer only by a job that is new.
    const auto mine = std::find_if(jobs.begin(), jobs.end(), [&](const Job &job) {
        return isOurs(job) || (start.mayBeRunningBefore && !isFinished(job.status.kind));
    });
    if (mine != jobs.end()) {
        settle(connection, {start.mayBeRunningBefore ? SyncOutcome::Kind::Attached : SyncOutcome::Kind::Adopted, *mine, {}});
        return;
    }
    if (error)
        qCWarning(logServices) << "looking for a lost job failed:" << int(error->kind);
    readLater(connection);
}

void SyncStarter::settle(const ConnectionId &connection, const SyncOutcome &outcome)
{
    const Start start = m_starts.take(connection);
    for (const Waiter &waiter : start.waiters) {
        if (waiter.context)
            waiter.callback(outcome);
    }
}

} // namespace airdesk
