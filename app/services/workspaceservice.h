// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "domain/objects.h"
#include "services/liststate.h"

#include <QObject>

namespace airdesk {

struct Models;

//! Lists one server's workspaces.
class WorkspaceService : public QObject
{
    Q_OBJECT

public:
    WorkspaceService(const ServerId &server, ApiClient *client, Models *models, QObject *parent);

    void refresh();
    [[nodiscard]] const ListState &state() const { return m_state; }
    //! For users without membership: reads one workspace by an id typed by hand and adds it.
    void addById(const WorkspaceId &id);

Q_SIGNALS:
    void stateChanged();
    void addFailed(const airdesk::WorkspaceId &id, const airdesk::ApiError &error);

private:
    ServerId m_server;
    ApiClient *m_client;
    Models *m_models;
    ListState m_state;
    QPointer<Listing> m_listing;
};

} // namespace airdesk
