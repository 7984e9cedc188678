// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/workspaces.h"

#include "api/endpoints/support.h"

namespace airdesk::api {
namespace {

Workspace parse(const QJsonObject &, JsonReader &reader)
{
    return {WorkspaceId(reader.requiredText(QLatin1StringView("workspaceId"))), reader.text(QLatin1StringView("name")),
            reader.text(QLatin1StringView("dataResidency"))};
}

} // namespace

ListEndpoint<Workspace> listWorkspaces()
{
    ListEndpoint<Workspace> endpoint;
    endpoint.request = get(QStringLiteral("/workspaces"), QStringLiteral("/workspaces"));
    endpoint.idField = QLatin1StringView("workspaceId");
    endpoint.parseRow = parse;
    return endpoint;
}

Endpoint<Workspace> getWorkspace(const WorkspaceId &id)
{
    return {get(QStringLiteral("/workspaces/") + segment(id.value), QStringLiteral("/workspaces/{workspaceId}")),
            single<Workspace>(parse)};
}

} // namespace airdesk::api
