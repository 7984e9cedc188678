// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <memory>

namespace airdesk {

//! Whether the keychain is open. The answers that the keychain library itself does not give.
enum class LockState {
    Unlocked,
    Locked,
    NotSetUp, //!< the service is there, but has no default collection yet
    NoService, //!< no session bus, or nobody on it keeps secrets
    NoAnswer, //!< asked, but no answer in time
    NotApplicable, //!< this platform's keychain has no such question
};

//! Asks the desktop about its keychain. All platform differences of the keychain are behind this.
class KeyringState
{
public:
    using LockCallback = std::function<void(LockState)>;

    virtual ~KeyringState() = default;

    //! Never blocks. Called back at most once, from the event loop; guard what the callback uses.
    virtual void ask(LockCallback callback) = 0;
    //! Opens the keychain, by a prompt of the desktop where that is needed; calls back with what it is afterwards.
    virtual void unlock(LockCallback callback) = 0;
    //! What keeps the secrets, as its users know it.
    [[nodiscard]] virtual QString backendName() const = 0;
    //! What stands in the way of a keychain here (a missing library, a sandbox) and the remedy; empty if nothing is known.
    [[nodiscard]] virtual QString obstacle() const = 0;

    //! That of this platform.
    [[nodiscard]] static std::unique_ptr<KeyringState> create();
};

} // namespace airdesk
