// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/backend.h"

#include "auth/credentialvault.h"
#include "backend/profilestore.h"
#include "services/models.h"
#include "support/logging.h"

namespace airdesk {

void Backend::credentialsRead(const CredentialResult &result)
{
    if (m_credentialsKnown)
        return; // typed in meanwhile; the keychain's late answer is no news
    m_credentialResult = result;
    if (!result.isAvailable()) {
        qCInfo(logBackend) << "credentials:" << int(result.state);
        m_credentialResult.secret = {};
        setTrouble(result.toError());
        return;
    }
    m_credentialsKnown = true;
    m_credentialResult.secret = {}; // held where it is needed, not here
    if (m_profile.auth == AuthKind::Basic)
        m_client.setAuth(ApiClient::Auth::Basic, m_profile.basicUser, result.secret);
    else
        m_tokens.setCredentials(m_profile.clientId, result.secret);
    setTrouble(std::nullopt);
    begin();
}

void Backend::unlockKeychain()
{
    m_credentials->unlock(this, [this](const CredentialResult &result) {
        if (result.isAvailable())
            return; // unlocked() is for every server
        m_credentialResult = result;
        setTrouble(result.toError());
    });
}

void Backend::setCredentials(const QString &clientId, const Secret &secret, bool sessionOnly, QObject *context,
                             std::function<void(const CredentialResult &)> callback)
{
    m_credentialsKnown = true;
    m_writesForbidden.clear();
    ServerProfile profile = m_profile;
    profile.sessionOnly = sessionOnly;
    if (profile.auth == AuthKind::Basic)
        profile.basicUser = clientId;
    else
        profile.clientId = clientId;
    m_profile = profile;
    m_credentials->setSessionOnly(profile.id, sessionOnly);
    const Result<void> saved = m_profiles->find(profile.id) ? m_profiles->update(profile) : Result<void>();
    if (!saved)
        qCWarning(logBackend) << "the client ID could not be saved:" << saved.error().message;
    m_models->applications.setUsedByServer(profile.id, ClientId(profile.clientId));

    if (profile.auth == AuthKind::Basic)
        m_client.setAuth(ApiClient::Auth::Basic, clientId, secret);
    else
        m_tokens.setCredentials(clientId, secret);
    m_credentials->write(profile.id, secret, context, std::move(callback));
    setTrouble(std::nullopt);
    if (m_started)
        begin();
}

void Backend::dropCredentials(bool fromKeychainToo)
{
    m_tokens.clearCredentials();
    m_credentialResult = {};
    m_credentialResult.state = CredentialState::Missing;
    if (fromKeychainToo)
        m_credentials->remove(m_profile.id, this, [](const CredentialResult &) {});
    m_jobs->stop();
    setTrouble(ApiError::make(ApiError::Kind::CredentialsNeeded,
                              tr("This server needs credentials. Enter a client ID and client secret.")));
}

} // namespace airdesk
