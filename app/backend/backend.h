// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "api/rootprobe.h"
#include "auth/credentialstore.h"
#include "auth/tokensource.h"
#include "backend/profilereach.h"
#include "domain/serverstate.h"
#include "services/applicationservice.h"
#include "services/connectionservice.h"
#include "services/jobservice.h"
#include "services/workspaceservice.h"

#include <QObject>
#include <QTimer>

namespace airdesk {

class CredentialVault;
class ProfileStore;

//! Everything of one saved server: transport, token source, client, services, and the state shown for it.
//! Composition root of a profile; lives from the moment the profile is known until it is removed.
class Backend : public QObject
{
    Q_OBJECT

public:
    //! All pointers must outlive this. Nothing is asked before start().
    Backend(ServerProfile profile, ProfileStore *profiles, CredentialVault *credentials, Models *models, QObject *parent);
    ~Backend() override;

    //! Reads the credentials, finds the API where it is not known yet, then lists.
    void start();
    //! Whatever failed is tried again now: keychain, discovery, lists. Credentials that were refused are read anew.
    void retry();
    //! Asks the keychain to open, then goes on.
    void unlockKeychain();
    //! Reads all lists again; whether writes are allowed is an open question again.
    void refresh();

    [[nodiscard]] const ServerProfile &profile() const { return m_profile; }
    [[nodiscard]] ServerId id() const { return m_profile.id; }
    //! After the profile was changed in the store. At another address nothing of the old server counts any more: its
    //! root, its token and what was asked of it are dropped.
    void setProfile(const ServerProfile &profile);

    //! New credentials: kept in the keychain (or for the session only), used at once. The callback tells how the
    //! keychain took them; with anything but Available they are in use for this session all the same.
    void setCredentials(const QString &clientId, const Secret &secret, bool sessionOnly, QObject *context,
                        std::function<void(const CredentialResult &)> callback);
    //! The application was deleted: drops the token and the pair in memory; the keychain entry only if told.
    void dropCredentials(bool fromKeychainToo);

    [[nodiscard]] ServerState state() const { return m_state; }
    //! Why the state is what it is; for banners. Empty kinds do not occur: nullopt means all is well.
    [[nodiscard]] const std::optional<ApiError> &trouble() const { return m_trouble; }
    [[nodiscard]] const CredentialResult &credentialResult() const { return m_credentialResult; }
    //! Writes were refused with 403: the application's user may only read. Text of the refusal; empty: not so.
    [[nodiscard]] QString writesForbiddenBecause() const { return m_writesForbidden; }
    //! When the next automatic try is due while not reached; invalid: none.
    [[nodiscard]] QDateTime nextTryAt() const { return m_nextTryAt; }

    [[nodiscard]] ApiClient *client() { return &m_client; }
    [[nodiscard]] Transport *transport() { return &m_transport; }
    [[nodiscard]] TokenSource *tokens() { return &m_tokens; }
    [[nodiscard]] ConnectionService *connections() { return m_connections; }
    [[nodiscard]] JobService *jobs() { return m_jobs; }
    [[nodiscard]] WorkspaceService *workspaces() { return m_workspaces; }
    [[nodiscard]] ApplicationService *applications() { return m_applications; }

Q_SIGNALS:
    //! State, trouble, token or profile changed.
    void stateChanged();

private:
    void applyProfile();
    void applyRoot();
    void forgetRoot();
    void readCredentials();
    void credentialsRead(const CredentialResult &result);
    void begin();
    void probe();
    void probed(const ProbeResult &result);
    void rememberRoot(const ApiRoot &root);
    void loadLists();
    void listsChanged();
    void retryLater(const ApiError &error);
    void setTrouble(std::optional<ApiError> error);
    void updateState();

    ServerProfile m_profile;
    ProfileStore *m_profiles;
    CredentialVault *m_credentials;
    Models *m_models;
    Transport m_transport;
    TokenSource m_tokens;
    ApiClient m_client;
    JobService *m_jobs;
    ConnectionService *m_connections;
    WorkspaceService *m_workspaces;
    ApplicationService *m_applications;
    QTimer m_retryTimer;
    int m_retries = 0;
    QDateTime m_nextTryAt;
    bool m_started = false;
    bool m_credentialsKnown = false;
    bool m_probing = false;
    int m_probeRound = 0; //!< answers about an earlier address are dropped
    bool m_reached = false;
    std::chrono::steady_clock::time_point m_lastProbe{};
    CredentialResult m_credentialResult;
    ServerState m_state = ServerState::Connecting;
    std::optional<ApiError> m_trouble;
    QString m_writesForbidden;
};

} // namespace airdesk
