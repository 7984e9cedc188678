// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/connectionmodel.h"
#include "models/filterproxy.h"

namespace airdesk {

//! Connections as the page shows them. Ordered by Status: failed, retrying, running, pending, then all others by name.
class ConnectionFilterProxy : public FilterProxy
{
    Q_OBJECT
public:
    explicit ConnectionFilterProxy(ConnectionModel *model, QObject *parent = nullptr);

    //! Empty: all.
    void setStatuses(const std::vector<RunStatus> &statuses);
    void setWorkspace(const WorkspaceId &workspace);
    void setTag(const QString &tagName);
    //! Only connections whose last run is older than this moment, or that never ran; an invalid time: all.
    void setNotSyncedSince(const QDateTime &moment);
    //! Deleted connections are hidden unless asked for.
    void setShowDeleted(bool show);
    [[nodiscard]] bool isShowingDeleted() const { return m_showDeleted; }

    //! How many rows this chip would show: after all filters but that of the status. See countsChanged().
    [[nodiscard]] int count(RunStatus status) const { return facetCount(static_cast<int>(status)); }
    //! The count of the chip "All".
    [[nodiscard]] int countOfAll() const;

    [[nodiscard]] const ConnectionRow &rowAt(int proxyRow) const;
    //! The selected connections in shown order.
    [[nodiscard]] std::vector<OnServer<ConnectionId>> connectionsOf(const QItemSelection &selection) const;
    [[nodiscard]] QModelIndex indexOfConnection(const OnServer<ConnectionId> &key, int column = 0) const;

protected:
    int facetOf(int sourceRow) const override;
    bool acceptsFacet(int facet) const override;
    std::optional<SortNumber> sortNumber(int sourceRow, int column) const override;
    int compare(int left, int right, int column) const override;
    int tieColumn() const override;
    RowKey sourceKey(int sourceRow) const override;
    int sourceRowOf(const RowKey &key) const override;

private:
    ConnectionModel *m_model;
    quint32 m_statuses = 0; //!< one bit each; 0: all
    WorkspaceId m_workspace;
    QString m_tag;
    QDateTime m_notSyncedSince;
    bool m_showDeleted = false;
};

} // namespace airdesk
