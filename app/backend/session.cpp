// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/session.h"

namespace airdesk {

Session::Session(const QString &configDir, std::unique_ptr<CredentialStore> keychain, QObject *parent)
    : QObject(parent)
    , m_profiles(configDir)
    , m_credentials(keychain.release())
    , m_cleanup(&m_profiles, &m_credentials)
{
    for (const ServerProfile &profile : m_profiles.profiles())
        create(profile.id);
    connect(&m_profiles, &ProfileStore::added, this, [this](const ServerId &id) {
        if (backend(id))
            return;
        create(id);
        if (m_started)
            backend(id)->start();
        Q_EMIT serverAdded(id);
    });
    connect(&m_profiles, &ProfileStore::changed, this, [this](const ServerId &id) {
        if (Backend *changed = backend(id)) {
            const ServerProfile profile = *m_profiles.find(id); // a copy: the Backend may write to the store meanwhile
            changed->setProfile(profile);
            showInModel(id);
            Q_EMIT serverChanged(id);
        }
    });
    connect(&m_profiles, &ProfileStore::removed, this, &Session::destroy);
    connect(&m_credentials, &CredentialVault::unlocked, &m_cleanup, &CredentialCleanup::retryRemovals);
}

Session::~Session()
{
    m_backends.clear();
    // Those of removed servers that still wait for their end: they must not see the tables go.
    qDeleteAll(findChildren<Backend *>(QString(), Qt::FindDirectChildrenOnly));
}

void Session::start()
{
    if (std::exchange(m_started, true))
        return;
    for (const auto &[id, one] : m_backends)
        one->start();
    m_cleanup.retryRemovals();
}

Backend *Session::backend(const ServerId &id) const
{
    const auto found = m_backends.find(id);
    return found == m_backends.end() ? nullptr : found->second.get();
}

std::vector<Backend *> Session::backends() const
{
    std::vector<Backend *> all;
    for (const ServerProfile &profile : m_profiles.profiles()) {
        if (Backend *one = backend(profile.id))
            all.push_back(one);
    }
    return all;
}

void Session::create(const ServerId &id)
{
    auto one = std::make_unique<Backend>(*m_profiles.find(id), &m_profiles, &m_credentials, &m_models, nullptr);
    connect(one.get(), &Backend::stateChanged, this, [this, id] { showInModel(id); });
    m_backends.emplace(id, std::move(one));
    showInModel(id);
}

void Session::showInModel(const ServerId &id)
{
    const Backend *one = backend(id);
    if (!one)
        return;
    const ServerProfile &profile = one->profile();
    m_models.servers.setServer(id, profile.name, profile.color, profile.readOnly);
    m_models.servers.setState(id, one->state(), one->trouble() ? one->trouble()->message : QString());
    m_models.connections.setServerName(id, profile.name);
    m_models.workspaces.setServerName(id, profile.name);
    m_models.applications.setServerName(id, profile.name);
}

void Session::destroy(const ServerId &id)
{
    Q_EMIT serverRemoved(id);
    const auto found = m_backends.find(id);
    if (found == m_backends.end())
        return;
    // The signal may come from within one of its own calls.
    Backend *leaving = found->second.release();
    m_backends.erase(found);
    leaving->setParent(this);
    leaving->deleteLater();
    // Until then answers may still come in: their rows go with it.
    connect(leaving, &QObject::destroyed, this, [this, id] {
        if (!backend(id))
            removeRows(id);
    });
    removeRows(id);
}

void Session::removeRows(const ServerId &id)
{
    m_models.servers.removeServer(id);
    m_models.connections.removeServer(id);
    m_models.workspaces.removeServer(id);
    m_models.applications.removeServer(id);
}

Result<ServerId> Session::addServer(ServerProfile profile, const Secret &secret, QObject *context,
                                    std::function<void(const CredentialResult &)> stored)
{
    const QString user = profile.auth == AuthKind::Basic ? profile.basicUser : profile.clientId;
    const bool sessionOnly = profile.sessionOnly;
    const bool hasSecret = profile.auth != AuthKind::None && !secret.isEmpty();
    // Started only when its credentials are in place: the keychain knows nothing of a new server.
    const bool wasStarted = std::exchange(m_started, false);
    const Result<ServerId> id = m_profiles.add(std::move(profile));
    m_started = wasStarted;
    if (!id) {
        startAll();
        return id;
    }
    Backend *added = backend(*id);
    if (hasSecret) {
        added->setCredentials(user, secret, sessionOnly, context, std::move(stored));
    } else {
        QTimer::singleShot(0, context, [stored = std::move(stored)] {
            CredentialResult nothingToStore;
            nothingToStore.state = CredentialState::Available;
            stored(nothingToStore);
        });
    }
    startAll();
    return id;
}

// The list may have brought servers of another window along.
void Session::startAll()
{
    if (!m_started)
        return;
    for (Backend *one : backends())
        one->start();
}

Result<void> Session::removeServer(const ServerId &id) { return m_profiles.remove(id); }

} // namespace airdesk
