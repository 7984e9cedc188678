// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionrow.h"

#include "models/celltext.h"

#include <QCoreApplication>

#include <algorithm>

namespace airdesk {

using namespace Qt::StringLiterals;

namespace {

QDateTime endOrBeginning(const Job &job)
{
    if (!isFinished(job.status.kind))
        return job.createdAt;
    if (job.updatedAt.isValid())
        return job.updatedAt;
    return job.duration && job.createdAt.isValid() ? job.createdAt.addSecs(job.duration->count()) : job.createdAt;
}

} // namespace

void ConnectionRow::findCurrentJob()
{
    const auto first = [this](auto is) {
        const auto at = std::find_if(jobs.begin(), jobs.end(), [&](const Job &job) { return is(job.status.kind); });
        return at == jobs.end() ? -1 : static_cast<int>(at - jobs.begin());
    };
    current = first([](RunStatus kind) { return kind == RunStatus::Running || kind == RunStatus::Retrying; });
    if (current < 0)
        current = first([](RunStatus kind) { return kind == RunStatus::Pending; });
    if (current < 0 && !jobs.empty())
        current = 0;
}

bool ConnectionRow::isEmptySuccess() const
{
    const Job *job = currentJob();
    if (!job || job->status.kind != RunStatus::Succeeded || job->rows != 0)
        return false;
    return std::any_of(jobs.begin(), jobs.end(), [](const Job &earlier) { return earlier.rows.value_or(0) > 0; });
}

QString ConnectionRow::statusShown() const
{
    return isDeleted() ? QCoreApplication::translate("ConnectionRow", "Deleted") : status.shown();
}

RunBars ConnectionRow::runBars() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto length = [&now](const Job &job) -> qint64 {
        if (job.duration)
            return std::max<qint64>(0, job.duration->count());
        const bool running = job.status.kind == RunStatus::Running || job.status.kind == RunStatus::Retrying;
        return running && job.createdAt.isValid() ? std::max<qint64>(0, job.createdAt.secsTo(now)) : 0;
    };
    qint64 longest = 1;
    for (const Job &job : jobs)
        longest = std::max(longest, length(job));
    RunBars bars;
    bars.reserve(jobs.size());
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job)
        bars.push_back({job->status.kind, float(length(*job)) / float(longest)});
    return bars;
}

bool ConnectionRow::mergeJobs(const std::vector<Job> &more)
{
    bool different = false;
    for (const Job &job : more) {
        // Numbers grow with time, so the newest has the highest.
        const auto at = std::lower_bound(jobs.begin(), jobs.end(), job.id,
                                         [](const Job &known, JobId id) { return known.id > id; });
        if (at != jobs.end() && at->id == job.id) {
            if (*at != job) {
                *at = job;
                different = true;
            }
        } else if (at != jobs.end() || jobs.size() < keptRuns) {
            jobs.insert(at, job);
            different = true;
            if (jobs.size() > keptRuns)
                jobs.pop_back();
        }
    }
    if (different)
        updateStatus();
    return different;
}

void ConnectionRow::updateStatus()
{
    findCurrentJob();
    const Job *job = currentJob();
    failures = static_cast<int>(std::count_if(jobs.begin(), jobs.end(), [](const Job &run) {
        return run.status.kind == RunStatus::Failed;
    }));
    lastSync = job ? endOrBeginning(*job) : QDateTime();
    const auto every = celltext::interval(connection.schedule);
    nextRun = job && every && connection.isActive() && isFinished(job->status.kind) && job->createdAt.isValid()
        ? job->createdAt.addSecs(every->count())
        : QDateTime();
    if (isDeleted())
        status = {RunStatus::Unknown, connection.status};
    else if (job && !isFinished(job->status.kind))
        status = job->status; // also a word that is newer than we are: it counts as not finished
    else if (connection.status == "inactive"_L1)
        status = {RunStatus::Paused, connection.status};
    else if (!connection.isActive() && !connection.status.isEmpty())
        status = {RunStatus::Unknown, connection.status};
    else
        status = job ? job->status : JobStatus{};
}

void ConnectionRow::updateTexts()
{
    QStringList parts{connection.name,  sourceName,          sourceType,    destinationName,
                      destinationType, workspaceName,       connection.id.value};
    for (const Tag &tag : connection.tags)
        parts += tag.name;
    // A line break between the parts: no word that is typed can reach across it.
    searchText = foldedText(parts.join(u'\n'));
}

} // namespace airdesk
