// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/tokensource.h"

#include "api/errorreader.h"
#include "api/transport.h"
#include "support/logging.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>

namespace airdesk {
namespace {

using namespace std::chrono_literals;
using Kind = ApiError::Kind;

constexpr int mostRepeats = 1; // the config API gives itself one second only and says 408

const RequestLabel label{"POST", QStringLiteral("/applications/token")};

// "Not here" as opposed to "not you": the next address may still be right. Routes that do not exist may answer
// 401 or 403 in the framework's own form instead of 404.
bool isWrongAddress(const HttpAnswer &answer, const ApiError &error)
{
    if (error.kind == Kind::NotFound || error.kind == Kind::NotApi || answer.status == 405)
        return true;
    const bool frameworkBody = answer.body.contains("\"_links\"");
    return (answer.status == 401 || answer.status == 403) && frameworkBody;
}

bool isRefusal(const HttpAnswer &answer)
{
    return answer.isJson() && (answer.status == 400 || answer.status == 401 || answer.status == 403 || answer.status == 422);
}

} // namespace

TokenSource::TokenSource(Transport *transport, QObject *parent) : QObject(parent), m_transport(transport) {}

void TokenSource::setTokenUrls(std::vector<QUrl> urls)
{
    m_urls = std::move(urls);
    // A token is good for the server that gave it, and nobody else may see it.
    const bool sameServer = std::any_of(m_urls.begin(), m_urls.end(), [this](const QUrl &url) {
        return url.scheme() == m_workingUrl.scheme() && url.host() == m_workingUrl.host() && url.port() == m_workingUrl.port();
    });
    if (!sameServer)
        m_token.reset();
    if (std::find(m_urls.begin(), m_urls.end(), m_workingUrl) == m_urls.end())
        m_workingUrl.clear();
    if (m_state == State::Fetching) {
        ++m_round; // the answer under way is that of an address that may not count any more
        exchange();
    }
}

void TokenSource::setCredentials(const QString &clientId, const Secret &secret)
{
    m_clientId = clientId;
    m_secret = secret;
    m_token.reset();
    m_refusal.reset();
    ++m_round;
    if (!m_waiters.empty() && hasCredentials()) {
        m_state = State::Fetching;
        exchange();
        Q_EMIT stateChanged(m_state);
        return;
    }
    setState(hasCredentials() ? State::Ready : State::NoCredentials);
}

void TokenSource::clearCredentials()
{
    setCredentials({}, {});
    answerAll(failure(ApiError::make(Kind::CredentialsNeeded,
                                     tr("This server needs credentials. Enter a client ID and client secret."))));
}

void TokenSource::token(QObject *context, Callback callback)
{
    if (m_token && m_token->isUsable()) {
        callback(*m_token);
        return;
    }
    m_token.reset();
    renew(context, std::move(callback));
}

void TokenSource::renew(QObject *context, Callback callback)
{
    m_waiters.push_back({context, std::move(callback)});
    if (m_state == State::Fetching)
        return;
    std::optional<ApiError> reason = m_refusal;
    if (!hasCredentials()) {
        reason = ApiError::make(Kind::CredentialsNeeded,
                                tr("This server needs credentials. Enter a client ID and client secret."));
    }
    if (reason) {
        // Never inside the caller's own call: callers may hold state that is not ready for an answer.
        QTimer::singleShot(0, this, [this, error = *reason] {
            if (m_state != State::Fetching)
                answerAll(failure(error));
        });
        return;
    }
    setState(State::Fetching);
    exchange();
}

void TokenSource::invalidate(quint64 serial)
{
    if (m_token && m_token->serial == serial)
        m_token.reset();
}

std::optional<AccessToken> TokenSource::current() const
{
    return m_token && m_token->remaining() > 0s ? m_token : std::nullopt;
}

void TokenSource::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void TokenSource::exchange()
{
    if (m_urls.empty()) {
        QTimer::singleShot(0, this, [this, round = m_round] {
            if (round == m_round)
                fail(ApiError::make(Kind::NotApi, tr("No address is known where this server gives tokens.")));
        });
        return;
    }
    ask(0, 0);
}

void TokenSource::ask(size_t urlIndex, int repeats)
{
    const QJsonObject body{
        {QStringLiteral("client_id"), m_clientId},
        {QStringLiteral("client_secret"), QString::fromUtf8(m_secret.reveal())},
        // Servers disagree on the spelling and ignore the other one.
        {QStringLiteral("grant-type"), QStringLiteral("client_credentials")},
        {QStringLiteral("grant_type"), QStringLiteral("client_credentials")},
    };
    HttpRequest request;
    request.verb = "POST";
    request.url = m_urls.at(urlIndex);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.timeLimit = m_timeLimit;
    m_transport->send(request, this, [this, urlIndex, repeats, round = m_round](const HttpAnswer &answer) {
        if (round == m_round)
            handle(answer, urlIndex, repeats);
    });
}

void TokenSource::handle(const HttpAnswer &answer, size_t urlIndex, int repeats)
{
    const QUrl url = m_urls.at(urlIndex);
    qCInfo(logAuth) << "token" << url.path() << answer.status << answer.elapsed.count() << "ms";
    const Result<QByteArray> body = readSuccess(answer, url, label);
    if (body) {
        std::optional<AccessToken> token = readToken(*body, httpDate(answer.date));
        if (token) {
            token->answerTime = answer.elapsed;
            return succeed(*token, url);
        }
        return fail(ApiError::make(Kind::Protocol, tr("The server's token answer holds no token.")));
    }
    ApiError error = body.error();
    const bool mayRepeat = answer.status == 408 && repeats < mostRepeats;
    if (mayRepeat)
        return ask(urlIndex, repeats + 1);
    if (isWrongAddress(answer, error) && urlIndex + 1 < m_urls.size())
        return ask(urlIndex + 1, 0);

    if (isRefusal(answer) && !(answer.status == 404)) {
        error.kind = Kind::CredentialsRefused;
        error.message = error.detail.isEmpty()
            ? tr("The server refused the client ID or client secret. Check both and try again.")
            : tr("The server refused the client ID or client secret: %1").arg(error.detail);
    } else if (answer.status == 500) {
        // Some editions answer a wrong pair with 500; nobody can tell it from a real fault.
        error.message = tr("The server failed while it checked the credentials. The client ID or client secret may be "
                           "wrong: check the pair, then try again.");
    } else if (error.kind == Kind::NotFound || error.kind == Kind::NotApi) {
        QStringList tried;
        for (const QUrl &candidate : m_urls)
            tried.append(candidate.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
        error.message = tr("No token address was found. Tried: %1").arg(tried.join(QStringLiteral(", ")));
    }
    fail(error);
}

void TokenSource::succeed(AccessToken token, const QUrl &url)
{
    token.serial = ++m_serial;
    token.answeredBy = url.path();
    m_token = token;
    m_workingUrl = url;
    std::stable_partition(m_urls.begin(), m_urls.end(), [&url](const QUrl &candidate) { return candidate == url; });
    setState(State::Ready);
    Q_EMIT renewed();
    answerAll(token);
}

void TokenSource::fail(const ApiError &error)
{
    qCWarning(logAuth) << "no token:" << int(error.kind) << error.httpStatus;
    if (error.kind == Kind::CredentialsRefused) {
        m_refusal = error;
        setState(State::Refused);
    } else {
        setState(State::Ready);
    }
    answerAll(failure(error));
}

void TokenSource::answerAll(const Result<AccessToken> &result)
{
    // Callbacks may ask again or change credentials: they see an empty list.
    const std::vector<Waiter> waiters = std::exchange(m_waiters, {});
    for (const Waiter &waiter : waiters) {
        if (waiter.context)
            waiter.callback(result);
    }
}

} // namespace airdesk
