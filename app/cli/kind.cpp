// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/kind.h"

namespace airdesk::cli {
namespace {

struct Row
{
    Kind kind;
    const char *word;
    const char *idField;
    const char *nameField;
};

constexpr Row rows[] = {
    {Kind::Workspaces, "workspaces", "workspaceId", "name"},
    {Kind::Connections, "connections", "connectionId", "name"},
    {Kind::Sources, "sources", "sourceId", "name"},
    {Kind::Destinations, "destinations", "destinationId", "name"},
    {Kind::Jobs, "jobs", "jobId", ""},
    {Kind::Applications, "applications", "clientId", "name"},
    {Kind::Tags, "tags", "tagId", "name"},
    {Kind::Users, "users", "id", "name"},
    {Kind::Permissions, "permissions", "permissionId", "permissionType"},
    {Kind::Organizations, "organizations", "organizationId", "organizationName"},
};

const Row &rowOf(Kind kind) { return rows[int(kind)]; }

} // namespace

std::optional<Kind> kindOf(const QString &word)
{
    const QString wanted = word.toLower();
    for (const Row &row : rows) {
        const auto plural = QString::fromLatin1(row.word);
        if (wanted == plural || wanted == plural.chopped(1))
            return row.kind;
    }
    return std::nullopt;
}

QStringList kindWords()
{
    QStringList words;
    for (const Row &row : rows)
        words.append(QString::fromLatin1(row.word));
    return words;
}

QString wordOf(Kind kind) { return QString::fromLatin1(rowOf(kind).word); }
QString idFieldOf(Kind kind) { return QString::fromLatin1(rowOf(kind).idField); }
QString nameFieldOf(Kind kind) { return QString::fromLatin1(rowOf(kind).nameField); }

} // namespace airdesk::cli
