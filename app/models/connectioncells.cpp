// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectioncells.h"

#include "models/celltext.h"

#include <QCoreApplication>

namespace airdesk {

using namespace Qt::StringLiterals;
using C = ConnectionModel::Column;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ConnectionModel", text);
}

QString orUnknown(const QString &text)
{
    return text.isEmpty() ? celltext::unknown() : text;
}

bool isNumber(C column)
{
    return column == C::Rows || column == C::Bytes;
}

QString header(C column)
{
    switch (column) {
    case C::Status:
        return tr("Status");
    case C::Name:
        return tr("Name");
    case C::SourceDestination:
        return tr("Source → destination");
    case C::Schedule:
        return tr("Schedule, next run");
    case C::LastSync:
        return tr("Last sync");
    case C::Runs:
        return tr("Last 30 runs");
    case C::Rows:
        return tr("Rows");
    case C::Bytes:
        return tr("Bytes");
    case C::Tags:
        return tr("Tags");
    case C::Workspace:
        return tr("Workspace");
    case C::Server:
        return tr("Server");
    case C::Id:
        return tr("ID");
    case C::Count:
        break;
    }
    return {};
}

QString tagText(const ConnectionRow &row)
{
    QStringList names;
    for (const Tag &tag : row.connection.tags)
        names += tag.name;
    return names.join(u", "_s);
}

QString runsText(const ConnectionRow &row)
{
    if (row.jobs.empty())
        return row.jobsRead ? tr("no runs") : tr("no runs read");
    int succeeded = 0;
    int failed = 0;
    for (const Job &job : row.jobs) {
        succeeded += job.status.kind == RunStatus::Succeeded ? 1 : 0;
        failed += job.status.kind == RunStatus::Failed ? 1 : 0;
    }
    return tr("%1 runs: %2 succeeded, %3 failed").arg(row.jobs.size()).arg(succeeded).arg(failed);
}

QString display(const ConnectionRow &row, C column, const QDateTime &now)
{
    const Job *job = row.currentJob();
    switch (column) {
    case C::Status:
        return row.statusShown();
    case C::Name:
        return row.connection.name;
    case C::SourceDestination:
        return row.sourceName.isEmpty() && row.destinationName.isEmpty()
            ? celltext::unknown()
            : tr("%1 → %2").arg(orUnknown(row.sourceName), orUnknown(row.destinationName));
    case C::Schedule:
        return row.connection.status == "inactive"_L1 ? tr("off") : celltext::schedule(row.connection.schedule);
    case C::LastSync:
        return job ? celltext::time(row.lastSync, now) : row.jobsRead ? tr("never") : celltext::unknown();
    case C::Runs:
        // The bars say it; words stand only where there are none.
        return row.jobs.empty() ? runsText(row) : QString();
    case C::Rows:
        return celltext::number(job ? job->rows : std::nullopt);
    case C::Bytes:
        return celltext::bytes(job ? job->bytes : std::nullopt);
    case C::Tags:
        return tagText(row);
    case C::Workspace:
        return orUnknown(row.workspaceName);
    case C::Server:
        return row.serverName;
    case C::Id:
        return row.key.id.value;
    case C::Count:
        break;
    }
    return {};
}

QString secondary(const ConnectionRow &row, C column, const QDateTime &now)
{
    if (column == C::LastSync)
        return celltext::age(row.lastSync, now);
    if (column != C::Schedule)
        return {};
    const auto kind = row.connection.schedule.kind;
    if (isActive(row.status.kind) && (kind == Schedule::Kind::Basic || kind == Schedule::Kind::Cron))
        return row.status.kind == RunStatus::Pending ? tr("queued") : tr("after run");
    return celltext::untilNext(row.nextRun, now);
}

QString endpointTip(const QString &what, const QString &name, const QString &type, const QString &id)
{
    return tr("%1: %2 (%3, %4)").arg(what, orUnknown(name), orUnknown(type), orUnknown(celltext::shortId(id)));
}

QString statusTip(const ConnectionRow &row)
{
    QStringList lines{row.statusShown()};
    if (const Job *job = row.currentJob()) {
        lines += tr("Job %1, the server says: %2").arg(QString::number(job->id.value), orUnknown(job->status.word));
        lines += tr("Started %1").arg(celltext::fullTime(job->createdAt));
    }
    lines += tr("Connection, the server says: %1").arg(orUnknown(row.connection.status));
    return lines.join(u'\n');
}

QString toolTip(const ConnectionRow &row, C column)
{
    switch (column) {
    case C::Status:
        return statusTip(row);
    case C::Name:
    case C::Id:
        return row.connection.name + u'\n' + row.key.id.value;
    case C::SourceDestination:
        return endpointTip(tr("Source"), row.sourceName, row.sourceType, row.connection.source.value) + u'\n'
            + endpointTip(tr("Destination"), row.destinationName, row.destinationType,
                          row.connection.destination.value)
            + u'\n' + tr("Workspace: %1").arg(orUnknown(row.workspaceName));
    case C::Schedule: {
        const QString text = row.connection.schedule.text.isEmpty() ? celltext::schedule(row.connection.schedule)
                                                                    : row.connection.schedule.text;
        const QDateTime next = row.nextRun;
        return next.isValid() ? text + u'\n' + tr("Next run about %1").arg(celltext::fullTime(next)) : text;
    }
    case C::LastSync:
        return row.currentJob() ? celltext::fullTime(row.lastSync) : QString();
    case C::Runs:
        return runsText(row);
    case C::Rows:
        return row.isEmptySuccess() ? tr("The last run says succeeded but moved no rows; earlier runs did.") : QString();
    case C::Workspace:
        return row.workspaceName + u'\n' + row.connection.workspace.value;
    case C::Tags:
        return tagText(row);
    case C::Bytes:
        if (const Job *job = row.currentJob(); job && job->bytes)
            return tr("%1 bytes").arg(celltext::number(job->bytes));
        return {};
    case C::Server:
    case C::Count:
        break;
    }
    return {};
}

QString spoken(const ConnectionRow &row, C column, const QDateTime &now)
{
    const QString shown = display(row, column, now);
    const QString more = secondary(row, column, now);
    switch (column) {
    case C::Status:
        return tr("%1: %2").arg(row.connection.name, row.busy ? tr("%1, request on its way").arg(shown) : shown);
    case C::Name:
        return tr("%1, %2, last sync %3")
            .arg(row.connection.name, row.statusShown(), display(row, C::LastSync, now));
    case C::SourceDestination:
        return tr("From %1 to %2").arg(orUnknown(row.sourceName), orUnknown(row.destinationName));
    case C::Schedule:
        return more.isEmpty() ? tr("Schedule %1").arg(shown) : tr("Schedule %1, next run %2").arg(shown, more);
    case C::LastSync:
        return more.isEmpty() ? tr("Last sync %1").arg(shown) : tr("Last sync %1, %2 ago").arg(shown, more);
    case C::Runs:
        return runsText(row);
    default:
        break;
    }
    return tr("%1: %2").arg(header(column), orUnknown(shown));
}

} // namespace

QVariant connectionCell(const ConnectionRow &row, C column, int role, const QDateTime &now)
{
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column, now);
    case SecondaryRole:
        return secondary(row, column, now);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole:
        return spoken(row, column, now);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case ServerIdRole:
        return QVariant::fromValue(row.key.server);
    case IdRole:
        return row.key.id.value;
    case StatusRole:
        return QVariant::fromValue(row.status.kind);
    case RunBarsRole:
        return column == C::Runs ? QVariant::fromValue(row.runBars()) : QVariant();
    case TagsRole:
        return column == C::Tags ? QVariant::fromValue(row.connection.tags) : QVariant();
    case BusyRole:
        return row.busy;
    case DeletedRole:
        return row.isDeleted();
    case AttentionRole:
        return column == C::Rows && row.isEmptySuccess();
    default:
        return {};
    }
}

QVariant connectionHeader(C column, int role)
{
    if (role == Qt::DisplayRole)
        return header(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

} // namespace airdesk
