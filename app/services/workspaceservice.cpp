// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspaceservice.h"

#include "api/endpoints/workspaces.h"
#include "services/models.h"

namespace airdesk {

WorkspaceService::WorkspaceService(const ServerId &server, ApiClient *client, Models *models, QObject *parent)
    : QObject(parent), m_server(server), m_client(client), m_models(models)
{
}

void WorkspaceService::refresh()
{
    if (m_listing)
        return;
    m_state.phase = ListState::Phase::Loading;
    m_state.error.reset();
    m_state.warnings.clear();
    m_state.rows = 0;
    Q_EMIT stateChanged();

    m_models->workspaces.beginListing(m_server);
    m_listing = list<Workspace>(
        m_client, api::listWorkspaces(), this,
        [this](std::vector<Workspace> &&rows) {
            m_models->workspaces.merge(m_server, rows);
            m_models->connections.setWorkspaces(m_server, rows);
            m_state.rows += int(rows.size());
            Q_EMIT stateChanged();
        },
        [this](const ListEnd &end) {
            // A user without membership sees an empty list; workspaces added by hand stay.
            m_models->workspaces.endListing(m_server, end.isComplete && m_state.rows > 0);
            m_state.phase = end.isComplete || m_state.rows > 0 ? ListState::Phase::Loaded : ListState::Phase::Failed;
            m_state.isPartial = !end.isComplete;
            m_state.error = end.error;
            m_state.warnings = end.warnings;
            if (end.isComplete)
                m_state.readAt = QDateTime::currentDateTimeUtc();
            m_listing.clear();
            Q_EMIT stateChanged();
        });
}

void WorkspaceService::addById(const WorkspaceId &id)
{
    m_client->send<Workspace>(api::getWorkspace(id), this, [this, id](const Result<Workspace> &answer) {
        if (!answer) {
            Q_EMIT addFailed(id, answer.error());
            return;
        }
        m_models->workspaces.merge(m_server, {*answer});
        m_models->connections.setWorkspaces(m_server, {*answer});
        Q_EMIT stateChanged();
    });
}

} // namespace airdesk
