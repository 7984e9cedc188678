// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/jobwatch.h"

#include "api/endpoints/jobs.h"

#include <algorithm>

namespace airdesk::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto firstPause = 1000ms;
constexpr auto longestPause = 10000ms;
constexpr int mostRefusals = 3; // of a job that could be read before

} // namespace

JobWatch::JobWatch(ApiClient *client, const Job &job, QObject *parent, Ended ended)
    : QObject(parent), m_client(client), m_job(job), m_ended(std::move(ended)), m_pause(firstPause)
{
    wait();
}

void JobWatch::wait()
{
    if (isFinished(m_job.status.kind)) {
        QTimer::singleShot(0, this, [this] { end({}); });
        return;
    }
    if (m_patience && std::chrono::steady_clock::now() - m_started > *m_patience)
        return end({});
    QTimer::singleShot(m_pause, this, &JobWatch::read);
    m_pause = std::min<std::chrono::milliseconds>(m_pause * 3 / 2, longestPause);
}

void JobWatch::read()
{
    m_client->send<Job>(api::getJob(m_job.id), this, [this](const Result<Job> &answer) { taken(answer); });
}

void JobWatch::taken(const Result<Job> &answer)
{
    if (answer) {
        const bool isNew = answer->status != m_job.status;
        const ConnectionId connection = m_job.connection;
        m_job = *answer;
        if (m_job.connection.isEmpty())
            m_job.connection = connection;
        m_isTroubled = false;
        m_refusals = 0;
        if (isNew)
            Q_EMIT changed(m_job);
        return wait();
    }
    const ApiError &error = answer.error();
    if (error.isTransient()) {
        if (!std::exchange(m_isTroubled, true))
            Q_EMIT troubled(error);
        return wait();
    }
    if (error.needsCredentials() || ++m_refusals >= mostRefusals)
        return end(error);
    wait();
}

void JobWatch::end(const std::optional<ApiError> &error)
{
    const Ended ended = std::exchange(m_ended, {});
    if (ended)
        ended(m_job, error);
    deleteLater();
}

} // namespace airdesk::cli
