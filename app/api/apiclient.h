// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiroot.h"
#include "api/endpoint.h"
#include "api/inflightlimit.h"
#include "api/transport.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <memory>

namespace airdesk {

class ApiClient;
class TokenSource;

//! One call of an ApiClient, from the queue to its end, repeats included. Deletes itself after finished().
class ApiCall : public QObject
{
    Q_OBJECT

public:
    //! Ends the call with Cancelled, at once. A write that has left may still be done by the server.
    void abort();
    [[nodiscard]] const Request &request() const { return m_request; }

Q_SIGNALS:
    //! Exactly once, right after the callback.
    void finished();

private:
    friend class ApiClient;
    using Done = std::function<void(const Result<QByteArray> &)>;
    ApiCall(Request request, QObject *context, Done done, ApiClient *client);

    Request m_request;
    QPointer<QObject> m_context;
    Done m_done;
    QPointer<HttpExchange> m_exchange;
    int m_repeats = 0;
    bool m_renewed = false; //!< one renewal for a refused token is all a call gets
    bool m_holdsPlace = false;
    std::chrono::milliseconds m_waited{0};
};

//! How often reads are repeated, and how long the client waits before.
struct RetryPolicy
{
    int mostRepeats = 3;
    std::chrono::milliseconds firstPause{1000}; //!< after a time-out or 502-504; doubles
    std::chrono::milliseconds rateLimitPause{60000}; //!< after a 429 that names no time; doubles
    std::chrono::milliseconds longestWait{180000}; //!< of one call in all; then it gives up
};

struct TimeLimits
{
    std::chrono::milliseconds quick{10000};
    std::chrono::milliseconds read{30000};
    std::chrono::milliseconds trigger{95000};
    std::chrono::milliseconds slow{600000};
    [[nodiscard]] std::chrono::milliseconds of(Pace pace) const;
};

//! Sends the calls of one server: queue with few requests in flight, token, one renewal on 401, repeats of
//! reads, time limits, errors as ApiError. Writes are sent at most once, but for a refused token.
//! On a read-only server writes end here with ReadOnly, those too that were waiting when it became one; nothing leaves.
//! Slots of its signals may abort calls and start others, but not delete it.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    enum class Auth { None, Token, Basic };

    //! Both must outlive this.
    ApiClient(Transport *transport, TokenSource *tokens, QObject *parent = nullptr);
    ~ApiClient() override;

    void setRoot(const ApiRoot &root) { m_root = root; }
    [[nodiscard]] const ApiRoot &root() const { return m_root; }
    void setAuth(Auth auth, const QString &user = {}, const Secret &password = {});
    [[nodiscard]] Auth auth() const { return m_auth; }
    //! The Authorization header of Basic; empty for the other kinds.
    [[nodiscard]] const Secret &basicAuthorization() const { return m_basic; }
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    void setRetryPolicy(const RetryPolicy &policy) { m_policy = policy; }
    void setTimeLimits(const TimeLimits &limits) { m_limits = limits; }

    //! The callback comes exactly once, later, and not at all when `context` is gone; a read whose context is
    //! gone is aborted.
    template <class T>
    QPointer<ApiCall> send(const Endpoint<T> &endpoint, QObject *context,
                           std::function<void(const Result<T> &)> callback)
    {
        return start(endpoint.request, context,
                     [parse = endpoint.parse, callback = std::move(callback)](const Result<QByteArray> &body) {
                         callback(body.and_then([&parse](const QByteArray &json) { return parse(json); }));
                     });
    }

    //! Ends with Cancelled what only reads and what has not left yet: its answers would be those of another server.
    //! Writes that have left keep their answer.
    void abandon();

    //! How many pages of one listing may be asked for at once.
    [[nodiscard]] int pagesAtOnce() const { return m_limit.limit(); }
    [[nodiscard]] int requestsInFlight() const { return m_inFlight; }
    [[nodiscard]] bool isSlow() const { return m_limit.isSlow(); }
    //! When the server asked to wait: how long still; else 0.
    [[nodiscard]] std::chrono::milliseconds pauseLeft() const;
    //! The server's clock minus ours, by its latest answer with a date; nullopt: none yet.
    [[nodiscard]] std::optional<std::chrono::seconds> serverSkew() const { return m_skew; }

Q_SIGNALS:
    //! After every whole answer, whatever its status: the server is reached.
    void reached();
    //! A request failed on the way; `error` is Network, Timeout or Tls.
    void notReached(const airdesk::ApiError &error);
    //! Answers became slow, or quick again.
    void slowChanged(bool slow);
    //! The server asked to wait; nothing leaves until then. Calls that would wait longer than the policy allows end
    //! at once with RateLimited.
    void pausedFor(std::chrono::milliseconds pause);
    //! The credentials do not work (any more).
    void credentialsFailed(const airdesk::ApiError &error);
    //! A write was refused with 403: the application's user may only read.
    void writeForbidden(const airdesk::ApiError &error);

private:
    friend class ApiCall;
    QPointer<ApiCall> start(Request request, QObject *context, ApiCall::Done done);
    void pump();
    void refuseWaiting(std::chrono::milliseconds pause);
    void authorise(ApiCall *call);
    void transmit(ApiCall *call, const Secret &authorization, quint64 tokenSerial);
    void handle(ApiCall *call, const HttpAnswer &answer, const QUrl &url, quint64 tokenSerial);
    void repeatLater(ApiCall *call, const ApiError &error);
    [[nodiscard]] bool mayRepeat(const ApiCall *call, const ApiError &error) const;
    void end(ApiCall *call, const Result<QByteArray> &result);
    void releasePlace(ApiCall *call);
    void setPause(std::chrono::milliseconds pause);
    [[nodiscard]] QUrl urlOf(const Request &request) const;

    Transport *m_transport;
    TokenSource *m_tokens;
    ApiRoot m_root;
    Auth m_auth = Auth::Token;
    Secret m_basic;
    bool m_readOnly = false;
    bool m_wasSlow = false;
    RetryPolicy m_policy;
    TimeLimits m_limits;
    InFlightLimit m_limit;
    std::deque<QPointer<ApiCall>> m_queue;
    int m_inFlight = 0;
    std::chrono::steady_clock::time_point m_pausedUntil{};
    std::optional<std::chrono::seconds> m_skew;
};

} // namespace airdesk
