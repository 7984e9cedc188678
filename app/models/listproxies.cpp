// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listproxies.h"

#include "models/ordering.h"

namespace airdesk {

using ordering::byText;
using ordering::threeWay;

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
    case C::Connections:
        return threeWay(a.counts.connections, b.counts.connections);
    case C::Failed:
        return threeWay(a.counts.failed, b.counts.failed);
    case C::Running:
        return threeWay(a.counts.running, b.counts.running);
    case C::Server:
        return byText(a.serverName, b.serverName);
    case C::Id:
        return threeWay(a.key.id, b.key.id);
    case C::Count:
        break;
    }
    return 0;
}

int WorkspaceFilterProxy::compareTies(int left, int right) const
{
    return m_model->row(left).nameKey.compare(m_model->row(right).nameKey);
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

int ApplicationFilterProxy::compare(int left, int right, int column) const
{
    using C = ApplicationModel::Column;
    const ApplicationRow &a = m_model->row(left);
    const ApplicationRow &b = m_model->row(right);
    switch (static_cast<C>(column)) {
    case C::Name:
        return a.nameKey.compare(b.nameKey);
    case C::Id:
        return threeWay(a.key.id, b.key.id);
    case C::Secret:
        return threeWay(a.application.secret.isEmpty(), b.application.secret.isEmpty());
    case C::Created:
        return threeWay(a.createdKnown ? a.application.createdAt : QDateTime(),
                        b.createdKnown ? b.application.createdAt : QDateTime());
    case C::Server:
        return byText(a.serverName, b.serverName);
    case C::Actions:
    case C::Count:
        break;
    }
    return 0;
}

int ApplicationFilterProxy::compareTies(int left, int right) const
{
    return m_model->row(left).nameKey.compare(m_model->row(right).nameKey);
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

int JobFilterProxy::compare(int left, int right, int column) const
{
    using C = JobModel::Column;
    const JobRow &a = m_model->row(left);
    const JobRow &b = m_model->row(right);
    switch (static_cast<C>(column)) {
    case C::Id:
        return threeWay(a.job.id, b.job.id);
    case C::Status:
        return threeWay(a.job.status.kind, b.job.status.kind);
    case C::Connection:
        return byText(a.connectionName, b.connectionName);
    case C::Type:
        return byText(a.job.type, b.job.type);
    case C::Created:
        return threeWay(a.job.createdAt, b.job.createdAt);
    case C::Duration:
        return threeWay(a.job.duration, b.job.duration);
    case C::Rows:
        return threeWay(a.job.rows, b.job.rows);
    case C::Bytes:
        return threeWay(a.job.bytes, b.job.bytes);
    case C::Count:
        break;
    }
    return 0;
}

int JobFilterProxy::compareTies(int left, int right) const
{
    return threeWay(m_model->row(right).job.id, m_model->row(left).job.id);
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
