// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/tags.h"

#include "api/endpoints/support.h"

namespace airdesk::api {
namespace {

Tag parse(const QJsonObject &, JsonReader &reader)
{
    return {reader.requiredText(QLatin1StringView("tagId")), reader.text(QLatin1StringView("name")),
            reader.text(QLatin1StringView("color"))};
}

} // namespace

ListEndpoint<Tag> listTags(const WorkspaceId &workspace)
{
    ListEndpoint<Tag> endpoint;
    endpoint.request = get(QStringLiteral("/tags"), QStringLiteral("/tags"));
    if (!workspace.isEmpty())
        endpoint.request.query.addQueryItem(QStringLiteral("workspaceIds"), workspace.value);
    endpoint.idField = QLatin1StringView("tagId");
    endpoint.pageSize = 0;
    endpoint.parseRow = parse;
    return endpoint;
}

Endpoint<Tag> getTag(const QString &id)
{
    return {get(QStringLiteral("/tags/") + segment(id), QStringLiteral("/tags/{tagId}")), single<Tag>(parse)};
}

} // namespace airdesk::api
