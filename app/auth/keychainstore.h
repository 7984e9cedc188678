// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/credentialstore.h"
#include "auth/keychainbackend.h"
#include "auth/keyringstate.h"

#include <chrono>
#include <memory>
#include <vector>

namespace airdesk {

//! When a KeychainStore loses patience.
struct KeychainTiming
{
    //! Without an answer for so long the call is announced as waiting.
    std::chrono::milliseconds waitingAfter{4000};
    //! Pauses between repeated reads while the keychain is not ready yet, as just after login; about a minute.
    std::vector<std::chrono::milliseconds> retryPauses{std::chrono::milliseconds{1000},  std::chrono::milliseconds{2000},
                                                       std::chrono::milliseconds{4000},  std::chrono::milliseconds{8000},
                                                       std::chrono::milliseconds{15000}, std::chrono::milliseconds{30000}};
};

//! The keychain of the operating system, one entry a server: service "airdesk", key "server/ID".
//! Believes "not found" only of an open keychain, checks a removal by reading, repeats reads that fail for
//! unknown reasons, and never answers a locked or absent keychain with "missing".
class KeychainStore : public CredentialStore
{
    Q_OBJECT
public:
    //! With the keychain of this system.
    explicit KeychainStore(QObject *parent = nullptr);
    KeychainStore(std::unique_ptr<KeychainBackend> backend, std::unique_ptr<KeyringState> keyring,
                  const KeychainTiming &timing, QObject *parent = nullptr);
    ~KeychainStore() override;

    void read(const ServerId &server, QObject *context, Callback callback) override;
    void write(const ServerId &server, const Secret &secret, QObject *context, Callback callback) override;
    void remove(const ServerId &server, QObject *context, Callback callback) override;
    void unlock(QObject *context, Callback callback) override;
    [[nodiscard]] QString backendName() const override;

    [[nodiscard]] static QString keyOf(const ServerId &server);

private:
    class Operation;
    friend class Operation;

    std::unique_ptr<KeychainBackend> m_backend;
    std::unique_ptr<KeyringState> m_keyring;
    KeychainTiming m_timing;
    QHash<ServerId, int> m_writes; // how many were begun; a removal overtaken by one is not checked
};

} // namespace airdesk
