// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/status.h"
#include "support/ids.h"
#include "support/secret.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

//! Airbyte's resources as plain values. Absent and null are the same: empty text, nullopt or an invalid time.
namespace airdesk {

struct Workspace
{
    WorkspaceId id;
    QString name;
    QString region; //!< `dataResidency`: a region's name

    friend bool operator==(const Workspace &, const Workspace &) = default;
};

struct Tag
{
    QString id;
    QString name;
    QString color; //!< six hexadecimal digits, without '#'

    friend bool operator==(const Tag &, const Tag &) = default;
};

struct Source
{
    SourceId id;
    QString name;
    QString type; //!< empty for custom connectors
    WorkspaceId workspace;

    friend bool operator==(const Source &, const Source &) = default;
};

struct Destination
{
    DestinationId id;
    QString name;
    QString type; //!< empty for custom connectors
    WorkspaceId workspace;

    friend bool operator==(const Destination &, const Destination &) = default;
};

struct Schedule
{
    enum class Kind { Unknown, Manual, Basic, Cron };
    Kind kind = Kind::Unknown;
    QString text; //!< Cron: Quartz expression and zone; Basic: `Every 24 HOURS`; else the server's word

    friend bool operator==(const Schedule &, const Schedule &) = default;
};

struct Stream
{
    QString name;
    QString nameSpace; //!< part of a stream's identity
    QString syncMode;

    friend bool operator==(const Stream &, const Stream &) = default;
};

struct Connection
{
    ConnectionId id;
    QString name;
    SourceId source;
    DestinationId destination;
    WorkspaceId workspace; //!< empty where the server does not know it
    QString status; //!< active, inactive, deprecated, locked or a newer word
    Schedule schedule;
    QString nameSpaceDefinition;
    QString nameSpaceFormat;
    QString prefix;
    std::vector<Tag> tags;
    std::vector<Stream> streams; //!< only filled when a single connection is read
    QDateTime createdAt;

    [[nodiscard]] bool isActive() const { return status == QLatin1StringView("active"); }
    [[nodiscard]] bool isDeleted() const { return status == QLatin1StringView("deprecated"); }
    friend bool operator==(const Connection &, const Connection &) = default;
};

struct Job
{
    JobId id;
    ConnectionId connection;
    JobStatus status;
    QString type; //!< sync, reset, clear, refresh or a newer word
    QDateTime createdAt; //!< `startTime` of the public API: when the job was made
    QDateTime updatedAt; //!< invalid while not finished
    std::optional<std::chrono::seconds> duration;
    std::optional<qint64> bytes; //!< committed
    std::optional<qint64> rows; //!< committed

    friend bool operator==(const Job &, const Job &) = default;
};

struct Permission
{
    QString id;
    QString type; //!< instance_admin, organization_editor, workspace_reader, ... or a newer word
    UserId user;
    QString scope; //!< workspace, organization, none
    QString scopeId;

    friend bool operator==(const Permission &, const Permission &) = default;
};

struct User
{
    UserId id;
    QString name;
    QString email;

    friend bool operator==(const User &, const User &) = default;
};

struct Organization
{
    QString id;
    QString name;
    QString email;

    friend bool operator==(const Organization &, const Organization &) = default;
};

struct Application
{
    ClientId clientId;
    QString id; //!< needed to delete; not stable on single-user servers
    QString name;
    Secret secret; //!< empty: not returned by the server
    QDateTime createdAt;

    friend bool operator==(const Application &, const Application &) = default;
};

} // namespace airdesk
