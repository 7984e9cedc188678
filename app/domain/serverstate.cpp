// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/serverstate.h"

#include <QCoreApplication>

namespace airdesk {

QString serverStateWord(ServerState state)
{
    switch (state) {
    case ServerState::NotReached:
        return QCoreApplication::translate("ServerState", "Not reached");
    case ServerState::CredentialsRefused:
        return QCoreApplication::translate("ServerState", "Credentials refused");
    case ServerState::CredentialsNeeded:
        return QCoreApplication::translate("ServerState", "Credentials needed");
    case ServerState::KeychainLocked:
        return QCoreApplication::translate("ServerState", "Keychain locked");
    case ServerState::KeychainWaiting:
        return QCoreApplication::translate("ServerState", "Keychain waits");
    case ServerState::NotEncrypted:
        return QCoreApplication::translate("ServerState", "Not encrypted");
    case ServerState::Slow:
        return QCoreApplication::translate("ServerState", "Slow");
    case ServerState::Renewing:
        return QCoreApplication::translate("ServerState", "Renewing");
    case ServerState::Connecting:
        return QCoreApplication::translate("ServerState", "Connecting");
    case ServerState::Connected:
        break;
    }
    return QCoreApplication::translate("ServerState", "Connected");
}

bool isBlocked(ServerState state)
{
    return state <= ServerState::KeychainWaiting;
}

} // namespace airdesk
