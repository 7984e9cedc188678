// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstddef>
#include <optional>

namespace airdesk::demo {

//! How the played server authenticates, and with it what its applications can do.
enum class Edition {
    Community,  //!< One user, one built-in application with a new random ID at every call.
    Enterprise, //!< Keycloak: two applications a user; deleting one ends its tokens at once.
    Oidc,       //!< Generic OIDC: applications in the database, no limit, tokens outlive the application.
    None        //!< Authentication switched off: no applications, no token needed.
};

//! Which addresses exist below the root.
enum class Layout {
    Combined, //!< /api/public/v1, /api/v1 and the web app on everything else.
    Legacy,   //!< The former api-server at /v1, the token only at /api/v1.
    Cloud     //!< /v1 only; no configuration API.
};

//! What a demo server plays. Fixed once it has started; DemoServer's setters change the rest.
struct Options
{
    int port = 0; //!< 0: any free one. One in use is an error.
    int workspaces = 3;
    int connections = 40; //!< Not counting a few deleted ones, which lists leave out by default.
    quint64 seed = 1;     //!< Same seed, same names and IDs.
    std::chrono::milliseconds tokenLifetime = std::chrono::minutes(15);
    std::chrono::milliseconds latency{0}; //!< Before every answer.
    Edition edition = Edition::Enterprise;
    Layout layout = Layout::Combined;
    QString basePath; //!< "/prefix": only paths below it are answered, as behind a proxy that strips it.
    QString tlsCertificate; //!< PEM files; both or none.
    QString tlsKey;
    double timeScale = 1.0; //!< Syncs run this many times as fast.
    QStringList faults;     //!< "NAME[:ARGUMENT][@PATH]", see faults.h.
    bool log = false;       //!< One line a request to standard error: verb, path, status, milliseconds.
    bool readOnlyUser = false;
    bool schedules = true;           //!< false: nothing starts by itself.
    bool lively = false;             //!< Some syncs run already when it starts, others begin within a minute.
    int maxPageSize = 100;           //!< A larger `limit` is refused with 400.
    int historyRuns = 30;            //!< Finished jobs a connection has had before the start.
    QString version;                 //!< Of the played Airbyte; empty: one that fits the layout.
    QString basicAuth;               //!< "user:password": a proxy in front asks for Basic authentication.
    std::size_t recordLimit = 50000; //!< Requests kept for DemoServer::requests(), the oldest go first.
};

//! Empty when the options make sense, else one sentence that says which one does not.
[[nodiscard]] QString validate(const Options &options);

[[nodiscard]] std::optional<Edition> editionFromText(const QString &text);
[[nodiscard]] std::optional<Layout> layoutFromText(const QString &text);

} // namespace airdesk::demo
