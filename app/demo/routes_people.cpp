// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/errors.h"
#include "demo/paging.h"
#include "demo/prng.h"
#include "demo/router.h"
#include "demo/rows.h"

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

Reply dataOf(const QJsonArray &rows) { return json({{u"data"_s, rows}}); }

Reply listTags(Context &context)
{
    Reply error;
    const auto wanted = workspacesOf(context, error);
    if (!wanted)
        return error;
    QJsonArray rows;
    for (const Tag &tag : context.state.world.tags) {
        if ((*wanted)[static_cast<std::size_t>(tag.workspace)])
            rows.append(tagRow(context.state.world, tag));
    }
    return dataOf(rows);
}

Reply listOrganizations(Context &context)
{
    const World &world = context.state.world;
    return dataOf({QJsonObject{{u"organizationId"_s, world.organizationId},
                               {u"organizationName"_s, world.organizationName},
                               {u"email"_s, world.userEmail}}});
}

Reply listUsers(Context &context)
{
    const World &world = context.state.world;
    if (context.request.value(u"organizationId"_s).isEmpty())
        return hateoas(context.request, 400, u"Bad Request"_s,
                       u"Required QueryValue [organizationId] not specified"_s);
    if (context.request.value(u"organizationId"_s) != world.organizationId)
        return forbidden(context, u"ORGANIZATION_READER"_s);
    QJsonArray rows{
        QJsonObject{{u"id"_s, world.userId}, {u"name"_s, world.userName}, {u"email"_s, world.userEmail}}};
    for (const QString &name : {u"Mira Okafor"_s, u"Jonas Weiß"_s, u"Aiko Tanaka"_s}) {
        rows.append(
            QJsonObject{{u"id"_s, uuidOf(name)},
                        {u"name"_s, name},
                        {u"email"_s, QString(name.section(u' ', 0, 0).toLower() % u"@example.com"_s)}});
    }
    return dataOf(rows);
}

Reply listPermissions(Context &context)
{
    const World &world = context.state.world;
    const QString user = context.request.value(u"userId"_s);
    if (!user.isEmpty() && user != world.userId && context.request.value(u"organizationId"_s).isEmpty())
        return forbidden(context, u"ORGANIZATION_ADMIN"_s);
    QJsonArray rows;
    for (const QJsonObject &permission : permissionRows(context.state))
        rows.append(permission);
    return dataOf(rows);
}

Reply listDefinitions(Context &context)
{
    const QString type = context.request.value(u"type"_s);
    if (context.request.value(u"workspaceId"_s).isEmpty())
        return onlyErrorId(500);
    const bool source = type == u"source";
    QJsonArray rows;
    for (const Connector &connector : source ? sourceConnectors() : destinationConnectors()) {
        const QString definition =
            u"definition "_s % (source ? u"source "_s : u"destination "_s) % connector.label;
        rows.append(QJsonObject{{u"id"_s, uuidOf(definition)},
                                {u"name"_s, QString(connector.label)},
                                {u"connectorDefinitionType"_s, type},
                                {u"version"_s, u"2.1.4"_s}});
    }
    return dataOf(rows);
}

} // namespace

std::vector<QJsonObject> permissionRows(const State &state)
{
    const World &world = state.world;
    const auto permission = [&](const QString &type, const QString &scope, const QString &scopeId) {
        return QJsonObject{{u"permissionId"_s, uuidOf(QString(type % scopeId))},
                           {u"permissionType"_s, type},
                           {u"userId"_s, world.userId},
                           {u"scope"_s, scope},
                           {u"scopeId"_s, scopeId}};
    };
    if (state.isAdmin())
        return {permission(u"instance_admin"_s, u"none"_s, {})};
    if (!state.behaviour.readOnlyUser && state.behaviour.visibleWorkspaces < 0)
        return {permission(u"organization_editor"_s, u"organization"_s, world.organizationId)};
    std::vector<QJsonObject> rows;
    for (std::size_t i = 0; i < world.workspaces.size() && i < 50; ++i) {
        if (state.sees(static_cast<int>(i)))
            rows.push_back(
                permission(state.behaviour.readOnlyUser ? u"workspace_reader"_s : u"workspace_editor"_s,
                           u"workspace"_s, world.workspaces[i].id));
    }
    return rows;
}

void addPublicPeopleRoutes(Router &router)
{
    router.add("GET", "tags", Route::Read, listTags);
    router.add("GET", "organizations", Route::Read, listOrganizations);
    router.add("GET", "users", Route::Read, listUsers);
    router.add("GET", "permissions", Route::Read, listPermissions);
    router.add("GET", "connector_definitions", Route::Read, listDefinitions);
}

} // namespace airdesk::demo
