// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/errors.h"
#include "demo/prng.h"
#include "demo/router.h"
#include "demo/rows.h"
#include "demo/startsync.h"

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

//! The configuration API has an older word for a clear.
QString configType(const QString &type)
{
    return type == u"clear" || type == u"reset" ? u"reset_connection"_s : type;
}

QJsonObject stats(qint64 emittedRows, qint64 emittedBytes, qint64 rows, qint64 bytes)
{
    return {{u"recordsEmitted"_s, emittedRows},
            {u"bytesEmitted"_s, emittedBytes},
            {u"recordsCommitted"_s, rows},
            {u"bytesCommitted"_s, bytes},
            {u"recordsRejected"_s, 0}};
}

QJsonObject attemptObject(const AttemptView &attempt)
{
    QJsonObject object{
        {u"id"_s, attempt.number},
        {u"status"_s, attempt.status},
        {u"createdAt"_s, attempt.created / 1000},
        {u"updatedAt"_s, (attempt.ended < 0 ? attempt.created : attempt.ended) / 1000},
        {u"bytesSynced"_s, attempt.bytes},
        {u"recordsSynced"_s, attempt.rows},
        {u"totalStats"_s, stats(attempt.rows, attempt.bytes, attempt.ended < 0 ? 0 : attempt.rows,
                                attempt.ended < 0 ? 0 : attempt.bytes)},
        {u"streamStats"_s, QJsonArray()}};
    if (attempt.ended >= 0)
        object.insert(u"endedAt"_s, attempt.ended / 1000);
    if (!attempt.failure.isEmpty()) {
        const QJsonObject failure{
            {u"failureOrigin"_s, u"source"_s},
            {u"failureType"_s, u"system_error"_s},
            {u"externalMessage"_s, attempt.failure},
            {u"internalMessage"_s, QString(u"java.sql.SQLException: "_s % attempt.failure)},
            {u"retryable"_s, true},
            {u"timestamp"_s, attempt.ended}};
        object.insert(u"failureSummary"_s, QJsonObject{{u"failures"_s, QJsonArray{failure}},
                                                       {u"partialSuccess"_s, attempt.rows > 0}});
    }
    return object;
}

QJsonObject jobInfo(const World &world, const JobView &job, bool wrapAttempts)
{
    QJsonArray attempts;
    for (const AttemptView &attempt : job.attempts) {
        const QJsonObject object = attemptObject(attempt);
        attempts.append(wrapAttempts ? QJsonObject{{u"attempt"_s, object}} : object);
    }
    return {{u"job"_s, configJob(world, job)}, {u"attempts"_s, attempts}};
}

Reply jobGet(Context &context)
{
    State &state = context.state;
    state.jobs.advance();
    const auto job = state.jobs.find(context.request.json().value(u"id"_s).toInteger(-1));
    if (!job)
        return missing(context, u"JOB"_s,
                       QString::number(context.request.json().value(u"id"_s).toInteger(-1)));
    return json(jobInfo(state.world, *job, true));
}

Reply jobLight(Context &context)
{
    Reply reply = jobGet(context);
    if (reply.status == 200) {
        State &state = context.state;
        reply = json(
            {{u"job"_s, configJob(state.world,
                                  *state.jobs.find(context.request.json().value(u"id"_s).toInteger(-1)))}});
    }
    return reply;
}

Reply jobList(Context &context)
{
    State &state = context.state;
    state.jobs.advance();
    const QJsonObject body = context.request.json();
    JobFilter filter;
    filter.descending = body.value(u"orderByMethod"_s).toString(u"DESC"_s) != u"ASC";
    filter.byUpdated = body.value(u"orderByField"_s).toString() == u"updatedAt";
    const QJsonObject pagination = body.value(u"pagination"_s).toObject();
    filter.limit = pagination.value(u"pageSize"_s).toInteger(200);
    filter.offset = pagination.value(u"rowOffset"_s).toInteger(0);
    for (const auto &type : body.value(u"configTypes"_s).toArray()) {
        if (type.toString() == u"reset_connection")
            filter.types += {u"reset"_s, u"clear"_s};
        else
            filter.types += type.toString();
    }
    if (filter.types.isEmpty())
        return invalid(u"configTypes"_s, u"must not be null"_s, {});
    for (const auto &status : body.value(u"statuses"_s).toArray())
        filter.statuses += status.toString();
    if (body.contains(u"configId"_s)) {
        filter.connection = state.world.connectionOf(body.value(u"configId"_s).toString());
        if (filter.connection < 0)
            return missing(context, u"CONNECTION"_s, body.value(u"configId"_s).toString());
    }
    qint64 total = 0;
    QJsonArray rows;
    for (const JobView &job : state.jobs.list(filter, &total))
        rows.append(jobInfo(state.world, job, false));
    return json({{u"jobs"_s, rows}, {u"totalJobCount"_s, total}});
}

Reply jobCancel(Context &context)
{
    State &state = context.state;
    state.jobs.advance();
    const qint64 id = context.request.json().value(u"id"_s).toInteger(-1);
    const auto job = state.jobs.find(id);
    if (!job)
        return missing(context, u"JOB"_s, QString::number(id));
    if (!cancelRunning(state, job->connection))
        return known(409, u"Job is not currently running"_s, u"ValueConflictKnownException"_s);
    return json(jobInfo(state.world, *state.jobs.find(id), true));
}

Reply connectionJob(Context &context, const QString &type)
{
    State &state = context.state;
    const QString id = context.request.json().value(u"connectionId"_s).toString();
    const int place = state.world.connectionOf(id);
    if (place < 0 || !state.sees(state.world.connections[static_cast<std::size_t>(place)].workspace))
        return missing(context, u"CONNECTION"_s, id);
    const StartResult result = startJob(state, place, type, true);
    if (result.outcome == StartResult::AlreadyRunning)
        return known(409, u"A sync is already running for: "_s % id, u"ValueConflictKnownException"_s);
    if (result.outcome != StartResult::Started)
        return known(409, u"Can only sync active connections"_s, u"ValueConflictKnownException"_s);
    return json(jobInfo(state.world, *state.jobs.find(result.job), true));
}

} // namespace

QJsonObject configJob(const World &world, const JobView &job)
{
    QJsonArray streams;
    const Connection &connection = world.connections[static_cast<std::size_t>(job.connection)];
    for (const QString &name : streamNames(world, connection))
        streams.append(QJsonObject{{u"name"_s, name}});
    QJsonObject object{{u"id"_s, job.id},
                       {u"configType"_s, configType(job.type)},
                       {u"configId"_s, connection.id},
                       {u"enabledStreams"_s, streams},
                       {u"createdAt"_s, job.created / 1000},
                       {u"updatedAt"_s, job.updated / 1000},
                       {u"status"_s, job.status},
                       {u"aggregatedStats"_s, stats(job.rowsEmitted, job.bytesEmitted, job.rows, job.bytes)}};
    if (job.started >= 0)
        object.insert(u"startedAt"_s, job.started / 1000);
    return object;
}

void addConfigJobRoutes(Router &router)
{
    router.add("POST", "jobs/get", Route::Read, jobGet);
    router.add("POST", "jobs/get_without_logs", Route::Read, jobGet);
    router.add("POST", "jobs/get_light", Route::Read, jobLight);
    router.add("POST", "jobs/list", Route::Read, jobList);
    router.add("POST", "jobs/cancel", Route::Write, jobCancel);
    router.add("POST", "connections/sync", Route::Write,
               [](Context &context) { return connectionJob(context, u"sync"_s); });
    router.add("POST", "connections/reset", Route::Write,
               [](Context &context) { return connectionJob(context, u"reset"_s); });
    router.add("POST", "connections/clear", Route::Write,
               [](Context &context) { return connectionJob(context, u"clear"_s); });
    router.add("POST", "connections/refresh", Route::Write,
               [](Context &context) { return connectionJob(context, u"refresh"_s); });
}

} // namespace airdesk::demo
