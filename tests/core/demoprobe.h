// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demoserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

//! Speaks HTTP to a demo server, one call after another, without any of Airdesk's own client.
class DemoProbe
{
public:
    explicit DemoProbe(airdesk::demo::DemoServer &server)
        : m_server(server)
    {}

    struct Answer
    {
        int status = 0; //!< 0: none.
        QByteArray body;
        QByteArray type;
        QNetworkReply::NetworkError error = QNetworkReply::NoError;
        QHash<QByteArray, QByteArray> headers; //!< Names in lower case.

        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
        [[nodiscard]] QJsonArray data() const { return json().value(QStringLiteral("data")).toArray(); }
        [[nodiscard]] QString text(const char *field) const
        {
            return json().value(QLatin1StringView(field)).toVariant().toString();
        }
        //! The text two levels deep of the framework's error form.
        [[nodiscard]] QString inner() const
        {
            const auto errors =
                json().value(QStringLiteral("_embedded")).toObject().value(QStringLiteral("errors"));
            return errors.toArray().at(0).toObject().value(QStringLiteral("message")).toString();
        }
    };

    QString token; //!< Sent when it is not empty.
    QByteArray userAgent = "probe/1";
    QString publicRoot = QStringLiteral("/api/public/v1");

    //! Gets a token by the front door; false when that fails.
    bool signIn()
    {
        token = tokenAnswer(publicRoot).text("access_token");
        return !token.isEmpty();
    }
    Answer tokenAnswer(const QString &root)
    {
        return tokenAnswer(root, m_server.clientId(), m_server.clientSecret());
    }
    Answer tokenAnswer(const QString &root, const QString &id, const QString &secret)
    {
        return send("POST", root + QStringLiteral("/applications/token"),
                    QJsonObject{{QStringLiteral("client_id"), id},
                                {QStringLiteral("client_secret"), secret},
                                {QStringLiteral("grant-type"), QStringLiteral("client_credentials")}});
    }

    Answer get(const QString &path) { return send("GET", publicRoot + path); }
    Answer del(const QString &path) { return send("DELETE", publicRoot + path); }
    Answer post(const QString &path, const QJsonObject &body)
    {
        return send("POST", publicRoot + path, body);
    }
    Answer patch(const QString &path, const QJsonObject &body)
    {
        return send("PATCH", publicRoot + path, body);
    }
    Answer config(const QString &path, const QJsonObject &body = {})
    {
        return send("POST", QStringLiteral("/api/v1") + path, body);
    }

    //! path is below the server's address and may have a query.
    Answer send(const char *verb, const QString &path, const QJsonObject &body)
    {
        return send(verb, path, QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json");
    }
    Answer send(const char *verb, const QString &path, const QByteArray &body = {},
                const QByteArray &type = {})
    {
        return wait(begin(verb, path, body, type));
    }
    //! The reply belongs to the caller's manager; several may be under way.
    QNetworkReply *begin(const char *verb, const QString &path, const QByteArray &body = {},
                         const QByteArray &type = {})
    {
        QNetworkRequest request(QUrl(m_server.url().toString() + path));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setRawHeader("User-Agent", userAgent);
        request.setTransferTimeout(10000);
        if (!type.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, type);
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
        return manager.sendCustomRequest(request, verb, body);
    }
    static Answer wait(QNetworkReply *reply)
    {
        if (!reply->isFinished()) {
            QSignalSpy spy(reply, &QNetworkReply::finished);
            spy.wait(15000);
        }
        Answer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply->readAll();
        answer.error = reply->error();
        for (const auto &[name, value] : reply->rawHeaderPairs())
            answer.headers.insert(name.toLower(), value);
        answer.type = answer.headers.value("content-type");
        delete reply;
        return answer;
    }

    QNetworkAccessManager manager;

private:
    airdesk::demo::DemoServer &m_server;
};
