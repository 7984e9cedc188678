// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"
#include "models/rowtable.h"
#include "models/searchtext.h"

#include <optional>

namespace airdesk {

//! What is known about the connections of a workspace; nothing until they were read.
struct WorkspaceCounts
{
    std::optional<int> connections;
    std::optional<int> failed;
    std::optional<int> running;

    friend bool operator==(const WorkspaceCounts &, const WorkspaceCounts &) = default;
};

struct WorkspaceRow
{
    using IdType = WorkspaceId;

    OnServer<WorkspaceId> key;
    Workspace workspace;
    WorkspaceCounts counts;
    QString serverName;
    QString searchText; //!< folded
    SortKey nameKey;
};

//! The workspaces of all servers.
class WorkspaceModel : public RowTable<WorkspaceRow>
{
    Q_OBJECT
public:
    enum class Column { Name, Region, Connections, Failed, Running, Server, Id, Count };
    Q_ENUM(Column)

    explicit WorkspaceModel(QObject *parent = nullptr);

    void replaceAll(const ServerId &server, const std::vector<Workspace> &workspaces);
    void merge(const ServerId &server, const std::vector<Workspace> &workspaces);
    //! Counts of the workspaces named; the others keep theirs.
    void setCounts(const ServerId &server, const QHash<WorkspaceId, WorkspaceCounts> &counts);
    void setServerName(const ServerId &server, const QString &name);
    void removeServer(const ServerId &server) override;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Columns take(WorkspaceRow &row, const Workspace &workspace);

    QHash<ServerId, QString> m_serverNames;
};

} // namespace airdesk
