// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/apierror.h"

#include <QCoreApplication>
#include <QStringList>

namespace airdesk {

bool ApiError::isTransient() const
{
    switch (kind) {
    case Kind::Network:
    case Kind::Timeout:
    case Kind::RateLimited:
        return true;
    case Kind::Server:
        return httpStatus != 501;
    default:
        return false;
    }
}

bool ApiError::needsCredentials() const
{
    return kind == Kind::CredentialsRefused || kind == Kind::CredentialsNeeded || kind == Kind::Unauthorized;
}

QString ApiError::report() const
{
    QStringList lines{message};
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines.append(QStringLiteral("%1: %2").arg(name, value));
    };
    add(QCoreApplication::translate("ApiError", "Request"), request);
    add(QCoreApplication::translate("ApiError", "Status"), httpStatus > 0 ? QString::number(httpStatus) : QString());
    add(QCoreApplication::translate("ApiError", "Server's words"), detail);
    add(QCoreApplication::translate("ApiError", "Kind"), title);
    add(QCoreApplication::translate("ApiError", "Reference"), requestId);
    return lines.join(QLatin1Char('\n'));
}

ApiError ApiError::make(Kind kind, const QString &message, const QString &detail)
{
    ApiError error;
    error.kind = kind;
    error.message = message;
    error.detail = detail;
    return error;
}

} // namespace airdesk
