// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/credentialstore.h"

#include <QMetaObject>
#include <QPointer>

namespace airdesk {

ApiError CredentialResult::toError() const
{
    const bool missing = state == CredentialState::Missing;
    return ApiError::make(missing ? ApiError::Kind::CredentialsNeeded : ApiError::Kind::Keychain, message, detail);
}

CredentialStore::CredentialStore(QObject *parent) : QObject(parent) {}

CredentialStore::~CredentialStore() = default;

CredentialState CredentialStore::state(const ServerId &server) const
{
    return m_states.value(server, CredentialState::Unknown);
}

void CredentialStore::setState(const ServerId &server, CredentialState state)
{
    CredentialState &known = m_states[server];
    if (known == state)
        return;
    known = state;
    Q_EMIT stateChanged(server, state);
}

void CredentialStore::deliver(QObject *context, Callback callback, CredentialResult result)
{
    const QPointer<QObject> guard(context ? context : this);
    const auto call = [guard, callback = std::move(callback), result = std::move(result)] {
        if (guard && callback)
            callback(result);
    };
    QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
}

} // namespace airdesk
