// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/apierror.h"
#include "support/ids.h"
#include "support/secret.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>

namespace airdesk {

//! How it stands with the stored secret of one server.
enum class CredentialState {
    Unknown, //!< not asked yet
    Available, //!< read, written or removed as wanted
    Waiting, //!< asked, no answer yet (a prompt may be open), or the keychain is not ready; never in a result
    Locked, //!< there, but the keychain must be unlocked first; unlock() and ask again
    Missing, //!< the keychain is open and has no entry for this server
    Refused, //!< the user or the system denied access; asking again would ask the user again
    NoKeychain, //!< nothing to ask on this system; keep secrets for this session only
    Failed, //!< anything else; the message says what to do
};

//! The one answer to an operation of a CredentialStore.
struct CredentialResult
{
    CredentialState state = CredentialState::Failed;
    Secret secret; //!< of a read that is Available
    QString message; //!< translated, names the keychain asked and what to do; empty when Available
    QString detail; //!< the keychain's own words; may be empty

    [[nodiscard]] bool isAvailable() const { return state == CredentialState::Available; }
    //! For callers that speak in ApiErrors: Missing is CredentialsNeeded, everything else Keychain.
    [[nodiscard]] ApiError toError() const;
};

//! Keeps one small secret a server (client secret or basic password) under the server's unalterable ID.
//! Every operation answers exactly once, never before it returned, and not at all when its context (or the
//! store) is gone by then. A call that gets no answer is announced by waiting(); the late answer still counts.
//! Never writes a secret to a file. One thread: that of the store.
class CredentialStore : public QObject
{
    Q_OBJECT
public:
    using Callback = std::function<void(const CredentialResult &)>;

    //! Entries above this size are refused, so that no platform's limit is ever met.
    static constexpr qsizetype largestSecret = 2000;

    explicit CredentialStore(QObject *parent = nullptr);
    ~CredentialStore() override;

    virtual void read(const ServerId &server, QObject *context, Callback callback) = 0;
    virtual void write(const ServerId &server, const Secret &secret, QObject *context, Callback callback) = 0;
    //! Available only when the entry is known to be gone (also when there was none).
    virtual void remove(const ServerId &server, QObject *context, Callback callback) = 0;
    //! Asks the keychain to open; the user may be shown a prompt. Available: open now, or nothing to open here.
    virtual void unlock(QObject *context, Callback callback) = 0;
    //! What is asked, for messages and About: "KWallet", "macOS Keychain", ...
    [[nodiscard]] virtual QString backendName() const = 0;

    //! The outcome of the latest operation on this server, or Waiting while one takes long.
    [[nodiscard]] CredentialState state(const ServerId &server) const;

Q_SIGNALS:
    void stateChanged(const airdesk::ServerId &server, airdesk::CredentialState state);
    //! No answer for some seconds: offer to go on without. The operation is still running.
    void waiting(const airdesk::ServerId &server);

protected:
    void setState(const ServerId &server, CredentialState state);
    //! From the event loop, unless the context (none: the store) or the store is gone by then.
    void deliver(QObject *context, Callback callback, CredentialResult result);

private:
    QHash<ServerId, CredentialState> m_states;
};

} // namespace airdesk

Q_DECLARE_METATYPE(airdesk::CredentialResult)
