// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/connections.h"

#include "api/endpoints/support.h"

namespace airdesk::api {
namespace {

const auto path = QStringLiteral("/connections/{connectionId}");

Schedule parseSchedule(const QJsonObject &object)
{
    const JsonReader reader(object, {});
    const QString type = reader.text(QLatin1StringView("scheduleType"));
    if (type == QLatin1StringView("manual"))
        return {Schedule::Kind::Manual, {}};
    if (type == QLatin1StringView("cron"))
        return {Schedule::Kind::Cron, reader.text(QLatin1StringView("cronExpression"))};
    if (type == QLatin1StringView("basic"))
        return {Schedule::Kind::Basic, reader.text(QLatin1StringView("basicTiming"))};
    return {Schedule::Kind::Unknown, type};
}

Connection parseRow(const QJsonObject &, JsonReader &reader)
{
    Connection connection;
    connection.id = ConnectionId(reader.requiredText(QLatin1StringView("connectionId")));
    connection.name = reader.text(QLatin1StringView("name"));
    connection.source = SourceId(reader.text(QLatin1StringView("sourceId")));
    connection.destination = DestinationId(reader.text(QLatin1StringView("destinationId")));
    const QString workspace = reader.text(QLatin1StringView("workspaceId"));
    if (workspace != QLatin1StringView("null")) // the server's word for an unknown one
        connection.workspace = WorkspaceId(workspace);
    connection.status = reader.requiredText(QLatin1StringView("status"));
    connection.schedule = parseSchedule(reader.object(QLatin1StringView("schedule")));
    connection.nameSpaceDefinition = reader.text(QLatin1StringView("namespaceDefinition"));
    connection.nameSpaceFormat = reader.text(QLatin1StringView("namespaceFormat"));
    connection.prefix = reader.text(QLatin1StringView("prefix"));
    connection.createdAt = reader.time(QLatin1StringView("createdAt"));
    const QJsonArray tags = reader.array(QLatin1StringView("tags"));
    for (const QJsonValue &value : tags) {
        const JsonReader tag(value.toObject(), {});
        connection.tags.push_back({tag.text(QLatin1StringView("tagId")), tag.text(QLatin1StringView("name")),
                                   tag.text(QLatin1StringView("color"))});
    }
    return connection;
}

Connection parseWhole(const QJsonObject &object, JsonReader &reader)
{
    Connection connection = parseRow(object, reader);
    const QJsonArray streams =
        reader.object(QLatin1StringView("configurations")).value(QLatin1StringView("streams")).toArray();
    for (const QJsonValue &value : streams) {
        const JsonReader stream(value.toObject(), {});
        connection.streams.push_back({stream.text(QLatin1StringView("name")), stream.text(QLatin1StringView("namespace")),
                                      stream.text(QLatin1StringView("syncMode"))});
    }
    return connection;
}

} // namespace

ListEndpoint<Connection> listConnections(const ConnectionFilter &filter)
{
    ListEndpoint<Connection> endpoint;
    endpoint.request = get(QStringLiteral("/connections"), QStringLiteral("/connections"));
    if (!filter.workspace.isEmpty())
        endpoint.request.query.addQueryItem(QStringLiteral("workspaceIds"), filter.workspace.value);
    if (!filter.tagId.isEmpty())
        endpoint.request.query.addQueryItem(QStringLiteral("tagIds"), filter.tagId);
    if (filter.withDeleted)
        endpoint.request.query.addQueryItem(QStringLiteral("includeDeleted"), QStringLiteral("true"));
    endpoint.idField = QLatin1StringView("connectionId");
    endpoint.parseRow = parseRow;
    return endpoint;
}

Endpoint<Connection> getConnection(const ConnectionId &id)
{
    return {get(QStringLiteral("/connections/") + segment(id.value), path), single<Connection>(parseWhole)};
}

Endpoint<Connection> setConnectionActive(const ConnectionId &id, bool active)
{
    const QJsonObject body{{QStringLiteral("status"), active ? QStringLiteral("active") : QStringLiteral("inactive")}};
    return {patch(QStringLiteral("/connections/") + segment(id.value), path, body), single<Connection>(parseWhole)};
}

} // namespace airdesk::api
