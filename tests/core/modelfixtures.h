// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"

#include <QAbstractItemModel>
#include <QStringList>

//! Values and a signal recorder for the tests of models.
namespace airdesk::fixtures {

using namespace Qt::StringLiterals;

inline const ServerId one(u"server-1"_s);
inline const ServerId two(u"server-2"_s);

inline QString number(int value)
{
    return QStringLiteral("%1").arg(value, 4, 10, QChar(u'0'));
}

inline Connection connection(int id, const QString &name = {})
{
    Connection made;
    made.id = ConnectionId(u"conn-"_s + number(id));
    made.name = name.isEmpty() ? u"Connection "_s + number(id) : name;
    made.source = SourceId(u"src-"_s + number(id));
    made.destination = DestinationId(u"dst-1"_s);
    made.workspace = WorkspaceId(u"ws-1"_s);
    made.status = u"active"_s;
    made.schedule = {Schedule::Kind::Basic, u"Every 1 HOURS"_s};
    return made;
}

inline std::vector<Connection> connections(int first, int last)
{
    std::vector<Connection> made;
    for (int i = first; i <= last; ++i)
        made.push_back(connection(i));
    return made;
}

inline OnServer<ConnectionId> key(int id, const ServerId &server = one)
{
    return {server, connection(id).id};
}

inline Job job(qint64 id, int connectionId, const QString &status, const QDateTime &created = QDateTime::currentDateTimeUtc())
{
    Job made;
    made.id = JobId{id};
    made.connection = connection(connectionId).id;
    made.status = JobStatus::of(status);
    made.type = u"sync"_s;
    made.createdAt = created;
    return made;
}

//! Writes down what a model announces, in order: "insert 0-4", "data 2-3 c0-1", "remove 1-1", "reset", "layout".
class Announcements : public QObject
{
public:
    explicit Announcements(QAbstractItemModel *model)
    {
        const auto range = [](int first, int last) { return u"%1-%2"_s.arg(first).arg(last); };
        connect(model, &QAbstractItemModel::rowsInserted, this,
                [=, this](const QModelIndex &, int first, int last) { m_said += u"insert "_s + range(first, last); });
        connect(model, &QAbstractItemModel::rowsRemoved, this,
                [=, this](const QModelIndex &, int first, int last) { m_said += u"remove "_s + range(first, last); });
        connect(model, &QAbstractItemModel::dataChanged, this,
                [=, this](const QModelIndex &from, const QModelIndex &to, const QList<int> &) {
                    m_said += u"data %1 c%2"_s.arg(range(from.row(), to.row()), range(from.column(), to.column()));
                });
        connect(model, &QAbstractItemModel::modelReset, this, [this] { m_said += u"reset"_s; });
        connect(model, &QAbstractItemModel::layoutChanged, this, [this] { m_said += u"layout"_s; });
    }
    //! What was said since the last call.
    QStringList take() { return std::exchange(m_said, {}); }

private:
    QStringList m_said;
};

} // namespace airdesk::fixtures
