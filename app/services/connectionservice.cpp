// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/connectionservice.h"

#include "api/endpoints/connections.h"
#include "api/endpoints/connectors.h"
#include "services/jobservice.h"
#include "services/models.h"

namespace airdesk {

ConnectionService::ConnectionService(const ServerId &server, ApiClient *client, JobService *jobs, Models *models,
                                     QObject *parent)
    : QObject(parent), m_server(server), m_client(client), m_jobs(jobs), m_models(models), m_starter(client)
{
}

void ConnectionService::setState(ListState state)
{
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

void ConnectionService::refresh()
{
    if (m_listing)
        return;
    ListState loading = m_state;
    loading.phase = ListState::Phase::Loading;
    loading.error.reset();
    loading.warnings.clear();
    loading.rows = 0;
    setState(loading);

    ConnectionModel &model = m_models->connections;
    model.beginListing(m_server);
    m_listing = list<Connection>(
        m_client, api::listConnections(), this,
        [this](std::vector<Connection> &&rows) {
            m_models->connections.merge(m_server, rows);
            m_state.rows += int(rows.size());
            Q_EMIT stateChanged();
        },
        [this](const ListEnd &end) {
            m_models->connections.endListing(m_server, end.isComplete);
            ListState state = m_state;
            state.phase = end.isComplete || m_state.rows > 0 ? ListState::Phase::Loaded : ListState::Phase::Failed;
            state.isPartial = !end.isComplete;
            state.error = end.error;
            state.warnings = end.warnings;
            if (end.isComplete)
                state.readAt = QDateTime::currentDateTimeUtc();
            m_listing.clear();
            setState(state);
        });
    listEnds();
}

void ConnectionService::listEnds()
{
    // Names only: a row without them shows its ids, so a failure here is not worth a message of its own.
    list<Source>(
        m_client, api::listSources(), this,
        [this](std::vector<Source> &&rows) { m_models->connections.setSources(m_server, rows); }, [](const ListEnd &) {});
    list<Destination>(
        m_client, api::listDestinations(), this,
        [this](std::vector<Destination> &&rows) { m_models->connections.setDestinations(m_server, rows); },
        [](const ListEnd &) {});
}

void ConnectionService::stop()
{
    if (m_listing)
        m_listing->abort();
}

void ConnectionService::startSync(const ConnectionId &id)
{
    const OnServer<ConnectionId> key{m_server, id};
    if (m_starter.isStarting(id))
        return; // the first click is not settled yet; it says what became of it
    const ConnectionRow *row = m_models->connections.connectionRow(key);
    const JobId newest = row && !row->jobs.empty() ? row->jobs.front().id : JobId();
    m_models->connections.setBusy(key, true);
    m_starter.start(id, newest, this, [this, id, key](const SyncOutcome &outcome) {
        m_models->connections.setBusy(key, false);
        if (outcome.hasJob())
            m_jobs->adopt(outcome.job);
        else
            m_jobs->readRuns(id); // the row shows what the server knows, not what we hoped
        Q_EMIT syncSettled(id, outcome);
    });
}

void ConnectionService::setActive(const ConnectionId &id, bool active)
{
    const OnServer<ConnectionId> key{m_server, id};
    m_models->connections.setBusy(key, true);
    m_client->send<Connection>(api::setConnectionActive(id, active), this,
                               [this, id, key, active](const Result<Connection> &answer) {
                                   m_models->connections.setBusy(key, false);
                                   if (answer) {
                                       m_models->connections.merge(m_server, {*answer});
                                       return;
                                   }
                                   readDetails(id); // the answer may be lost while the change was made
                                   Q_EMIT failed(id, active ? tr("Enabling failed") : tr("Disabling failed"), answer.error());
                               });
}

void ConnectionService::readDetails(const ConnectionId &id)
{
    m_client->send<Connection>(api::getConnection(id), this, [this](const Result<Connection> &answer) {
        if (!answer)
            return; // the row's own facts stay; lists and state tell about trouble
        m_models->connections.merge(m_server, {*answer});
        Q_EMIT detailsRead(*answer);
    });
}

} // namespace airdesk
