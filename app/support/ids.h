// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

namespace airdesk {

//! A typed identifier: ids of different resources cannot be mixed up. Compared as the server wrote them.
template <class Tag>
struct Id
{
    QString value;

    Id() = default;
    explicit Id(QString text) : value(std::move(text)) {}

    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.value < b.value; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

//! Of a saved server: a UUID made when it is added, never changed; the key of its keychain entry.
using ServerId = Id<struct ServerTag>;
using WorkspaceId = Id<struct WorkspaceTag>;
using ConnectionId = Id<struct ConnectionTag>;
using SourceId = Id<struct SourceTag>;
using DestinationId = Id<struct DestinationTag>;
//! Applications are known by their client ID: their own `id` changes with every answer on some editions.
using ClientId = Id<struct ClientTag>;
using UserId = Id<struct UserTag>;

//! Jobs have 64-bit numbers; 0 is no job.
struct JobId
{
    qint64 value = 0;

    [[nodiscard]] bool isEmpty() const { return value == 0; }
    friend auto operator<=>(const JobId &, const JobId &) = default;
    friend size_t qHash(const JobId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

//! A row of a page that shows several servers: known by server and id.
template <class IdType>
struct OnServer
{
    ServerId server;
    IdType id;

    friend bool operator==(const OnServer &, const OnServer &) = default;
    friend size_t qHash(const OnServer &key, size_t seed = 0) { return qHashMulti(seed, key.server, key.id); }
};

} // namespace airdesk

Q_DECLARE_METATYPE(airdesk::ServerId)
Q_DECLARE_METATYPE(airdesk::WorkspaceId)
Q_DECLARE_METATYPE(airdesk::ConnectionId)
Q_DECLARE_METATYPE(airdesk::ClientId)
Q_DECLARE_METATYPE(airdesk::JobId)
