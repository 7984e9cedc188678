// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/errors.h"
#include "demo/router.h"

#include "demo/prng.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

qint64 nowSeconds(const State &state) { return state.clock.told() / 1000; }

QJsonObject row(const Context &context, const Application &application)
{
    const State &state = context.state;
    // The built-in application is made up anew for every answer.
    const bool builtIn = state.options.edition == Edition::Community;
    QJsonObject object{{u"id"_s, builtIn ? randomUuid() : application.id},
                       {u"name"_s, application.name},
                       {u"clientId"_s, application.clientId},
                       {u"createdAt"_s, builtIn ? nowSeconds(state) : application.createdAt}};
    if (!state.behaviour.applicationsWithoutSecret)
        object.insert(u"clientSecret"_s, application.clientSecret);
    return object;
}

Reply token(Context &context)
{
    State &state = context.state;
    const QJsonObject body = context.request.json();
    const QString clientId = body.value(u"client_id"_s).toString();
    const QString secret = body.value(u"client_secret"_s).toString();
    if (clientId.isEmpty() || secret.isEmpty())
        return invalid(clientId.isEmpty() ? u"client_id"_s : u"client_secret"_s, u"must not be null"_s, {});
    const Application *application = state.applications.byClientId(clientId);
    if (!application || application->clientSecret != secret) {
        switch (state.options.edition) {
        case Edition::Community:
        case Edition::None:
            break;
        case Edition::Enterprise:
            return onlyErrorId(401);
        case Edition::Oidc:
            return onlyErrorId(500);
        }
        return hateoas(context.request, 400, u"Bad Request"_s, u"Invalid client id or token"_s);
    }
    QJsonObject answer;
    const TokenAnswer kind = state.behaviour.tokenAnswer;
    if (kind != TokenAnswer::MissingToken)
        answer.insert(u"access_token"_s, QString::fromLatin1(state.issueToken(clientId)));
    if (!context.publicApi)
        return json(answer);
    answer.insert(u"token_type"_s, u"Bearer"_s);
    const qint64 seconds = std::max<qint64>(1, state.behaviour.tokenLifetime.count() / 1000);
    switch (kind) {
    case TokenAnswer::Normal:
    case TokenAnswer::MissingToken:
        answer.insert(u"expires_in"_s, seconds);
        break;
    case TokenAnswer::TextExpiresIn:
        answer.insert(u"expires_in"_s, QString::number(seconds));
        break;
    case TokenAnswer::ZeroExpiresIn:
        answer.insert(u"expires_in"_s, 0);
        break;
    case TokenAnswer::NegativeExpiresIn:
        answer.insert(u"expires_in"_s, -5);
        break;
    case TokenAnswer::LyingExpiresIn:
        answer.insert(u"expires_in"_s, seconds * 5);
        break;
    case TokenAnswer::WithoutExpiresIn:
    case TokenAnswer::LyingExp:
    case TokenAnswer::WithoutExp:
    case TokenAnswer::Opaque:
        break;
    }
    return json(answer);
}

Reply list(Context &context)
{
    QJsonArray rows;
    for (const Application &application : context.state.applications.all()) {
        if (!application.foreign)
            rows.append(row(context, application));
    }
    return json({{u"applications"_s, rows}});
}

Reply get(Context &context)
{
    const Application *application = context.state.applications.byId(context.args.at(0));
    if (!application || application->foreign || context.state.options.edition == Edition::Community)
        return problem(context, 404, u"resource-not-found"_s,
                       u"The requested resource could not be found."_s);
    return json(row(context, *application));
}

Reply create(Context &context)
{
    State &state = context.state;
    const QString name = context.request.json().value(u"name"_s).toString();
    if (state.options.edition == Edition::Community || state.behaviour.applicationsFail)
        return onlyErrorId(500);
    if (name.trimmed().isEmpty())
        return invalid(u"name"_s, u"must not be null"_s, name);
    if (state.options.edition == Edition::Enterprise) {
        const auto &all = state.applications.all();
        if (std::count_if(all.begin(), all.end(), [](const Application &a) { return !a.foreign; }) >= 2)
            return hateoas(context.request, 400, u"Bad Request"_s, u"User already has 2 Applications"_s);
        if (std::any_of(all.begin(), all.end(),
                        [&](const Application &a) { return !a.foreign && a.name == name; }))
            return hateoas(context.request, 400, u"Bad Request"_s,
                           u"User already has a key with this name"_s);
    }
    return json(row(context, state.applications.add(name, nowSeconds(state))));
}

Reply remove(Context &context, const QString &id)
{
    State &state = context.state;
    const Application *application = state.applications.byId(id);
    if (state.options.edition == Edition::Community || !application || state.behaviour.applicationsFail)
        return onlyErrorId(500);
    if (application->foreign)
        return state.options.edition == Edition::Oidc
                   ? onlyErrorId(500)
                   : hateoas(context.request, 400, u"Bad Request"_s,
                             u"You do not have permission to delete this Application"_s);
    const QJsonObject deleted = row(context, *application);
    const QString clientId = application->clientId;
    state.applications.remove(clientId);
    // Keycloak is asked at every request; a signed token of another issuer lives on to its own end.
    if (state.options.edition == Edition::Enterprise)
        state.tokens.revokeOf(clientId);
    return context.publicApi ? json(deleted) : json(QByteArray());
}

} // namespace

void addTokenRoute(Router &router) { router.add("POST", "applications/token", Route::Anonymous, token); }

// A user's applications are his own affair: no workspace role is asked for.
void addPublicApplicationRoutes(Router &router)
{
    router.add("GET", "applications", Route::Read, list);
    router.add("POST", "applications", Route::Read, create);
    router.add("GET", "applications/{}", Route::Read, get);
    router.add("DELETE", "applications/{}", Route::Read,
               [](Context &context) { return remove(context, context.args.at(0)); });
}

void addConfigApplicationRoutes(Router &router)
{
    router.add("POST", "applications/list", Route::Read, list);
    router.add("POST", "applications/create", Route::Read, create);
    router.add("POST", "applications/delete", Route::Read, [](Context &context) {
        return remove(context, context.request.json().value(u"applicationId"_s).toString());
    });
}

} // namespace airdesk::demo
