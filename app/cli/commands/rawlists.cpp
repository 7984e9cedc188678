// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/rawlists.h"

#include "api/endpoints/applications.h"
#include "api/endpoints/connections.h"
#include "api/endpoints/connectors.h"
#include "api/endpoints/jobs.h"
#include "api/endpoints/people.h"
#include "api/endpoints/tags.h"
#include "api/endpoints/workspaces.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace airdesk::cli {
namespace {

QString tr(const char *source) { return QCoreApplication::translate("Columns", source); }

bool contains(const QString &text, const QString &part) { return text.contains(part, Qt::CaseInsensitive); }

bool hasTag(const QJsonObject &row, const QString &name)
{
    const QJsonArray tags = row.value(QLatin1StringView("tags")).toArray();
    return std::any_of(tags.begin(), tags.end(), [&name](const QJsonValue &tag) {
        return tag.toObject().value(QLatin1StringView("name")).toString().compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

ListEndpoint<QJsonObject> rawList(Kind kind, const Arguments &filter, const QString &organization)
{
    const WorkspaceId workspace(filter.workspace);
    switch (kind) {
    case Kind::Workspaces: {
        ListEndpoint<QJsonObject> endpoint = rawRows(api::listWorkspaces());
        if (!workspace.isEmpty())
            endpoint.request.query.addQueryItem(QStringLiteral("workspaceIds"), workspace.value);
        return endpoint;
    }
    case Kind::Connections:
        return rawRows(api::listConnections({workspace, {}, false}));
    case Kind::Sources:
        return rawRows(api::listSources(workspace));
    case Kind::Destinations:
        return rawRows(api::listDestinations(workspace));
    case Kind::Jobs:
        return rawRows(api::listJobs({ConnectionId(filter.connection), workspace, filter.status.toLower(), {}, {}}));
    case Kind::Applications:
        return rawRows(api::listApplications());
    case Kind::Tags:
        return rawRows(api::listTags(workspace));
    case Kind::Users:
        return rawRows(api::listUsers(organization));
    case Kind::Permissions:
        return rawRows(api::listPermissions());
    case Kind::Organizations:
        break;
    }
    return rawRows(api::listOrganizations());
}

ListEndpoint<QJsonObject> rawListWithoutStatus(Kind kind, const Arguments &filter)
{
    Arguments without = filter;
    without.status.clear();
    return rawList(kind, without);
}

bool passes(const QJsonObject &row, Kind kind, const Arguments &filter)
{
    const auto text = [&row](const char *field) { return row.value(QLatin1StringView(field)).toString(); };
    if (!filter.status.isEmpty() && text("status").compare(filter.status, Qt::CaseInsensitive) != 0)
        return false;
    if (!filter.tag.isEmpty() && !hasTag(row, filter.tag))
        return false;
    if (!filter.name.isEmpty() && !contains(row.value(nameFieldOf(kind)).toString(), filter.name)
        && !(kind == Kind::Users && contains(text("email"), filter.name)))
        return false;
    return true;
}

bool isFreeOfSecrets(Kind kind)
{
    return kind == Kind::Connections || kind == Kind::Jobs || kind == Kind::Tags || kind == Kind::Users
        || kind == Kind::Permissions || kind == Kind::Organizations;
}

std::vector<Column> columnsOf(Kind kind)
{
    using Form = Column::Form;
    const auto column = [](const char *title, const char *field, Form form = Form::Text, bool mayShrink = false) {
        return Column{tr(title), QString::fromLatin1(field), form, mayShrink};
    };
    switch (kind) {
    case Kind::Workspaces:
        return {column(QT_TRANSLATE_NOOP("Columns", "NAME"), "name", Form::Text, true),
                column(QT_TRANSLATE_NOOP("Columns", "REGION"), "dataResidency"),
                column(QT_TRANSLATE_NOOP("Columns", "ID"), "workspaceId")};
    case Kind::Connections:
        return {column("NAME", "name", Form::Text, true),
                column(QT_TRANSLATE_NOOP("Columns", "STATUS"), "status"),
                column(QT_TRANSLATE_NOOP("Columns", "SCHEDULE"), "schedule", Form::Schedule, true),
                column(QT_TRANSLATE_NOOP("Columns", "TAGS"), "tags", Form::Tags, true),
                column("ID", "connectionId")};
    case Kind::Sources:
        return {column("NAME", "name", Form::Text, true),
                column(QT_TRANSLATE_NOOP("Columns", "TYPE"), "sourceType", Form::Text, true),
                column("ID", "sourceId"),
                column(QT_TRANSLATE_NOOP("Columns", "WORKSPACE"), "workspaceId", Form::Text, true)};
    case Kind::Destinations:
        return {column("NAME", "name", Form::Text, true), column("TYPE", "destinationType", Form::Text, true),
                column("ID", "destinationId"), column("WORKSPACE", "workspaceId", Form::Text, true)};
    case Kind::Jobs:
        return {column(QT_TRANSLATE_NOOP("Columns", "JOB"), "jobId", Form::Number),
                column("STATUS", "status"),
                column("TYPE", "jobType"),
                column(QT_TRANSLATE_NOOP("Columns", "STARTED"), "startTime", Form::Time),
                column(QT_TRANSLATE_NOOP("Columns", "DURATION"), "duration", Form::Duration),
                column(QT_TRANSLATE_NOOP("Columns", "ROWS"), "rowsSynced", Form::Number),
                column(QT_TRANSLATE_NOOP("Columns", "BYTES"), "bytesSynced", Form::Bytes),
                column(QT_TRANSLATE_NOOP("Columns", "CONNECTION"), "connectionId", Form::Text, true)};
    case Kind::Applications:
        return {column("NAME", "name", Form::Text, true),
                column(QT_TRANSLATE_NOOP("Columns", "CLIENT ID"), "clientId"),
                column(QT_TRANSLATE_NOOP("Columns", "CLIENT SECRET"), "clientSecret", Form::Secret, true),
                column(QT_TRANSLATE_NOOP("Columns", "CREATED"), "createdAt", Form::Time)};
    case Kind::Tags:
        return {column("NAME", "name", Form::Text, true),
                column(QT_TRANSLATE_NOOP("Columns", "COLOUR"), "color"),
                column("ID", "tagId"), column("WORKSPACE", "workspaceId", Form::Text, true)};
    case Kind::Users:
        return {column("NAME", "name", Form::Text, true),
                column(QT_TRANSLATE_NOOP("Columns", "EMAIL"), "email", Form::Text, true), column("ID", "id")};
    case Kind::Permissions:
        return {column("TYPE", "permissionType"),
                column(QT_TRANSLATE_NOOP("Columns", "SCOPE"), "scope"),
                column(QT_TRANSLATE_NOOP("Columns", "OF"), "scopeId", Form::Text, true), column("ID", "permissionId")};
    case Kind::Organizations:
        break;
    }
    return {column("NAME", "organizationName", Form::Text, true), column("EMAIL", "email", Form::Text, true),
            column("ID", "organizationId")};
}

} // namespace airdesk::cli
