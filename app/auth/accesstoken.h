// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/secret.h"

#include <QDateTime>
#include <QJsonObject>

#include <chrono>
#include <optional>

namespace airdesk {

//! An access token with its end, measured on clocks that a changed wall clock does not disturb.
struct AccessToken
{
    using Clock = std::chrono::steady_clock;

    Secret value;
    quint64 serial = 0; //!< tells one token of a source from the next
    Clock::time_point received;
    Clock::time_point end;
    std::chrono::seconds lifetime{0}; //!< from `received` to `end`
    std::chrono::seconds skew{0}; //!< server clock minus ours; 0 when the server sent no date
    QDateTime receivedAt; //!< wall clock, to be shown; also notices hours of sleep that steady clocks skip
    bool lifetimeSaid = false; //!< false: neither `exp` nor `expires_in`, the lifetime is assumed
    QString answeredBy; //!< path of the address that gave it
    std::chrono::milliseconds answerTime{0};

    //! How long before its end no request may leave with it: 60 s or a fifth of the lifetime, the smaller.
    [[nodiscard]] std::chrono::milliseconds margin() const;
    //! Outside the margin by both clocks.
    [[nodiscard]] bool isUsable(Clock::time_point now = Clock::now()) const;
    [[nodiscard]] std::chrono::seconds remaining(Clock::time_point now = Clock::now()) const;
    [[nodiscard]] QDateTime endsAt() const { return receivedAt.addSecs(lifetime.count()); }
};

//! Claims of a JWT, unverified; empty when the text is none.
[[nodiscard]] QJsonObject jwtClaims(const QByteArray &token);

//! Reads a token answer. `serverDate` is the answer's Date header (invalid: none). The end is the earlier of
//! the JWT's `exp` and `expires_in`; without either a short lifetime is assumed. nullopt: no token inside.
[[nodiscard]] std::optional<AccessToken> readToken(const QByteArray &json, const QDateTime &serverDate);

} // namespace airdesk
