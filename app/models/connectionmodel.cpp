// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionmodel.h"

#include "models/connectioncells.h"

#include <iterator>

namespace airdesk {

using C = ConnectionModel::Column;

namespace {

// What a row shows of its jobs, to tell which columns are different afterwards.
struct Shown
{
    JobStatus status;
    QDateTime lastSync;
    QDateTime nextRun;
    std::optional<qint64> rows;
    std::optional<qint64> bytes;
    bool emptySuccess;

    explicit Shown(const ConnectionRow &row)
        : status(row.status), lastSync(row.lastSync), nextRun(row.nextRun), emptySuccess(row.isEmptySuccess())
    {
        if (const Job *job = row.currentJob()) {
            rows = job->rows;
            bytes = job->bytes;
        }
    }

    [[nodiscard]] Columns differentFrom(const Shown &old) const
    {
        Columns columns = 0;
        if (status != old.status)
            columns |= columnsOf(C::Status);
        // A run that begins or ends also changes "in 18 min" to "after run".
        if (nextRun != old.nextRun || status.kind != old.status.kind)
            columns |= columnsOf(C::Schedule);
        if (lastSync != old.lastSync)
            columns |= columnsOf(C::LastSync);
        if (rows != old.rows || emptySuccess != old.emptySuccess)
            columns |= columnsOf(C::Rows);
        if (bytes != old.bytes)
            columns |= columnsOf(C::Bytes);
        return columns;
    }
};

bool sameBars(const std::vector<Job> &a, const std::vector<Job> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Job &left, const Job &right) {
        return left.id == right.id && left.status.kind == right.status.kind && left.duration == right.duration;
    });
}

} // namespace

ConnectionModel::ConnectionModel(QObject *parent) : RowTable(parent) {}

void ConnectionModel::replaceAll(const ServerId &server, const std::vector<Connection> &connections)
{
    replaceItems(
        server, connections, [](const Connection &item) { return item.id; },
        [this](ConnectionRow &row, const Connection &item) { return take(row, item); });
}

void ConnectionModel::merge(const ServerId &server, const std::vector<Connection> &connections)
{
    mergeItems(
        server, connections, [](const Connection &item) { return item.id; },
        [this](ConnectionRow &row, const Connection &item) { return take(row, item); });
}

Columns ConnectionModel::take(ConnectionRow &row, const Connection &connection)
{
    const bool isNew = row.connection.id.isEmpty();
    if (!isNew && row.connection == connection)
        return 0;
    const Shown before(row);
    const Connection old = std::exchange(row.connection, connection);
    if (connection.streams.empty())
        row.connection.streams = old.streams;
    const Names &names = m_names[row.key.server];
    if (isNew) {
        row.serverName = names.server;
        row.jobsRead = names.jobsRead;
        row.mergeJobs(m_earlyJobs.take(row.key));
    }
    row.updateStatus();
    Columns columns = Shown(row).differentFrom(before) | resolveNames(row, names);
    if (connection.name != old.name) {
        row.nameKey = SortKey(connection.name);
        columns |= columnsOf(C::Name);
    }
    if (connection.status != old.status)
        columns |= columnsOf(C::Status, C::Schedule);
    if (connection.schedule != old.schedule)
        columns |= columnsOf(C::Schedule);
    if (connection.source != old.source || connection.destination != old.destination)
        columns |= columnsOf(C::SourceDestination);
    if (connection.tags != old.tags)
        columns |= columnsOf(C::Tags);
    if (connection.workspace != old.workspace)
        columns |= columnsOf(C::Workspace);
    // Streams, prefix and the like are in no column, but the details of the row show them.
    if (columns == 0 && row.connection != old)
        columns = columnsOf(C::Name);
    row.updateTexts();
    return columns;
}

Columns ConnectionModel::resolveNames(ConnectionRow &row, const Names &names)
{
    Columns columns = 0;
    const auto set = [&columns](QString &field, const QString &value, Column column) {
        if (field == value)
            return;
        field = value;
        columns |= columnsOf(column);
    };
    const Endpoint source = names.sources.value(row.connection.source);
    const Endpoint destination = names.destinations.value(row.connection.destination);
    row.sourceKey = source.key;
    row.destinationKey = destination.key;
    set(row.sourceName, source.name, C::SourceDestination);
    set(row.sourceType, source.type, C::SourceDestination);
    set(row.destinationName, destination.name, C::SourceDestination);
    set(row.destinationType, destination.type, C::SourceDestination);
    set(row.workspaceName, names.workspaces.value(row.connection.workspace), C::Workspace);
    return columns;
}

void ConnectionModel::resolveAll(const ServerId &server)
{
    const Names &names = m_names[server];
    changeRows([&](ConnectionRow &row) -> Columns {
        if (row.key.server != server)
            return 0;
        const Columns columns = resolveNames(row, names);
        if (columns != 0)
            row.updateTexts();
        return columns;
    });
}

void ConnectionModel::setSources(const ServerId &server, const std::vector<Source> &sources)
{
    Names &names = m_names[server];
    for (const Source &source : sources)
        names.sources.insert(source.id, {source.name, source.type, SortKey(source.name)});
    resolveAll(server);
}

void ConnectionModel::setDestinations(const ServerId &server, const std::vector<Destination> &destinations)
{
    Names &names = m_names[server];
    for (const Destination &destination : destinations)
        names.destinations.insert(destination.id, {destination.name, destination.type, SortKey(destination.name)});
    resolveAll(server);
}

void ConnectionModel::setWorkspaces(const ServerId &server, const std::vector<Workspace> &workspaces)
{
    Names &names = m_names[server];
    for (const Workspace &workspace : workspaces)
        names.workspaces.insert(workspace.id, workspace.name);
    resolveAll(server);
}

void ConnectionModel::setServerName(const ServerId &server, const QString &name)
{
    m_names[server].server = name;
    changeRows([&](ConnectionRow &row) -> Columns {
        if (row.key.server != server || row.serverName == name)
            return 0;
        row.serverName = name;
        return columnsOf(C::Server);
    });
}

void ConnectionModel::setJobs(const ServerId &server, const std::vector<Job> &jobs)
{
    QHash<ConnectionId, std::vector<Job>> byConnection;
    for (const Job &job : jobs)
        byConnection[job.connection].push_back(job);
    Changes changes;
    for (auto of = byConnection.cbegin(); of != byConnection.cend(); ++of) {
        const Key key{server, of.key()};
        const int at = rowOf(key);
        if (at < 0) {
            // A row of its own does for merging: once the connection is read it takes them over.
            ConnectionRow waiting;
            waiting.jobs = m_earlyJobs.take(key);
            waiting.mergeJobs(of.value());
            m_earlyJobs.insert(key, std::move(waiting.jobs));
            continue;
        }
        ConnectionRow &row = editRow(at);
        const Shown before(row);
        const std::vector<Job> oldJobs = row.jobs;
        if (!row.mergeJobs(of.value()))
            continue;
        Columns columns = Shown(row).differentFrom(before);
        if (!sameBars(oldJobs, row.jobs))
            columns |= columnsOf(C::Runs);
        changes.add(at, columns);
    }
    changes.announce(*this);
}

void ConnectionModel::setJobsRead(const ServerId &server)
{
    m_names[server].jobsRead = true;
    changeRows([&](ConnectionRow &row) -> Columns {
        if (row.key.server != server || row.jobsRead)
            return 0;
        row.jobsRead = true;
        return row.jobs.empty() ? columnsOf(C::LastSync, C::Runs) : 0;
    });
}

void ConnectionModel::setBusy(const OnServer<ConnectionId> &connection, bool busy)
{
    const int at = rowOf(connection);
    if (at < 0 || row(at).busy == busy)
        return;
    editRow(at).busy = busy;
    const QModelIndex cell = index(at, static_cast<int>(C::Status));
    Q_EMIT dataChanged(cell, cell, {BusyRole});
}

void ConnectionModel::removeServer(const ServerId &server)
{
    m_names.remove(server);
    m_earlyJobs.removeIf([&](const auto &of) { return of.key().server == server; });
    RowTable::removeServer(server);
}

void ConnectionModel::refreshAges()
{
    if (rowCount() == 0)
        return;
    Q_EMIT dataChanged(index(0, static_cast<int>(C::Schedule)), index(rowCount() - 1, static_cast<int>(C::LastSync)),
                       {Qt::DisplayRole, SecondaryRole, Qt::AccessibleTextRole});
}

QStringList ConnectionModel::tagNames() const
{
    QSet<QString> names;
    for (int i = 0; i < rowCount(); ++i) {
        for (const Tag &tag : row(i).connection.tags)
            names.insert(tag.name);
    }
    QStringList sorted(names.cbegin(), names.cend());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

int ConnectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return connectionCell(row(index.row()), static_cast<Column>(index.column()), role,
                          QDateTime::currentDateTimeUtc());
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return RowTable::headerData(section, orientation, role);
    return connectionHeader(static_cast<Column>(section), role);
}

} // namespace airdesk
