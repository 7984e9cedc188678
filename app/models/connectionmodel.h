// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/connectionrow.h"
#include "models/rowtable.h"

namespace airdesk {

//! The connections of all servers with their last runs. Rows are in order of arrival; a proxy sorts and filters.
//! Names and jobs may come before or after the connections they belong to: they are kept until these are read.
class ConnectionModel : public RowTable<ConnectionRow>
{
    Q_OBJECT
public:
    enum class Column { Status, Name, SourceDestination, Schedule, LastSync, Runs, Rows, Bytes, Tags, Workspace, Server, Id, Count };
    Q_ENUM(Column)

    explicit ConnectionModel(QObject *parent = nullptr);

    //! First load or another workspace: the rows of this server and only they are exchanged, with one reset.
    void replaceAll(const ServerId &server, const std::vector<Connection> &connections);
    //! Takes over one page or one connection. The streams of a connection read alone survive a list that has none.
    void merge(const ServerId &server, const std::vector<Connection> &connections);

    //! Names of what the rows refer to. May be called page by page: what is known is added to or renamed.
    void setSources(const ServerId &server, const std::vector<Source> &sources);
    void setDestinations(const ServerId &server, const std::vector<Destination> &destinations);
    void setWorkspaces(const ServerId &server, const std::vector<Workspace> &workspaces);
    void setServerName(const ServerId &server, const QString &name);

    //! Merges jobs by their ID; of each connection the newest are kept.
    void setJobs(const ServerId &server, const std::vector<Job> &jobs);
    //! All jobs of this server were read: a connection without any has never run.
    void setJobsRead(const ServerId &server);
    void setBusy(const OnServer<ConnectionId> &connection, bool busy);

    void removeServer(const ServerId &server) override;
    //! Once a minute: ages and times to the next run are asked for anew, in one range.
    void refreshAges();

    [[nodiscard]] const ConnectionRow *connectionRow(const OnServer<ConnectionId> &key) const { return find(key); }
    //! Does any row have this tag, on any server? The names in use, sorted.
    [[nodiscard]] QStringList tagNames() const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Endpoint
    {
        QString name;
        QString type;
        SortKey key;
    };
    struct Names
    {
        QString server;
        QHash<SourceId, Endpoint> sources;
        QHash<DestinationId, Endpoint> destinations;
        QHash<WorkspaceId, QString> workspaces;
        bool jobsRead = false;
    };

    Columns take(ConnectionRow &row, const Connection &connection);
    Columns resolveNames(ConnectionRow &row, const Names &names);
    void resolveAll(const ServerId &server);

    QHash<ServerId, Names> m_names;
    QHash<OnServer<ConnectionId>, std::vector<Job>> m_earlyJobs; //!< of connections not read yet
};

} // namespace airdesk
