// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/jobs.h"

#include "api/endpoints/support.h"

#include <algorithm>

namespace airdesk::api {
namespace {

const auto path = QStringLiteral("/jobs/{jobId}");

Job parse(const QJsonObject &, JsonReader &reader)
{
    Job job;
    job.id = JobId{reader.requiredInteger(QLatin1StringView("jobId"))};
    job.connection = ConnectionId(reader.text(QLatin1StringView("connectionId")));
    job.status = JobStatus::of(reader.requiredText(QLatin1StringView("status")));
    job.type = reader.text(QLatin1StringView("jobType"));
    job.createdAt = reader.time(QLatin1StringView("startTime"));
    job.updatedAt = reader.time(QLatin1StringView("lastUpdatedAt"));
    job.duration = reader.duration(QLatin1StringView("duration"));
    // Committed figures come at the end: until then a 0 says "not known", not "none".
    const auto known = [&job](std::optional<qint64> figure) {
        return isFinished(job.status.kind) || figure.value_or(0) > 0 ? figure : std::nullopt;
    };
    job.bytes = known(reader.integer(QLatin1StringView("bytesSynced")));
    job.rows = known(reader.integer(QLatin1StringView("rowsSynced")));
    return job;
}

QString jobPath(JobId id) { return QStringLiteral("/jobs/") + QString::number(id.value); }

} // namespace

ListEndpoint<Job> listJobs(const JobFilter &filter, int mostRows)
{
    ListEndpoint<Job> endpoint;
    endpoint.request = get(QStringLiteral("/jobs"), QStringLiteral("/jobs"));
    QUrlQuery &query = endpoint.request.query;
    const auto add = [&query](const QString &key, const QString &value) {
        if (!value.isEmpty())
            query.addQueryItem(key, value);
    };
    if (!filter.connection.isEmpty())
        add(QStringLiteral("connectionId"), filter.connection.value);
    else
        add(QStringLiteral("workspaceIds"), filter.workspace.value);
    add(QStringLiteral("status"), filter.status);
    add(QStringLiteral("jobType"), filter.type);
    if (filter.createdSince.isValid())
        add(QStringLiteral("createdAtStart"), filter.createdSince.toUTC().toString(Qt::ISODate));
    add(QStringLiteral("orderBy"), QStringLiteral("createdAt|DESC"));
    endpoint.idField = QLatin1StringView("jobId");
    endpoint.mostRows = mostRows;
    if (mostRows > 0)
        endpoint.pageSize = std::min(100, mostRows);
    endpoint.parseRow = parse;
    return endpoint;
}

Endpoint<Job> getJob(JobId id) { return {get(jobPath(id), path), single<Job>(parse)}; }

Endpoint<Job> startSync(const ConnectionId &connection)
{
    const QJsonObject body{{QStringLiteral("connectionId"), connection.value},
                           {QStringLiteral("jobType"), QStringLiteral("sync")}};
    return {post(QStringLiteral("/jobs"), QStringLiteral("/jobs"), body, Pace::Trigger), single<Job>(parse)};
}

Endpoint<Job> cancelJob(JobId id) { return {remove(jobPath(id), path, Pace::Trigger), single<Job>(parse)}; }

} // namespace airdesk::api
