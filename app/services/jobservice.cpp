// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/jobservice.h"

#include "api/endpoints/jobs.h"
#include "services/models.h"

#include <algorithm>

namespace airdesk {
namespace {

using namespace std::chrono_literals;

constexpr int newestJobs = 100; // one page: what started or ended since the last look
constexpr int firstJobs = 500; // at the start, for a first picture of all connections
constexpr int runsPerConnection = 30;

constexpr auto hurryPause = 2s;
constexpr auto activePause = 5s;
constexpr auto quietPause = 30s;
constexpr auto hiddenPause = 120s;
constexpr auto longestPause = 300s;
constexpr auto hurryTime = 30s;

// Servers answer 403, and administrators 409, for a job that is not there (any more). What became of it nobody
// says; there is nothing to wait for.
bool isGone(const ApiError &error)
{
    return error.kind == ApiError::Kind::NotFound || error.kind == ApiError::Kind::Forbidden
        || error.kind == ApiError::Kind::Conflict;
}

} // namespace

JobService::JobService(const ServerId &server, ApiClient *client, Models *models, QObject *parent)
    : QObject(parent), m_server(server), m_client(client), m_models(models)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &JobService::poll);
}

void JobService::start()
{
    m_started = true;
    if (!m_polling)
        poll();
}

void JobService::stop()
{
    m_started = false;
    m_timer.stop();
}

void JobService::setVisible(bool visible)
{
    if (std::exchange(m_visible, visible) != visible && m_started && !m_polling)
        schedule();
}

void JobService::poll()
{
    if (!m_started || m_polling)
        return;
    m_polling = true;
    auto seen = std::make_shared<QSet<qint64>>();
    ListEndpoint<Job> endpoint = api::listJobs({}, m_firstPoll ? firstJobs : newestJobs);
    endpoint.request.isBackground = true;
    list<Job>(
        m_client, endpoint, this,
        [this, seen](std::vector<Job> &&jobs) {
            for (const Job &job : jobs)
                seen->insert(job.id.value);
            take(jobs);
        },
        [this, seen](const ListEnd &end) {
            const bool failed = end.error.has_value();
            if (!failed) {
                m_firstPoll = false;
                if (end.isComplete)
                    m_models->connections.setJobsRead(m_server);
                readMissing(*seen);
            }
            pollEnded(failed);
        });
}

void JobService::readMissing(const QSet<qint64> &seen)
{
    // Long runs are older than the newest page: only for those one call each, and only while they run.
    for (const Job &job : std::as_const(m_active)) {
        if (seen.contains(job.id.value))
            continue;
        Endpoint<Job> endpoint = api::getJob(job.id);
        endpoint.request.isBackground = true;
        m_client->send<Job>(endpoint, this, [this, id = job.id](const Result<Job> &answer) {
            if (answer)
                take({*answer});
            else if (isGone(answer.error()))
                m_active.remove(id);
        });
    }
}

void JobService::pollEnded(bool failed)
{
    m_polling = false;
    m_failures = failed ? m_failures + 1 : 0;
    if (m_started)
        schedule();
    readNextRuns();
}

void JobService::schedule()
{
    std::chrono::milliseconds pause = quietPause;
    if (std::chrono::steady_clock::now() < m_hurryUntil)
        pause = hurryPause;
    else if (!m_visible)
        pause = hiddenPause;
    else if (!m_active.isEmpty())
        pause = activePause;
    if (m_client->isSlow())
        pause *= 2;
    pause *= 1 << std::min(m_failures, 6);
    m_timer.start(std::min<std::chrono::milliseconds>(pause, longestPause));
}

void JobService::take(const std::vector<Job> &jobs)
{
    if (jobs.empty())
        return;
    m_models->connections.setJobs(m_server, jobs);
    std::vector<Job> finished;
    for (const Job &job : jobs) {
        if (!isFinished(job.status.kind)) {
            m_active.insert(job.id, job);
        } else if (m_active.remove(job.id) > 0) {
            finished.push_back(job);
        }
    }
    Q_EMIT jobsChanged(jobs);
    for (const Job &job : finished)
        Q_EMIT jobFinished(job);
}

std::optional<Job> JobService::job(JobId id) const
{
    const auto found = m_active.find(id);
    return found == m_active.end() ? std::nullopt : std::optional(found.value());
}

void JobService::adopt(const Job &job)
{
    m_hurryUntil = std::chrono::steady_clock::now() + hurryTime;
    take({job});
    if (m_started && !m_polling)
        schedule();
}

void JobService::setWatchedConnections(const QList<ConnectionId> &connections)
{
    m_runsWanted.clear();
    for (const ConnectionId &id : connections) {
        if (!m_runsRead.contains(id))
            m_runsWanted.push_back(id);
    }
    readNextRuns();
}

void JobService::readNextRuns()
{
    if (m_readingRuns || m_polling || !m_started || m_failures > 0 || m_runsWanted.empty())
        return;
    const ConnectionId id = m_runsWanted.front();
    m_runsWanted.pop_front();
    readRuns(id);
}

void JobService::readRuns(const ConnectionId &connection)
{
    m_readingRuns = true;
    ListEndpoint<Job> endpoint = api::listJobs({connection, {}, {}, {}, {}}, runsPerConnection);
    endpoint.request.isBackground = true;
    list<Job>(
        m_client, endpoint, this, [this](std::vector<Job> &&jobs) { take(jobs); },
        [this, connection](const ListEnd &end) {
            m_readingRuns = false;
            if (!end.error)
                m_runsRead.insert(connection);
            if (!end.error || end.rows > 0)
                readNextRuns();
        });
}

void JobService::cancel(JobId id)
{
    if (m_cancelling.contains(id))
        return;
    m_cancelling.insert(id);
    m_client->send<Job>(api::cancelJob(id), this, [this, id](const Result<Job> &answer) {
        if (answer)
            adopt(*answer);
        // Whatever was said or lost: what counts is what the server says about the job now.
        readCancelled(id, answer ? std::nullopt : std::optional(answer.error()));
    });
}

void JobService::readCancelled(JobId id, const std::optional<ApiError> &error)
{
    m_client->send<Job>(api::getJob(id), this, [this, id, error](const Result<Job> &answer) {
        m_cancelling.remove(id);
        if (answer)
            adopt(*answer);
        const bool ended = answer && isFinished(answer->status.kind);
        if (error && !ended)
            Q_EMIT failed(id, tr("Cancelling job %1 failed").arg(id.value), *error);
        Q_EMIT cancelSettled(id);
    });
}

} // namespace airdesk
