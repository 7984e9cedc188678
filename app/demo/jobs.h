// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/clock.h"
#include "demo/history.h"
#include "demo/jobview.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <queue>
#include <vector>

namespace airdesk::demo {

class World;
struct Options;

//! All jobs and their lives. There is no timer: a job's state is a function of its plan and the time, and
//! what schedules would have started is started when somebody looks.
class Jobs
{
public:
    Jobs(World &world, const Clock &clock, const Options &options);

    //! Starts what has become due. To be called before anything else of a request is looked at.
    void advance();

    //! The page the filter asks for; total, if wanted, is the number without paging.
    [[nodiscard]] std::vector<JobView> list(const JobFilter &filter, qint64 *total = nullptr);
    [[nodiscard]] std::optional<JobView> find(qint64 id);
    //! The job a connection has that has not ended.
    [[nodiscard]] std::optional<JobView> active(int connection);
    [[nodiscard]] std::optional<JobView> latest(int connection, const QStringList &statuses = {});

    //! Starts a job at this moment whatever else runs; returns its ID.
    qint64 start(int connection, const QString &type);
    //! Ends what the connection runs as cancelled; false when nothing runs.
    bool cancel(int connection);
    //! Forgets a connection's plan and makes one from its schedule; call after changing schedule or status.
    void reschedule(int connection);
    void makeDue(int connection);

    // For tests.
    qint64 add(int connection, const QString &type, const QString &status, qint64 created, qint64 updated,
               qint64 rows, qint64 bytes);
    bool pin(qint64 id, const QString &status);
    //! Length of every sync of this connection from now on, at time scale 1; negative: its usual one.
    void setLength(int connection, qint64 milliseconds);
    //! What to call a running job instead of "running".
    void setRunningStatus(const QString &status) { m_runningStatus = status; }

private:
    struct Attempt
    {
        qint64 length; // Milliseconds at time scale 1.
        bool succeeds;
    };
    struct Live
    {
        qint64 id = 0;
        int connection = 0;
        QString type;
        qint64 created = 0;
        qint64 pending = 0;
        std::vector<Attempt> attempts;
        qint64 rows = 0;
        qint64 bytes = 0;
        qint64 cancelled = -1;
        QString pinned;
        qint64 pinnedUpdate = -1;
    };
    struct Due
    {
        qint64 time;
        int connection;
        int generation;
        bool operator>(const Due &other) const { return time > other.time; }
    };

    qint64 startAt(int connection, const QString &type, qint64 created);
    [[nodiscard]] JobView viewOf(const Live &live, qint64 now) const;
    [[nodiscard]] const Live *unfinished(int connection, qint64 now);
    void insert(Live live);
    void scheduleAll();
    void startSome();
    //! Calls visit with the jobs the filter's connection or workspaces have, in order of creation, until it
    //! returns false. A rank below the history's size is a past job, else the place of a live one after it.
    void walk(const JobFilter &filter, const std::function<bool(int)> &visit);
    [[nodiscard]] bool matches(const JobFilter &filter, int rank, qint64 now, qint64 &updated);
    [[nodiscard]] JobView viewAt(int rank, qint64 now);

    World &m_world;
    const Clock &m_clock;
    History m_history;
    double m_scale;
    bool m_schedules;
    bool m_lively;
    bool m_scheduled = false;
    QString m_runningStatus;
    std::vector<Live> m_live; // In order of creation.
    QSet<int> m_haveRun;      // Connections with a live job, ended or not.
    QHash<int, qint64> m_lengths;
    qint64 m_nextId = -1;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    QHash<int, int> m_generations;
};

} // namespace airdesk::demo
