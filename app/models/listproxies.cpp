// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listproxies.h"

namespace airdesk {

// ---- Workspaces

WorkspaceFilterProxy::WorkspaceFilterProxy(WorkspaceModel *model, QObject *parent)
    : FilterProxy(parent)
    , m_model(model)
{
    sort(static_cast<int>(WorkspaceModel::Column::Name));
    setSourceModel(model);
}

const WorkspaceRow &WorkspaceFilterProxy::rowAt(int proxyRow) const
{
    return m_model->row(mapToSource(index(proxyRow, 0)).row());
}

int WorkspaceFilterProxy::facetOf(int sourceRow) const
{
    const WorkspaceRow &row = m_model->row(sourceRow);
    return matches(row.key.server, row.searchText) ? 0 : filteredOut;
}

std::optional<FilterProxy::SortNumber> WorkspaceFilterProxy::sortNumber(int sourceRow, int column) const
{
    using C = WorkspaceModel::Column;
    const WorkspaceCounts &counts = m_model->row(sourceRow).counts;
    switch (static_cast<C>(column)) {
    case C::Connections:
        return numberOf(counts.connections);
    case C::Failed:
        return numberOf(counts.failed);
    case C::Running:
        return numberOf(counts.running);
    default:
        return std::nullopt;
    }
}

int WorkspaceFilterProxy::compare(int left, int right, int column) const
{
    using C = WorkspaceModel::Column;
    const WorkspaceRow &a = m_model->row(left);
    const WorkspaceRow &b = m_model->row(right);
    switch (static_cast<C>(column)) {
    case C::Name:
        return a.nameKey.compare(b.nameKey);
    case C::Region:
        return byText(a.workspace.region, b.workspace.region);
    case C::Server:
        return byText(a.serverName, b.serverName);
    case C::Id:
        return a.key.id.value.compare(b.key.id.value);
    default:
        return 0;
    }
}

int WorkspaceFilterProxy::tieColumn() const
{
    return static_cast<int>(WorkspaceModel::Column::Name);
}

RowKey WorkspaceFilterProxy::sourceKey(int sourceRow) const
{
    const auto &key = m_model->row(sourceRow).key;
    return {key.server, RowId(key.id.value)};
}

int WorkspaceFilterProxy::sourceRowOf(const RowKey &key) const
{
    return m_model->rowOf({key.server, WorkspaceId(key.id.value)});
}

// ---- Applications

ApplicationFilterProxy::ApplicationFilterProxy(ApplicationModel *model, QObject *parent)
    : FilterProxy(parent)
    , m_model(model)
{
    sort(static_cast<int>(ApplicationModel::Column::Name));
    setSourceModel(model);
}

const ApplicationRow &ApplicationFilterProxy::rowAt(int proxyRow) const
{
    return m_model->row(mapToSource(index(proxyRow, 0)).row());
}

int ApplicationFilterProxy::facetOf(int sourceRow) const
{
    const ApplicationRow &row = m_model->row(sourceRow);
    return matches(row.key.server, row.searchText) ? 0 : filteredOut;
}

std::optional<FilterProxy::SortNumber> ApplicationFilterProxy::sortNumber(int sourceRow, int column) const
{
    using C = ApplicationModel::Column;
    const ApplicationRow &row = m_model->row(sourceRow);
    switch (static_cast<C>(column)) {
    case C::Secret:
        return SortNumber{0, !row.application.secret.isEmpty()};
    case C::Created:
        return numberOf(row.createdKnown ? row.application.createdAt : QDateTime());
    default:
        return std::nullopt;
    }
}

int ApplicationFilterProxy::compare(int left, int right, int column) const
{
    using C = ApplicationModel::Column;
    const ApplicationRow &a = m_model->row(left);
    const ApplicationRow &b = m_model->row(right);
    switch (static_cast<C>(column)) {
    case C::Name:
        return a.nameKey.compare(b.nameKey);
    case C::Id:
        return a.key.id.value.compare(b.key.id.value);
    case C::Server:
        return byText(a.serverName, b.serverName);
    default:
        return 0;
    }
}

int ApplicationFilterProxy::tieColumn() const
{
    return static_cast<int>(ApplicationModel::Column::Name);
}

RowKey ApplicationFilterProxy::sourceKey(int sourceRow) const
{
    const auto &key = m_model->row(sourceRow).key;
    return {key.server, RowId(key.id.value)};
}

int ApplicationFilterProxy::sourceRowOf(const RowKey &key) const
{
    return m_model->rowOf({key.server, ClientId(key.id.value)});
}

// ---- Jobs

JobFilterProxy::JobFilterProxy(JobModel *model, QObject *parent) : FilterProxy(parent), m_model(model)
{
    sort(static_cast<int>(JobModel::Column::Created), Qt::DescendingOrder);
    setSourceModel(model);
}

const JobRow &JobFilterProxy::rowAt(int proxyRow) const
{
    return m_model->row(mapToSource(index(proxyRow, 0)).row());
}

int JobFilterProxy::facetOf(int sourceRow) const
{
    const JobRow &row = m_model->row(sourceRow);
    // Jobs have little text and are few here, so it is folded when it is searched.
    const QString text = search().isEmpty()
        ? QString()
        : foldedText(QStringList{QString::number(row.job.id.value), row.connectionName, row.job.type,
                                 row.job.status.shown()}
                         .join(u'\n'));
    return matches(row.key.server, text) ? static_cast<int>(row.job.status.kind) : filteredOut;
}

std::optional<FilterProxy::SortNumber> JobFilterProxy::sortNumber(int sourceRow, int column) const
{
    using C = JobModel::Column;
    const Job &job = m_model->row(sourceRow).job;
    switch (static_cast<C>(column)) {
    case C::Id:
        return SortNumber{job.id.value};
    case C::Status:
        return SortNumber{static_cast<qint64>(job.status.kind)};
    case C::Created:
        return numberOf(job.createdAt);
    case C::Duration:
        return job.duration ? SortNumber{job.duration->count()} : SortNumber{0, false};
    case C::Rows:
        return numberOf(job.rows);
    case C::Bytes:
        return numberOf(job.bytes);
    default:
        return std::nullopt;
    }
}

int JobFilterProxy::compare(int left, int right, int column) const
{
    using C = JobModel::Column;
    const JobRow &a = m_model->row(left);
    const JobRow &b = m_model->row(right);
    switch (static_cast<C>(column)) {
    case C::Id:
        return a.job.id < b.job.id ? -1 : int(b.job.id < a.job.id);
    case C::Connection:
        return byText(a.connectionName, b.connectionName);
    case C::Type:
        return byText(a.job.type, b.job.type);
    default:
        return 0;
    }
}

int JobFilterProxy::tieColumn() const
{
    return static_cast<int>(JobModel::Column::Id);
}

RowKey JobFilterProxy::sourceKey(int sourceRow) const
{
    const auto &key = m_model->row(sourceRow).key;
    return {key.server, RowId(QString::number(key.id.value))};
}

int JobFilterProxy::sourceRowOf(const RowKey &key) const
{
    return m_model->rowOf({key.server, JobId{key.id.value.toLongLong()}});
}

} // namespace airdesk
