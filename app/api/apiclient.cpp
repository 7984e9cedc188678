// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apiclient.h"

#include "api/address.h"
#include "api/errorreader.h"
#include "auth/tokensource.h"
#include "support/logging.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>

namespace airdesk {

using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

ApiError readOnlyRefusal()
{
    ApiError error = ApiError::make(Kind::ReadOnly,
                                    ApiClient::tr("This server is marked read only in Airdesk. Nothing was sent."));
    error.neverSent = true;
    return error;
}

} // namespace

ApiCall::ApiCall(Request request, QObject *context, Done done, ApiClient *client)
    : QObject(client), m_request(std::move(request)), m_context(context), m_done(std::move(done))
{
}

void ApiCall::abort()
{
    // Without a callback the client may be on its way out and no ApiClient any more.
    if (m_done)
        static_cast<ApiClient *>(parent())->end(this, failure(ApiError::make(Kind::Cancelled, tr("Cancelled."))));
}

std::chrono::milliseconds TimeLimits::of(Pace pace) const
{
    switch (pace) {
    case Pace::Quick:
        return quick;
    case Pace::Read:
        return read;
    case Pace::Trigger:
        return trigger;
    case Pace::Slow:
        return slow;
    }
    return read;
}

ApiClient::ApiClient(Transport *transport, TokenSource *tokens, QObject *parent)
    : QObject(parent), m_transport(transport), m_tokens(tokens)
{
}

ApiClient::~ApiClient()
{
    // Their contexts may be gone already; an exchange must not come back to a dead client.
    const auto calls = findChildren<ApiCall *>(QString(), Qt::FindDirectChildrenOnly);
    for (ApiCall *call : calls)
        call->m_done = {};
}

void ApiClient::setAuth(Auth auth, const QString &user, const Secret &password)
{
    m_auth = auth;
    m_basic = {};
    if (auth == Auth::Basic) {
        const QByteArray pair = user.toUtf8() + ':' + password.reveal();
        m_basic = Secret("Basic " + pair.toBase64());
    }
}

std::chrono::milliseconds ApiClient::pauseLeft() const
{
    const auto left = m_pausedUntil - std::chrono::steady_clock::now();
    return std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(left));
}

QPointer<ApiCall> ApiClient::start(Request request, QObject *context, ApiCall::Done done)
{
    auto *call = new ApiCall(std::move(request), context, std::move(done), this);
    if (context && context != this && call->m_request.isRead)
        connect(context, &QObject::destroyed, call, &ApiCall::abort);
    if (m_readOnly && !call->m_request.isRead) {
        QTimer::singleShot(0, call, [this, call] { end(call, failure(readOnlyRefusal())); });
        return call;
    }
    // What a person waits for goes before what merely keeps the tables fresh.
    const auto firstBackground = std::find_if(m_queue.begin(), m_queue.end(), [](const QPointer<ApiCall> &queued) {
        return queued && queued->request().isBackground;
    });
    m_queue.insert(call->m_request.isBackground ? m_queue.end() : firstBackground, call);
    QTimer::singleShot(0, this, &ApiClient::pump);
    return call;
}

void ApiClient::pump()
{
    if (const auto left = pauseLeft(); left > 0ms) {
        if (left > m_policy.longestWait)
            refuseWaiting(left);
        else
            QTimer::singleShot(left + 1ms, this, &ApiClient::pump);
        return;
    }
    while (!m_queue.empty() && m_inFlight < m_limit.limit()) {
        const QPointer<ApiCall> call = m_queue.front();
        m_queue.pop_front();
        if (!call || !call->m_done)
            continue;
        ++m_inFlight;
        call->m_holdsPlace = true;
        authorise(call);
    }
}

void ApiClient::refuseWaiting(std::chrono::milliseconds pause)
{
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(pause);
    ApiError error = ApiError::make(Kind::RateLimited,
                                    tr("The server asked to be left alone for %n more minute(s). Nothing was sent; try "
                                       "again then.", nullptr, int(minutes.count())));
    error.retryAfter = std::chrono::ceil<std::chrono::seconds>(pause);
    error.neverSent = true;
    // Callbacks may queue new calls: these are looked at in a turn of their own.
    const auto waiting = std::exchange(m_queue, {});
    for (const QPointer<ApiCall> &call : waiting) {
        if (call)
            end(call, failure(error));
    }
}

void ApiClient::authorise(ApiCall *call)
{
    if (!call->m_done) // ended meanwhile
        return;
    if (m_auth != Auth::Token) {
        transmit(call, m_basic, 0);
        return;
    }
    m_tokens->token(call, [this, call](const Result<AccessToken> &token) {
        if (!call->m_done)
            return;
        if (token) {
            transmit(call, Secret("Bearer " + token->value.reveal()), token->serial);
            return;
        }
        ApiError error = token.error();
        error.neverSent = true; // the call itself, whatever became of the exchange
        if (error.needsCredentials())
            Q_EMIT credentialsFailed(error);
        if (mayRepeat(call, error))
            repeatLater(call, error);
        else
            end(call, failure(error));
    });
}

QUrl ApiClient::urlOf(const Request &request) const
{
    const QUrl &base = request.api == Request::Api::Public ? m_root.publicBase : m_root.configBase;
    QUrl url = joinUrl(base, request.path);
    if (!request.query.isEmpty()) {
        QUrlQuery query = request.query;
        url.setQuery(query.toString(QUrl::FullyEncoded).replace(QLatin1Char('+'), QLatin1StringView("%2B")));
    }
    return url;
}

void ApiClient::transmit(ApiCall *call, const Secret &authorization, quint64 tokenSerial)
{
    const Request &request = call->m_request;
    if (m_readOnly && !request.isRead) { // since it was queued
        end(call, failure(readOnlyRefusal()));
        return;
    }
    const bool hasApi = request.api == Request::Api::Public ? m_root.isValid() : !m_root.configBase.isEmpty();
    if (!hasApi) {
        end(call, failure(ApiError::make(Kind::NotFound, tr("This server does not offer that."))));
        return;
    }
    HttpRequest http;
    http.verb = request.verb;
    http.url = urlOf(request);
    http.authorization = authorization;
    http.timeLimit = m_limits.of(request.pace);
    http.onlyOnce = !request.isRead;
    if (request.body)
        http.body = QJsonDocument(*request.body).toJson(QJsonDocument::Compact);
    call->m_exchange = m_transport->send(http, call, [this, call, url = http.url, tokenSerial](const HttpAnswer &answer) {
        if (call->m_done)
            handle(call, answer, url, tokenSerial);
    });
}

void ApiClient::handle(ApiCall *call, const HttpAnswer &answer, const QUrl &url, quint64 tokenSerial)
{
    const Request &request = call->m_request;
    qCInfo(logApi).noquote() << request.verb << request.label << answer.status << answer.elapsed.count() << "ms"
                             << answer.body.size() << "bytes";
    Result<QByteArray> body = readSuccess(answer, url, {request.verb, request.label});
    if (!body && answer.status == 401 && m_auth == Auth::Basic)
        body = failure(basicRefused(body.error()));
    if (const QDateTime date = httpDate(answer.date); date.isValid())
        m_skew = std::chrono::seconds(QDateTime::currentDateTimeUtc().secsTo(date));
    const bool troubled = !body
        && (body.error().kind == Kind::Timeout || body.error().kind == Kind::RateLimited || answer.status >= 502);
    if (troubled)
        m_limit.failed();
    else if (answer.status > 0 && request.pace != Pace::Slow && request.pace != Pace::Trigger)
        m_limit.answered(answer.elapsed, m_inFlight);
    if (m_limit.isSlow() != m_wasSlow) {
        m_wasSlow = m_limit.isSlow();
        Q_EMIT slowChanged(m_wasSlow);
    }

    if (body) {
        Q_EMIT reached();
        end(call, body);
        return;
    }
    const ApiError &error = body.error();
    if (error.kind == Kind::Network || error.kind == Kind::Tls || (error.kind == Kind::Timeout && answer.status == 0))
        Q_EMIT notReached(error);
    else
        Q_EMIT reached();

    // The answer says that nothing was done, so this one repeat is safe for writes too.
    if (answer.status == 401 && m_auth == Auth::Token && error.kind == Kind::Unauthorized) {
        m_tokens->invalidate(tokenSerial);
        if (!call->m_renewed) {
            call->m_renewed = true;
            authorise(call);
            return;
        }
        Q_EMIT credentialsFailed(error);
    }
    if (error.kind == Kind::CredentialsRefused)
        Q_EMIT credentialsFailed(error);
    if (error.kind == Kind::RateLimited)
        setPause(error.retryAfter ? std::chrono::milliseconds(*error.retryAfter)
                                  : m_policy.rateLimitPause * (1 << std::min(call->m_repeats, 4)));
    if (error.kind == Kind::Forbidden && !request.isRead)
        Q_EMIT writeForbidden(error);
    if (mayRepeat(call, error))
        repeatLater(call, error);
    else
        end(call, body);
}

bool ApiClient::mayRepeat(const ApiCall *call, const ApiError &error) const
{
    if (!call->m_request.isRead || call->m_repeats >= m_policy.mostRepeats || call->m_waited >= m_policy.longestWait)
        return false;
    const bool gateway = error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504;
    if (error.kind == Kind::RateLimited || gateway)
        return true;
    // A broken line or a plain 500 is tried again, but not as long as a server that asked for patience.
    const bool passing = error.kind == Kind::Timeout || error.kind == Kind::Network || error.httpStatus == 500
        || error.httpStatus == 408;
    return passing && call->m_repeats < 2;
}

void ApiClient::repeatLater(ApiCall *call, const ApiError &error)
{
    std::chrono::milliseconds pause = m_policy.firstPause * (1 << std::min(call->m_repeats, 6));
    pause += std::chrono::milliseconds(
        QRandomGenerator::global()->bounded(int(std::max<qint64>(1, pause.count() / 4)))); // not all at once
    if (error.retryAfter)
        pause = std::max<std::chrono::milliseconds>(pause, *error.retryAfter);
    if (error.kind == Kind::RateLimited)
        pause = std::max(pause, pauseLeft());
    if (call->m_waited + pause > m_policy.longestWait) {
        end(call, failure(error));
        return;
    }
    ++call->m_repeats;
    call->m_waited += pause;
    releasePlace(call);
    QTimer::singleShot(pause, call, [this, call] {
        m_queue.emplace_front(call);
        pump();
    });
}

void ApiClient::setPause(std::chrono::milliseconds pause)
{
    const auto until = std::chrono::steady_clock::now() + pause;
    if (until > m_pausedUntil) {
        m_pausedUntil = until;
        Q_EMIT pausedFor(pause);
    }
}

void ApiClient::abandon()
{
    const auto calls = findChildren<ApiCall *>(QString(), Qt::FindDirectChildrenOnly);
    for (ApiCall *call : calls) {
        if (call->m_request.isRead || !call->m_exchange)
            call->abort();
    }
}

void ApiClient::releasePlace(ApiCall *call)
{
    if (!std::exchange(call->m_holdsPlace, false))
        return;
    --m_inFlight;
    QTimer::singleShot(0, this, &ApiClient::pump);
}

void ApiClient::end(ApiCall *call, const Result<QByteArray> &result)
{
    const ApiCall::Done done = std::exchange(call->m_done, {});
    if (!done) // ended already, by a slot of one of our signals
        return;
    releasePlace(call);
    if (call->m_exchange)
        call->m_exchange->abort();
    if (call->m_context)
        done(result);
    Q_EMIT call->finished();
    call->deleteLater();
}

} // namespace airdesk
