// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/credentialstore.h"

#include <QObject>
#include <QSet>

namespace airdesk {

class ProfileStore;

//! Removes the keychain entries of removed servers, and tries those again that could not be removed before.
//! Both stores must outlive it.
class CredentialCleanup : public QObject
{
    Q_OBJECT
public:
    CredentialCleanup(ProfileStore *profiles, CredentialStore *credentials, QObject *parent = nullptr);

    //! Everything still pending, once each. Call at start and after the keychain was unlocked.
    void retryRemovals();

Q_SIGNALS:
    void entryRemoved(const airdesk::ServerId &server);
    //! The entry stays for now, the ID is kept for the next retryRemovals(). Not sent where there is no keychain.
    void removalPostponed(const airdesk::ServerId &server, const airdesk::CredentialResult &result);

private:
    void removeEntry(const ServerId &server);

    ProfileStore *m_profiles;
    CredentialStore *m_credentials;
    QSet<ServerId> m_running;
};

} // namespace airdesk
