// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/transport.h"

#include <QDateTime>

namespace airdesk {

//! What a call was about, for texts: verb and path without host and query.
struct RequestLabel
{
    QByteArray verb;
    QString path;
};

//! The one place that turns an answer which is no success into an ApiError. Understands problem JSON, known
//! exceptions, `errorId` only, nested hateoas errors, plain `message`, and what is no JSON at all.
[[nodiscard]] ApiError readError(const HttpAnswer &answer, const QUrl &url, const RequestLabel &label);

//! The same error when basic authentication was tried: not a question any more, but a refusal.
[[nodiscard]] ApiError basicRefused(ApiError error);

//! The body as JSON, or why the answer is none. Success is 2xx with a JSON media type, or 2xx with no body.
[[nodiscard]] Result<QByteArray> readSuccess(const HttpAnswer &answer, const QUrl &url, const RequestLabel &label);

//! The most specific text in an error body; empty where there is none.
[[nodiscard]] QString serverWords(const QByteArray &json);

//! `Retry-After` as seconds or as a date relative to `now`; nullopt when absent or unreadable.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfterOf(const QByteArray &header, const QDateTime &now);

//! An RFC 7231 date (`Date`, `Retry-After`); invalid when unreadable.
[[nodiscard]] QDateTime httpDate(const QByteArray &header);

} // namespace airdesk
