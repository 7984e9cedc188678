// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/context.h"
#include "services/syncstarter.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <set>

namespace airdesk::cli {

//! One run of `sync`: starts the connections in their order, a few at a time, and watches them when told to.
class SyncRun : public QObject
{
    Q_OBJECT

public:
    explicit SyncRun(Context *context);
    void start();

private:
    void startNext();
    void startOne(const ConnectionId &id);
    void settled(const ConnectionId &id, const SyncOutcome &outcome);
    void watch(const ConnectionId &id, const SyncOutcome &outcome);
    void ended(const ConnectionId &id, const SyncOutcome &outcome, const Job &job, const std::optional<ApiError> &error);
    void failOne(const ConnectionId &id, const QString &outcome, const ApiError &error);
    void print(const ConnectionId &id, const QString &outcome, const Job &job, const ApiError *error);
    void noteExit(int exitCode);
    void interrupted();

    Context *m_context;
    SyncStarter m_starter;
    std::deque<ConnectionId> m_queue;
    std::set<ConnectionId> m_starting;
    std::map<ConnectionId, JobId> m_watched;
    int m_exitCode = Done;
};

} // namespace airdesk::cli
