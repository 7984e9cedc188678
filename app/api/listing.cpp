// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/listing.h"

#include <QJsonDocument>
#include <QTimer>

#include <algorithm>

namespace airdesk {

using Kind = ApiError::Kind;

Listing::Listing(ApiClient *client, Request request, QLatin1StringView rowsField, int pageSize, int mostRows,
                 QObject *context, TakePage takePage, Finished finished)
    : QObject(client)
    , m_client(client)
    , m_request(std::move(request))
    , m_rowsField(rowsField)
    , m_pageSize(pageSize)
    , m_mostRows(mostRows)
    , m_context(context)
    , m_takePage(std::move(takePage))
    , m_finished(std::move(finished))
{
    if (context)
        connect(context, &QObject::destroyed, this, &Listing::abort);
    QTimer::singleShot(0, this, &Listing::fill);
}

void Listing::abort() { end(false, ApiError::make(Kind::Cancelled, tr("Stopped."))); }

void Listing::addUnreadable(int rows, const QStringList &problems)
{
    m_end.unreadable += rows;
    m_problems += problems;
}

int Listing::pagesAtOnce() const
{
    if (m_pageSize == 0)
        return 1;
    // Pages are asked for ahead only once the list has shown to be long: at its end they are asked in vain.
    return std::clamp(m_pagesDelivered, 1, m_client ? m_client->pagesAtOnce() : 1);
}

void Listing::fill()
{
    while (!m_ended && m_client && int(m_asked.size() + m_arrived.size()) < pagesAtOnce()) {
        if (m_mostRows > 0 && m_nextOffset >= m_mostRows && m_nextOffset > 0)
            return;
        ask(m_nextOffset);
        m_nextOffset += std::max(1, m_pageSize);
    }
}

void Listing::ask(int offset)
{
    Endpoint<Page> endpoint{m_request, [this](const QByteArray &json) { return readPage(json); }};
    if (m_pageSize > 0) {
        endpoint.request.query.addQueryItem(QStringLiteral("limit"), QString::number(m_pageSize));
        endpoint.request.query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
    }
    m_asked[offset] = m_client->send<Page>(endpoint, this, [this, offset](const Result<Page> &page) {
        m_asked.erase(offset);
        arrived(offset, page);
    });
}

Result<Listing::Page> Listing::readPage(const QByteArray &json) const
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    const QJsonValue rows = document.isArray() ? QJsonValue(document.array()) : document.object().value(m_rowsField);
    if (document.isNull() || !(rows.isArray() || rows.isNull() || rows.isUndefined())
        || (document.isObject() && rows.isUndefined() && !document.object().isEmpty()
            && !document.object().contains(QLatin1StringView("next")))) {
        ApiError error = ApiError::make(Kind::Protocol, tr("The server's answer cannot be read. A proxy may have changed "
                                                           "or cut it."),
                                        document.isNull() ? problem.errorString() : tr("\"%1\" is missing").arg(m_rowsField));
        error.request = QString::fromLatin1(m_request.verb) + QLatin1Char(' ') + m_request.label;
        return failure(error);
    }
    return Page{json, rows.toArray(), !document.object().value(QLatin1StringView("next")).toString().isEmpty()};
}

void Listing::arrived(int offset, const Result<Page> &page)
{
    if (m_ended)
        return;
    m_arrived.emplace(offset, page);
    deliver();
}

void Listing::deliver()
{
    while (!m_ended && !m_arrived.empty() && m_arrived.begin()->first == m_deliverOffset) {
        const Result<Page> page = std::move(m_arrived.begin()->second);
        m_arrived.erase(m_arrived.begin());
        if (page)
            take(*page);
        else
            end(false, page.error());
    }
    fill();
    // As many rows as wanted were asked for; rows that came twice leave fewer.
    if (!m_ended && m_asked.empty() && m_arrived.empty())
        end(false);
}

void Listing::take(const Page &page)
{
    m_deliverOffset += std::max(1, m_pageSize);
    ++m_pagesDelivered;
    if (page.rows.isEmpty()) {
        end(true);
        return;
    }
    const QPointer<Listing> guard(this);
    m_pageText = page.text;
    const int fresh = m_context ? m_takePage(page.rows, m_rowsReceived) : 0;
    if (!guard)
        return;
    m_pageText.clear();
    if (m_ended)
        return;
    m_rowsReceived += int(page.rows.size());
    m_end.rows += fresh;
    if (m_pageSize == 0) {
        end(true);
    } else if (m_mostRows > 0 && m_end.rows >= m_mostRows) {
        end(false);
    } else if (fresh == 0) {
        m_end.warnings.append(tr("The server repeated rows it had already sent; the list may not be whole."));
        end(false);
    } else if (!page.hasNext) {
        end(true);
    }
}

void Listing::end(bool complete, std::optional<ApiError> error)
{
    if (std::exchange(m_ended, true))
        return;
    const auto asked = std::exchange(m_asked, {});
    for (const auto &[offset, call] : asked) {
        if (call)
            call->abort();
    }
    m_end.isComplete = complete;
    m_end.error = std::move(error);
    if (m_end.unreadable > 0) {
        constexpr qsizetype named = 5;
        m_end.warnings.append(tr("%n row(s) could not be read: %1", nullptr, m_end.unreadable)
                                  .arg(m_problems.mid(0, named).join(QStringLiteral(", "))));
    }
    const Finished finished = std::exchange(m_finished, {});
    if (m_context)
        finished(m_end);
    deleteLater();
}

} // namespace airdesk
