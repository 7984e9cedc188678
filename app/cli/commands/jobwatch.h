// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "domain/objects.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace airdesk::cli {

//! Reads one job again and again, gently, until it is final or can no longer be read. Trouble on the way does not
//! end it. Deletes itself after its end.
class JobWatch : public QObject
{
    Q_OBJECT

public:
    //! `ended` gets the last known state; with an error when the job is not known to be final.
    using Ended = std::function<void(const Job &job, const std::optional<ApiError> &error)>;

    JobWatch(ApiClient *client, const Job &job, QObject *parent, Ended ended);
    //! Gives up after so long, without an error.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

Q_SIGNALS:
    void changed(const airdesk::Job &job);
    //! The server is not reached for now; the watching goes on.
    void troubled(const airdesk::ApiError &error);

private:
    void read();
    void taken(const Result<Job> &answer);
    void wait();
    void end(const std::optional<ApiError> &error);

    ApiClient *m_client;
    Job m_job;
    Ended m_ended;
    std::optional<std::chrono::milliseconds> m_patience;
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    std::chrono::milliseconds m_pause;
    int m_refusals = 0;
    bool m_isTroubled = false;
};

} // namespace airdesk::cli
