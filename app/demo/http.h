// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace airdesk::demo {

//! A request as the routes see it. The routes know nothing of the HTTP library.
struct Request
{
    QString verb;
    QString rawPath;                                     //!< As received.
    QString rawQuery;                                    //!< As received.
    QStringList segments;                                //!< Below the base path, percent-decoded one by one.
    std::vector<std::pair<QString, QString>> parameters; //!< Decoded, in their order.
    QHash<QByteArray, QByteArray> headers;               //!< Names in lower case.
    QByteArray body;
    int localPort = 0;
    int remotePort = 0;

    [[nodiscard]] bool has(const QString &name) const;
    [[nodiscard]] QString value(const QString &name) const;
    //! Repeated parameters and comma-joined ones alike.
    [[nodiscard]] QStringList list(const QString &name) const;
    //! Media type of the body without its parameters, in lower case.
    [[nodiscard]] QByteArray mediaType() const;
    //! The body as an object; empty when it is not one.
    [[nodiscard]] QJsonObject json() const;

    //! Fills segments and parameters from a raw path (base path already cut off) and query.
    void parse(const QString &pathBelowBase);
};

struct Reply
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    // What the transport does with it:
    qint64 cutAfter = -1;
    bool chunked = false;
    bool drop = false;
    bool endless = false;
    qint64 endlessBytes = 0;
};

[[nodiscard]] Reply json(const QJsonObject &object, int status = 200);
[[nodiscard]] Reply json(QByteArray serialised, int status = 200);
[[nodiscard]] Reply text(QByteArray words, int status = 200);
[[nodiscard]] Reply html(QByteArray page, int status = 200);
[[nodiscard]] Reply noContent();
[[nodiscard]] QByteArray compact(const QJsonObject &object);

} // namespace airdesk::demo
