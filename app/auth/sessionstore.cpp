// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/sessionstore.h"

namespace airdesk {

SessionStore::SessionStore(QObject *parent) : CredentialStore(parent) {}

void SessionStore::read(const ServerId &server, QObject *context, Callback callback)
{
    CredentialResult result;
    result.secret = m_secrets.value(server);
    if (result.secret.isEmpty()) {
        result.state = CredentialState::Missing;
        result.message = tr("The credentials of this server are kept for one session only. Enter them again.");
    } else {
        result.state = CredentialState::Available;
    }
    setState(server, result.state);
    deliver(context, std::move(callback), std::move(result));
}

void SessionStore::write(const ServerId &server, const Secret &secret, QObject *context, Callback callback)
{
    CredentialResult result;
    if (secret.isEmpty()) {
        result.message = tr("The secret is empty. Enter it and try again.");
    } else {
        m_secrets.insert(server, secret);
        result.state = CredentialState::Available;
        setState(server, result.state);
    }
    deliver(context, std::move(callback), std::move(result));
}

void SessionStore::remove(const ServerId &server, QObject *context, Callback callback)
{
    m_secrets.remove(server);
    setState(server, CredentialState::Missing);
    CredentialResult result;
    result.state = CredentialState::Available;
    deliver(context, std::move(callback), std::move(result));
}

void SessionStore::unlock(QObject *context, Callback callback)
{
    CredentialResult result;
    result.state = CredentialState::Available;
    deliver(context, std::move(callback), std::move(result));
}

QString SessionStore::backendName() const { return tr("memory, for this session only"); }

} // namespace airdesk
