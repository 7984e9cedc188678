// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/rows.h"

#include "demo/http.h"
#include "demo/prng.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

QString javaTime(qint64 milliseconds)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
    return time.toString(time.time().second() == 0 ? u"yyyy-MM-ddTHH:mm'Z'"_s : u"yyyy-MM-ddTHH:mm:ss'Z'"_s);
}

QString javaDuration(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    QString result = u"PT"_s;
    if (seconds >= 3600)
        result += QString::number(seconds / 3600) + u'H';
    if (seconds % 3600 >= 60)
        result += QString::number(seconds % 3600 / 60) + u'M';
    if (seconds % 60 > 0 || seconds == 0)
        result += QString::number(seconds % 60) + u'S';
    return result;
}

std::optional<qint64> timeFromIso(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return {};
    return time.toMSecsSinceEpoch();
}

QJsonObject workspaceRow(const World &world, const Workspace &workspace)
{
    QJsonObject notifications;
    for (const QString &kind :
         {u"failure"_s, u"success"_s, u"connectionUpdate"_s, u"connectionUpdateActionRequired"_s,
          u"syncDisabled"_s, u"syncDisabledWarning"_s}) {
        QJsonObject webhook{{u"enabled"_s, false}};
        if (kind == u"failure" && !workspace.webhook.isEmpty())
            webhook = {{u"enabled"_s, true}, {u"url"_s, workspace.webhook}};
        notifications.insert(kind, QJsonObject{{u"email"_s, QJsonObject{{u"enabled"_s, kind != u"success"}}},
                                               {u"webhook"_s, webhook}});
    }
    QJsonObject row{{u"workspaceId"_s, workspace.id},
                    {u"name"_s, workspace.name},
                    {u"dataResidency"_s, workspace.region.toLower()}};
    if (!world.oldForms)
        row.insert(u"notifications"_s, notifications);
    return row;
}

QJsonObject actorRow(const World &world, const Actor &actor, bool source)
{
    const QString definition =
        u"definition "_s % (source ? u"source "_s : u"destination "_s) % actor.connector->label;
    QJsonObject row{{source ? u"sourceId"_s : u"destinationId"_s, actor.id},
                    {u"name"_s, actor.name},
                    {source ? u"sourceType"_s : u"destinationType"_s, QString(actor.connector->type)},
                    {u"workspaceId"_s, world.workspaces[static_cast<std::size_t>(actor.workspace)].id},
                    {u"configuration"_s, actorConfiguration(*actor.connector, actor.name, actor.hash)}};
    if (!world.oldForms) {
        row.insert(u"definitionId"_s, uuidOf(definition));
        row.insert(u"createdAt"_s, actor.createdAt);
    }
    return row;
}

QStringList streamNames(const World &world, const Connection &connection)
{
    const Actor &source = world.sources[static_cast<std::size_t>(connection.source)];
    return QString(source.connector->streams).split(u',').mid(0, connection.streams);
}

QJsonObject tagRow(const World &world, const Tag &tag)
{
    return {{u"tagId"_s, tag.id},
            {u"name"_s, tag.name},
            {u"color"_s, tag.color},
            {u"workspaceId"_s, world.workspaces[static_cast<std::size_t>(tag.workspace)].id}};
}

QJsonObject connectionRow(const World &world, const Connection &connection)
{
    static const QString modes[] = {u"incremental_deduped_history"_s, u"full_refresh_overwrite"_s,
                                    u"incremental_append"_s};
    QJsonArray streams;
    const QStringList names = streamNames(world, connection);
    const bool database = world.sources[static_cast<std::size_t>(connection.source)].connector->shape ==
                          Connector::Shape::Database;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString &mode = modes[(connection.hash + static_cast<quint64>(i)) % 3];
        QJsonObject stream{{u"name"_s, names.at(i)},
                           {u"syncMode"_s, mode},
                           {u"selectedFields"_s, QJsonArray()},
                           {u"mappers"_s, QJsonArray()}};
        if (database)
            stream.insert(u"namespace"_s, u"public"_s);
        if (mode != modes[1])
            stream.insert(u"cursorField"_s, QJsonArray{u"updated_at"_s});
        if (mode == modes[0])
            stream.insert(u"primaryKey"_s, QJsonArray{QJsonArray{u"id"_s}});
        streams.append(stream);
    }
    QJsonObject schedule{{u"scheduleType"_s, connection.schedule.typeText()}};
    if (connection.schedule.type == Schedule::Type::Basic) {
        const QString timing = connection.schedule.text();
        schedule.insert(u"basicTiming"_s, world.oldForms ? u"Every "_s + timing.mid(6).toLower() : timing);
    }
    if (connection.schedule.type == Schedule::Type::Cron)
        schedule.insert(u"cronExpression"_s, connection.schedule.text());
    QJsonArray tags;
    for (const int tag : connection.tags)
        tags.append(tagRow(world, world.tags[static_cast<std::size_t>(tag)]));
    QJsonObject row{
        {u"connectionId"_s, connection.id},
        {u"name"_s, connection.name},
        {u"sourceId"_s, world.sources[static_cast<std::size_t>(connection.source)].id},
        {u"destinationId"_s, world.destinations[static_cast<std::size_t>(connection.destination)].id},
        {u"workspaceId"_s, world.workspaces[static_cast<std::size_t>(connection.workspace)].id},
        {u"status"_s, connection.status},
        {u"schedule"_s, schedule},
        {u"configurations"_s, QJsonObject{{u"streams"_s, streams}}},
        {u"nonBreakingSchemaUpdatesBehavior"_s, connection.schemaUpdates},
        {u"namespaceDefinition"_s, connection.namespaceDefinition}};
    if (world.oldForms) {
        row.insert(u"dataResidency"_s, u"auto"_s);
    } else {
        row.insert(u"createdAt"_s, connection.createdAt);
        row.insert(u"tags"_s, tags);
    }
    if (!connection.namespaceFormat.isEmpty())
        row.insert(u"namespaceFormat"_s, connection.namespaceFormat);
    if (!connection.prefix.isEmpty())
        row.insert(u"prefix"_s, connection.prefix);
    return row;
}

const QByteArray &connectionBytes(World &world, int place)
{
    Connection &connection = world.connections[static_cast<std::size_t>(place)];
    if (connection.row.isEmpty())
        connection.row = compact(connectionRow(world, connection));
    return connection.row;
}

QJsonObject jobRow(const World &world, const JobView &job)
{
    QJsonObject row{{u"jobId"_s, job.id},
                    {u"status"_s, job.status},
                    {u"jobType"_s, job.type},
                    {u"connectionId"_s, world.connections[static_cast<std::size_t>(job.connection)].id},
                    {u"startTime"_s, javaTime(job.created)}};
    if (job.isFinished())
        row.insert(u"lastUpdatedAt"_s, javaTime(job.updated));
    if (job.started >= 0 || job.isFinished()) {
        row.insert(u"duration"_s, javaDuration(job.updated - job.created));
        // Committed counts only: 0 while the job runs, however much has been read.
        row.insert(u"bytesSynced"_s, job.bytes);
        row.insert(u"rowsSynced"_s, job.rows);
    }
    return row;
}

} // namespace airdesk::demo
