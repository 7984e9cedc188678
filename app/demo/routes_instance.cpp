// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/errors.h"
#include "demo/router.h"
#include "demo/rows.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

QJsonObject authConfiguration(const State &state)
{
    switch (state.options.edition) {
    case Edition::None:
        return {{u"mode"_s, u"none"_s}};
    case Edition::Community:
        return {{u"mode"_s, u"simple"_s}};
    case Edition::Enterprise:
        return {{u"mode"_s, u"oidc"_s},
                {u"clientId"_s, u"airbyte-webapp"_s},
                {u"defaultRealm"_s, u"airbyte"_s},
                {u"authorizationServerUrl"_s, QString(state.root % u"/auth"_s)}};
    case Edition::Oidc:
        break;
    }
    return {{u"mode"_s, u"oidc"_s},
            {u"clientId"_s, u"airbyte"_s},
            {u"authorizationServerUrl"_s, u"https://login.example.com/.well-known/openid-configuration"_s},
            {u"audience"_s, u"airbyte"_s},
            {u"extraScopes"_s, u"openid email profile"_s}};
}

QString editionText(const State &state)
{
    const bool open = state.options.edition == Edition::Community || state.options.edition == Edition::None;
    return open ? u"community"_s : u"enterprise"_s;
}

Reply instanceConfiguration(Context &context)
{
    const State &state = context.state;
    QJsonObject body{{u"edition"_s, editionText(state)},
                     {u"version"_s, state.version()},
                     {u"airbyteUrl"_s, state.root},
                     {u"auth"_s, authConfiguration(state)},
                     {u"initialSetupComplete"_s, true},
                     {u"defaultUserId"_s, state.world.userId},
                     {u"defaultOrganizationId"_s, state.world.organizationId},
                     {u"defaultOrganizationEmail"_s, state.world.userEmail},
                     {u"trackingStrategy"_s, u"logging"_s}};
    if (editionText(state) == u"enterprise")
        body.insert(u"licenseStatus"_s, u"pro"_s);
    const QJsonObject &patch = state.behaviour.instancePatch;
    for (auto it = patch.begin(); it != patch.end(); ++it) {
        if (it.value().isNull())
            body.remove(it.key());
        else
            body.insert(it.key(), it.value());
    }
    return json(body);
}

Reply webConfig(Context &context)
{
    return json({{u"version"_s, context.state.version()},
                 {u"edition"_s, editionText(context.state)},
                 {u"datadogApplicationId"_s, QString()}});
}

Reply userGet(Context &context)
{
    const World &world = context.state.world;
    const QString id = context.request.json().value(u"userId"_s).toString();
    // The simple mode's user has the all-zero ID in its tokens.
    if (id != world.userId && id != u"00000000-0000-0000-0000-000000000000")
        return forbidden(context, u"SELF"_s);
    QJsonObject body{{u"userId"_s, world.userId},
                     {u"name"_s, world.userName},
                     {u"email"_s, world.userEmail},
                     {u"status"_s, u"registered"_s},
                     {u"metadata"_s, QJsonObject()}};
    if (context.state.sees(0) && !world.workspaces.empty())
        body.insert(u"defaultWorkspaceId"_s, world.workspaces.front().id);
    return json(body);
}

Reply permissionsByUser(Context &context)
{
    QJsonArray rows;
    for (const QJsonObject &permission : permissionRows(context.state)) {
        QJsonObject row = permission;
        const QString scope = row.take(u"scope"_s).toString();
        const QJsonValue id = row.take(u"scopeId"_s);
        if (scope != u"none")
            row.insert(scope == u"workspace" ? u"workspaceId"_s : u"organizationId"_s, id);
        rows.append(row);
    }
    return json({{u"permissions"_s, rows}});
}

Reply tagsList(Context &context)
{
    const World &world = context.state.world;
    QJsonArray rows;
    for (const auto &id : context.request.json().value(u"workspaceIds"_s).toArray()) {
        const int workspace = world.workspaceOf(id.toString());
        if (!context.state.sees(workspace))
            return forbidden(context, u"WORKSPACE_READER"_s);
        for (const Tag &tag : world.tags) {
            if (tag.workspace == workspace)
                rows.append(tagRow(world, tag));
        }
    }
    return json(QJsonDocument(rows).toJson(QJsonDocument::Compact));
}

} // namespace

void addConfigInstanceRoutes(Router &router)
{
    router.add("GET", "health", Route::Anonymous, [](Context &) { return json({{u"available"_s, true}}); });
    router.add("GET", "instance_configuration", Route::Anonymous, instanceConfiguration);
    router.add("GET", "web_backend/config", Route::Anonymous, webConfig);
    router.add("POST", "users/get", Route::Read, userGet);
    router.add("POST", "permissions/list_by_user", Route::Read, permissionsByUser);
    router.add("POST", "tags/list", Route::Read, tagsList);
}

} // namespace airdesk::demo
