// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/serverstate.h"
#include "models/roles.h"
#include "support/ids.h"

#include <QAbstractListModel>

#include <vector>

namespace airdesk {

struct ServerRow
{
    ServerId id; //!< empty: all servers
    QString name;
    QString color; //!< one of the names of ServerProfile::colors(), or empty
    ServerState state = ServerState::Connecting;
    bool readOnly = false;
    QString detail; //!< a sentence for the tooltip: what happened, what to do

    //! Two letters for the tile, e.g. "Pr".
    [[nodiscard]] QString letters() const;
    friend bool operator==(const ServerRow &, const ServerRow &) = default;
};

//! The server bar. Row 0 is "All servers" as soon as there is a server; its state is the gravest of all.
class ServerModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role : int {
        StateRole = Qt::UserRole + 100, //!< ServerState
        ColorRole, //!< QString: name of the server's colour
        LettersRole, //!< QString
        ReadOnlyRole, //!< bool
        StateWordRole, //!< QString: the word under the name
    };

    explicit ServerModel(QObject *parent = nullptr);

    //! Adds a server at the end, or takes over name, colour and the read-only switch of one that is known.
    void setServer(const ServerId &id, const QString &name, const QString &color, bool readOnly);
    void setState(const ServerId &id, ServerState state, const QString &detail = {});
    void removeServer(const ServerId &id);

    [[nodiscard]] int rowOf(const ServerId &id) const;
    //! `row` must exist; row 0 is "All servers".
    [[nodiscard]] const ServerRow &row(int row) const { return m_rows[static_cast<size_t>(row)]; }
    [[nodiscard]] const ServerRow *find(const ServerId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void updateAll();

    std::vector<ServerRow> m_rows;
};

} // namespace airdesk
