// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace airdesk {

//! Why a call failed, ready to be shown.
struct ApiError
{
    enum class Kind {
        Network, //!< server not reached: name, route, refused, cut in the middle
        Timeout, //!< no answer in time; a write may have been done all the same
        Tls, //!< certificate or handshake
        Cancelled, //!< by us; never shown
        Unauthorized, //!< token not accepted even after one renewal
        CredentialsRefused, //!< client ID and secret are not accepted
        CredentialsNeeded, //!< nothing to sign in with
        Keychain, //!< the credentials could not be read (locked, refused, not there yet)
        BasicRequired, //!< a proxy in front asks for user name and password
        Forbidden,
        ReadOnly, //!< refused here: the server is marked read only
        NotFound,
        Conflict,
        Invalid, //!< the server understood and refused the input (400, 422)
        RateLimited,
        Redirected, //!< the server wants another address; `redirect` has it
        Server, //!< 5xx
        NotApi, //!< a web page or plain text instead of the API
        Protocol, //!< JSON that cannot be read
    };

    Kind kind = Kind::Network;
    int httpStatus = 0; //!< 0: none received
    QString message; //!< one translated sentence: what happened and what to do
    QString detail; //!< the server's own words, scrubbed; may be empty
    QString requestId; //!< the server's `errorId` or request id, to quote to its operator
    QString request; //!< verb and path, without host, query or secrets
    QString title; //!< problem title or type as the server wrote it, e.g. `try-again-later`
    QString redirect; //!< target address for Redirected
    std::optional<std::chrono::seconds> retryAfter;
    bool neverSent = false; //!< the request surely did not reach the server: name, route, refused, TLS, ended here

    //! The server is there but does not answer as it should for now: worth trying again later.
    [[nodiscard]] bool isTransient() const;
    //! The client must ask for credentials before anything else can work.
    [[nodiscard]] bool needsCredentials() const;
    //! Everything known, several lines, for "details" and the clipboard; without secrets.
    [[nodiscard]] QString report() const;

    static ApiError make(Kind kind, const QString &message, const QString &detail = {});
    friend bool operator==(const ApiError &, const ApiError &) = default;
};

} // namespace airdesk

Q_DECLARE_METATYPE(airdesk::ApiError)
