// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "api/jsonreader.h"

#include <QJsonArray>
#include <QSet>
#include <QStringList>

#include <map>
#include <vector>

namespace airdesk {

//! A list call: how it is asked for and how one row is read.
template <class T>
struct ListEndpoint
{
    Request request;
    QLatin1StringView rowsField{"data"}; //!< a bare array is accepted too
    QLatin1StringView idField; //!< rows with an id seen before are dropped; empty: no id
    int pageSize = 100; //!< 0: the server gives everything at once
    int mostRows = 0; //!< stop after so many; 0: all
    //! Reads one row; names what is missing in the reader's problems when it cannot.
    std::function<T(const QJsonObject &row, JsonReader &reader)> parseRow;
};

//! How a listing ended.
struct ListEnd
{
    int rows = 0; //!< delivered, without repeats
    int unreadable = 0; //!< rows that were skipped
    bool isComplete = false; //!< false: more may exist
    std::optional<ApiError> error; //!< why it is not complete; Cancelled when aborted
    QStringList warnings; //!< translated, to be shown
};

//! Fetches the pages of one list: own offsets, links of the server never followed, a few pages at once, handed
//! on in order. Deletes itself after its end.
class Listing : public QObject
{
    Q_OBJECT

public:
    //! Gives back how many of the rows were new. `firstIndex` counts rows as the server sent them.
    using TakePage = std::function<int(const QJsonArray &rows, int firstIndex)>;
    using Finished = std::function<void(const ListEnd &)>;

    Listing(ApiClient *client, Request request, QLatin1StringView rowsField, int pageSize, int mostRows,
            QObject *context, TakePage takePage, Finished finished);

    //! Ends with Cancelled and what was delivered so far.
    void abort();
    //! Of one page: how many rows could not be read, and what was missing in them.
    void addUnreadable(int rows, const QStringList &problems);
    //! The page that is being handed on, as the server wrote it; empty at any other time.
    [[nodiscard]] const QByteArray &pageText() const { return m_pageText; }

private:
    struct Page
    {
        QByteArray text;
        QJsonArray rows;
        bool hasNext = false;
    };
    Result<Page> readPage(const QByteArray &json) const;
    void fill();
    void ask(int offset);
    void arrived(int offset, const Result<Page> &page);
    void deliver();
    void take(const Page &page);
    void end(bool complete, std::optional<ApiError> error = {});
    [[nodiscard]] int pagesAtOnce() const;

    QPointer<ApiClient> m_client;
    Request m_request;
    QLatin1StringView m_rowsField;
    int m_pageSize;
    int m_mostRows;
    QPointer<QObject> m_context;
    TakePage m_takePage;
    Finished m_finished;
    std::map<int, QPointer<ApiCall>> m_asked;
    std::map<int, Result<Page>> m_arrived;
    int m_nextOffset = 0;
    int m_deliverOffset = 0;
    int m_pagesDelivered = 0;
    int m_rowsReceived = 0;
    bool m_ended = false;
    QByteArray m_pageText;
    QStringList m_problems;
    ListEnd m_end;
};

//! Lists page by page: `onRows` for every page with new rows, then `onEnd` exactly once. Neither is called when
//! `context` is gone.
template <class T>
QPointer<Listing> list(ApiClient *client, const ListEndpoint<T> &endpoint, QObject *context,
                       std::function<void(std::vector<T> &&rows)> onRows, Listing::Finished onEnd)
{
    struct State
    {
        QSet<QString> seen;
        QPointer<Listing> listing;
    };
    auto state = std::make_shared<State>();
    auto takePage = [state, endpoint, onRows = std::move(onRows)](const QJsonArray &array, int firstIndex) {
        std::vector<T> rows;
        rows.reserve(size_t(array.size()));
        QStringList problems;
        int unreadable = 0;
        int fresh = 0;
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QJsonObject object = array.at(i).toObject();
            if (!endpoint.idField.isEmpty()) {
                const QString id = object.value(endpoint.idField).toVariant().toString();
                if (!id.isEmpty() && state->seen.contains(id))
                    continue;
                state->seen.insert(id);
            }
            ++fresh;
            JsonReader reader(object, QStringLiteral("%1[%2]").arg(endpoint.rowsField).arg(firstIndex + i));
            T row = endpoint.parseRow(object, reader);
            if (reader.isReadable()) {
                rows.push_back(std::move(row));
            } else {
                ++unreadable;
                problems += reader.problems();
            }
        }
        if (unreadable > 0 && state->listing)
            state->listing->addUnreadable(unreadable, problems);
        if (!rows.empty())
            onRows(std::move(rows));
        return fresh;
    };
    state->listing = new Listing(client, endpoint.request, endpoint.rowsField, endpoint.pageSize, endpoint.mostRows,
                                 context, std::move(takePage), std::move(onEnd));
    return state->listing;
}

//! The same list with its rows as the server wrote them.
template <class T>
ListEndpoint<QJsonObject> rawRows(const ListEndpoint<T> &endpoint)
{
    return {endpoint.request, endpoint.rowsField, endpoint.idField, endpoint.pageSize, endpoint.mostRows,
            [](const QJsonObject &row, JsonReader &) { return row; }};
}

} // namespace airdesk
