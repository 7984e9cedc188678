// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/credentialstore.h"

namespace airdesk {

//! Keeps secrets in memory until the program ends: for systems without a keychain, the demo and tests.
class SessionStore : public CredentialStore
{
    Q_OBJECT
public:
    explicit SessionStore(QObject *parent = nullptr);

    void read(const ServerId &server, QObject *context, Callback callback) override;
    void write(const ServerId &server, const Secret &secret, QObject *context, Callback callback) override;
    void remove(const ServerId &server, QObject *context, Callback callback) override;
    void unlock(QObject *context, Callback callback) override;
    [[nodiscard]] QString backendName() const override;

private:
    QHash<ServerId, Secret> m_secrets;
};

} // namespace airdesk
