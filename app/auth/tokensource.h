// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/accesstoken.h"
#include "support/result.h"

#include <QObject>
#include <QPointer>
#include <QUrl>

#include <functional>
#include <optional>
#include <vector>

namespace airdesk {

class Transport;
struct HttpAnswer;

//! Exchanges a server's client ID and secret for access tokens; keeps the current one in memory only.
//! One exchange at a time: whoever asks meanwhile waits for it. Refused credentials are remembered: nothing is
//! asked again until new ones are set.
class TokenSource : public QObject
{
    Q_OBJECT

public:
    enum class State { NoCredentials, Ready, Fetching, Refused };
    Q_ENUM(State)
    using Callback = std::function<void(const Result<AccessToken> &)>;

    //! `transport` must outlive this.
    explicit TokenSource(Transport *transport, QObject *parent = nullptr);

    //! Addresses to ask, in order; the one that answers is asked first from then on. An exchange under way begins
    //! anew there; a token of a server that is not among them is dropped.
    void setTokenUrls(std::vector<QUrl> urls);
    void setTimeLimit(std::chrono::milliseconds limit) { m_timeLimit = limit; }
    //! Drops the current token and the memory of a refusal.
    void setCredentials(const QString &clientId, const Secret &secret);
    void clearCredentials();
    [[nodiscard]] const QString &clientId() const { return m_clientId; }
    [[nodiscard]] bool hasCredentials() const { return !m_clientId.isEmpty() && !m_secret.isEmpty(); }

    //! A token that may be used at the moment of the call back: the current one at once (still asynchronously
    //! only when an exchange is needed), or a new one. Not called when `context` is gone.
    void token(QObject *context, Callback callback);
    //! The server refused the token with this serial. Later tokens are untouched.
    void invalidate(quint64 serial);
    //! Exchanges now, even when the current token is good.
    void renew(QObject *context, Callback callback);

    [[nodiscard]] State state() const { return m_state; }
    //! The current token while it may be used.
    [[nodiscard]] std::optional<AccessToken> current() const;
    //! The address that last gave a token, while it is one of those to ask; empty before.
    [[nodiscard]] QUrl workingUrl() const { return m_workingUrl; }

Q_SIGNALS:
    void stateChanged(airdesk::TokenSource::State state);
    //! After each exchange that worked, before the waiting callbacks.
    void renewed();

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Callback callback;
    };
    void setState(State state);
    void exchange();
    void ask(size_t urlIndex, int repeats);
    void handle(const HttpAnswer &answer, size_t urlIndex, int repeats);
    void succeed(AccessToken token, const QUrl &url);
    void fail(const ApiError &error);
    void answerAll(const Result<AccessToken> &result);

    Transport *m_transport;
    std::vector<QUrl> m_urls;
    QUrl m_workingUrl;
    QString m_clientId;
    Secret m_secret;
    State m_state = State::NoCredentials;
    std::optional<AccessToken> m_token;
    std::optional<ApiError> m_refusal;
    std::vector<Waiter> m_waiters;
    std::chrono::milliseconds m_timeLimit = std::chrono::seconds(10);
    quint64 m_serial = 0;
    quint64 m_round = 0; //!< answers of an exchange begun with other credentials are dropped
};

} // namespace airdesk
