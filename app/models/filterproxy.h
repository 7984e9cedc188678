// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/searchtext.h"
#include "support/ids.h"

#include <QDateTime>
#include <QItemSelection>
#include <QSortFilterProxyModel>

#include <array>
#include <optional>
#include <vector>

namespace airdesk {

//! A row of any page: server and the id as text, as IdRole has it.
using RowId = Id<struct RowTag>;
using RowKey = OnServer<RowId>;

//! Sorts and filters one of our tables. Nothing moves when data arrive: rows keep their places until the user (or the
//! end of a listing) asks for an order. New rows and rows that newly pass the filter go to the end; a row that is shown
//! and passes no longer stays until the filter or the order is next applied. isOrderStale() says that this is so.
class FilterProxy : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit FilterProxy(QObject *parent = nullptr);

    void setSourceModel(QAbstractItemModel *model) override;
    //! Sorts at once, whether or not the order is the same as before. Column -1: the order of arrival.
    //! sortColumn() and sortOrder() say nothing here; orderColumn() and order() do.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] int orderColumn() const { return m_orderColumn; }
    [[nodiscard]] Qt::SortOrder order() const { return m_order; }

    //! Several words: all of them must occur. Debouncing is the search box's task.
    void setSearch(const QString &typed);
    [[nodiscard]] const QString &search() const { return m_typed; }
    //! An empty server shows all servers.
    void setServer(const ServerId &server);
    [[nodiscard]] const ServerId &server() const { return m_server; }

    //! Some row is not where order and filter would put it. False while sorting is suspended.
    [[nodiscard]] bool isOrderStale() const { return m_stale && m_suspended == 0; }
    //! Filters and sorts anew. The selection follows its rows.
    void sortNow();
    //! While a listing runs sortNow() waits. Nests.
    void suspendSorting();
    //! The last of nested calls sorts once, unless `keepOrder`: the user has touched the table meanwhile.
    void resumeSorting(bool keepOrder = false);

    //! The keys of the selected rows in shown order, each once.
    [[nodiscard]] std::vector<RowKey> keysOf(const QItemSelection &selection) const;
    [[nodiscard]] RowKey keyOf(const QModelIndex &proxyIndex) const;
    //! The rows that are shown of these keys, whole rows.
    [[nodiscard]] QItemSelection selectionOf(const std::vector<RowKey> &keys) const;
    //! Invalid when the row does not exist or is not shown.
    [[nodiscard]] QModelIndex indexOf(const RowKey &key, int column = 0) const;

    //! A value of facetOf() stays below this.
    static constexpr int facets = 16;
    //! How many rows pass all filters but acceptsFacet(), by their facet.
    [[nodiscard]] int facetCount(int facet) const { return m_counts[static_cast<size_t>(facet)]; }

Q_SIGNALS:
    void orderStaleChanged(bool stale);
    //! facetCount() changed; once for any number of changes in one turn of the event loop.
    void countsChanged();

protected:
    static constexpr int filteredOut = -1;

    //! filteredOut, or for a row that passes all filters but that of the facet: its facet (0 where there are none).
    [[nodiscard]] virtual int facetOf(int sourceRow) const = 0;
    [[nodiscard]] virtual bool acceptsFacet(int facet) const
    {
        Q_UNUSED(facet)
        return true;
    }
    //! Where a row stands by a column that is a number, a moment or a rank; `known` is false for what comes last in
    //! both directions. Nothing for columns of text, which go by compare(). Sorting asks it once a row.
    struct SortNumber
    {
        qint64 value = 0;
        bool known = true;
    };
    template <class Number>
    [[nodiscard]] static SortNumber numberOf(const std::optional<Number> &value)
    {
        return value ? SortNumber{static_cast<qint64>(*value)} : SortNumber{0, false};
    }
    [[nodiscard]] static SortNumber numberOf(const QDateTime &moment)
    {
        return moment.isValid() ? SortNumber{moment.toMSecsSinceEpoch()} : SortNumber{0, false};
    }
    [[nodiscard]] virtual std::optional<SortNumber> sortNumber(int sourceRow, int column) const
    {
        Q_UNUSED(sourceRow)
        Q_UNUSED(column)
        return std::nullopt;
    }
    //! Ascending order by `column`: negative, 0 or positive.
    [[nodiscard]] virtual int compare(int left, int right, int column) const = 0;
    //! For compare(): without regard to case, nothing after all that has a name.
    [[nodiscard]] static int byText(const QString &a, const QString &b)
    {
        if (a.isEmpty() || b.isEmpty())
            return int(a.isEmpty()) - int(b.isEmpty());
        return a.compare(b, Qt::CaseInsensitive);
    }
    //! Rows that are equal by their column are in the ascending order of this one, in both directions.
    [[nodiscard]] virtual int tieColumn() const = 0;
    [[nodiscard]] virtual RowKey sourceKey(int sourceRow) const = 0;
    //! -1 when there is none.
    [[nodiscard]] virtual int sourceRowOf(const RowKey &key) const = 0;

    //! Server and search, for facetOf().
    [[nodiscard]] bool matches(const ServerId &server, const QString &folded) const
    {
        return (m_server.isEmpty() || server == m_server) && m_words.match(folded);
    }
    //! To be called after a filter of the derived class changed: what was typed is applied at once.
    void applyFilter();

    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const final;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const final;

private:
    // Where a row stands is decided here and only carried out by QSortFilterProxyModel: it compares lane and rank.
    enum class Lane : quint8 { Staying, Leaving, Coming };
    struct Place
    {
        int rank = 0; //!< by the last sort; rows that came later have higher ones
        int tie = 0; //!< by tieColumn(); equal for equal rows
        Lane lane = Lane::Staying;
        qint8 facet = filteredOut;
        bool shown = false; //!< passes the filter, or did when it was last applied
    };
    [[nodiscard]] Place &place(int sourceRow) { return m_places[static_cast<size_t>(sourceRow)]; }
    [[nodiscard]] const Place &place(int sourceRow) const { return m_places[static_cast<size_t>(sourceRow)]; }
    [[nodiscard]] bool passes(const Place &place) const { return place.facet != filteredOut && acceptsFacet(place.facet); }
    //! Negative, 0 or positive in the current direction.
    [[nodiscard]] int relation(const SortNumber &left, const SortNumber &right) const;
    [[nodiscard]] bool before(int left, int right) const;
    [[nodiscard]] bool isOutOfOrder(int sourceRow) const;

    void takeOver(const QAbstractItemModel &model);
    void startOver();
    void evaluate(int sourceRow);
    void evaluateAll();
    void rankTies();
    void rankAll();
    void regroup();
    void noteCounts();
    void setStale(bool stale);
    void onRowsInserted(int first, int last);
    void onRowsRemoved(int first, int last);
    void onDataChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles);

    std::vector<Place> m_places; //!< by source row
    int m_nextRank = 0;
    bool m_ranksOld = false; //!< a row came or changed since rankAll()
    bool m_tiesOld = true; //!< a row came or was renamed since rankTies()
    int m_suspended = 0;
    bool m_stale = false;
    bool m_staleSaid = false;
    std::array<int, facets> m_counts{};
    bool m_countsPending = false;
    int m_orderColumn = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    ServerId m_server;
    QString m_typed;
    SearchWords m_words;
    std::vector<QMetaObject::Connection> m_sourceLinks;
};

} // namespace airdesk
