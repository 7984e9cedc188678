// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/applications.h"
#include "demo/behaviour.h"
#include "demo/clock.h"
#include "demo/http.h"
#include "demo/jobs.h"
#include "demo/tokens.h"
#include "demo/world.h"

#include <QStringList>

#include <mutex>

namespace airdesk::demo {

//! All of a server but its sockets. Whoever touches it holds `mutex`; the routes run with it held.
struct State
{
    explicit State(const Options &given);

    std::mutex mutex;
    const Options options;
    Clock clock;
    Behaviour behaviour;
    World world;
    Jobs jobs;
    Tokens tokens;
    Applications applications;
    QString root; //!< The address clients use, base path included, without a slash at its end.

    //! Back to what the options said.
    void resetBehaviour();
    [[nodiscard]] bool isAdmin() const;
    [[nodiscard]] bool needsToken() const { return options.edition != Edition::None; }
    [[nodiscard]] bool sees(int workspace) const;
    [[nodiscard]] QString version() const;
    //! The public API's path below the root, "/api/public/v1" or "/v1".
    [[nodiscard]] QString publicPath() const;
    [[nodiscard]] QByteArray issueToken(const QString &clientId);
};

//! What a route is given.
struct Context
{
    const Request &request;
    State &state;
    QStringList args; //!< The parts of the path its pattern left open.
    bool publicApi = true;

    [[nodiscard]] bool legacy() const { return publicApi && state.options.layout == Layout::Legacy; }
};

} // namespace airdesk::demo
