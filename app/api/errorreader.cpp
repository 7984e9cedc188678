// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errorreader.h"

#include "support/scrubber.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace airdesk {
namespace {

using Kind = ApiError::Kind;

constexpr qsizetype longestDetail = 2000;
constexpr qsizetype longestWord = 200;

QString tr(const char *source) { return QCoreApplication::translate("ApiError", source); }

QString textAt(const QJsonObject &object, QLatin1StringView key)
{
    const QString text = object.value(key).toString().trimmed();
    // The words that a serialiser writes for nothing.
    return text == QLatin1StringView("null") ? QString() : text;
}

QString validationErrors(const QJsonObject &body)
{
    QStringList lines;
    const QJsonArray errors = body.value(QLatin1StringView("validationErrors")).toArray();
    for (const QJsonValue &value : errors) {
        const QJsonObject error = value.toObject();
        const QString path = textAt(error, QLatin1StringView("propertyPath"));
        const QString message = textAt(error, QLatin1StringView("message"));
        lines.append(path.isEmpty() ? message : path + QStringLiteral(": ") + message);
    }
    return lines.join(QLatin1Char('\n'));
}

// Innermost first: each level repeats less than the one outside it.
QString embeddedWords(const QJsonObject &body, int depth = 0)
{
    if (depth > 5)
        return {};
    const QJsonArray errors =
        body.value(QLatin1StringView("_embedded")).toObject().value(QLatin1StringView("errors")).toArray();
    for (const QJsonValue &value : errors) {
        const QJsonObject error = value.toObject();
        const QString deeper = embeddedWords(error, depth + 1);
        if (!deeper.isEmpty())
            return deeper;
        const QString message = textAt(error, QLatin1StringView("message"));
        if (!message.isEmpty())
            return message;
    }
    return {};
}

Kind kindOfStatus(int status)
{
    switch (status) {
    case 400:
    case 412:
    case 413:
    case 415:
    case 422:
        return Kind::Invalid;
    case 401:
        return Kind::Unauthorized;
    case 403:
        return Kind::Forbidden;
    case 404:
    case 405:
    case 410:
        return Kind::NotFound;
    case 408:
        return Kind::Timeout;
    case 409:
    case 423:
        return Kind::Conflict;
    case 429:
        return Kind::RateLimited;
    default:
        return status >= 500 ? Kind::Server : Kind::Invalid;
    }
}

QString messageOf(Kind kind, int status, const QString &words)
{
    const auto with = [&words](const QString &sentence) {
        return words.isEmpty() ? sentence : QStringLiteral("%1 (%2)").arg(sentence, words.section(QLatin1Char('\n'), 0, 0).left(300));
    };
    switch (kind) {
    case Kind::Invalid:
        return words.isEmpty() ? tr("The server refused the request as invalid (status %1).").arg(status)
                               : tr("The server refused the request: %1").arg(words.section(QLatin1Char('\n'), 0, 0).left(300));
    case Kind::Unauthorized:
        return with(tr("The server does not accept the access token. Check the credentials."));
    case Kind::Forbidden:
        return with(tr("The application's user may not do this, or the object does not exist."));
    case Kind::NotFound:
        return with(tr("The server does not know this object or address."));
    case Kind::Conflict:
        return words.isEmpty() ? tr("The server is busy with this object. Refresh and try again.") : words;
    case Kind::RateLimited:
        return tr("The server asks to slow down. Airdesk waits before it asks again.");
    case Kind::Timeout:
        return with(tr("The server ran out of time. Try again."));
    case Kind::Server:
        if (status == 501)
            return tr("This server does not offer that.");
        if (status == 502 || status == 503 || status == 504)
            return with(tr("The server or the proxy in front of it is not available for now (status %1).").arg(status));
        return with(tr("The server failed (status %1).").arg(status));
    default:
        return with(tr("The server answered with status %1.").arg(status));
    }
}

ApiError redirectError(const HttpAnswer &answer, const QUrl &url)
{
    const QUrl &target = answer.location;
    ApiError error = ApiError::make(Kind::Redirected, {});
    error.redirect = target.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    const bool sameHost = target.host() == url.host();
    if (sameHost && url.scheme() == QLatin1StringView("http") && target.scheme() == QLatin1StringView("https"))
        error.message = tr("The server wants https. Change the saved address to https and try again.");
    else if (sameHost)
        error.message = tr("The server answers at another address: %1. Change the saved address.").arg(error.redirect);
    else
        error.message = tr("The server sends the request on to another host, %1, perhaps a sign-in page. "
                           "Airdesk does not follow it with credentials.").arg(target.host());
    return error;
}

} // namespace

QDateTime httpDate(const QByteArray &header)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

std::optional<std::chrono::seconds> retryAfterOf(const QByteArray &header, const QDateTime &now)
{
    bool isNumber = false;
    const int seconds = header.trimmed().toInt(&isNumber);
    constexpr qint64 most = 24 * 60 * 60; // a longer wait is no answer to anybody, and overflows timers
    if (isNumber)
        return seconds >= 0 ? std::optional(std::chrono::seconds(std::min<qint64>(seconds, most))) : std::nullopt;
    const QDateTime date = httpDate(header);
    if (!date.isValid())
        return std::nullopt;
    return std::chrono::seconds(std::clamp<qint64>(now.secsTo(date), 0, most));
}

QString serverWords(const QByteArray &json)
{
    const QJsonObject body = QJsonDocument::fromJson(json).object();
    QString words = textAt(body.value(QLatin1StringView("data")).toObject(), QLatin1StringView("message"));
    if (words.isEmpty())
        words = embeddedWords(body);
    if (words.isEmpty())
        words = validationErrors(body);
    for (const char *key : {"detail", "message", "error_description", "error", "title"}) {
        if (words.isEmpty())
            words = textAt(body, QLatin1StringView(key));
    }
    return scrubber::scrub(words).left(longestDetail);
}

ApiError readError(const HttpAnswer &answer, const QUrl &url, const RequestLabel &label)
{
    ApiError error;
    const bool isRedirect = answer.status >= 300 && answer.status < 400 && !answer.location.isEmpty();
    const bool basic = answer.status == 401 && answer.authenticate.toLower().startsWith("basic");
    if (answer.failure) {
        error = *answer.failure;
    } else if (isRedirect) {
        error = redirectError(answer, url);
    } else if (basic && !answer.isJson()) {
        error = ApiError::make(Kind::BasicRequired,
                               tr("A proxy in front of Airbyte asks for a user name and password (basic "
                                  "authentication). Choose basic authentication for this server; it cannot be "
                                  "combined with an application's token."));
    } else if (answer.isJson()) {
        const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
        error.kind = kindOfStatus(answer.status);
        error.detail = serverWords(answer.body);
        error.title = scrubber::scrub(textAt(body, QLatin1StringView("title"))).left(longestWord);
        error.requestId = scrubber::scrub(textAt(body, QLatin1StringView("errorId"))).left(longestWord);
        // The old API server says "not found" with status 400.
        if (answer.status == 400 && error.title == QLatin1StringView("resource-not-found"))
            error.kind = Kind::NotFound;
        error.message = messageOf(error.kind, answer.status, error.detail);
    } else if (answer.status >= 500 || answer.status == 429 || answer.status == 408) {
        // A gateway speaks for the server here; its page says nothing worth showing.
        error.kind = kindOfStatus(answer.status);
        error.message = messageOf(error.kind, answer.status, {});
    } else if (answer.status >= 200 && answer.status < 500 && (answer.isHtml() || answer.status < 400)) {
        error = ApiError::make(Kind::NotApi,
                               tr("%1 answered with a web page instead of the API. Use the address where the "
                                  "Airbyte web app opens.").arg(url.host()));
    } else {
        error.kind = kindOfStatus(answer.status);
        if (answer.mediaType == "text/plain")
            error.detail = scrubber::scrub(QString::fromUtf8(answer.body.left(10000))).left(500).trimmed();
        error.message = messageOf(error.kind, answer.status, error.detail);
    }
    error.httpStatus = answer.status;
    if (error.requestId.isEmpty())
        error.requestId = QString::fromLatin1(answer.requestId.left(100));
    error.request = QString::fromLatin1(label.verb) + QLatin1Char(' ') + label.path;
    error.retryAfter = retryAfterOf(answer.retryAfter, QDateTime::currentDateTimeUtc());
    return error;
}

ApiError basicRefused(ApiError error)
{
    error.kind = Kind::CredentialsRefused;
    error.message = tr("The server, or the proxy in front of it, refused the user name or password. Check both and try "
                       "again.");
    return error;
}

Result<QByteArray> readSuccess(const HttpAnswer &answer, const QUrl &url, const RequestLabel &label)
{
    const bool ok = !answer.failure && answer.status >= 200 && answer.status < 300;
    if (ok && (answer.isJson() || answer.body.trimmed().isEmpty()))
        return answer.body;
    return failure(readError(answer, url, label));
}

} // namespace airdesk
