// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filterproxy.h"

#include "models/roles.h"

#include <QSet>

#include <algorithm>
#include <numeric>

namespace airdesk {

FilterProxy::FilterProxy(QObject *parent) : QSortFilterProxyModel(parent)
{
    // The base sorts by rank whatever the column; our own order column is apart from it.
    QSortFilterProxyModel::sort(0);
}

void FilterProxy::setSourceModel(QAbstractItemModel *model)
{
    for (const QMetaObject::Connection &link : m_sourceLinks)
        disconnect(link);
    m_sourceLinks.clear();
    if (model) {
        // Connected before the base connects itself: when it asks, places and ranks are up to date.
        m_sourceLinks = {
            connect(model, &QAbstractItemModel::modelReset, this, &FilterProxy::startOver),
            connect(model, &QAbstractItemModel::rowsInserted, this,
                    [this](const QModelIndex &, int first, int last) { onRowsInserted(first, last); }),
            connect(model, &QAbstractItemModel::rowsRemoved, this,
                    [this](const QModelIndex &, int first, int last) { onRowsRemoved(first, last); }),
            connect(model, &QAbstractItemModel::dataChanged, this, &FilterProxy::onDataChanged),
        };
        takeOver(*model);
    } else {
        m_places.clear();
        m_counts.fill(0);
    }
    QSortFilterProxyModel::setSourceModel(model);
    setStale(false);
    noteCounts();
}

void FilterProxy::sort(int column, Qt::SortOrder order)
{
    m_orderColumn = column;
    m_order = order;
    m_ranksOld = true;
    regroup();
}

void FilterProxy::setSearch(const QString &typed)
{
    if (m_typed == typed)
        return;
    m_typed = typed;
    m_words = SearchWords(typed);
    applyFilter();
}

void FilterProxy::setServer(const ServerId &server)
{
    if (m_server == server)
        return;
    m_server = server;
    applyFilter();
}

void FilterProxy::applyFilter()
{
    evaluateAll();
    regroup();
}

void FilterProxy::sortNow()
{
    if (m_stale)
        regroup();
}

void FilterProxy::suspendSorting()
{
    ++m_suspended;
    setStale(m_stale);
}

void FilterProxy::resumeSorting(bool keepOrder)
{
    Q_ASSERT(m_suspended > 0);
    if (--m_suspended > 0)
        return;
    if (keepOrder)
        setStale(m_stale);
    else
        sortNow();
}

std::vector<RowKey> FilterProxy::keysOf(const QItemSelection &selection) const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); range.isValid() && row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<RowKey> keys;
    keys.reserve(rows.size());
    for (const int row : rows)
        keys.push_back(keyOf(index(row, 0)));
    return keys;
}

RowKey FilterProxy::keyOf(const QModelIndex &proxyIndex) const
{
    const QModelIndex source = mapToSource(proxyIndex);
    return source.isValid() ? sourceKey(source.row()) : RowKey{};
}

QItemSelection FilterProxy::selectionOf(const std::vector<RowKey> &keys) const
{
    std::vector<int> rows;
    rows.reserve(keys.size());
    for (const RowKey &key : keys) {
        if (const QModelIndex at = indexOf(key); at.isValid())
            rows.push_back(at.row());
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QItemSelection selection;
    const int lastColumn = columnCount() - 1;
    for (size_t i = 0; i < rows.size();) {
        size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        selection.select(index(rows[i], 0), index(rows[end - 1], lastColumn));
        i = end;
    }
    return selection;
}

QModelIndex FilterProxy::indexOf(const RowKey &key, int column) const
{
    const int row = sourceModel() ? sourceRowOf(key) : -1;
    return row < 0 ? QModelIndex() : mapFromSource(sourceModel()->index(row, column));
}

bool FilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    return !sourceParent.isValid() && static_cast<size_t>(sourceRow) < m_places.size() && place(sourceRow).shown;
}

bool FilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const Place &a = place(left.row());
    const Place &b = place(right.row());
    return a.lane != b.lane ? a.lane < b.lane : a.rank < b.rank;
}

int FilterProxy::relation(const SortNumber &left, const SortNumber &right) const
{
    if (!left.known || !right.known)
        return int(right.known) - int(left.known);
    const int ascending = left.value < right.value ? -1 : int(right.value < left.value);
    return m_order == Qt::AscendingOrder ? ascending : -ascending;
}

bool FilterProxy::before(int left, int right) const
{
    if (m_orderColumn >= 0) {
        int result = 0;
        if (const auto number = sortNumber(left, m_orderColumn)) {
            result = relation(*number, *sortNumber(right, m_orderColumn));
        } else {
            result = compare(left, right, m_orderColumn);
            result = m_order == Qt::AscendingOrder ? result : -result;
        }
        if (result == 0)
            result = compare(left, right, tieColumn());
        if (result != 0)
            return result < 0;
    }
    return left < right;
}

bool FilterProxy::isOutOfOrder(int sourceRow) const
{
    const QModelIndex at = mapFromSource(sourceModel()->index(sourceRow, 0));
    const auto sourceOf = [this](int row) { return mapToSource(index(row, 0)).row(); };
    return (at.row() > 0 && before(sourceRow, sourceOf(at.row() - 1)))
        || (at.row() + 1 < rowCount() && before(sourceOf(at.row() + 1), sourceRow));
}

void FilterProxy::takeOver(const QAbstractItemModel &model)
{
    m_places.assign(static_cast<size_t>(model.rowCount()), {});
    m_tiesOld = true;
    evaluateAll();
    rankAll();
    for (Place &place : m_places)
        place.shown = passes(place);
}

void FilterProxy::startOver()
{
    takeOver(*sourceModel());
    setStale(false);
}

void FilterProxy::evaluate(int sourceRow)
{
    Place &at = place(sourceRow);
    const auto facet = static_cast<qint8>(facetOf(sourceRow));
    if (facet == at.facet)
        return;
    if (at.facet != filteredOut)
        --m_counts[static_cast<size_t>(at.facet)];
    if (facet != filteredOut)
        ++m_counts[static_cast<size_t>(facet)];
    at.facet = facet;
    noteCounts();
}

void FilterProxy::evaluateAll()
{
    m_counts.fill(0);
    for (size_t i = 0; i < m_places.size(); ++i) {
        m_places[i].facet = static_cast<qint8>(facetOf(static_cast<int>(i)));
        if (m_places[i].facet != filteredOut)
            ++m_counts[static_cast<size_t>(m_places[i].facet)];
    }
    noteCounts();
}

void FilterProxy::rankTies()
{
    const int column = tieColumn();
    std::vector<int> order(m_places.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [=, this](int left, int right) { return compare(left, right, column) < 0; });
    int tie = 0;
    for (size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && compare(order[i - 1], order[i], column) != 0)
            ++tie;
        place(order[i]).tie = tie;
    }
    m_tiesOld = false;
}

// The same order as before() has, but names are compared only when one came or changed, and numbers are asked for once
// a row and then lie side by side: at 100,000 rows it is the walk from row to row that takes the time.
void FilterProxy::rankAll()
{
    const int count = static_cast<int>(m_places.size());
    std::vector<int> rows(m_places.size());
    std::iota(rows.begin(), rows.end(), 0);
    if (m_orderColumn >= 0 && count > 0) {
        if (m_tiesOld)
            rankTies();
        std::vector<SortNumber> numbers(m_places.size());
        const auto number = [&](int row) -> SortNumber & { return numbers[static_cast<size_t>(row)]; };
        if (m_orderColumn == tieColumn()) {
            for (int row = 0; row < count; ++row)
                number(row).value = place(row).tie;
        } else if (sortNumber(0, m_orderColumn)) {
            for (int row = 0; row < count; ++row)
                number(row) = *sortNumber(row, m_orderColumn);
        } else {
            std::sort(rows.begin(), rows.end(),
                      [this](int left, int right) { return compare(left, right, m_orderColumn) < 0; });
            qint64 value = 0;
            for (size_t i = 0; i < rows.size(); ++i) {
                if (i > 0 && compare(rows[i - 1], rows[i], m_orderColumn) != 0)
                    ++value;
                number(rows[i]).value = value;
            }
        }
        std::sort(rows.begin(), rows.end(), [&](int left, int right) {
            if (const int result = relation(number(left), number(right)); result != 0)
                return result < 0;
            const int leftTie = place(left).tie;
            const int rightTie = place(right).tie;
            return leftTie != rightTie ? leftTie < rightTie : left < right;
        });
    }
    m_nextRank = 0;
    for (const int row : rows)
        place(row).rank = m_nextRank++;
    m_ranksOld = false;
}

// Brings the shown rows in line with filter and order. The base announces a row at a time where the rows that go or
// come lie scattered, each at the cost of the whole table. So those that leave are first moved to the end and go from
// there as one range, those that come arrive at the end as one range, and one more sort puts all in order.
void FilterProxy::regroup()
{
    bool leaving = false;
    bool changes = false;
    for (Place &place : m_places) {
        const bool pass = passes(place);
        place.lane = pass == place.shown ? Lane::Staying : pass ? Lane::Coming : Lane::Leaving;
        leaving = leaving || place.lane == Lane::Leaving;
        changes = changes || place.lane != Lane::Staying;
    }
    // Setting it again makes the base sort, which its sort() refuses for the column it already has.
    if (leaving)
        setDynamicSortFilter(true);
    if (changes) {
        for (Place &place : m_places)
            place.shown = passes(place);
        invalidateFilter();
        for (Place &place : m_places)
            place.lane = Lane::Staying;
    }
    if (m_ranksOld || changes) {
        if (m_ranksOld)
            rankAll();
        setDynamicSortFilter(true);
    }
    setStale(false);
}

void FilterProxy::noteCounts()
{
    if (m_countsPending)
        return;
    m_countsPending = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_countsPending = false;
            Q_EMIT countsChanged();
        },
        Qt::QueuedConnection);
}

void FilterProxy::setStale(bool stale)
{
    m_stale = stale;
    if (m_staleSaid == isOrderStale())
        return;
    m_staleSaid = isOrderStale();
    Q_EMIT orderStaleChanged(m_staleSaid);
}

void FilterProxy::onRowsInserted(int first, int last)
{
    m_places.insert(m_places.begin() + first, static_cast<size_t>(last - first + 1), Place{});
    bool stale = m_stale;
    for (int row = first; row <= last; ++row) {
        evaluate(row);
        Place &at = place(row);
        at.rank = m_nextRank++;
        at.shown = passes(at);
        stale = stale || (at.shown && m_orderColumn >= 0);
    }
    m_ranksOld = true;
    m_tiesOld = true;
    setStale(stale);
}

void FilterProxy::onRowsRemoved(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        if (const qint8 facet = place(row).facet; facet != filteredOut) {
            --m_counts[static_cast<size_t>(facet)];
            noteCounts();
        }
    }
    m_places.erase(m_places.begin() + first, m_places.begin() + last + 1);
}

void FilterProxy::onDataChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles)
{
    // Only presentation changed (ages, busy marks): neither order nor filter depend on it.
    if (!roles.isEmpty())
        return;
    m_ranksOld = true;
    m_tiesOld = m_tiesOld || (from.column() <= tieColumn() && tieColumn() <= to.column());
    bool stale = m_stale;
    for (int row = from.row(); row <= to.row(); ++row) {
        evaluate(row);
        Place &at = place(row);
        if (at.shown) {
            stale = stale || !passes(at) || isOutOfOrder(row);
        } else if (passes(at)) {
            at.shown = true;
            at.rank = m_nextRank++;
            stale = true;
        }
    }
    setStale(stale);
}

} // namespace airdesk
