// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/credentialcleanup.h"

#include "backend/profilestore.h"
#include "support/logging.h"

namespace airdesk {

CredentialCleanup::CredentialCleanup(ProfileStore *profiles, CredentialStore *credentials, QObject *parent)
    : QObject(parent), m_profiles(profiles), m_credentials(credentials)
{
    connect(profiles, &ProfileStore::removed, this, &CredentialCleanup::removeEntry);
}

void CredentialCleanup::retryRemovals()
{
    const std::vector<ServerId> pending = m_profiles->pendingRemovals();
    for (const ServerId &server : pending)
        removeEntry(server);
}

void CredentialCleanup::removeEntry(const ServerId &server)
{
    if (m_running.contains(server) || m_profiles->find(server))
        return;
    m_running.insert(server);
    m_credentials->remove(server, this, [this, server](const CredentialResult &result) {
        m_running.remove(server);
        if (result.isAvailable()) {
            if (const Result<void> done = m_profiles->forgetRemoval(server); !done)
                qCWarning(logBackend, "A finished removal could not be noted; it is repeated at the next start");
            Q_EMIT entryRemoved(server);
        } else if (result.state != CredentialState::NoKeychain) {
            Q_EMIT removalPostponed(server, result);
        }
    });
}

} // namespace airdesk
