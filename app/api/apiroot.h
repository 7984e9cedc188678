// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <vector>

namespace airdesk {

//! Where a server's APIs answer, as found by RootProbe. Addresses without a slash at the end.
struct ApiRoot
{
    QUrl publicBase; //!< lists, jobs
    QUrl configBase; //!< empty: this server has none
    std::vector<QUrl> tokenUrls; //!< in the order to be tried
    QString version; //!< empty: not said
    QString edition; //!< community, enterprise, ...; empty: not said
    QString authMode; //!< none, simple, oidc; empty: not said
    bool answersAnonymously = false; //!< lists work without a token

    [[nodiscard]] bool isValid() const { return publicBase.isValid() && !publicBase.isEmpty(); }
    friend bool operator==(const ApiRoot &, const ApiRoot &) = default;
};

} // namespace airdesk
