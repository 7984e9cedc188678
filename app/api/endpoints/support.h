// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoint.h"
#include "api/jsonreader.h"

#include <QJsonDocument>

//! What the endpoint functions share.
namespace airdesk::api {

[[nodiscard]] Request get(const QString &path, const QString &label);
[[nodiscard]] Request post(const QString &path, const QString &label, const QJsonObject &body, Pace pace = Pace::Read);
[[nodiscard]] Request patch(const QString &path, const QString &label, const QJsonObject &body);
[[nodiscard]] Request remove(const QString &path, const QString &label, Pace pace = Pace::Read);
//! A call of the config API: all POST, whether they write or not.
[[nodiscard]] Request configRead(const QString &path, const QJsonObject &body);
[[nodiscard]] Request configWrite(const QString &path, const QJsonObject &body, Pace pace = Pace::Read);
//! One path segment, so that an id with a slash or a question mark cannot reach another address.
[[nodiscard]] QString segment(const QString &id);
[[nodiscard]] ApiError unreadable(const QStringList &problems, const QString &detail = {});
//! The answer as an object, or why it is none.
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray &json);

//! Reads one object by the function that reads a list's rows.
template <class T>
std::function<Result<T>(const QByteArray &)> single(std::function<T(const QJsonObject &, JsonReader &)> parseRow)
{
    return [parseRow](const QByteArray &json) -> Result<T> {
        const Result<QJsonObject> object = parseObject(json);
        if (!object)
            return failure(object.error());
        JsonReader reader(*object, QStringLiteral("answer"));
        T value = parseRow(*object, reader);
        if (!reader.isReadable())
            return failure(unreadable(reader.problems()));
        return value;
    };
}

//! The object as the server wrote it, for what Airdesk only passes on.
template <class T>
Endpoint<QJsonObject> raw(const Endpoint<T> &endpoint)
{
    return {endpoint.request, [](const QByteArray &json) { return parseObject(json); }};
}

} // namespace airdesk::api
