// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/applications.h"

#include "api/endpoints/support.h"

namespace airdesk::api {
namespace {

Application parse(const QJsonObject &, JsonReader &reader)
{
    Application application;
    application.id = reader.text(QLatin1StringView("id"));
    application.clientId = ClientId(reader.text(QLatin1StringView("clientId")));
    if (application.clientId.isEmpty()) // equal on most kinds; a row needs one of them
        application.clientId = ClientId(reader.requiredText(QLatin1StringView("id")));
    application.name = reader.text(QLatin1StringView("name"));
    const QString secret = reader.text(QLatin1StringView("clientSecret")).trimmed();
    const bool isMask = !secret.isEmpty() && secret.count(QLatin1Char('*')) == secret.size();
    if (!isMask)
        application.secret = Secret(secret.toUtf8());
    application.createdAt = reader.time(QLatin1StringView("createdAt"));
    return application;
}

} // namespace

ListEndpoint<Application> listApplications()
{
    ListEndpoint<Application> endpoint;
    endpoint.request = get(QStringLiteral("/applications"), QStringLiteral("/applications"));
    endpoint.rowsField = QLatin1StringView("applications");
    endpoint.pageSize = 0;
    endpoint.parseRow = parse;
    return endpoint;
}

Endpoint<Application> createApplication(const QString &name)
{
    return {post(QStringLiteral("/applications"), QStringLiteral("/applications"), {{QStringLiteral("name"), name}}),
            single<Application>(parse)};
}

Endpoint<Application> deleteApplication(const QString &id)
{
    return {remove(QStringLiteral("/applications/") + segment(id), QStringLiteral("/applications/{applicationId}")),
            single<Application>(parse)};
}

} // namespace airdesk::api
