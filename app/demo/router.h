// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/http.h"
#include "demo/state.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace airdesk::demo {

struct Route
{
    enum Access {
        Anonymous, //!< No token.
        Read,
        Write //!< Refused with 403 for a read-only user.
    };
    using Handler = Reply (*)(Context &);

    QString verb;
    QStringList pattern; //!< Segments below the API's base; "{}" stands for any one.
    Access access = Read;
    Handler handler = nullptr;
};

class Router
{
public:
    void add(const char *verb, const char *pattern, Route::Access access, Route::Handler handler);
    struct Match
    {
        const Route *route;
        QStringList args;
    };
    [[nodiscard]] std::optional<Match> match(const QString &verb, const QStringList &segments) const;

private:
    std::vector<Route> m_routes;
};

// One function a file of routes; the first group is the public API, the second the configuration API.
void addTokenRoute(Router &router);
void addPublicApplicationRoutes(Router &router);
void addPublicObjectRoutes(Router &router);
void addPublicConnectionRoutes(Router &router);
void addPublicJobRoutes(Router &router);
void addPublicPeopleRoutes(Router &router);
void addConfigApplicationRoutes(Router &router);
void addConfigInstanceRoutes(Router &router);
void addConfigJobRoutes(Router &router);
void addConfigConnectionRoutes(Router &router);

//! The real answer to a request, without rules and latency. The state's mutex is held.
[[nodiscard]] Reply dispatch(const Request &request, State &state);

} // namespace airdesk::demo
