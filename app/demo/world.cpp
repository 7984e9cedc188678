// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/world.h"

#include "demo/prng.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

enum Kind : quint64 { WorkspaceKind = 1, SourceKind, DestinationKind, ConnectionKind, TagKind, UserKind };

constexpr qint64 day = 86400;

} // namespace

World::World(const Options &options, qint64 startMilliseconds)
    : m_seed(options.seed)
{
    userId = uuidOf(hashOf(m_seed, UserKind, 1));
    userName = u"Dana Keller"_s;
    userEmail = u"dana.keller@example.com"_s;
    organizationId = uuidOf(hashOf(m_seed, UserKind, 2));
    organizationName = u"Example Trading"_s;
    oldForms = options.layout == Layout::Legacy;
    makeWorkspaces(options);
    makeActors(options, startMilliseconds / 1000);
    makeConnections(options, startMilliseconds / 1000);
}

void World::makeWorkspaces(const Options &options)
{
    static const QString regions[] = {u"auto"_s, u"eu"_s, u"us"_s, u"frankfurt-2"_s};
    for (int i = 0; i < options.workspaces; ++i) {
        const quint64 hash = hashOf(m_seed, WorkspaceKind, static_cast<quint64>(i));
        Workspace workspace{uuidOf(hash), workspaceName(i), regions[hash % 4], {}};
        if (i % 3 == 1)
            workspace.webhook = u"https://hooks.example.com/services/"_s % uuidOf(mixed(hash)).left(8);
        m_workspaces.insert(workspace.id, i);
        workspaces.push_back(std::move(workspace));
        static const QString names[] = {u"critical"_s, u"nightly"_s, u"finance"_s, u"gdpr"_s};
        static const QString colors[] = {u"D9534F"_s, u"3B7DD8"_s, u"4C9F70"_s, u"B08BD0"_s};
        for (int t = 0; t < 4; ++t) {
            const auto number = static_cast<quint64>(i * 4 + t);
            tags.push_back({uuidOf(hashOf(m_seed, TagKind, number)), names[t], colors[t], i});
        }
    }
}

void World::makeActors(const Options &options, qint64 start)
{
    const int perWorkspace = options.workspaces == 0 ? 0 : 1;
    const int sourceCount = std::max(options.connections * 2 / 3, options.workspaces * 2) * perWorkspace;
    const int destinationCount = std::max(options.connections / 10, options.workspaces) * perWorkspace;
    const auto make = [&](bool source, int number) {
        const auto kinds = source ? sourceConnectors() : destinationConnectors();
        const quint64 hash =
            hashOf(m_seed, source ? SourceKind : DestinationKind, static_cast<quint64>(number));
        Actor actor;
        actor.id = uuidOf(hash);
        actor.hash = mixed(hash);
        // The first ones go through all connectors, so that small worlds are varied as well.
        const std::size_t place = static_cast<std::size_t>(number) < kinds.size()
                                      ? static_cast<std::size_t>(number)
                                      : actor.hash % kinds.size();
        actor.connector = &kinds[place];
        actor.workspace = number % options.workspaces;
        actor.name = actorName(*actor.connector, source, mixed(actor.hash), number);
        actor.createdAt = start - between(hash, 40 * day, 900 * day);
        return actor;
    };
    for (int i = 0; i < sourceCount; ++i) {
        sources.push_back(make(true, i));
        m_sources.insert(sources.back().id, i);
    }
    for (int i = 0; i < destinationCount; ++i) {
        destinations.push_back(make(false, i));
        m_destinations.insert(destinations.back().id, i);
    }
}

void World::makeConnections(const Options &options, qint64 start)
{
    // Deleted connections come on top, so that `connections` is what a list shows.
    const int deleted = options.connections == 0 ? 0 : options.connections / 40 + 1;
    connections.reserve(static_cast<std::size_t>(options.connections + deleted));
    for (int i = 0; i < options.connections + deleted; ++i) {
        connections.push_back(makeConnection(options, i, start));
        if (i >= options.connections)
            connections.back().status = u"deprecated"_s;
        m_connections.insert(connections.back().id, i);
    }
}

Connection World::makeConnection(const Options &options, int number, qint64 start) const
{
    static const QString updates[] = {u"ignore"_s, u"disable_connection"_s, u"propagate_columns"_s,
                                      u"propagate_fully"_s};
    const quint64 hash = hashOf(m_seed, ConnectionKind, static_cast<quint64>(number));
    const quint64 more = mixed(hash);
    Connection c;
    c.id = uuidOf(hash);
    c.hash = more;
    c.workspace = number % options.workspaces;
    // Sources and destinations are dealt to workspaces in turn: every step of `workspaces` stays in one.
    const auto inWorkspace = [&](std::size_t total, quint64 choice) {
        const int count = (static_cast<int>(total) - c.workspace - 1) / options.workspaces + 1;
        return c.workspace + options.workspaces * static_cast<int>(choice % static_cast<quint64>(count));
    };
    c.source = inWorkspace(sources.size(), static_cast<quint64>(number / options.workspaces));
    c.destination = inWorkspace(destinations.size(), mixed(more));
    c.name = awkwardConnectionName(number);
    if (c.name.isEmpty()) {
        c.name = sources[static_cast<std::size_t>(c.source)].name % u" → "_s %
                 destinations[static_cast<std::size_t>(c.destination)].name;
    }
    c.status = number % 17 == 16 ? u"inactive"_s : u"active"_s;
    c.createdAt = start - between(more, 20 * day, 700 * day);
    c.schedule = Schedule::generated(mixed(more ^ 11));
    if (number % 5 == 0)
        c.tags.push_back(c.workspace * 4 + static_cast<int>(more % 4));
    if (number % 15 == 0)
        c.tags.push_back(c.workspace * 4 + static_cast<int>((more + 1) % 4));
    c.namespaceDefinition = number % 7 == 3 ? u"custom_format"_s
                            : number % 2    ? u"destination"_s
                                            : u"source"_s;
    if (number % 7 == 3)
        c.namespaceFormat = u"raw_${SOURCE_NAMESPACE}"_s;
    if (number % 6 == 1)
        c.prefix = u"stg_"_s;
    c.schemaUpdates = updates[more % 4];
    const QLatin1StringView streams = sources[static_cast<std::size_t>(c.source)].connector->streams;
    const auto available = static_cast<int>(std::count(streams.begin(), streams.end(), ',')) + 1;
    c.streams = static_cast<int>(between(mixed(more ^ 5), (available + 1) / 2, available));
    switch (number % 13) {
    case 3:
        c.behaviour = SyncBehaviour::Slow;
        break;
    case 6:
        c.behaviour = SyncBehaviour::Failing;
        break;
    case 9:
        c.behaviour = SyncBehaviour::Retrying;
        break;
    case 12:
        c.behaviour = number % 26 == 12 ? SyncBehaviour::Empty : SyncBehaviour::Normal;
        break;
    default:
        break;
    }
    c.meanSeconds = static_cast<int>(c.behaviour == SyncBehaviour::Slow ? between(mixed(more ^ 7), 240, 600)
                                                                        : between(mixed(more ^ 7), 20, 90));
    // Sizes spread over several orders of magnitude; a few pass 2^31 bytes and rows.
    const double size = unitOf(mixed(more ^ 8));
    c.meanRows = static_cast<qint64>(40 + 4e6 * size * size * size * size);
    if (number % 97 == 31)
        c.meanRows = 3'400'000'000;
    c.bytesPerRow = static_cast<int>(between(mixed(more ^ 9), 60, 900));
    c.historyRuns = number % 31 == 10 ? 0 : options.historyRuns;
    return c;
}

int World::addWorkspace(const QString &name, const QString &region)
{
    const auto place = static_cast<int>(workspaces.size());
    workspaces.push_back({randomUuid(), name, region.isEmpty() ? u"auto"_s : region, {}});
    m_workspaces.insert(workspaces.back().id, place);
    return place;
}

Connection World::newConnection(int source, int destination, qint64 nowSeconds) const
{
    const Actor &from = sources[static_cast<std::size_t>(source)];
    Connection connection;
    connection.source = source;
    connection.destination = destination;
    connection.workspace = from.workspace;
    connection.name = from.name % u" → "_s % destinations[static_cast<std::size_t>(destination)].name;
    connection.status = u"active"_s;
    connection.createdAt = nowSeconds;
    connection.namespaceDefinition = u"destination"_s;
    connection.schemaUpdates = u"ignore"_s;
    connection.hash = hashOf(m_seed, ConnectionKind, connections.size());
    connection.meanRows = 1200;
    return connection;
}

int World::addConnection(Connection connection)
{
    const auto place = static_cast<int>(connections.size());
    if (connection.id.isEmpty())
        connection.id = randomUuid();
    m_connections.insert(connection.id, place);
    connections.push_back(std::move(connection));
    return place;
}

} // namespace airdesk::demo
