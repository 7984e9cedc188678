// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/credentialvault.h"

#include "auth/sessionstore.h"

#include <QPointer>

namespace airdesk {

CredentialVault::CredentialVault(CredentialStore *keychain, QObject *parent)
    : CredentialStore(parent), m_keychain(keychain), m_session(new SessionStore(this))
{
    m_keychain->setParent(this);
    follow(m_keychain, false);
    follow(m_session, true);
}

void CredentialVault::follow(CredentialStore *store, bool sessionOnly)
{
    connect(store, &CredentialStore::stateChanged, this,
            [this, sessionOnly](const ServerId &server, CredentialState newState) {
                if (isSessionOnly(server) == sessionOnly)
                    setState(server, newState);
            });
    connect(store, &CredentialStore::waiting, this, [this, sessionOnly](const ServerId &server) {
        if (isSessionOnly(server) == sessionOnly)
            Q_EMIT waiting(server);
    });
}

void CredentialVault::setSessionOnly(const ServerId &server, bool sessionOnly)
{
    if (sessionOnly)
        m_sessionOnly.insert(server);
    else
        m_sessionOnly.remove(server);
    const CredentialStore *store = sessionOnly ? static_cast<const CredentialStore *>(m_session) : m_keychain;
    setState(server, store->state(server));
}

bool CredentialVault::isSessionOnly(const ServerId &server) const { return m_sessionOnly.contains(server); }

void CredentialVault::read(const ServerId &server, QObject *context, Callback callback)
{
    if (isSessionOnly(server))
        m_session->read(server, context, std::move(callback));
    else
        m_keychain->read(server, context, std::move(callback));
}

void CredentialVault::write(const ServerId &server, const Secret &secret, QObject *context, Callback callback)
{
    if (isSessionOnly(server))
        m_session->write(server, secret, context, std::move(callback));
    else
        m_keychain->write(server, secret, context, std::move(callback));
}

void CredentialVault::remove(const ServerId &server, QObject *context, Callback callback)
{
    m_session->remove(server, this, {});
    m_keychain->remove(server, context, std::move(callback));
}

void CredentialVault::unlock(QObject *context, Callback callback)
{
    const QPointer<QObject> guard(context ? context : this);
    m_keychain->unlock(this, [this, guard, callback = std::move(callback)](const CredentialResult &result) {
        if (guard && callback)
            callback(result);
        if (result.isAvailable())
            Q_EMIT unlocked();
    });
}

QString CredentialVault::backendName() const { return m_keychain->backendName(); }

} // namespace airdesk
