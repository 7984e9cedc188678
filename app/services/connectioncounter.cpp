// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/connectioncounter.h"

#include "api/endpoints/connections.h"
#include "api/endpoints/workspaces.h"
#include "backend/backend.h"

namespace airdesk {

ConnectionCounter::ConnectionCounter(QObject *parent) : QObject(parent) {}

ConnectionCounter::~ConnectionCounter() { clear(); }

void ConnectionCounter::clear()
{
    m_context.reset();
    if (m_client)
        qDeleteAll(m_client->findChildren<Listing *>(QString(), Qt::FindDirectChildrenOnly));
    m_client.reset();
    m_tokens.reset();
    m_transport.reset();
    m_counts.clear();
    m_counting = false;
    m_complete = false;
}

void ConnectionCounter::setServer(const ServerProfile &profile, const Secret &secret)
{
    clear();
    m_context = std::make_unique<QObject>();
    m_transport = std::make_unique<Transport>(transportSettings(profile));
    m_tokens = std::make_unique<TokenSource>(m_transport.get());
    m_client = std::make_unique<ApiClient>(m_transport.get(), m_tokens.get());
    const ApiRoot root = rememberedRoot(profile);
    m_client->setRoot(root);
    m_client->setReadOnly(true);
    m_tokens->setTokenUrls(root.tokenUrls);
    switch (profile.auth) {
    case AuthKind::Application:
        m_tokens->setCredentials(profile.clientId, secret);
        break;
    case AuthKind::Basic:
        m_client->setAuth(ApiClient::Auth::Basic, profile.basicUser, secret);
        break;
    case AuthKind::None:
        m_client->setAuth(ApiClient::Auth::None);
        break;
    }
}

void ConnectionCounter::count()
{
    if (m_counting || !m_client)
        return;
    m_counting = true;
    m_counts.clear();
    auto endpoint = api::listConnections();
    endpoint.mostRows = mostConnections;
    list<Connection>(
        m_client.get(), endpoint, m_context.get(),
        [this](std::vector<Connection> &&rows) {
            for (const Connection &row : rows)
                ++m_counts[row.workspace];
        },
        [this](const ListEnd &end) {
            m_counting = false;
            m_complete = end.isComplete;
            Q_EMIT counted();
        });
}

void ConnectionCounter::findWorkspace(const WorkspaceId &id)
{
    if (!m_client)
        return;
    m_client->send<Workspace>(api::getWorkspace(id), m_context.get(), [this, id](const Result<Workspace> &found) {
        if (found)
            Q_EMIT workspaceFound(*found);
        else
            Q_EMIT workspaceNotFound(id, found.error());
    });
}

} // namespace airdesk
