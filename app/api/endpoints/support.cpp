// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/support.h"

#include <QCoreApplication>
#include <QUrl>

namespace airdesk::api {
namespace {

Request make(const char *verb, const QString &path, const QString &label)
{
    Request request;
    request.verb = verb;
    request.path = path;
    request.label = label;
    request.isRead = request.verb == "GET";
    return request;
}

} // namespace

Request get(const QString &path, const QString &label) { return make("GET", path, label); }

Request post(const QString &path, const QString &label, const QJsonObject &body, Pace pace)
{
    Request request = make("POST", path, label);
    request.body = body;
    request.pace = pace;
    return request;
}

Request patch(const QString &path, const QString &label, const QJsonObject &body)
{
    Request request = make("PATCH", path, label);
    request.body = body;
    return request;
}

Request remove(const QString &path, const QString &label, Pace pace)
{
    Request request = make("DELETE", path, label);
    request.pace = pace;
    return request;
}

Request configRead(const QString &path, const QJsonObject &body)
{
    Request request = configWrite(path, body);
    request.isRead = true;
    return request;
}

Request configWrite(const QString &path, const QJsonObject &body, Pace pace)
{
    Request request = post(path, path, body, pace);
    request.api = Request::Api::Config;
    return request;
}

QString segment(const QString &id) { return QString::fromLatin1(QUrl::toPercentEncoding(id)); }

ApiError unreadable(const QStringList &problems, const QString &detail)
{
    return ApiError::make(ApiError::Kind::Protocol,
                          QCoreApplication::translate("Endpoint", "The server's answer cannot be read. A proxy may have "
                                                                  "changed or cut it."),
                          problems.isEmpty()
                              ? detail
                              : QCoreApplication::translate("Endpoint", "missing or of another kind: %1")
                                    .arg(problems.join(QStringLiteral(", "))));
}

Result<QJsonObject> parseObject(const QByteArray &json)
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return failure(unreadable({}, problem.errorString()));
    return document.object();
}

} // namespace airdesk::api
