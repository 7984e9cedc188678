// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionfilterproxy.h"

#include <algorithm>

namespace airdesk {

using C = ConnectionModel::Column;

namespace {

// Failed to pending in their order of urgency; the others are equal and go by name.
int urgency(RunStatus status)
{
    return std::min(static_cast<int>(status), static_cast<int>(RunStatus::Succeeded));
}

} // namespace

ConnectionFilterProxy::ConnectionFilterProxy(ConnectionModel *model, QObject *parent)
    : FilterProxy(parent)
    , m_model(model)
{
    sort(static_cast<int>(C::Status));
    setSourceModel(model);
}

void ConnectionFilterProxy::setStatuses(const std::vector<RunStatus> &statuses)
{
    quint32 bits = 0;
    for (const RunStatus status : statuses)
        bits |= 1U << static_cast<unsigned>(status);
    if (std::exchange(m_statuses, bits) != bits)
        applyFilter();
}

void ConnectionFilterProxy::setWorkspace(const WorkspaceId &workspace)
{
    if (std::exchange(m_workspace, workspace) != workspace)
        applyFilter();
}

void ConnectionFilterProxy::setTag(const QString &tagName)
{
    if (std::exchange(m_tag, tagName) != tagName)
        applyFilter();
}

void ConnectionFilterProxy::setNotSyncedSince(const QDateTime &moment)
{
    if (std::exchange(m_notSyncedSince, moment) != moment)
        applyFilter();
}

void ConnectionFilterProxy::setShowDeleted(bool show)
{
    if (std::exchange(m_showDeleted, show) != show)
        applyFilter();
}

int ConnectionFilterProxy::countOfAll() const
{
    int sum = 0;
    for (int facet = 0; facet < facets; ++facet)
        sum += facetCount(facet);
    return sum;
}

const ConnectionRow &ConnectionFilterProxy::rowAt(int proxyRow) const
{
    return m_model->row(mapToSource(index(proxyRow, 0)).row());
}

std::vector<OnServer<ConnectionId>> ConnectionFilterProxy::connectionsOf(const QItemSelection &selection) const
{
    std::vector<OnServer<ConnectionId>> connections;
    for (const RowKey &key : keysOf(selection))
        connections.push_back({key.server, ConnectionId(key.id.value)});
    return connections;
}

QModelIndex ConnectionFilterProxy::indexOfConnection(const OnServer<ConnectionId> &key, int column) const
{
    return indexOf({key.server, RowId(key.id.value)}, column);
}

int ConnectionFilterProxy::facetOf(int sourceRow) const
{
    const ConnectionRow &row = m_model->row(sourceRow);
    if (row.isDeleted() && !m_showDeleted)
        return filteredOut;
    if (!m_workspace.isEmpty() && row.connection.workspace != m_workspace)
        return filteredOut;
    if (!m_tag.isEmpty()
        && std::none_of(row.connection.tags.begin(), row.connection.tags.end(),
                        [this](const Tag &tag) { return tag.name == m_tag; }))
        return filteredOut;
    if (m_notSyncedSince.isValid()) {
        const QDateTime last = row.lastSync;
        if (last.isValid() && last >= m_notSyncedSince)
            return filteredOut;
    }
    return matches(row.key.server, row.searchText) ? static_cast<int>(row.status.kind) : filteredOut;
}

bool ConnectionFilterProxy::acceptsFacet(int facet) const
{
    return m_statuses == 0 || (m_statuses & (1U << static_cast<unsigned>(facet))) != 0;
}

std::optional<FilterProxy::SortNumber> ConnectionFilterProxy::sortNumber(int sourceRow, int column) const
{
    const ConnectionRow &row = m_model->row(sourceRow);
    const Job *job = row.currentJob();
    switch (static_cast<C>(column)) {
    case C::Status:
        return SortNumber{urgency(row.status.kind)};
    case C::Schedule:
        return numberOf(row.nextRun);
    case C::LastSync:
        return numberOf(row.lastSync);
    case C::Runs:
        return SortNumber{row.failures, !row.jobs.empty()};
    case C::Rows:
        return numberOf(job ? job->rows : std::nullopt);
    case C::Bytes:
        return numberOf(job ? job->bytes : std::nullopt);
    default:
        return std::nullopt;
    }
}

int ConnectionFilterProxy::compare(int left, int right, int column) const
{
    const ConnectionRow &a = m_model->row(left);
    const ConnectionRow &b = m_model->row(right);
    switch (static_cast<C>(column)) {
    case C::Name:
        return a.nameKey.compare(b.nameKey);
    case C::SourceDestination:
        if (const int order = a.sourceKey.compare(b.sourceKey); order != 0)
            return order;
        return a.destinationKey.compare(b.destinationKey);
    case C::Tags: {
        const auto first = [](const ConnectionRow &row) {
            return row.connection.tags.empty() ? QString() : row.connection.tags.front().name;
        };
        return byText(first(a), first(b));
    }
    case C::Workspace:
        return byText(a.workspaceName, b.workspaceName);
    case C::Server:
        return byText(a.serverName, b.serverName);
    case C::Id:
        return a.key.id.value.compare(b.key.id.value);
    default:
        return 0;
    }
}

int ConnectionFilterProxy::tieColumn() const
{
    return static_cast<int>(C::Name);
}

RowKey ConnectionFilterProxy::sourceKey(int sourceRow) const
{
    const auto &key = m_model->row(sourceRow).key;
    return {key.server, RowId(key.id.value)};
}

int ConnectionFilterProxy::sourceRowOf(const RowKey &key) const
{
    return m_model->rowOf({key.server, ConnectionId(key.id.value)});
}

} // namespace airdesk
