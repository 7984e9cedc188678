// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/errors.h"
#include "demo/paging.h"
#include "demo/router.h"
#include "demo/rows.h"
#include "demo/startsync.h"

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

//! Reads the filters of a list call; false, and the answer in error, when one is bad.
bool readFilter(const Context &context, JobFilter &filter, Reply &error)
{
    const Request &request = context.request;
    const auto refuse = [&](const QString &message) {
        error = problem(context, 400, u"bad-request"_s, u"The request could not be understood."_s, message);
        return false;
    };
    const auto time = [&](const QString &name, std::optional<qint64> &into) {
        if (!request.has(name))
            return true;
        into = timeFromIso(request.value(name));
        if (into)
            return true;
        error = hateoas(request, 400, u"Bad Request"_s,
                        u"Failed to convert argument ["_s % name % u"] for value ["_s % request.value(name) %
                            u']');
        return false;
    };
    if (!time(u"createdAtStart"_s, filter.createdFrom) || !time(u"createdAtEnd"_s, filter.createdTo) ||
        !time(u"updatedAtStart"_s, filter.updatedFrom) || !time(u"updatedAtEnd"_s, filter.updatedTo))
        return false;
    if (request.has(u"jobType"_s)) {
        const QString type = request.value(u"jobType"_s).toLower();
        if (!QStringList{u"sync"_s, u"reset"_s, u"refresh"_s, u"clear"_s}.contains(type))
            return refuse(u"Unexpected jobType: "_s % type);
        filter.types = QStringList{type};
    }
    if (request.has(u"status"_s)) {
        if (context.state.behaviour.statusFilterFails) {
            error = onlyErrorId(500);
            return false;
        }
        const QString status = request.value(u"status"_s).toLower();
        static const QStringList known{u"pending"_s, u"queued"_s,    u"running"_s,  u"incomplete"_s,
                                       u"failed"_s,  u"succeeded"_s, u"cancelled"_s};
        if (!known.contains(status))
            return refuse(u"Unexpected status: "_s % status);
        filter.statuses = QStringList{status};
    }
    if (request.has(u"orderBy"_s)) {
        const QStringList parts = request.value(u"orderBy"_s).split(u'|');
        if (parts.size() != 2 || (parts.at(0) != u"createdAt" && parts.at(0) != u"updatedAt") ||
            (parts.at(1) != u"ASC" && parts.at(1) != u"DESC"))
            return refuse(u"Invalid order by clause provided: "_s % request.value(u"orderBy"_s));
        filter.byUpdated = parts.at(0) == u"updatedAt";
        filter.descending = parts.at(1) == u"DESC";
    }
    return true;
}

Reply listJobs(Context &context)
{
    State &state = context.state;
    Reply error;
    const auto page = pageOf(context, error);
    if (!page)
        return error;
    JobFilter filter;
    filter.offset = page->offset;
    filter.limit = page->limit;
    if (!readFilter(context, filter, error))
        return error;
    if (context.request.has(u"connectionId"_s)) {
        const QString id = context.request.value(u"connectionId"_s);
        filter.connection = state.world.connectionOf(id);
        if (filter.connection < 0 ||
            !state.sees(state.world.connections[static_cast<std::size_t>(filter.connection)].workspace))
            return missing(context, u"CONNECTION"_s, id);
    } else {
        const auto workspaces = workspacesOf(context, error);
        if (!workspaces)
            return error;
        filter.workspaces = *workspaces;
    }
    std::vector<QByteArray> rows;
    for (const JobView &job : state.jobs.list(filter))
        rows.push_back(compact(jobRow(state.world, job)));
    // The links of a real server lose status, dates and order.
    return pageReply(context, u"jobs"_s, *page, rows, {u"connectionId"_s, u"workspaceIds"_s, u"jobType"_s});
}

//! The job of the path, or the answer for one that does not exist.
std::optional<JobView> namedJob(Context &context, Reply &error)
{
    State &state = context.state;
    bool ok = false;
    const qint64 id = context.args.at(0).toLongLong(&ok);
    if (!ok) {
        error = hateoas(context.request, 400, u"Bad Request"_s,
                        u"Failed to convert argument [jobId] for value ["_s % context.args.at(0) % u']');
        return {};
    }
    state.jobs.advance();
    auto job = state.jobs.find(id);
    if (job && state.sees(state.world.connections[static_cast<std::size_t>(job->connection)].workspace))
        return job;
    error = state.isAdmin() ? problem(context, 409, u"state-conflict"_s, u"State conflict"_s,
                                      u"Job is not currently running"_s)
                            : forbidden(context, u"WORKSPACE_READER"_s);
    return {};
}

Reply getJob(Context &context)
{
    Reply error;
    const auto job = namedJob(context, error);
    return job ? json(jobRow(context.state.world, *job)) : error;
}

Reply cancelJob(Context &context)
{
    Reply error;
    const auto job = namedJob(context, error);
    if (!job)
        return error;
    if (!cancelRunning(context.state, job->connection))
        return problem(context, 409, u"state-conflict"_s, u"State conflict"_s,
                       u"Job is not currently running"_s);
    return json(jobRow(context.state.world, *context.state.jobs.find(job->id)));
}

Reply createJob(Context &context)
{
    State &state = context.state;
    const QJsonObject body = context.request.json();
    const QString id = body.value(u"connectionId"_s).toString();
    const QString type = body.value(u"jobType"_s).toString().toLower();
    if (id.isEmpty() || type.isEmpty())
        return invalid(id.isEmpty() ? u"connectionId"_s : u"jobType"_s, u"must not be null"_s, {});
    const int connection = state.world.connectionOf(id);
    if (connection < 0 ||
        !state.sees(state.world.connections[static_cast<std::size_t>(connection)].workspace))
        return missing(context, u"CONNECTION"_s, id);
    const StartResult result = startJob(state, connection, type);
    switch (result.outcome) {
    case StartResult::Started:
        break;
    case StartResult::AlreadyRunning:
        return problem(context, 409, u"try-again-later"_s, u"Please try again later."_s,
                       u"A sync is already running for: "_s % id);
    case StartResult::NotActive:
        return problem(context, 409, u"state-conflict"_s, u"State conflict"_s,
                       u"Could not fulfill request"_s);
    case StartResult::NoSuchType:
        return problem(context, 422, u"unprocessable-entity"_s, u"The entity could not be processed."_s,
                       type == u"refresh" ? u"Refreshes are not supported in the public API"_s
                                          : u"Unexpected jobType: "_s % type);
    }
    return json(jobRow(state.world, *state.jobs.find(result.job)));
}

} // namespace

void addPublicJobRoutes(Router &router)
{
    router.add("GET", "jobs", Route::Read, [](Context &context) {
        context.state.jobs.advance();
        return listJobs(context);
    });
    router.add("POST", "jobs", Route::Write, createJob);
    router.add("GET", "jobs/{}", Route::Read, getJob);
    router.add("DELETE", "jobs/{}", Route::Write, cancelJob);
}

} // namespace airdesk::demo
