// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/credentialswitch.h"

#include "backend/session.h"

namespace airdesk {

using Kind = ApiError::Kind;

CredentialSwitch::CredentialSwitch(Session *session, const ServerId &server, const ClientId &clientId, const Secret &secret,
                                   QObject *context, Callback callback)
    : QObject(session)
    , m_session(session)
    , m_server(server)
    , m_newId(clientId)
    , m_newSecret(secret)
    , m_context(context)
    , m_callback(std::move(callback))
{
    m_oldId = ClientId(backend()->profile().clientId);
}

void CredentialSwitch::start(Session *session, const ServerId &server, const ClientId &clientId, const Secret &secret,
                             QObject *context, Callback callback)
{
    auto *one = new CredentialSwitch(session, server, clientId, secret, context, std::move(callback));
    one->readOld();
}

Backend *CredentialSwitch::backend() const { return m_session->backend(m_server); }

//! Kept at hand, so that a keychain that takes nothing new does not leave the server with half of each pair.
void CredentialSwitch::readOld()
{
    m_session->credentials()->read(m_server, this, [this](const CredentialResult &result) {
        m_oldSecret = result.secret;
        if (m_oldSecret.isEmpty())
            m_oldSecret = m_session->models()->applications.secretOf({m_server, m_oldId});
        // Where nothing was kept nothing can be lost; a keychain that does not answer is another matter.
        const bool nothingKept = result.state == CredentialState::Missing || m_oldId.isEmpty();
        if (m_oldSecret.isEmpty() && !nothingKept) {
            end(failure(result.toError()));
            return;
        }
        switchOver();
    });
}

void CredentialSwitch::switchOver()
{
    if (!backend()) {
        end({});
        return;
    }
    backend()->setCredentials(m_newId.value, m_newSecret, backend()->profile().sessionOnly, this,
                              [this](const CredentialResult &stored) {
        const ServerProfile *saved = m_session->profiles()->find(m_server);
        if (!stored.isAvailable())
            switchBack(stored.toError());
        else if (!saved || saved->clientId != m_newId.value)
            switchBack(ApiError::make(Kind::Keychain, tr("The list of servers could not be written. Check the folder of the "
                                                         "settings, then try again.")));
        else
            tryNew();
    });
}

void CredentialSwitch::tryNew()
{
    if (!backend()) {
        end({});
        return;
    }
    backend()->tokens()->token(this, [this](const Result<AccessToken> &token) {
        if (token)
            end({});
        else
            switchBack(token.error());
    });
}

void CredentialSwitch::switchBack(const ApiError &reason)
{
    if (!backend() || m_oldSecret.isEmpty()) {
        end(failure(reason));
        return;
    }
    backend()->setCredentials(m_oldId.value, m_oldSecret, backend()->profile().sessionOnly, this,
                              [this, reason](const CredentialResult &) {
        // Whether the keychain took the old secret again or never let it go: that is what it holds.
        ApiError error = reason;
        error.message = tr("The server goes on with the application it had. %1").arg(reason.message);
        end(failure(error));
    });
}

void CredentialSwitch::end(const Result<void> &result)
{
    deleteLater();
    if (const Callback callback = std::exchange(m_callback, nullptr); callback && m_context && backend())
        callback(result);
}

} // namespace airdesk
