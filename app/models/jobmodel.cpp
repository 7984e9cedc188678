// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobmodel.h"

#include "models/celltext.h"

namespace airdesk {

using C = JobModel::Column;

namespace {

bool isNumber(C column)
{
    return column == C::Id || column == C::Duration || column == C::Rows || column == C::Bytes;
}

QString lengthOf(const Job &job, const QDateTime &now)
{
    if (job.duration)
        return celltext::duration(*job.duration);
    if (isActive(job.status.kind) && job.createdAt.isValid())
        return celltext::duration(std::chrono::seconds(job.createdAt.secsTo(now)));
    return celltext::unknown();
}

} // namespace

JobModel::JobModel(QObject *parent) : RowTable(parent) {}

void JobModel::replaceAll(const ServerId &server, const std::vector<Job> &jobs)
{
    replaceItems(
        server, jobs, [](const Job &item) { return item.id; },
        [this](JobRow &row, const Job &item) { return take(row, item); });
}

void JobModel::merge(const ServerId &server, const std::vector<Job> &jobs)
{
    mergeItems(
        server, jobs, [](const Job &item) { return item.id; },
        [this](JobRow &row, const Job &item) { return take(row, item); });
}

Columns JobModel::take(JobRow &row, const Job &job)
{
    const Job old = std::exchange(row.job, job);
    Columns columns = 0;
    if (old.connection != job.connection) {
        row.connectionName = m_names.value({row.key.server, job.connection});
        columns |= columnsOf(C::Connection);
    }
    if (old.status != job.status)
        columns |= columnsOf(C::Status);
    if (old.type != job.type)
        columns |= columnsOf(C::Type);
    if (old.createdAt != job.createdAt)
        columns |= columnsOf(C::Created);
    // The duration of an unfinished job is counted by us until the server states one.
    if (old.duration != job.duration || isActive(old.status.kind) != isActive(job.status.kind))
        columns |= columnsOf(C::Duration);
    if (old.rows != job.rows)
        columns |= columnsOf(C::Rows);
    if (old.bytes != job.bytes)
        columns |= columnsOf(C::Bytes);
    return columns;
}

void JobModel::setConnectionNames(const ServerId &server, const QHash<ConnectionId, QString> &names)
{
    for (auto of = names.cbegin(); of != names.cend(); ++of)
        m_names.insert({server, of.key()}, of.value());
    changeRows([&](JobRow &row) -> Columns {
        const QString name = m_names.value({row.key.server, row.job.connection});
        if (row.key.server != server || row.connectionName == name)
            return 0;
        row.connectionName = name;
        return columnsOf(C::Connection);
    });
}

void JobModel::removeServer(const ServerId &server)
{
    m_names.removeIf([&](const auto &of) { return of.key().server == server; });
    RowTable::removeServer(server);
}

void JobModel::refreshAges()
{
    if (rowCount() == 0)
        return;
    Q_EMIT dataChanged(index(0, static_cast<int>(C::Created)), index(rowCount() - 1, static_cast<int>(C::Duration)),
                       {Qt::DisplayRole, SecondaryRole, Qt::AccessibleTextRole});
}

int JobModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const JobRow &of = row(index.row());
    const Job &job = of.job;
    const auto column = static_cast<Column>(index.column());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto display = [&]() -> QString {
        switch (column) {
        case C::Id:
            return QString::number(job.id.value);
        case C::Status:
            return job.status.shown();
        case C::Connection:
            return of.connectionName.isEmpty() ? celltext::shortId(job.connection.value) : of.connectionName;
        case C::Type:
            return job.type.isEmpty() ? celltext::unknown() : job.type;
        case C::Created:
            return celltext::time(job.createdAt, now);
        case C::Duration:
            return lengthOf(job, now);
        case C::Rows:
            return celltext::number(job.rows);
        case C::Bytes:
            return celltext::bytes(job.bytes);
        case C::Count:
            break;
        }
        return {};
    };
    switch (role) {
    case Qt::DisplayRole:
        return display();
    case SecondaryRole:
        return column == C::Created ? celltext::age(job.createdAt, now) : QString();
    case Qt::ToolTipRole:
        if (column == C::Created)
            return celltext::fullTime(job.createdAt);
        if (column == C::Status)
            return tr("The server says: %1").arg(job.status.word.isEmpty() ? celltext::unknown() : job.status.word);
        return column == C::Connection ? QVariant(QString(of.connectionName + u'\n' + job.connection.value)) : QVariant();
    case Qt::AccessibleTextRole:
        if (column == C::Status)
            return tr("Job %1, %2, %3").arg(QString::number(job.id.value), job.type, job.status.shown());
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), display());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case ServerIdRole:
        return QVariant::fromValue(of.key.server);
    case IdRole:
        return QString::number(job.id.value);
    case StatusRole:
        return QVariant::fromValue(job.status.kind);
    default:
        return {};
    }
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return RowTable::headerData(section, orientation, role);
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case C::Id:
        return tr("Job");
    case C::Status:
        return tr("Status");
    case C::Connection:
        return tr("Connection");
    case C::Type:
        return tr("Type");
    case C::Created:
        return tr("Created");
    case C::Duration:
        return tr("Duration");
    case C::Rows:
        return tr("Rows");
    case C::Bytes:
        return tr("Bytes");
    case C::Count:
        break;
    }
    return {};
}

} // namespace airdesk
