// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace airdesk::demo {

struct AttemptView
{
    int number = 0;
    QString status; //!< running, succeeded, failed
    qint64 created = 0;
    qint64 ended = -1; //!< -1: goes on.
    qint64 rows = 0;
    qint64 bytes = 0;
    QString failure; //!< What the connector said; empty when it did not fail.
};

//! A job at one moment. Times are milliseconds since the epoch.
struct JobView
{
    qint64 id = 0;
    int connection = 0;
    QString type;   //!< sync, reset, clear, refresh
    QString status; //!< As the API says it.
    qint64 created = 0;
    qint64 started = -1; //!< -1: not yet.
    qint64 updated = 0;
    qint64 rows = 0; //!< Committed; 0 until the job has ended.
    qint64 bytes = 0;
    qint64 rowsEmitted = 0; //!< Read so far; grows while the job runs.
    qint64 bytesEmitted = 0;
    std::vector<AttemptView> attempts;

    [[nodiscard]] bool isFinished() const
    {
        return status == QLatin1StringView("succeeded") || status == QLatin1StringView("failed") ||
               status == QLatin1StringView("cancelled");
    }
};

struct JobFilter
{
    int connection = -1;          //!< Wins over workspaces.
    std::vector<char> workspaces; //!< One flag a workspace; empty: all.
    QStringList types;            //!< Empty: all.
    QStringList statuses;         //!< Empty: all.
    std::optional<qint64> createdFrom, createdTo, updatedFrom, updatedTo;
    bool byUpdated = false;
    bool descending = false;
    qint64 offset = 0;
    qint64 limit = 20;
};

} // namespace airdesk::demo
