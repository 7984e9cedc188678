// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/address.h"
#include "backend/serverprofile.h"
#include "domain/objects.h"
#include "support/secret.h"

#include <vector>

namespace airdesk {
class AccessCheck;
class ProfileStore;
class Session;
} // namespace airdesk

namespace airdesk::ui {

//! What the wizard gathers, shared by its pages. Nothing of it is saved before the last one.
struct NewServer
{
    Session *session = nullptr;
    AccessCheck *check = nullptr; //!< of this candidate; the wizard owns it

    QString typedAddress;
    ServerProfile profile;
    Secret secret;
    std::vector<Workspace> workspaces; //!< seen with the credentials, or read by an ID typed by hand
    std::vector<WorkspaceId> byHand; //!< those of them that no list shows
};

//! What was typed as an address, and whether it may be used: plain http to another machine needs `consent`.
[[nodiscard]] Result<ServerAddress> checkTypedAddress(const QString &typed, bool consent);
//! A free name made from the host: without "airbyte." in front; "Local" for this machine.
[[nodiscard]] QString suggestServerName(const ProfileStore &store, const QUrl &address);
//! The colour that the fewest servers have, in the order of the list.
[[nodiscard]] QString suggestServerColor(const ProfileStore &store);
//! Translated name of one of ServerProfile::colors().
[[nodiscard]] QString serverColorName(const QString &color);
//! Hexadecimal digits in groups of four, upper case, as fingerprints are compared by eye.
[[nodiscard]] QString groupedFingerprint(const QByteArray &sha256);

} // namespace airdesk::ui
