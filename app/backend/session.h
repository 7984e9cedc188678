// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/credentialvault.h"
#include "backend/backend.h"
#include "backend/credentialcleanup.h"
#include "backend/profilestore.h"
#include "services/models.h"

#include <QObject>

#include <map>
#include <memory>

namespace airdesk {

//! The whole core of a running program: the saved servers, their credentials, one Backend each, and the tables.
class Session : public QObject
{
    Q_OBJECT

public:
    //! `keychain` becomes part of the session; tests and the demo hand in one that stores nothing.
    Session(const QString &configDir, std::unique_ptr<CredentialStore> keychain, QObject *parent = nullptr);
    ~Session() override;

    //! Starts every server.
    void start();

    [[nodiscard]] ProfileStore *profiles() { return &m_profiles; }
    [[nodiscard]] CredentialVault *credentials() { return &m_credentials; }
    [[nodiscard]] Models *models() { return &m_models; }
    //! nullptr: no such server.
    [[nodiscard]] Backend *backend(const ServerId &id) const;
    //! In the order of the profiles.
    [[nodiscard]] std::vector<Backend *> backends() const;

    //! Saves the profile and its secret and starts the server. The secret is in use at once whatever the keychain
    //! says; the callback tells how the keychain took it (Available where there is none to keep).
    [[nodiscard]] Result<ServerId> addServer(ServerProfile profile, const Secret &secret, QObject *context,
                                             std::function<void(const CredentialResult &)> stored);
    //! Forgets the server, its rows and its keychain entry (tried again later where that fails).
    [[nodiscard]] Result<void> removeServer(const ServerId &id);

Q_SIGNALS:
    void serverAdded(const airdesk::ServerId &id);
    //! The Backend is still there during this signal.
    void serverRemoved(const airdesk::ServerId &id);
    void serverChanged(const airdesk::ServerId &id);

private:
    void create(const ServerId &id);
    void destroy(const ServerId &id);
    void removeRows(const ServerId &id);
    void startAll();
    void showInModel(const ServerId &id);

    Models m_models; // first: everything below fills it
    ProfileStore m_profiles;
    CredentialVault m_credentials;
    CredentialCleanup m_cleanup;
    std::map<ServerId, std::unique_ptr<Backend>> m_backends;
    bool m_started = false;
};

} // namespace airdesk
