// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keyringstate.h"

#ifdef AIRDESK_HAVE_DBUS
#include "auth/secretservice.h"
#else
#include <QCoreApplication>
#include <QTimer>
#endif

namespace airdesk {

#ifdef AIRDESK_HAVE_DBUS

std::unique_ptr<KeyringState> KeyringState::create() { return std::make_unique<SecretService>(); }

#else
namespace {

// macOS and Windows answer truthfully and open the keychain by themselves.
class PlainKeyring final : public KeyringState
{
public:
    void ask(LockCallback callback) override
    {
        QTimer::singleShot(0, QCoreApplication::instance(), [callback] { callback(LockState::NotApplicable); });
    }

    void unlock(LockCallback callback) override { ask(std::move(callback)); }

    QString backendName() const override
    {
#if defined(Q_OS_MACOS)
        return QStringLiteral("macOS Keychain");
#elif defined(Q_OS_WIN)
        return QStringLiteral("Windows Credential Manager");
#else
        return QStringLiteral("Secret Service");
#endif
    }

    QString obstacle() const override { return {}; }
};

} // namespace

std::unique_ptr<KeyringState> KeyringState::create() { return std::make_unique<PlainKeyring>(); }

#endif

} // namespace airdesk
