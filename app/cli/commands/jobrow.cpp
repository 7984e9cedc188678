// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/jobrow.h"

#include <QCoreApplication>

namespace airdesk::cli {
namespace {

QString title(const char *source) { return QCoreApplication::translate("Columns", source); }

QString isoDuration(std::chrono::seconds duration)
{
    const auto seconds = duration.count();
    return QStringLiteral("PT%1H%2M%3S").arg(seconds / 3600).arg(seconds / 60 % 60).arg(seconds % 60);
}

} // namespace

QJsonObject jobRow(const Job &job)
{
    QJsonObject row;
    const auto add = [&row](const QString &key, const QJsonValue &value) {
        if (!value.isNull() && !(value.isString() && value.toString().isEmpty()))
            row.insert(key, value);
    };
    if (!job.id.isEmpty())
        add(QStringLiteral("jobId"), job.id.value);
    add(QStringLiteral("status"), job.status.word);
    add(QStringLiteral("jobType"), job.type);
    add(QStringLiteral("connectionId"), job.connection.value);
    add(QStringLiteral("startTime"), job.createdAt.isValid() ? job.createdAt.toUTC().toString(Qt::ISODate) : QString());
    add(QStringLiteral("lastUpdatedAt"), job.updatedAt.isValid() ? job.updatedAt.toUTC().toString(Qt::ISODate) : QString());
    add(QStringLiteral("duration"), job.duration ? isoDuration(*job.duration) : QString());
    if (job.bytes)
        add(QStringLiteral("bytesSynced"), *job.bytes);
    if (job.rows)
        add(QStringLiteral("rowsSynced"), *job.rows);
    return row;
}

std::vector<Column> jobColumns(bool withOutcome)
{
    using Form = Column::Form;
    std::vector<Column> columns{{title("CONNECTION"), QStringLiteral("connectionId"), Form::Text, false}};
    if (withOutcome)
        columns.push_back({title(QT_TRANSLATE_NOOP("Columns", "OUTCOME")), QStringLiteral("outcome"), Form::Text, false});
    columns.push_back({title("JOB"), QStringLiteral("jobId"), Form::Number, false});
    columns.push_back({title("STATUS"), QStringLiteral("status"), Form::Text, false});
    columns.push_back({title("DURATION"), QStringLiteral("duration"), Form::Duration, false});
    columns.push_back({title("ROWS"), QStringLiteral("rowsSynced"), Form::Number, false});
    columns.push_back({title("BYTES"), QStringLiteral("bytesSynced"), Form::Bytes, false});
    return columns;
}

} // namespace airdesk::cli
