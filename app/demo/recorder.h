// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <chrono>
#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

namespace airdesk::demo {

//! One request as the server received it.
struct RecordedRequest
{
    quint64 number = 0; //!< Order of arrival, from 1.
    QString verb;
    QString path;                          //!< As received, percent-encoding kept, without the query.
    QString query;                         //!< As received.
    QHash<QByteArray, QByteArray> headers; //!< Names in lower case.
    QByteArray body;
    std::chrono::steady_clock::time_point received;
    std::chrono::steady_clock::time_point answered; //!< Equal to received while it is in flight.
    int status = 0;                                 //!< 0: not answered (yet).
    QString rule; //!< Name of the rule that applied; empty for none or an unnamed one.
};

//! Remembers what the server was asked. Thread safe.
class Recorder
{
public:
    explicit Recorder(std::size_t limit)
        : m_limit(limit)
    {}

    [[nodiscard]] quint64 begin(RecordedRequest request);
    void end(quint64 number, int status, const QString &rule);

    [[nodiscard]] std::vector<RecordedRequest> all() const;
    //! Requests with this verb (empty: any) whose path contains pathPart (empty: any).
    [[nodiscard]] int count(const QString &verb, const QString &pathPart) const;
    //! Most requests that were in flight at the same moment, of those whose path contains pathPart.
    [[nodiscard]] int maxInFlight(const QString &pathPart) const;
    //! Forgets all; requests still in flight are forgotten as well.
    void clear();

private:
    std::size_t m_limit;
    mutable std::mutex m_mutex;
    quint64 m_next = 1;
    std::deque<RecordedRequest> m_requests;
};

} // namespace airdesk::demo
