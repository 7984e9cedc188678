// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/editconnection.h"
#include "demo/errors.h"
#include "demo/paging.h"
#include "demo/router.h"
#include "demo/rows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

QString editConnection(State &state, int place, const QJsonObject &fields)
{
    World &world = state.world;
    Connection edited = world.connections[static_cast<std::size_t>(place)];
    if (fields.contains(u"name"_s))
        edited.name = fields.value(u"name"_s).toString();
    if (fields.contains(u"status"_s)) {
        const QString status = fields.value(u"status"_s).toString().toLower();
        if (!QStringList{u"active"_s, u"inactive"_s, u"deprecated"_s, u"locked"_s}.contains(status))
            return u"Unexpected status: "_s % status;
        edited.status = status;
    }
    if (fields.contains(u"schedule"_s)) {
        const QJsonObject schedule = fields.value(u"schedule"_s).toObject();
        const QString type = schedule.value(u"scheduleType"_s).toString().toLower();
        if (type == u"manual") {
            edited.schedule = Schedule();
        } else if (type == u"cron") {
            const QString error =
                Schedule::readCron(schedule.value(u"cronExpression"_s).toString(), edited.schedule);
            if (!error.isEmpty())
                return error;
        } else {
            return u"Unexpected scheduleType: "_s % type;
        }
    }
    if (fields.contains(u"prefix"_s))
        edited.prefix = fields.value(u"prefix"_s).toString();
    if (fields.contains(u"namespaceDefinition"_s))
        edited.namespaceDefinition = fields.value(u"namespaceDefinition"_s).toString().toLower();
    if (fields.contains(u"namespaceFormat"_s))
        edited.namespaceFormat = fields.value(u"namespaceFormat"_s).toString();
    if (fields.contains(u"nonBreakingSchemaUpdatesBehavior"_s))
        edited.schemaUpdates = fields.value(u"nonBreakingSchemaUpdatesBehavior"_s).toString().toLower();
    if (fields.contains(u"tags"_s)) {
        edited.tags.clear();
        for (const auto &tag : fields.value(u"tags"_s).toArray()) {
            const QString id = tag.toObject().value(u"tagId"_s).toString();
            const auto found =
                std::find_if(world.tags.begin(), world.tags.end(), [&](const Tag &t) { return t.id == id; });
            if (found != world.tags.end())
                edited.tags.push_back(static_cast<int>(found - world.tags.begin()));
        }
    }
    edited.row.clear();
    Connection &connection = world.connections[static_cast<std::size_t>(place)];
    const bool replan = fields.contains(u"status"_s) || fields.contains(u"schedule"_s);
    connection = std::move(edited);
    if (connection.status != u"active")
        state.jobs.cancel(place);
    if (replan)
        state.jobs.reschedule(place);
    return {};
}

namespace {

Reply listConnections(Context &context)
{
    Reply error;
    const auto wanted = workspacesOf(context, error);
    if (!wanted)
        return error;
    World &world = context.state.world;
    const bool deleted = context.request.value(u"includeDeleted"_s) == u"true";
    const QStringList tags = context.request.list(u"tagIds"_s);
    return listReply(
        context, u"connections"_s, static_cast<int>(world.connections.size()),
        {u"workspaceIds"_s, u"includeDeleted"_s},
        [&](int i) {
            const Connection &connection = world.connections[static_cast<std::size_t>(i)];
            if (!(*wanted)[static_cast<std::size_t>(connection.workspace)])
                return false;
            if (!deleted && connection.status == u"deprecated")
                return false;
            return tags.isEmpty() ||
                   std::any_of(connection.tags.begin(), connection.tags.end(), [&](int tag) {
                       return tags.contains(world.tags[static_cast<std::size_t>(tag)].id);
                   });
        },
        [&](int i) { return connectionBytes(world, i); });
}

//! Place of the connection in the path; -1, and the answer in error, when there is none.
int namedConnection(const Context &context, Reply &error)
{
    const State &state = context.state;
    const int place = state.world.connectionOf(context.args.at(0));
    if (place >= 0 && state.sees(state.world.connections[static_cast<std::size_t>(place)].workspace))
        return place;
    error = missing(context, u"CONNECTION"_s, context.args.at(0));
    return -1;
}

Reply getConnection(Context &context)
{
    Reply error;
    const int place = namedConnection(context, error);
    return place < 0 ? error : json(connectionBytes(context.state.world, place));
}

Reply patchConnection(Context &context)
{
    Reply error;
    const int place = namedConnection(context, error);
    if (place < 0)
        return error;
    State &state = context.state;
    const QString status = state.world.connections[static_cast<std::size_t>(place)].status;
    const QJsonObject fields = context.request.json();
    if (status == u"locked" && fields.contains(u"status"_s))
        return problem(context, 409, u"connection/locked"_s, u"The connection is locked."_s);
    if (status == u"deprecated")
        return problem(context, 409, u"state-conflict"_s, u"State conflict"_s,
                       u"The connection has been deleted."_s);
    const QString refusal = editConnection(state, place, fields);
    if (!refusal.isEmpty())
        return problem(context, 400, u"bad-request"_s, u"The request could not be understood."_s, refusal);
    return json(connectionBytes(state.world, place));
}

Reply deleteConnection(Context &context)
{
    Reply error;
    const int place = namedConnection(context, error);
    if (place < 0)
        return error;
    const QString refusal = editConnection(context.state, place, {{u"status"_s, u"deprecated"_s}});
    Q_ASSERT(refusal.isEmpty());
    return noContent();
}

Reply createConnection(Context &context)
{
    State &state = context.state;
    const QJsonObject body = context.request.json();
    const int source = state.world.sourceOf(body.value(u"sourceId"_s).toString());
    const int destination = state.world.destinationOf(body.value(u"destinationId"_s).toString());
    if (source < 0 || destination < 0)
        return missing(context, source < 0 ? u"SOURCE"_s : u"DESTINATION"_s,
                       body.value(u"sourceId"_s).toString());
    const int place =
        state.world.addConnection(state.world.newConnection(source, destination, state.clock.now() / 1000));
    const QString refusal = editConnection(state, place, body);
    if (!refusal.isEmpty())
        return problem(context, 400, u"bad-request"_s, u"The request could not be understood."_s, refusal);
    state.jobs.reschedule(place);
    return json(connectionBytes(state.world, place));
}

} // namespace

void addPublicConnectionRoutes(Router &router)
{
    router.add("GET", "connections", Route::Read, listConnections);
    router.add("POST", "connections", Route::Write, createConnection);
    router.add("GET", "connections/{}", Route::Read, getConnection);
    router.add("PATCH", "connections/{}", Route::Write, patchConnection);
    router.add("DELETE", "connections/{}", Route::Write, deleteConnection);
}

} // namespace airdesk::demo
