// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/errors.h"

#include "demo/prng.h"
#include "demo/state.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

Reply problem(const Context &context, int status, const QString &slug, const QString &detail,
              const QString &message)
{
    const QString type = u"https://reference.airbyte.com/reference/errors#"_s % slug;
    if (!context.publicApi)
        return known(status, message.isEmpty() ? detail : message);
    if (context.legacy()) {
        Reply reply = json({{u"type"_s, type},
                            {u"title"_s, slug},
                            {u"status"_s, slug == u"resource-not-found" ? 400 : status},
                            {u"detail"_s, message.isEmpty() ? detail : message}},
                           slug == u"resource-not-found" ? 400 : status);
        reply.contentType = "application/problem+json";
        return reply;
    }
    QJsonObject body{{u"status"_s, status},
                     {u"type"_s, type},
                     {u"title"_s, slug},
                     {u"detail"_s, detail},
                     {u"documentationUrl"_s, QJsonValue::Null},
                     {u"data"_s, QJsonValue::Null}};
    if (!message.isEmpty())
        body.insert(u"data"_s, QJsonObject{{u"message"_s, message}});
    return json(body, status);
}

Reply hateoas(const Request &request, int status, const QString &message, const QString &inner)
{
    QJsonObject body{{u"message"_s, message},
                     {u"_links"_s, QJsonObject{{u"self"_s, QJsonObject{{u"href"_s, request.rawPath},
                                                                       {u"templated"_s, false}}}}}};
    const QJsonObject error{{u"message"_s, inner.isEmpty() ? message : inner},
                            {u"_links"_s, QJsonObject()},
                            {u"_embedded"_s, QJsonObject()}};
    body.insert(u"_embedded"_s, QJsonObject{{u"errors"_s, QJsonArray{error}}});
    return json(body, status);
}

Reply known(int status, const QString &message, const QString &exception)
{
    QJsonObject body{{u"message"_s, message}, {u"errorId"_s, randomUuid()}};
    if (!exception.isEmpty()) {
        body.insert(u"exceptionClassName"_s, QString(u"io.airbyte.commons.server.errors."_s % exception));
        body.insert(u"exceptionStack"_s, QJsonArray());
    }
    return json(body, status);
}

Reply onlyErrorId(int status) { return json({{u"errorId"_s, randomUuid()}}, status); }

Reply invalid(const QString &property, const QString &message, const QString &value)
{
    const QJsonObject error{
        {u"propertyPath"_s, property}, {u"message"_s, message}, {u"invalidValue"_s, value}};
    return json({{u"message"_s, u"Some properties contained invalid input."_s},
                 {u"errorId"_s, randomUuid()},
                 {u"validationErrors"_s, QJsonArray{error}}},
                400);
}

Reply unauthorized(const Request &request) { return hateoas(request, 401, u"Unauthorized"_s); }

Reply forbidden(const Context &context, const QString &permission)
{
    if (!context.publicApi)
        return hateoas(context.request, 403, u"Forbidden"_s);
    return problem(
        context, 403, u"forbidden"_s, u"You don't have permission to access the requested resource."_s,
        u"Caller does not have the required "_s % permission % u" permissions to access the resource(s)."_s);
}

Reply missing(const Context &context, const QString &kind, const QString &id)
{
    if (!context.state.isAdmin())
        return forbidden(context, u"WORKSPACE_READER"_s);
    if (!context.publicApi)
        return known(404, u"Could not find configuration for "_s % kind % u": "_s % id % u'.');
    const bool legacy = context.legacy();
    Reply reply =
        problem(context, 404, u"resource-not-found"_s, u"The requested resource could not be found."_s,
                legacy ? u"Could not find a resource for: "_s % id : QString());
    if (!legacy) {
        QJsonObject body =
            QJsonObject{{u"status"_s, 404},
                        {u"type"_s, u"https://reference.airbyte.com/reference/errors#resource-not-found"_s},
                        {u"title"_s, u"resource-not-found"_s},
                        {u"detail"_s, u"The requested resource could not be found."_s},
                        {u"documentationUrl"_s, QJsonValue::Null},
                        {u"data"_s, QJsonObject{{u"resourceType"_s, kind}, {u"resourceId"_s, id}}}};
        reply.body = compact(body);
    }
    return reply;
}

Reply unknownPath(const Request &request, bool secured, bool validToken)
{
    if (!secured)
        return hateoas(request, 404, u"Not Found"_s, u"Page Not Found"_s);
    return validToken ? hateoas(request, 403, u"Forbidden"_s) : unauthorized(request);
}

} // namespace airdesk::demo
