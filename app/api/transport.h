// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/result.h"
#include "support/secret.h"

#include <QNetworkProxy>
#include <QObject>
#include <QPointer>
#include <QSslCertificate>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace airdesk {

//! How one server is reached. No secret but the proxy's own password.
struct TransportSettings
{
    QString caFile; //!< PEM file with the private CA to trust besides the system's; empty: none
    QByteArray pinnedSha256; //!< hexadecimal digest of the one certificate accepted in spite of its errors
    std::optional<QNetworkProxy> proxy; //!< nullopt: the system's rules
    qint64 largestBody = 64 << 20; //!< bytes after decompression; more ends the call
};

struct HttpRequest
{
    QByteArray verb;
    QUrl url;
    QByteArray body; //!< JSON; empty: none
    Secret authorization; //!< whole header value; empty: no header
    bool onlyOnce = false; //!< a write: must not leave twice, not even where Qt would repeat it by itself
    std::chrono::milliseconds timeLimit{30000};
};

struct HttpAnswer
{
    int status = 0; //!< 0: none
    QByteArray body;
    QByteArray mediaType; //!< lower case, without parameters
    QByteArray date;
    QByteArray retryAfter;
    QByteArray requestId;
    QByteArray authenticate; //!< WWW-Authenticate
    QUrl location; //!< absolute; only for 3xx
    std::chrono::milliseconds elapsed{0};
    std::optional<ApiError> failure; //!< why there is no whole answer; everything above may still be set
    QSslCertificate certificate; //!< the peer's, where TLS was used
    QStringList tlsErrors; //!< what was wrong with it

    [[nodiscard]] bool isJson() const;
    [[nodiscard]] bool isHtml() const;
};

//! One exchange under way. Deletes itself after its callback.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    //! The callback comes at once with Cancelled. Does nothing when the exchange is over.
    void abort();

private:
    friend class Transport;
    using Callback = std::function<void(const HttpAnswer &)>;
    HttpExchange(QNetworkReply *reply, const HttpRequest &request, QByteArray pin, qint64 largestBody,
                 QObject *context, Callback callback);
    void collect();
    void finish();
    [[nodiscard]] std::optional<ApiError> failureOf() const;

    QNetworkReply *m_reply;
    QUrl m_url;
    QByteArray m_pin;
    qint64 m_largestBody;
    QPointer<QObject> m_context;
    Callback m_callback;
    HttpAnswer m_answer;
    std::chrono::steady_clock::time_point m_started;
    bool m_timedOut = false;
    bool m_tooLarge = false;
    bool m_aborted = false;
};

//! Sends HTTP requests to one server: own User-Agent, no cookies, no cache, no redirect followed, TLS errors
//! accepted only for the pinned certificate, bodies bounded, every call with a time limit. Knows no token.
class Transport : public QObject
{
    Q_OBJECT

public:
    explicit Transport(TransportSettings settings = {}, QObject *parent = nullptr);
    ~Transport() override;

    //! New TLS or proxy rules hold from the next request on; cached connections are dropped.
    void setSettings(TransportSettings settings);
    [[nodiscard]] const TransportSettings &settings() const { return m_settings; }

    //! The callback comes exactly once, never before this returns, and not at all when `context` is gone.
    QPointer<HttpExchange> send(const HttpRequest &request, QObject *context,
                                std::function<void(const HttpAnswer &)> callback);

private:
    TransportSettings m_settings;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

//! The value of the User-Agent header.
[[nodiscard]] QByteArray userAgent();

} // namespace airdesk
