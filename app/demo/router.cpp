// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include "demo/errors.h"

using namespace Qt::StringLiterals;

namespace airdesk::demo {

void Router::add(const char *verb, const char *pattern, Route::Access access, Route::Handler handler)
{
    m_routes.push_back(
        {QString::fromLatin1(verb), QString::fromLatin1(pattern).split(u'/'), access, handler});
}

std::optional<Router::Match> Router::match(const QString &verb, const QStringList &segments) const
{
    for (const Route &route : m_routes) {
        if (route.verb != verb || route.pattern.size() != segments.size())
            continue;
        QStringList args;
        bool fits = true;
        for (qsizetype i = 0; fits && i < segments.size(); ++i) {
            if (route.pattern.at(i) == u"{}" && !segments.at(i).isEmpty())
                args.append(segments.at(i));
            else
                fits = route.pattern.at(i) == segments.at(i);
        }
        if (fits)
            return Match{&route, args};
    }
    return {};
}

namespace {

Router makePublicRouter(bool legacy, bool applications)
{
    Router router;
    router.add("GET", "health", Route::Anonymous, [](Context &) { return text("Successful operation"); });
    if (!legacy && applications) {
        addTokenRoute(router);
        addPublicApplicationRoutes(router);
    }
    addPublicObjectRoutes(router);
    addPublicConnectionRoutes(router);
    addPublicJobRoutes(router);
    if (!legacy)
        addPublicPeopleRoutes(router);
    return router;
}

Router makeConfigRouter(bool applications)
{
    Router router;
    if (applications) {
        addTokenRoute(router);
        addConfigApplicationRoutes(router);
    }
    addConfigInstanceRoutes(router);
    addConfigJobRoutes(router);
    addConfigConnectionRoutes(router);
    return router;
}

const Router &publicRouter(const State &state)
{
    static const Router routers[2][2] = {{makePublicRouter(false, false), makePublicRouter(false, true)},
                                         {makePublicRouter(true, false), makePublicRouter(true, true)}};
    return routers[state.options.layout == Layout::Legacy][state.needsToken()];
}

const Router &configRouter(const State &state)
{
    static const Router routers[2] = {makeConfigRouter(false), makeConfigRouter(true)};
    return routers[state.needsToken()];
}

bool hasValidToken(const Request &request, const State &state)
{
    const QByteArray header = request.headers.value("authorization");
    return header.left(7).toLower() == "bearer " && state.tokens.isValid(header.mid(7).trimmed());
}

//! The web app: every address that is not the API's "succeeds" with its page.
Reply webApp(const Request &request)
{
    if (request.verb != u"GET" && request.verb != u"HEAD")
        return html(
            "<html>\r\n<head><title>405 Not Allowed</title></head>\r\n<body>\r\n<center><h1>405 Not Allowed"
            "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
            405);
    Reply reply = html(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Airbyte</title></head>\n"
        "<body><div id=\"root\"></div><script type=\"module\" src=\"/assets/index.js\"></script></body>\n"
        "</html>\n");
    reply.headers.emplace_back("Cache-Control", "no-cache, no-store, must-revalidate, max-age=0");
    reply.headers.emplace_back("Content-Security-Policy", "script-src 'self'; frame-ancestors 'self'");
    return reply;
}

Reply route(const Router &router, const QStringList &segments, Context context)
{
    const Request &request = context.request;
    State &state = context.state;
    const bool tokenOk = !state.needsToken() || hasValidToken(request, state);
    auto match = router.match(request.verb, segments);
    if (!match)
        return unknownPath(request, state.needsToken(), tokenOk);
    if (match->route->access != Route::Anonymous && !tokenOk)
        return unauthorized(request);
    const bool hasBody = request.verb == u"POST" || request.verb == u"PATCH" || request.verb == u"PUT";
    if (hasBody && !request.body.isEmpty()) {
        // A wrong media type is an unknown route to the framework, and so "unauthorized" to a stranger.
        if (request.mediaType() != "application/json")
            return state.needsToken()
                       ? unknownPath(request, true,
                                     tokenOk && !request.headers.value("authorization").isEmpty())
                       : hateoas(request, 415, u"Unsupported Media Type"_s);
        if (request.json().isEmpty() && request.body.trimmed() != "{}")
            return onlyErrorId(422);
    }
    if (match->route->access == Route::Write && state.behaviour.readOnlyUser)
        return forbidden(context, u"WORKSPACE_EDITOR"_s);
    context.args = std::move(match->args);
    return match->route->handler(context);
}

bool looksLikeLibrary(const QByteArray &agent)
{
    static const QByteArrayList prefixes{"mozilla", "python", "curl", "java", "go-http",
                                         "qt",      "okhttp", "wget", "axios"};
    const QByteArray lower = agent.trimmed().toLower();
    if (lower.isEmpty())
        return true;
    for (const QByteArray &prefix : prefixes) {
        if (lower.startsWith(prefix))
            return true;
    }
    return false;
}

} // namespace

Reply dispatch(const Request &request, State &state)
{
    if (!state.options.basicAuth.isEmpty() &&
        request.headers.value("authorization") != "Basic " + state.options.basicAuth.toUtf8().toBase64()) {
        Reply reply =
            html("<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body>\r\n<center><h1>"
                 "401 Authorization "
                 "Required</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
                 401);
        reply.headers.emplace_back("WWW-Authenticate", "Basic realm=\"Restricted\"");
        return reply;
    }
    if (state.behaviour.wantsUserAgent && looksLikeLibrary(request.headers.value("user-agent")))
        return hateoas(request, 403, u"Forbidden"_s);

    const QStringList &s = request.segments;
    const auto startsWith = [&](const QStringList &prefix) { return s.mid(0, prefix.size()) == prefix; };
    const Layout layout = state.options.layout;
    if (layout == Layout::Combined && startsWith({u"api"_s, u"public"_s, u"v1"_s}))
        return route(publicRouter(state), s.mid(3), {request, state, {}, true});
    if (layout == Layout::Combined && s == QStringList{u"api"_s, u"public"_s}) {
        Reply reply = text({}, 302);
        reply.headers.emplace_back("Location", "https://reference.airbyte.com/reference/getting-started");
        return reply;
    }
    if (layout != Layout::Combined && startsWith({u"v1"_s}))
        return route(publicRouter(state), s.mid(1), {request, state, {}, true});
    if (layout == Layout::Cloud) {
        return json({{u"type"_s, u"about:blank"_s}, {u"title"_s, u"Not Found"_s}, {u"status"_s, 404}}, 404);
    }
    if (layout == Layout::Legacy && s == QStringList{u"health"_s} && request.verb == u"GET")
        return text("Successful operation");
    if (startsWith({u"api"_s, u"v1"_s}))
        return route(configRouter(state), s.mid(2), {request, state, {}, false});
    if (s.value(0).startsWith(u"api"))
        return unknownPath(request, state.needsToken(), hasValidToken(request, state));
    return webApp(request);
}

} // namespace airdesk::demo
