// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/secretservice.h"

#include <QCoreApplication>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLibrary>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace airdesk {
namespace {

constexpr int timeoutMs = 5000;
const QString promptInterface = QStringLiteral("org.freedesktop.Secret.Prompt");

QDBusMessage secretCall(const QString &path, const QString &interface, const QString &method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), path, interface, method);
}

QDBusMessage serviceCall(const QString &method)
{
    return secretCall(QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
                      method);
}

// The keychain library opens it at run time and says "unknown error" where it is missing.
bool hasLibSecret()
{
    static const bool found = QLibrary(QStringLiteral("secret-1"), 0).load();
    return found;
}

LockState stateOf(const QDBusError &error)
{
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::NoServer:
    case QDBusError::Disconnected:
    case QDBusError::AccessDenied: // a sandbox without the permission
        return LockState::NoService;
    default:
        break;
    }
    const bool unowned = error.name() == QLatin1String("org.freedesktop.DBus.Error.NameHasNoOwner");
    return unowned ? LockState::NoService : LockState::NoAnswer;
}

} // namespace

SecretService::SecretService()
    : m_bus(QDBusConnection::sessionBus()),
      m_isKde(qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains(QStringLiteral("KDE")))
{
}

void SecretService::ask(LockCallback callback)
{
    if (!m_bus.isConnected()) {
        QTimer::singleShot(0, this, [callback] { callback(LockState::NoService); });
        return;
    }
    if (!m_isKde || m_kwallet) {
        askCollection(callback);
        return;
    }
    // On KDE the library prefers KWallet where that is installed.
    const auto bus = QStringLiteral("org.freedesktop.DBus");
    call(QDBusMessage::createMethodCall(bus, QStringLiteral("/"), bus, QStringLiteral("ListActivatableNames")),
         [this, callback](const QDBusPendingCall &answer) {
             const QStringList names = QDBusPendingReply<QStringList>(answer).value();
             m_kwallet = std::any_of(names.cbegin(), names.cend(), [](const QString &name) {
                 return name.startsWith(QLatin1String("org.kde.kwalletd"));
             });
             askCollection(callback);
         });
}

void SecretService::askCollection(const LockCallback &callback)
{
    if (m_kwallet.value_or(false)) { // says itself when it is closed
        QTimer::singleShot(0, this, [callback] { callback(LockState::NotApplicable); });
        return;
    }
    if (!hasLibSecret()) {
        QTimer::singleShot(0, this, [callback] { callback(LockState::NoService); });
        return;
    }
    QDBusMessage message = serviceCall(QStringLiteral("ReadAlias"));
    message << QStringLiteral("default");
    call(message, [this, callback](const QDBusPendingCall &answer) {
        const QDBusPendingReply<QDBusObjectPath> reply(answer);
        if (reply.isError()) {
            callback(stateOf(reply.error()));
            return;
        }
        m_collection = reply.value().path();
        if (m_collection == QLatin1String("/"))
            callback(LockState::NotSetUp);
        else
            askLocked(m_collection, callback);
    });
}

void SecretService::askLocked(const QString &collection, const LockCallback &callback)
{
    QDBusMessage message =
        secretCall(collection, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    call(message, [callback](const QDBusPendingCall &answer) {
        const QDBusPendingReply<QDBusVariant> reply(answer);
        if (reply.isError())
            callback(stateOf(reply.error()));
        else
            callback(reply.value().variant().toBool() ? LockState::Locked : LockState::Unlocked);
    });
}

void SecretService::unlock(LockCallback callback)
{
    ask([this, callback](LockState lock) {
        if (lock == LockState::Locked)
            unlockCollection(callback);
        else
            callback(lock);
    });
}

void SecretService::unlockCollection(const LockCallback &callback)
{
    QDBusMessage message = serviceCall(QStringLiteral("Unlock"));
    message << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(m_collection)});
    call(message, [this, callback](const QDBusPendingCall &answer) {
        const QDBusPendingReply<QList<QDBusObjectPath>, QDBusObjectPath> reply(answer);
        if (reply.isError()) {
            callback(stateOf(reply.error()));
            return;
        }
        const QString prompt = reply.argumentAt<1>().path();
        if (prompt == QLatin1String("/"))
            ask(callback);
        else
            openPrompt(prompt, callback);
    });
}

// What the prompt says of itself is not believed: whoever asked is told what the collection says afterwards.
void SecretService::openPrompt(const QString &path, const LockCallback &callback)
{
    auto *prompt = new SecretPrompt(m_bus, path, [this, callback] { ask(callback); }, this);
    QDBusMessage message = secretCall(path, promptInterface, QStringLiteral("Prompt"));
    message << QString(); // no window to stand in front of
    call(message, [prompt = QPointer<SecretPrompt>(prompt)](const QDBusPendingCall &answer) {
        if (answer.isError() && prompt)
            prompt->complete(true, {});
    });
}

void SecretService::call(const QDBusMessage &message, Handler handler)
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, timeoutMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, handler = std::move(handler)] {
        watcher->deleteLater();
        handler(*watcher);
    });
}

QString SecretService::backendName() const
{
    return m_isKde && m_kwallet.value_or(true) ? QStringLiteral("KWallet")
                                               : QStringLiteral("GNOME Keyring / Secret Service");
}

QString SecretService::obstacle() const
{
    if (const QString snap = qEnvironmentVariable("SNAP_INSTANCE_NAME"); !snap.isEmpty())
        return tr("This Snap needs a permission: snap connect %1:password-manager-service").arg(snap);
    if (const QString flatpak = qEnvironmentVariable("FLATPAK_ID"); !flatpak.isEmpty())
        return tr("This Flatpak needs a permission: flatpak override --user --talk-name=org.freedesktop.secrets %1")
            .arg(flatpak);
    if (!m_bus.isConnected())
        return tr("There is no D-Bus session bus.");
    if (!hasLibSecret())
        return tr("The library libsecret is not installed; its package is called libsecret-1-0 or libsecret.");
    return {};
}

SecretPrompt::SecretPrompt(const QDBusConnection &bus, const QString &path, std::function<void()> ended, QObject *parent)
    : QObject(parent), m_ended(std::move(ended))
{
    QDBusConnection connection(bus);
    // No service name: naming one makes Qt look its owner up, and wait for that. The path is unique.
    connection.connect(QString(), path, promptInterface, QStringLiteral("Completed"), this,
                       SLOT(complete(bool, QDBusVariant)));
}

void SecretPrompt::complete(bool /*dismissed*/, const QDBusVariant & /*result*/)
{
    const auto ended = std::exchange(m_ended, {});
    deleteLater();
    if (ended)
        ended();
}

} // namespace airdesk
