// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/result.h"

#include <QUrl>

namespace airdesk {

//! Where a server's web app opens: scheme, lower-case host, port unless it is the default, and the path
//! prefix an operator's proxy cuts off, without a slash at the end.
struct ServerAddress
{
    QUrl root;
    bool isLoopback = false;

    [[nodiscard]] bool isEncrypted() const { return root.scheme() == QLatin1StringView("https"); }
    //! Plain http to another machine: only after the person has said yes.
    [[nodiscard]] bool needsConsent() const { return !isEncrypted() && !isLoopback; }
    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

//! Reads what people type or paste: a missing scheme is added (https, but http for this machine), blanks
//! go, addresses of web pages and of the API are cut back to the root. The error says what is wrong.
[[nodiscard]] Result<ServerAddress> parseAddress(const QString &typed);

//! `base` + `path` with exactly one slash between them; a path prefix in `base` is kept.
[[nodiscard]] QUrl joinUrl(const QUrl &base, const QString &path);

//! The page for applications in the web app of the server at `root`.
[[nodiscard]] QUrl applicationsPage(const QUrl &root);

//! True for localhost, 127.0.0.0/8 and ::1.
[[nodiscard]] bool isLoopbackHost(const QString &host);

} // namespace airdesk
