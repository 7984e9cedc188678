// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/credentialstore.h"

#include <QSet>

namespace airdesk {

class SessionStore;

//! The keychain for most servers, memory for those that are used for this session only. What the program uses.
class CredentialVault : public CredentialStore
{
    Q_OBJECT
public:
    //! Takes the keychain over as a child.
    explicit CredentialVault(CredentialStore *keychain, QObject *parent = nullptr);

    //! From now on this server's secret is kept in memory only (or in the keychain again). Moves nothing: write again.
    void setSessionOnly(const ServerId &server, bool sessionOnly);
    [[nodiscard]] bool isSessionOnly(const ServerId &server) const;

    void read(const ServerId &server, QObject *context, Callback callback) override;
    void write(const ServerId &server, const Secret &secret, QObject *context, Callback callback) override;
    //! From memory and from the keychain; answers for the keychain.
    void remove(const ServerId &server, QObject *context, Callback callback) override;
    void unlock(QObject *context, Callback callback) override;
    //! Of the keychain.
    [[nodiscard]] QString backendName() const override;

Q_SIGNALS:
    //! The keychain is open now: whoever found it locked may ask again. After the callback of unlock().
    void unlocked();

private:
    void follow(CredentialStore *store, bool sessionOnly);

    CredentialStore *m_keychain;
    SessionStore *m_session;
    QSet<ServerId> m_sessionOnly;
};

} // namespace airdesk
