// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <chrono>

namespace airdesk::demo {

//! What the token endpoints say about the lifetime.
enum class TokenAnswer {
    Normal,
    WithoutExpiresIn,
    TextExpiresIn, //!< "900" as text.
    ZeroExpiresIn,
    NegativeExpiresIn,
    LyingExpiresIn, //!< Five times the real lifetime; the JWT is honest.
    LyingExp,       //!< The JWT says a day and there is no expires_in; the server refuses it at the real end.
    WithoutExp,     //!< The JWT has no exp, the answer no expires_in.
    Opaque,         //!< Not a JWT at all, no expires_in.
    MissingToken    //!< 200 without access_token.
};

//! The form of `next` and `previous`.
enum class PageLinks {
    WrongHost, //!< As real servers do: an address inside the cluster, most filters lost.
    OwnHost,
    Empty, //!< Always "".
    Null,
    Missing
};

//! Everything about the played server that may change while it runs.
struct Behaviour
{
    bool readOnlyUser = false;
    int visibleWorkspaces = -1; //!< The first so many; negative: all.
    std::chrono::milliseconds latency{0};
    std::chrono::milliseconds tokenLifetime{0};
    TokenAnswer tokenAnswer = TokenAnswer::Normal;
    PageLinks pageLinks = PageLinks::WrongHost;
    bool repeatPage = false;   //!< Every page is the first one.
    bool overlapPages = false; //!< The last row of a page comes again as the first of the next.
    QJsonObject instancePatch; //!< Laid over instance_configuration; null removes a field.
    bool statusFilterFails = false;
    bool staleConflict = false; //!< Every POST of a sync: 409, already running.
    bool cancelRestarts = false;
    bool applicationsWithoutSecret = false;
    bool applicationsFail = false; //!< Creating and deleting: 500.
    bool wantsUserAgent = false;   //!< 403 for an empty User-Agent, a browser's, or a bare library's.
    bool oddRows = false; //!< Every seventh row of a list lacks a required field or has a wrong type.
};

} // namespace airdesk::demo
