// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/catalogue.h"
#include "demo/options.h"
#include "demo/schedule.h"
#include "demo/syncbehaviour.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace airdesk::demo {

struct Workspace
{
    QString id;
    QString name;
    QString region;
    QString webhook; //!< Of the failure notification; empty: none.
};

//! A source or a destination.
struct Actor
{
    QString id;
    QString name;
    const Connector *connector = nullptr;
    int workspace = 0;
    qint64 createdAt = 0; //!< Seconds.
    bool deleted = false;
    quint64 hash = 0;
};

struct Tag
{
    QString id;
    QString name;
    QString color;
    int workspace = 0;
};

struct Connection
{
    QString id;
    QString name;
    int workspace = 0;
    int source = 0;
    int destination = 0;
    QString status; //!< active, inactive, deprecated, locked
    Schedule schedule;
    qint64 createdAt = 0; //!< Seconds.
    std::vector<int> tags;
    QString namespaceDefinition;
    QString namespaceFormat;
    QString prefix;
    QString schemaUpdates;
    int streams = 1;
    SyncBehaviour behaviour = SyncBehaviour::Normal;
    int meanSeconds = 40; //!< Of one sync at time scale 1.
    qint64 meanRows = 0;
    int bytesPerRow = 100;
    int historyRuns = 0;
    quint64 hash = 0;
    QByteArray row; //!< Serialised for the public API; empty: to be made.
};

//! Everything the server has, but jobs. Made from the seed; equal seeds give equal worlds.
class World
{
public:
    World(const Options &options, qint64 startMilliseconds);

    std::vector<Workspace> workspaces;
    std::vector<Actor> sources;
    std::vector<Actor> destinations;
    std::vector<Tag> tags;
    std::vector<Connection> connections;
    QString userId;
    QString userName;
    QString userEmail;
    QString organizationId;
    QString organizationName;
    bool oldForms = false; //!< Rows as servers before 1.5 wrote them: fewer fields.

    //! Positions by ID; -1 when there is none.
    [[nodiscard]] int workspaceOf(const QString &id) const { return m_workspaces.value(id, -1); }
    [[nodiscard]] int sourceOf(const QString &id) const { return m_sources.value(id, -1); }
    [[nodiscard]] int destinationOf(const QString &id) const { return m_destinations.value(id, -1); }
    [[nodiscard]] int connectionOf(const QString &id) const { return m_connections.value(id, -1); }

    int addWorkspace(const QString &name, const QString &region);
    //! What a connection that is made now looks like: manual, active, never synced.
    [[nodiscard]] Connection newConnection(int source, int destination, qint64 nowSeconds) const;
    int addConnection(Connection connection); //!< Gives it an ID when it has none.

private:
    void makeWorkspaces(const Options &options);
    void makeActors(const Options &options, qint64 start);
    void makeConnections(const Options &options, qint64 start);
    [[nodiscard]] Connection makeConnection(const Options &options, int number, qint64 start) const;

    quint64 m_seed;
    QHash<QString, int> m_workspaces;
    QHash<QString, int> m_sources;
    QHash<QString, int> m_destinations;
    QHash<QString, int> m_connections;
};

} // namespace airdesk::demo
