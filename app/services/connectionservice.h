// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "domain/objects.h"
#include "services/liststate.h"
#include "services/syncstarter.h"

#include <QObject>

namespace airdesk {

class JobService;
struct Models;

//! Lists one server's connections with the names of their ends, starts syncs and switches them on and off.
//! Fills the rows of its server in the shared models.
class ConnectionService : public QObject
{
    Q_OBJECT

public:
    ConnectionService(const ServerId &server, ApiClient *client, JobService *jobs, Models *models, QObject *parent);

    //! Reads connections, sources and destinations again; rows appear page by page. Does nothing while loading.
    void refresh();
    //! Stops a listing; what was read stays and is marked as partial.
    void stop();
    [[nodiscard]] const ListState &state() const { return m_state; }

    //! One POST at most; the row is busy until the outcome.
    void startSync(const ConnectionId &id);
    void setActive(const ConnectionId &id, bool active);
    //! The connection with its streams, for the details.
    void readDetails(const ConnectionId &id);

Q_SIGNALS:
    void stateChanged();
    //! After each startSync: started, attached, adopted, unknown or failed.
    void syncSettled(const airdesk::ConnectionId &id, const airdesk::SyncOutcome &outcome);
    void detailsRead(const airdesk::Connection &connection);
    //! An action on a connection failed; `what` is a translated "Switching off Orders failed".
    void failed(const airdesk::ConnectionId &id, const QString &what, const airdesk::ApiError &error);

private:
    void setState(ListState state);
    void listEnds();

    ServerId m_server;
    ApiClient *m_client;
    JobService *m_jobs;
    Models *m_models;
    SyncStarter m_starter;
    ListState m_state;
    QPointer<Listing> m_listing;
};

} // namespace airdesk

Q_DECLARE_METATYPE(airdesk::SyncOutcome)
