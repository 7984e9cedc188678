// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"
#include "models/rowtable.h"
#include "models/searchtext.h"

namespace airdesk {

struct ApplicationRow
{
    using IdType = ClientId;

    OnServer<ClientId> key;
    Application application; //!< its `id` may change with every answer: take it just before deleting
    bool createdKnown = true; //!< false where the server's time means nothing (built-in application)
    bool usedByServer = false; //!< Airdesk itself signs in with this one
    QString serverName;
    QString searchText; //!< folded
    SortKey nameKey;
};

//! The applications of all servers, known by client ID. No role ever holds a secret: secretOf() is the only way.
class ApplicationModel : public RowTable<ApplicationRow>
{
    Q_OBJECT
public:
    enum class Column { Name, Id, Secret, Created, Server, Actions, Count };
    Q_ENUM(Column) // Actions has no text: a place for a row's buttons

    explicit ApplicationModel(QObject *parent = nullptr);

    void replaceAll(const ServerId &server, const std::vector<Application> &applications);
    //! A secret that was returned once (on creation) is kept when a later list leaves it out.
    void merge(const ServerId &server, const std::vector<Application> &applications);
    //! False for the edition with one built-in application, whose time of creation means nothing.
    void setCreatedKnown(const ServerId &server, bool known);
    //! Which application the server signs in with; an empty ID: none.
    void setUsedByServer(const ServerId &server, const ClientId &clientId);
    void setServerName(const ServerId &server, const QString &name);
    void removeServer(const ServerId &server) override;

    //! Empty when the server did not return it, or there is no such row.
    [[nodiscard]] Secret secretOf(const OnServer<ClientId> &key) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct OfServer
    {
        QString name;
        bool createdKnown = true;
        ClientId used;
    };
    Columns take(ApplicationRow &row, const Application &application);
    Columns takeServer(ApplicationRow &row, const OfServer &known);
    void updateRows(const ServerId &server);

    QHash<ServerId, OfServer> m_servers;
};

} // namespace airdesk
