// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/roles.h"
#include "support/ids.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <bit>
#include <memory>
#include <utility>
#include <vector>

namespace airdesk {

//! One bit for each column of a model.
using Columns = quint32;

template <class... Column>
[[nodiscard]] constexpr Columns columnsOf(Column... columns)
{
    return ((Columns{1} << static_cast<unsigned>(columns)) | ... | Columns{0});
}

//! The dull part of a table of several servers: rows known by server and id, kept in order of arrival.
//! `Row` has a `key` of type OnServer<Row::IdType>. New rows go to the end; rows are never reset on a refresh.
//! Each change is announced by the narrowest ranges: neighbouring rows and neighbouring columns that changed.
template <class Row>
class RowTable : public QAbstractTableModel
{
public:
    using Key = OnServer<typename Row::IdType>;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    //! `row` must exist.
    [[nodiscard]] const Row &row(int row) const { return *m_rows[static_cast<size_t>(row)]; }
    //! -1 when there is none.
    [[nodiscard]] int rowOf(const Key &key) const
    {
        renumber();
        return m_index.value(key, -1);
    }
    //! nullptr when there is none; valid until the next change.
    [[nodiscard]] const Row *find(const Key &key) const
    {
        const int at = rowOf(key);
        return at < 0 ? nullptr : &row(at);
    }

    //! A listing of this server starts over: rows seen from now on are remembered until endListing().
    void beginListing(const ServerId &server) { m_seen.insert(server, {}); }
    [[nodiscard]] bool isListing(const ServerId &server) const { return m_seen.contains(server); }
    //! A whole listing removes the rows that it did not contain; a stopped or partial one removes nothing.
    void endListing(const ServerId &server, bool complete)
    {
        const QSet<Key> seen = m_seen.take(server);
        if (complete)
            removeIf([&](const Row &row) { return row.key.server == server && !seen.contains(row.key); });
    }

    void remove(const std::vector<Key> &keys)
    {
        const QSet<Key> gone(keys.begin(), keys.end());
        removeIf([&](const Row &row) { return gone.contains(row.key); });
    }
    //! Forgets the server: its rows and all that was remembered for it.
    virtual void removeServer(const ServerId &server)
    {
        m_seen.remove(server);
        removeIf([&](const Row &row) { return row.key.server == server; });
    }

protected:
    using QAbstractTableModel::QAbstractTableModel;

    //! Gathers the changes of one call and announces them in as few ranges as there can be.
    class Changes
    {
    public:
        void add(int row, Columns columns)
        {
            if (columns != 0)
                m_changes.push_back({row, columns});
        }
        void announce(RowTable &table, const QList<int> &roles = {})
        {
            std::sort(m_changes.begin(), m_changes.end());
            for (size_t i = 0; i < m_changes.size();) {
                const auto [first, firstColumns] = m_changes[i];
                Columns columns = firstColumns;
                int last = first;
                for (++i; i < m_changes.size(); ++i) {
                    const auto [next, nextColumns] = m_changes[i];
                    // The same row may have been touched twice; it belongs to the range with all its columns.
                    if (next == last && first == last)
                        columns |= nextColumns;
                    else if (next == last + 1 && nextColumns == columns)
                        last = next;
                    else if (next != last || (nextColumns & ~columns) != 0)
                        break;
                }
                emitRange(table, first, last, columns, roles);
            }
            m_changes.clear();
        }

    private:
        static void emitRange(RowTable &table, int first, int last, Columns columns, const QList<int> &roles)
        {
            while (columns != 0) {
                const int left = std::countr_zero(columns);
                const int width = std::countr_one(columns >> left);
                Q_EMIT table.dataChanged(table.index(first, left), table.index(last, left + width - 1), roles);
                columns &= ~(((Columns{1} << width) - 1) << left);
            }
        }
        std::vector<std::pair<int, Columns>> m_changes;
    };

    [[nodiscard]] Row &editRow(int row) { return *m_rows[static_cast<size_t>(row)]; }

    //! Merges `items` into the rows of `server`. keyOf(item) is the Id; update(row, item) takes the item over and
    //! returns the columns that look different now; it is also asked for new rows, where the answer does not matter.
    //! An item that occurs twice, as pages that shift under a listing have it, is one row: the last one counts.
    template <class Items, class IdOf, class Update>
    void mergeItems(const ServerId &server, const Items &items, IdOf idOf, Update update)
    {
        renumber();
        const auto listing = m_seen.find(server);
        Changes changes;
        Rows added;
        for (const auto &item : items) {
            const Key key{server, idOf(item)};
            if (listing != m_seen.end())
                listing->insert(key);
            const auto known = m_index.constFind(key);
            if (known == m_index.cend()) {
                m_index.insert(key, static_cast<int>(m_rows.size() + added.size()));
                added.push_back(std::make_unique<Row>());
                added.back()->key = key;
                update(*added.back(), item);
            } else if (const auto at = static_cast<size_t>(*known); at < m_rows.size()) {
                changes.add(*known, update(*m_rows[at], item));
            } else {
                update(*added[at - m_rows.size()], item);
            }
        }
        changes.announce(*this);
        append(std::move(added));
    }

    //! Exchanges the rows of `server` as a whole (first load, another workspace): one reset, others' rows stay.
    template <class Items, class IdOf, class Update>
    void replaceItems(const ServerId &server, const Items &items, IdOf idOf, Update update)
    {
        beginResetModel();
        std::erase_if(m_rows, [&](const auto &row) { return row->key.server == server; });
        m_index.clear();
        m_firstStale = 0;
        renumber();
        for (const auto &item : items) {
            const Key key{server, idOf(item)};
            const auto known = m_index.constFind(key);
            if (known == m_index.cend()) {
                m_index.insert(key, static_cast<int>(m_rows.size()));
                m_rows.push_back(std::make_unique<Row>());
                m_rows.back()->key = key;
                update(*m_rows.back(), item);
            } else {
                update(*m_rows[static_cast<size_t>(*known)], item);
            }
        }
        m_firstStale = m_rows.size();
        if (const auto listing = m_seen.find(server); listing != m_seen.end()) {
            for (const auto &item : items)
                listing->insert(Key{server, idOf(item)});
        }
        endResetModel();
    }

    //! Asks `change(row)` of every row; it returns the columns that look different now.
    template <class Change>
    void changeRows(Change change, const QList<int> &roles = {})
    {
        Changes changes;
        for (size_t i = 0; i < m_rows.size(); ++i)
            changes.add(static_cast<int>(i), change(*m_rows[i]));
        changes.announce(*this, roles);
    }

    template <class Predicate>
    void removeIf(Predicate gone)
    {
        std::vector<std::pair<size_t, size_t>> ranges; // [first, end)
        for (size_t i = 0; i < m_rows.size(); ++i) {
            if (!gone(*m_rows[i]))
                continue;
            if (!ranges.empty() && ranges.back().second == i)
                ++ranges.back().second;
            else
                ranges.emplace_back(i, i + 1);
        }
        // Back to front, so that the numbers of the ranges still to come stay right.
        for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
            const auto [first, end] = *range;
            beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
            for (size_t i = first; i < end; ++i)
                m_index.remove(m_rows[i]->key);
            m_rows.erase(m_rows.begin() + static_cast<qsizetype>(first), m_rows.begin() + static_cast<qsizetype>(end));
            m_firstStale = std::min(m_firstStale, first);
            endRemoveRows();
        }
    }

private:
    // A row is many strings: on the heap it stays where it is when rows before it go or the table grows.
    using Rows = std::vector<std::unique_ptr<Row>>;

    void append(Rows added)
    {
        if (added.empty())
            return;
        const int first = static_cast<int>(m_rows.size());
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
        m_firstStale = m_rows.size();
        endInsertRows();
    }

    // After a removal the numbers of the rows behind it are corrected when they are next asked for, not once a range.
    void renumber() const
    {
        for (; m_firstStale < m_rows.size(); ++m_firstStale)
            m_index.insert(m_rows[m_firstStale]->key, static_cast<int>(m_firstStale));
    }

    Rows m_rows;
    mutable QHash<Key, int> m_index;
    mutable size_t m_firstStale = 0;
    QHash<ServerId, QSet<Key>> m_seen;
};

} // namespace airdesk
