// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/errors.h"
#include "demo/prng.h"
#include "demo/router.h"
#include "demo/rows.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

QJsonObject scheduleData(const Connection &connection)
{
    if (connection.schedule.type == Schedule::Type::Basic) {
        QString unit = connection.schedule.unit.toLower();
        return {{u"basicSchedule"_s,
                 QJsonObject{{u"timeUnit"_s, unit}, {u"units"_s, connection.schedule.units}}}};
    }
    if (connection.schedule.type == Schedule::Type::Cron)
        return {{u"cron"_s, QJsonObject{{u"cronExpression"_s, connection.schedule.expression},
                                        {u"cronTimeZone"_s, connection.schedule.zone}}}};
    return {};
}

QString syncStatus(const Connection &connection, const std::optional<JobView> &active,
                   const std::optional<JobView> &last)
{
    if (active)
        return active->status == u"pending" || active->status == u"queued" ? u"queued"_s : u"running"_s;
    if (connection.status != u"active")
        return u"paused"_s;
    if (!last || last->type != u"sync")
        return u"pending"_s;
    if (last->status == u"succeeded")
        return u"synced"_s;
    // The failing ones here have a wrong password, which only a person can mend.
    return connection.behaviour == SyncBehaviour::Failing ? u"failed"_s : u"incomplete"_s;
}

Reply statuses(Context &context)
{
    State &state = context.state;
    state.jobs.advance();
    static const QStringList ended{u"succeeded"_s, u"failed"_s, u"cancelled"_s};
    QJsonArray rows;
    for (const auto &id : context.request.json().value(u"connectionIds"_s).toArray()) {
        const int place = state.world.connectionOf(id.toString());
        if (place < 0 || !state.sees(state.world.connections[static_cast<std::size_t>(place)].workspace))
            return missing(context, u"CONNECTION"_s, id.toString());
        const Connection &connection = state.world.connections[static_cast<std::size_t>(place)];
        const auto active = state.jobs.active(place);
        const auto last = state.jobs.latest(place);
        const auto lastEnded = state.jobs.latest(place, ended);
        const auto lastGood = state.jobs.latest(place, {u"succeeded"_s});
        QJsonObject row{{u"connectionId"_s, connection.id},
                        {u"connectionSyncStatus"_s, syncStatus(connection, active, lastEnded)}};
        if (connection.schedule.type != Schedule::Type::Manual)
            row.insert(u"scheduleData"_s, scheduleData(connection));
        if (active)
            row.insert(u"activeJob"_s, configJob(state.world, *active));
        if (lastGood)
            row.insert(u"lastSuccessfulSync"_s, lastGood->updated / 1000);
        if (last) {
            row.insert(u"lastSyncJobId"_s, last->id);
            row.insert(u"lastSyncJobCreatedAt"_s, last->created / 1000);
            if (!last->attempts.empty())
                row.insert(u"lastSyncAttemptNumber"_s, last->attempts.back().number);
        }
        rows.append(row);
    }
    return json(QJsonDocument(rows).toJson(QJsonDocument::Compact));
}

Reply progress(Context &context)
{
    State &state = context.state;
    state.jobs.advance();
    const QString id = context.request.json().value(u"connectionId"_s).toString();
    const int place = state.world.connectionOf(id);
    if (place < 0)
        return missing(context, u"CONNECTION"_s, id);
    const auto job = state.jobs.active(place);
    QJsonObject body{{u"connectionId"_s, id}, {u"configType"_s, u"sync"_s}};
    QJsonArray streams;
    if (job) {
        const Connection &connection = state.world.connections[static_cast<std::size_t>(place)];
        const QStringList names = streamNames(state.world, connection);
        const auto count = static_cast<qint64>(names.size());
        for (const QString &name : names) {
            streams.append(QJsonObject{{u"streamName"_s, name},
                                       {u"configType"_s, job->type},
                                       {u"recordsEmitted"_s, job->rowsEmitted / count},
                                       {u"bytesEmitted"_s, job->bytesEmitted / count},
                                       {u"recordsCommitted"_s, 0},
                                       {u"bytesCommitted"_s, 0}});
        }
        body.insert(u"configType"_s, job->type);
        body.insert(u"jobId"_s, job->id);
        body.insert(u"recordsEmitted"_s, job->rowsEmitted);
        body.insert(u"bytesEmitted"_s, job->bytesEmitted);
        body.insert(u"recordsCommitted"_s, job->rows);
        body.insert(u"bytesCommitted"_s, job->bytes);
        body.insert(u"syncStartedAt"_s, job->created / 1000);
    }
    body.insert(u"streams"_s, streams);
    return json(body);
}

QJsonObject snippet(const Actor &actor, bool source)
{
    const QString definition =
        u"definition "_s % (source ? u"source "_s : u"destination "_s) % actor.connector->label;
    return {{source ? u"sourceId"_s : u"destinationId"_s, actor.id},
            {u"name"_s, actor.name},
            {source ? u"sourceDefinitionId"_s : u"destinationDefinitionId"_s, uuidOf(definition)},
            {source ? u"sourceName"_s : u"destinationName"_s, QString(actor.connector->label)}};
}

Reply webList(Context &context)
{
    State &state = context.state;
    state.jobs.advance();
    const QJsonObject body = context.request.json();
    const int workspace = state.world.workspaceOf(body.value(u"workspaceId"_s).toString());
    if (!state.sees(workspace))
        return missing(context, u"WORKSPACE"_s, body.value(u"workspaceId"_s).toString());
    const qint64 size = body.value(u"pageSize"_s).toInteger(1000);
    const QString cursor = body.value(u"cursor"_s).toString();
    bool past = cursor.isEmpty();
    qint64 total = 0;
    QJsonArray rows;
    for (int i = 0; i < static_cast<int>(state.world.connections.size()); ++i) {
        const Connection &connection = state.world.connections[static_cast<std::size_t>(i)];
        if (connection.workspace != workspace || connection.status == u"deprecated")
            continue;
        ++total;
        if (!past) {
            past = connection.id == cursor;
            continue;
        }
        if (rows.size() >= size)
            continue;
        QJsonArray tags;
        for (const int tag : connection.tags)
            tags.append(tagRow(state.world, state.world.tags[static_cast<std::size_t>(tag)]));
        const auto last = state.jobs.latest(i);
        const QString type = connection.schedule.typeText();
        QJsonObject row{
            {u"connectionId"_s, connection.id},
            {u"name"_s, connection.name},
            {u"status"_s, connection.status},
            {u"scheduleType"_s, type},
            {u"scheduleData"_s, scheduleData(connection)},
            {u"source"_s, snippet(state.world.sources[static_cast<std::size_t>(connection.source)], true)},
            {u"destination"_s,
             snippet(state.world.destinations[static_cast<std::size_t>(connection.destination)], false)},
            {u"isSyncing"_s, state.jobs.active(i).has_value()},
            {u"schemaChange"_s, u"no_change"_s},
            {u"tags"_s, tags}};
        if (last) {
            row.insert(u"latestSyncJobCreatedAt"_s, last->created / 1000);
            row.insert(u"latestSyncJobStatus"_s, last->status);
        }
        rows.append(row);
    }
    return json({{u"connections"_s, rows}, {u"page_size"_s, size}, {u"num_connections"_s, total}});
}

} // namespace

void addConfigConnectionRoutes(Router &router)
{
    router.add("POST", "connections/status", Route::Read, statuses);
    router.add("POST", "connections/sync_progress", Route::Read, progress);
    router.add("POST", "web_backend/connections/list", Route::Read, webList);
}

} // namespace airdesk::demo
