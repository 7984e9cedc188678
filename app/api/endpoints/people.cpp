// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/people.h"

#include "api/endpoints/support.h"

namespace airdesk::api {
namespace {

Permission parsePermission(const QJsonObject &, JsonReader &reader)
{
    return {reader.text(QLatin1StringView("permissionId")), reader.requiredText(QLatin1StringView("permissionType")),
            UserId(reader.text(QLatin1StringView("userId"))), reader.text(QLatin1StringView("scope")),
            reader.text(QLatin1StringView("scopeId"))};
}

Organization parseOrganization(const QJsonObject &, JsonReader &reader)
{
    return {reader.requiredText(QLatin1StringView("organizationId")), reader.text(QLatin1StringView("organizationName")),
            reader.text(QLatin1StringView("email"))};
}

User parseUser(const QJsonObject &, JsonReader &reader)
{
    return {UserId(reader.requiredText(QLatin1StringView("id"))), reader.text(QLatin1StringView("name")),
            reader.text(QLatin1StringView("email"))};
}

// The config API has another name for the id.
User parseConfigUser(const QJsonObject &, JsonReader &reader)
{
    return {UserId(reader.requiredText(QLatin1StringView("userId"))), reader.text(QLatin1StringView("name")),
            reader.text(QLatin1StringView("email"))};
}

} // namespace

ListEndpoint<Permission> listPermissions()
{
    ListEndpoint<Permission> endpoint;
    endpoint.request = get(QStringLiteral("/permissions"), QStringLiteral("/permissions"));
    endpoint.idField = QLatin1StringView("permissionId");
    endpoint.pageSize = 0;
    endpoint.parseRow = parsePermission;
    return endpoint;
}

Endpoint<Permission> getPermission(const QString &id)
{
    return {get(QStringLiteral("/permissions/") + segment(id), QStringLiteral("/permissions/{permissionId}")),
            single<Permission>(parsePermission)};
}

ListEndpoint<Organization> listOrganizations()
{
    ListEndpoint<Organization> endpoint;
    endpoint.request = get(QStringLiteral("/organizations"), QStringLiteral("/organizations"));
    endpoint.idField = QLatin1StringView("organizationId");
    endpoint.pageSize = 0;
    endpoint.parseRow = parseOrganization;
    return endpoint;
}

ListEndpoint<User> listUsers(const QString &organizationId)
{
    ListEndpoint<User> endpoint;
    endpoint.request = get(QStringLiteral("/users"), QStringLiteral("/users"));
    endpoint.request.query.addQueryItem(QStringLiteral("organizationId"), organizationId);
    endpoint.idField = QLatin1StringView("id");
    endpoint.pageSize = 0;
    endpoint.parseRow = parseUser;
    return endpoint;
}

Endpoint<User> getUser(const QString &userId)
{
    return {configRead(QStringLiteral("/users/get"), {{QStringLiteral("userId"), userId}}),
            single<User>(parseConfigUser)};
}

} // namespace airdesk::api
