// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/apierror.h"

namespace airdesk::cli {

//! What a script may rely on.
enum ExitCode {
    Done = 0,
    Refused = 1, //!< the server refused, or a sync failed
    WrongUsage = 2,
    NoCredentials = 3, //!< rejected or missing
    NotReached = 4,
    NotPermitted = 5,
    Interrupted = 130,
};

[[nodiscard]] inline ExitCode exitCodeOf(const ApiError &error)
{
    using Fault = ApiError::Kind;
    switch (error.kind) {
    case Fault::Network:
    case Fault::Tls:
    case Fault::NotApi:
    case Fault::Redirected:
        return NotReached;
    case Fault::Timeout:
        return error.httpStatus == 0 ? NotReached : Refused;
    case Fault::Server: // a gateway that speaks for a server it does not reach
        return error.httpStatus >= 502 && error.httpStatus <= 504 ? NotReached : Refused;
    case Fault::Unauthorized:
    case Fault::CredentialsRefused:
    case Fault::CredentialsNeeded:
    case Fault::Keychain:
    case Fault::BasicRequired:
        return NoCredentials;
    case Fault::Forbidden:
    case Fault::ReadOnly:
        return NotPermitted;
    case Fault::Cancelled:
        return Interrupted;
    case Fault::NotFound:
    case Fault::Conflict:
    case Fault::Invalid:
    case Fault::RateLimited:
    case Fault::Protocol:
        break;
    }
    return Refused;
}

} // namespace airdesk::cli
