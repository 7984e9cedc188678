// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/result.h"

#include <QJsonObject>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <optional>

namespace airdesk {

//! Time limit of a call, by what the server has to do for it.
enum class Pace {
    Quick, //!< discovery, health, token
    Read,
    Trigger, //!< starting or cancelling: older servers answer only when the sync runs
    Slow, //!< starts a pod: check, discover, create a connection
};

//! Everything that goes on the wire for one call, but host and token.
struct Request
{
    enum class Api { Public, Config };

    QByteArray verb = "GET";
    Api api = Api::Public;
    QString path; //!< below the API's root, starting with '/'
    QString label; //!< path template for logs and texts, e.g. `/jobs/{jobId}`
    QUrlQuery query;
    std::optional<QJsonObject> body;
    Pace pace = Pace::Read;
    bool isRead = true; //!< may be repeated; what writes never is
    bool isBackground = false; //!< waits behind what a person asked for
};

//! A call and how its answer is read. A plain value; made by the functions in `api/endpoints`.
template <class T>
struct Endpoint
{
    Request request;
    std::function<Result<T>(const QByteArray &json)> parse;
};

} // namespace airdesk
