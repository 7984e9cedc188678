// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paging.h"

#include "demo/errors.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

QString linkBase(const Context &context)
{
    if (context.state.behaviour.pageLinks == PageLinks::OwnHost)
        return context.state.root % context.state.publicPath();
    return u"http://localhost:8001"_s % context.state.publicPath();
}

QString link(const Context &context, const QString &resource, const QStringList &kept, qint64 limit,
             qint64 offset)
{
    QString result = linkBase(context) % u'/' % resource % u"?limit="_s % QString::number(limit) %
                     u"&offset="_s % QString::number(offset);
    for (const QString &name : kept) {
        if (context.request.has(name))
            result += u'&' + name + u'=' + context.request.list(name).join(u',');
    }
    return result;
}

//! What some servers do to a row: a required field is gone or has another type.
QByteArray spoiled(const QByteArray &row, std::size_t number)
{
    QJsonObject object = QJsonDocument::fromJson(row).object();
    if (number % 2 == 0)
        object.remove(u"name"_s);
    else
        object.insert(object.contains(u"jobId"_s) ? u"jobId"_s : u"name"_s, QJsonObject());
    object.remove(u"status"_s);
    return compact(object);
}

} // namespace

std::optional<Page> pageOf(const Context &context, Reply &error)
{
    Page page;
    const Request &request = context.request;
    const auto read = [&](const QString &name, qint64 low, qint64 high, qint64 &into) {
        if (!request.has(name))
            return true;
        bool ok = false;
        const qint64 value = request.value(name).toLongLong(&ok);
        if (!ok) {
            error = hateoas(request, 400, u"Bad Request"_s,
                            u"Failed to convert argument ["_s % name % u"] for value ["_s %
                                request.value(name) % u']');
        } else if (value < low || value > high) {
            error = invalid(name,
                            value < low ? u"must be greater than or equal to "_s % QString::number(low)
                                        : u"must be less than or equal to "_s % QString::number(high),
                            request.value(name));
        } else {
            into = value;
            return true;
        }
        return false;
    };
    if (!read(u"limit"_s, 1, context.state.options.maxPageSize, page.limit) ||
        !read(u"offset"_s, 0, std::numeric_limits<int>::max(), page.offset))
        return {};
    page.limit = std::min<qint64>(page.limit, context.state.options.maxPageSize);
    if (context.state.behaviour.repeatPage)
        page.offset = 0;
    else if (context.state.behaviour.overlapPages && page.offset > 0)
        page.offset -= 1;
    return page;
}

std::optional<std::vector<char>> workspacesOf(const Context &context, Reply &error)
{
    const State &state = context.state;
    const auto count = state.world.workspaces.size();
    std::vector<char> flags(count, 0);
    const QStringList wanted = context.request.list(u"workspaceIds"_s);
    for (const QString &id : wanted) {
        const int place = state.world.workspaceOf(id);
        if (!state.sees(place)) {
            error = forbidden(context, u"WORKSPACE_READER"_s);
            return {};
        }
        flags[static_cast<std::size_t>(place)] = 1;
    }
    if (wanted.isEmpty()) {
        for (std::size_t i = 0; i < count; ++i)
            flags[i] = state.sees(static_cast<int>(i));
    }
    return flags;
}

Reply pageReply(const Context &context, const QString &resource, const Page &page,
                const std::vector<QByteArray> &rows, const QStringList &kept)
{
    const PageLinks kind = context.state.behaviour.pageLinks;
    QByteArray next;
    QByteArray previous;
    const auto quoted = [](const QString &text) { return QByteArray('"' + text.toUtf8() + '"'); };
    switch (kind) {
    case PageLinks::WrongHost:
    case PageLinks::OwnHost: {
        // A real server sets `next` on every page with a row in it, the last one included.
        next = rows.empty() ? QByteArray("\"\"")
                            : quoted(link(context, resource, kept, page.limit, page.offset + page.limit));
        previous = page.offset == 0 ? QByteArray("\"\"")
                                    : quoted(link(context, resource, kept, page.limit,
                                                  std::max<qint64>(0, page.offset - page.limit)));
        break;
    }
    case PageLinks::Empty:
        next = previous = "\"\"";
        break;
    case PageLinks::Null:
        next = previous = "null";
        break;
    case PageLinks::Missing:
        break;
    }
    qsizetype size = 200;
    for (const QByteArray &row : rows)
        size += row.size() + 1;
    QByteArray body;
    body.reserve(size);
    body += '{';
    if (kind != PageLinks::Missing)
        body += QByteArray("\"previous\":" + previous + ",\"next\":" + next + ',');
    body += "\"data\":[";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0)
            body += ',';
        body += context.state.behaviour.oddRows && i % 7 == 3 ? spoiled(rows[i], i) : rows[i];
    }
    body += "]}";
    return json(std::move(body));
}

} // namespace airdesk::demo
