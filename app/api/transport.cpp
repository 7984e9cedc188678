// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/transport.h"

#include "support/scrubber.h"
#include "version.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

#include <algorithm>

namespace airdesk {
namespace {

QString text(const char *source) { return QCoreApplication::translate("Transport", source); }

QString messageFor(QNetworkReply::NetworkError error, const QString &host)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return text("The name %1 was not found. Check the address and the network.").arg(host);
    case QNetworkReply::ConnectionRefusedError:
        return text("%1 refused the connection. Check the port and that Airbyte is running.").arg(host);
    case QNetworkReply::ContentReSendError: // Qt wanted to repeat a write and was not allowed to
        return text("%1 closed the connection without an answer, or sent the request on to another address. "
                    "Look what the server did before you try again.").arg(host);
    case QNetworkReply::RemoteHostClosedError:
        return text("%1 closed the connection before the answer was whole. Try again.").arg(host);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return text("The HTTP proxy did not let the request to %1 through. Check the proxy settings.").arg(host);
    default:
        return text("%1 could not be reached. Check the network, the address and the port.").arg(host);
    }
}

bool isHttpStatusError(QNetworkReply::NetworkError error)
{
    // Qt turns 4xx and 5xx into errors of its own; for us these are answers like any other.
    switch (error) {
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return true;
    default:
        return false;
    }
}

// A request body that can be read once. Qt repeats a request by itself, up to three times and without a word, when
// the server closes the connection before it answers; it must take the body from the start for that, and gives up
// with an error where this is refused. Not a QBuffer: for those Qt goes round the device.
class OneTimeBody : public QIODevice
{
public:
    OneTimeBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return false; }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] bool atEnd() const override { return m_read >= m_bytes.size(); }
    bool reset() override { return false; }
    bool seek(qint64) override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_bytes.size() - m_read);
        std::copy_n(m_bytes.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qint64 m_read = 0;
};

// The system's rules for each address, exceptions for local hosts included.
class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return systemProxyForQuery(query); }
};

} // namespace

QByteArray userAgent() { return QByteArrayLiteral("Airdesk/" AIRDESK_VERSION); }

bool HttpAnswer::isJson() const
{
    return mediaType == "application/json" || (mediaType.startsWith("application/") && mediaType.endsWith("+json"));
}

bool HttpAnswer::isHtml() const { return mediaType == "text/html" || mediaType == "application/xhtml+xml"; }

HttpExchange::HttpExchange(QNetworkReply *reply, const HttpRequest &request, QByteArray pin, qint64 largestBody,
                           QObject *context, Callback callback)
    : m_reply(reply)
    , m_url(request.url)
    , m_pin(std::move(pin))
    , m_largestBody(largestBody)
    , m_context(context)
    , m_callback(std::move(callback))
    , m_started(std::chrono::steady_clock::now())
{
    reply->setParent(this);
    reply->setReadBufferSize(1 << 20);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::collect);
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::finish);
    connect(reply, &QNetworkReply::encrypted, this,
            [this] { m_answer.certificate = m_reply->sslConfiguration().peerCertificate(); });
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_answer.certificate = m_reply->sslConfiguration().peerCertificate();
        for (const QSslError &error : errors)
            m_answer.tlsErrors.append(error.errorString());
        // Only the one certificate the person has looked at and accepted, and only its errors of this moment.
        if (!m_pin.isEmpty() && m_answer.certificate.digest(QCryptographicHash::Sha256).toHex() == m_pin)
            m_reply->ignoreSslErrors(errors);
    });
    auto *limit = new QTimer(this);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, this, [this] {
        m_timedOut = true;
        m_reply->abort();
    });
    limit->start(request.timeLimit);
}

void HttpExchange::abort()
{
    if (!m_callback)
        return;
    m_aborted = true;
    m_reply->abort();
}

void HttpExchange::collect()
{
    m_answer.body += m_reply->readAll();
    if (m_answer.body.size() > m_largestBody) {
        m_tooLarge = true;
        m_answer.body.clear();
        m_reply->abort();
    }
}

std::optional<ApiError> HttpExchange::failureOf() const
{
    const QString host = m_url.host();
    if (m_aborted)
        return ApiError::make(ApiError::Kind::Cancelled, text("Cancelled."));
    if (m_tooLarge)
        return ApiError::make(ApiError::Kind::Protocol, text("The answer is larger than any answer of Airbyte."));
    if (m_timedOut)
        return ApiError::make(ApiError::Kind::Timeout, text("%1 did not answer in time.").arg(host));
    const QNetworkReply::NetworkError error = m_reply->error();
    if (error == QNetworkReply::NoError || isHttpStatusError(error))
        return std::nullopt;
    const QString detail = scrubber::scrub(m_reply->errorString());
    if (error == QNetworkReply::SslHandshakeFailedError) {
        // The code is the same for a bad certificate and for no TLS at all.
        const bool notTls = m_answer.tlsErrors.isEmpty() && m_answer.certificate.isNull();
        ApiError tls = ApiError::make(
            ApiError::Kind::Tls,
            notTls ? text("No encrypted connection to %1 was possible. Does this port speak https?").arg(host)
                   : text("The certificate of %1 is not trusted.").arg(host),
            m_answer.tlsErrors.isEmpty() ? detail : m_answer.tlsErrors.join(QLatin1Char('\n')));
        tls.neverSent = true;
        return tls;
    }
    if (m_answer.status >= 400) // a status and a cut body: the status is the better news
        return std::nullopt;
    ApiError network = ApiError::make(ApiError::Kind::Network, messageFor(error, host), detail);
    network.neverSent = error == QNetworkReply::HostNotFoundError || error == QNetworkReply::ConnectionRefusedError
        || error == QNetworkReply::ProxyConnectionRefusedError || error == QNetworkReply::ProxyNotFoundError;
    return network;
}

void HttpExchange::finish()
{
    if (!m_callback)
        return;
    if (!m_tooLarge && m_reply->isOpen())
        m_answer.body += m_reply->readAll();
    m_answer.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_started);
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray type = m_reply->rawHeader("Content-Type");
    m_answer.mediaType = type.left(type.indexOf(';') < 0 ? type.size() : type.indexOf(';')).trimmed().toLower();
    m_answer.date = m_reply->rawHeader("Date");
    m_answer.retryAfter = m_reply->rawHeader("Retry-After");
    m_answer.requestId = m_reply->rawHeader("X-Request-Id");
    m_answer.authenticate = m_reply->rawHeader("WWW-Authenticate");
    if (m_answer.status >= 300 && m_answer.status < 400) {
        m_answer.location = m_url.resolved(
            m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
    }
    if (m_answer.certificate.isNull())
        m_answer.certificate = m_reply->sslConfiguration().peerCertificate();
    m_answer.failure = failureOf();

    const Callback callback = std::exchange(m_callback, {});
    if (m_context)
        callback(m_answer);
    deleteLater();
}

Transport::Transport(TransportSettings settings, QObject *parent)
    : QObject(parent), m_manager(std::make_unique<QNetworkAccessManager>())
{
    setSettings(std::move(settings));
}

Transport::~Transport()
{
    // Children hold replies of the manager: let them go first, without their callbacks.
    const auto exchanges = findChildren<HttpExchange *>(QString(), Qt::FindDirectChildrenOnly);
    for (HttpExchange *exchange : exchanges) {
        exchange->m_callback = {};
        delete exchange;
    }
}

void Transport::setSettings(TransportSettings settings)
{
    m_settings = std::move(settings);
    // TLS settings stick to cached connections, so new rules need new connections.
    m_manager->clearConnectionCache();
    m_manager->setAutoDeleteReplies(false);
    if (m_settings.proxy)
        m_manager->setProxy(*m_settings.proxy);
    else
        m_manager->setProxyFactory(new SystemProxies); // the manager owns it
}

QPointer<HttpExchange> Transport::send(const HttpRequest &request, QObject *context,
                                       std::function<void(const HttpAnswer &)> callback)
{
    QNetworkRequest out(request.url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setRawHeader("User-Agent", userAgent());
    out.setRawHeader("Accept", "application/json");
    if (!request.body.isEmpty())
        out.setRawHeader("Content-Type", "application/json");
    if (!request.authorization.isEmpty())
        out.setRawHeader("Authorization", request.authorization.reveal());
    if (!m_settings.caFile.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(QSslCertificate::fromPath(m_settings.caFile));
        out.setSslConfiguration(tls);
    }
    QNetworkReply *reply = nullptr;
    if (request.onlyOnce) {
        auto *body = new OneTimeBody(request.body, this);
        reply = m_manager->sendCustomRequest(out, request.verb, body);
        connect(reply, &QObject::destroyed, body, &QObject::deleteLater);
    } else if (request.verb == "GET") {
        reply = m_manager->get(out);
    } else {
        reply = m_manager->sendCustomRequest(out, request.verb, request.body);
    }
    auto *exchange = new HttpExchange(reply, request, m_settings.pinnedSha256, m_settings.largestBody, context,
                                      std::move(callback));
    exchange->setParent(this);
    return exchange;
}

} // namespace airdesk
