// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/http.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

QString decoded(QStringView part, bool plusIsSpace)
{
    QByteArray bytes = part.toUtf8();
    if (plusIsSpace)
        bytes.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes));
}

} // namespace

bool Request::has(const QString &name) const
{
    for (const auto &parameter : parameters) {
        if (parameter.first == name)
            return true;
    }
    return false;
}

QString Request::value(const QString &name) const
{
    for (const auto &parameter : parameters) {
        if (parameter.first == name)
            return parameter.second;
    }
    return {};
}

QStringList Request::list(const QString &name) const
{
    QStringList result;
    for (const auto &parameter : parameters) {
        if (parameter.first == name)
            result += parameter.second.split(u',', Qt::SkipEmptyParts);
    }
    return result;
}

QByteArray Request::mediaType() const
{
    const QByteArray header = headers.value("content-type");
    const auto end = header.indexOf(';');
    return (end < 0 ? header : header.left(end)).trimmed().toLower();
}

QJsonObject Request::json() const { return QJsonDocument::fromJson(body).object(); }

void Request::parse(const QString &pathBelowBase)
{
    segments.clear();
    for (const QString &part : pathBelowBase.mid(1).split(u'/'))
        segments.append(decoded(part, false));
    parameters.clear();
    for (const QString &part : rawQuery.split(u'&', Qt::SkipEmptyParts)) {
        const auto equals = part.indexOf(u'=');
        const QStringView view(part);
        parameters.emplace_back(decoded(equals < 0 ? view : view.left(equals), true),
                                equals < 0 ? QString() : decoded(view.mid(equals + 1), true));
    }
}

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

Reply json(const QJsonObject &object, int status) { return json(compact(object), status); }

Reply json(QByteArray serialised, int status)
{
    Reply reply;
    reply.status = status;
    reply.body = std::move(serialised);
    return reply;
}

Reply text(QByteArray words, int status)
{
    Reply reply = json(std::move(words), status);
    reply.contentType = "text/plain";
    return reply;
}

Reply html(QByteArray page, int status)
{
    Reply reply = json(std::move(page), status);
    reply.contentType = "text/html";
    return reply;
}

Reply noContent() { return json(QByteArray(), 204); }

} // namespace airdesk::demo
