// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workspacemodel.h"

#include "models/celltext.h"

namespace airdesk {

using C = WorkspaceModel::Column;

namespace {

bool isNumber(C column)
{
    return column == C::Connections || column == C::Failed || column == C::Running;
}

QString count(std::optional<int> value)
{
    return celltext::number(value ? std::optional<qint64>(*value) : std::nullopt);
}

} // namespace

WorkspaceModel::WorkspaceModel(QObject *parent) : RowTable(parent) {}

void WorkspaceModel::replaceAll(const ServerId &server, const std::vector<Workspace> &workspaces)
{
    replaceItems(
        server, workspaces, [](const Workspace &item) { return item.id; },
        [this](WorkspaceRow &row, const Workspace &item) { return take(row, item); });
}

void WorkspaceModel::merge(const ServerId &server, const std::vector<Workspace> &workspaces)
{
    mergeItems(
        server, workspaces, [](const Workspace &item) { return item.id; },
        [this](WorkspaceRow &row, const Workspace &item) { return take(row, item); });
}

Columns WorkspaceModel::take(WorkspaceRow &row, const Workspace &workspace)
{
    Columns columns = 0;
    if (row.workspace.name != workspace.name)
        columns |= columnsOf(C::Name);
    if (row.workspace.region != workspace.region)
        columns |= columnsOf(C::Region);
    row.serverName = m_serverNames.value(row.key.server);
    row.workspace = workspace;
    row.nameKey = SortKey(workspace.name);
    row.searchText = foldedText(QStringList{workspace.name, workspace.region, workspace.id.value}.join(u'\n'));
    return columns;
}

void WorkspaceModel::setCounts(const ServerId &server, const QHash<WorkspaceId, WorkspaceCounts> &counts)
{
    Changes changes;
    for (auto of = counts.cbegin(); of != counts.cend(); ++of) {
        const int at = rowOf({server, of.key()});
        if (at < 0)
            continue;
        const WorkspaceCounts old = std::exchange(editRow(at).counts, of.value());
        Columns columns = 0;
        if (old.connections != of->connections)
            columns |= columnsOf(C::Connections);
        if (old.failed != of->failed)
            columns |= columnsOf(C::Failed);
        if (old.running != of->running)
            columns |= columnsOf(C::Running);
        changes.add(at, columns);
    }
    changes.announce(*this);
}

void WorkspaceModel::setServerName(const ServerId &server, const QString &name)
{
    m_serverNames.insert(server, name);
    changeRows([&](WorkspaceRow &row) -> Columns {
        if (row.key.server != server || row.serverName == name)
            return 0;
        row.serverName = name;
        return columnsOf(C::Server);
    });
}

void WorkspaceModel::removeServer(const ServerId &server)
{
    m_serverNames.remove(server);
    RowTable::removeServer(server);
}

int WorkspaceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant WorkspaceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const WorkspaceRow &of = row(index.row());
    const auto column = static_cast<Column>(index.column());
    const auto display = [&]() -> QString {
        switch (column) {
        case C::Name:
            return of.workspace.name;
        case C::Region:
            return of.workspace.region.isEmpty() ? celltext::unknown() : of.workspace.region;
        case C::Connections:
            return count(of.counts.connections);
        case C::Failed:
            return count(of.counts.failed);
        case C::Running:
            return count(of.counts.running);
        case C::Server:
            return of.serverName;
        case C::Id:
            return of.key.id.value;
        case C::Count:
            break;
        }
        return {};
    };
    switch (role) {
    case Qt::DisplayRole:
        return display();
    case Qt::ToolTipRole:
        return column == C::Name || column == C::Id ? QVariant(of.workspace.name + u'\n' + of.key.id.value) : QVariant();
    case Qt::AccessibleTextRole:
        if (column == C::Name)
            return tr("Workspace %1, connections: %2, failed: %3, running: %4")
                .arg(of.workspace.name, count(of.counts.connections), count(of.counts.failed), count(of.counts.running));
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), display());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case ServerIdRole:
        return QVariant::fromValue(of.key.server);
    case IdRole:
        return of.key.id.value;
    default:
        return {};
    }
}

QVariant WorkspaceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return RowTable::headerData(section, orientation, role);
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case C::Name:
        return tr("Name");
    case C::Region:
        return tr("Region");
    case C::Connections:
        return tr("Connections");
    case C::Failed:
        return tr("Failed");
    case C::Running:
        return tr("Running");
    case C::Server:
        return tr("Server");
    case C::Id:
        return tr("ID");
    case C::Count:
        break;
    }
    return {};
}

} // namespace airdesk
