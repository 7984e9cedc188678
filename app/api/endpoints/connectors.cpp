// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/connectors.h"

#include "api/endpoints/support.h"

namespace airdesk::api {
namespace {

Source parseSource(const QJsonObject &, JsonReader &reader)
{
    return {SourceId(reader.requiredText(QLatin1StringView("sourceId"))), reader.text(QLatin1StringView("name")),
            reader.text(QLatin1StringView("sourceType")), WorkspaceId(reader.text(QLatin1StringView("workspaceId")))};
}

Destination parseDestination(const QJsonObject &, JsonReader &reader)
{
    return {DestinationId(reader.requiredText(QLatin1StringView("destinationId"))),
            reader.text(QLatin1StringView("name")), reader.text(QLatin1StringView("destinationType")),
            WorkspaceId(reader.text(QLatin1StringView("workspaceId")))};
}

template <class T>
ListEndpoint<T> listOf(const QString &path, QLatin1StringView idField, const WorkspaceId &workspace,
                       T (*parseRow)(const QJsonObject &, JsonReader &))
{
    ListEndpoint<T> endpoint;
    endpoint.request = get(path, path);
    if (!workspace.isEmpty())
        endpoint.request.query.addQueryItem(QStringLiteral("workspaceIds"), workspace.value);
    endpoint.idField = idField;
    endpoint.parseRow = parseRow;
    return endpoint;
}

} // namespace

ListEndpoint<Source> listSources(const WorkspaceId &workspace)
{
    return listOf(QStringLiteral("/sources"), QLatin1StringView("sourceId"), workspace, parseSource);
}

Endpoint<Source> getSource(const SourceId &id)
{
    return {get(QStringLiteral("/sources/") + segment(id.value), QStringLiteral("/sources/{sourceId}")),
            single<Source>(parseSource)};
}

ListEndpoint<Destination> listDestinations(const WorkspaceId &workspace)
{
    return listOf(QStringLiteral("/destinations"), QLatin1StringView("destinationId"), workspace, parseDestination);
}

Endpoint<Destination> getDestination(const DestinationId &id)
{
    return {get(QStringLiteral("/destinations/") + segment(id.value), QStringLiteral("/destinations/{destinationId}")),
            single<Destination>(parseDestination)};
}

} // namespace airdesk::api
