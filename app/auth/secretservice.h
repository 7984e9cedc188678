// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/keyringstate.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace airdesk {

//! The Secret Service of freedesktop.org (GNOME Keyring, KeePassXC, ...), or KWallet on KDE, asked over the session
//! bus. Built where Qt DBus is.
class SecretService : public QObject, public KeyringState
{
    Q_OBJECT
public:
    SecretService();

    void ask(LockCallback callback) override;
    void unlock(LockCallback callback) override;
    [[nodiscard]] QString backendName() const override;
    [[nodiscard]] QString obstacle() const override;

private:
    using Handler = std::function<void(const QDBusPendingCall &)>;

    void askCollection(const LockCallback &callback);
    void askLocked(const QString &collection, const LockCallback &callback);
    void unlockCollection(const LockCallback &callback);
    void openPrompt(const QString &path, const LockCallback &callback);
    void call(const QDBusMessage &message, Handler handler);

    QDBusConnection m_bus;
    bool m_isKde;
    std::optional<bool> m_kwallet; // whether the library will use it; unknown before the first question
    QString m_collection; // path of the default one, as last told
};

//! Waits for the end of one prompt, then deletes itself.
class SecretPrompt : public QObject
{
    Q_OBJECT
public:
    SecretPrompt(const QDBusConnection &bus, const QString &path, std::function<void()> ended, QObject *parent);

public Q_SLOTS:
    void complete(bool dismissed, const QDBusVariant &result);

private:
    std::function<void()> m_ended;
};

} // namespace airdesk
