// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/errors.h"
#include "demo/paging.h"
#include "demo/prng.h"
#include "demo/router.h"
#include "demo/rows.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

Reply listWorkspaces(Context &context)
{
    Reply error;
    const auto wanted = workspacesOf(context, error);
    if (!wanted)
        return error;
    const World &world = context.state.world;
    return listReply(
        context, u"workspaces"_s, static_cast<int>(world.workspaces.size()), {u"workspaceIds"_s},
        [&](int i) { return (*wanted)[static_cast<std::size_t>(i)] != 0; },
        [&](int i) { return compact(workspaceRow(world, world.workspaces[static_cast<std::size_t>(i)])); });
}

Reply oneWorkspace(Context &context)
{
    State &state = context.state;
    const int place = state.world.workspaceOf(context.args.at(0));
    if (!state.sees(place))
        return missing(context, u"WORKSPACE"_s, context.args.at(0));
    Workspace &workspace = state.world.workspaces[static_cast<std::size_t>(place)];
    if (context.request.verb == u"PATCH") {
        const QJsonObject body = context.request.json();
        if (body.contains(u"name"_s))
            workspace.name = body.value(u"name"_s).toString();
    }
    return json(workspaceRow(state.world, workspace));
}

Reply createWorkspace(Context &context)
{
    World &world = context.state.world;
    const QString name = context.request.json().value(u"name"_s).toString();
    if (name.trimmed().isEmpty())
        return invalid(u"name"_s, u"must not be null"_s, name);
    const int place = world.addWorkspace(name, {});
    return json(workspaceRow(world, world.workspaces[static_cast<std::size_t>(place)]));
}

Reply listActors(Context &context, bool source)
{
    Reply error;
    const auto wanted = workspacesOf(context, error);
    if (!wanted)
        return error;
    const World &world = context.state.world;
    const auto &actors = source ? world.sources : world.destinations;
    const bool deleted = context.request.value(u"includeDeleted"_s) == u"true";
    return listReply(
        context, source ? u"sources"_s : u"destinations"_s, static_cast<int>(actors.size()),
        {u"workspaceIds"_s, u"includeDeleted"_s},
        [&](int i) {
            const Actor &actor = actors[static_cast<std::size_t>(i)];
            return (deleted || !actor.deleted) && (*wanted)[static_cast<std::size_t>(actor.workspace)] != 0;
        },
        [&](int i) { return compact(actorRow(world, actors[static_cast<std::size_t>(i)], source)); });
}

Reply oneActor(Context &context, bool source)
{
    State &state = context.state;
    World &world = state.world;
    auto &actors = source ? world.sources : world.destinations;
    const QString id = context.args.at(0);
    const int place = source ? world.sourceOf(id) : world.destinationOf(id);
    if (place < 0 || !state.sees(actors[static_cast<std::size_t>(place)].workspace))
        return missing(context, source ? u"SOURCE"_s : u"DESTINATION"_s, id);
    Actor &actor = actors[static_cast<std::size_t>(place)];
    if (context.request.verb == u"DELETE") {
        actor.deleted = true;
        return noContent();
    }
    if (context.request.verb == u"PATCH") {
        const QJsonObject body = context.request.json();
        if (body.contains(u"name"_s))
            actor.name = body.value(u"name"_s).toString();
    }
    return json(actorRow(world, actor, source));
}

Reply listStreams(Context &context)
{
    const World &world = context.state.world;
    const QString id = context.request.value(u"sourceId"_s);
    const int place = world.sourceOf(id);
    if (place < 0 || !context.state.sees(world.sources[static_cast<std::size_t>(place)].workspace))
        return missing(context, u"SOURCE"_s, id);
    QJsonArray streams;
    const Actor &source = world.sources[static_cast<std::size_t>(place)];
    for (const QString &name : QString(source.connector->streams).split(u',')) {
        QJsonObject stream{
            {u"streamName"_s, name},
            {u"defaultCursorField"_s, QJsonArray{u"updated_at"_s}},
            {u"sourceDefinedCursorField"_s, false},
            {u"sourceDefinedPrimaryKey"_s, QJsonArray{QJsonArray{u"id"_s}}},
            {u"propertyFields"_s, QJsonArray{QJsonArray{u"id"_s}, QJsonArray{u"updated_at"_s}}}};
        if (source.connector->shape == Connector::Shape::Database)
            stream.insert(u"streamnamespace"_s, u"public"_s);
        if (context.request.has(u"destinationId"_s))
            stream.insert(u"syncModes"_s, QJsonArray{u"full_refresh_overwrite"_s, u"incremental_append"_s});
        streams.append(stream);
    }
    return json(QJsonDocument(streams).toJson(QJsonDocument::Compact));
}

} // namespace

void addPublicObjectRoutes(Router &router)
{
    router.add("GET", "workspaces", Route::Read, listWorkspaces);
    router.add("POST", "workspaces", Route::Write, createWorkspace);
    router.add("GET", "workspaces/{}", Route::Read, oneWorkspace);
    router.add("PATCH", "workspaces/{}", Route::Write, oneWorkspace);
    router.add("GET", "streams", Route::Read, listStreams);
    router.add("GET", "sources", Route::Read, [](Context &context) { return listActors(context, true); });
    router.add("GET", "destinations", Route::Read,
               [](Context &context) { return listActors(context, false); });
    for (const char *verb : {"GET", "PATCH", "DELETE"}) {
        const auto access = verb[0] == 'G' ? Route::Read : Route::Write;
        router.add(verb, "sources/{}", access, [](Context &context) { return oneActor(context, true); });
        router.add(verb, "destinations/{}", access,
                   [](Context &context) { return oneActor(context, false); });
    }
}

} // namespace airdesk::demo
