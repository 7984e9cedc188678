// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace airdesk::demo {

//! What happens to a request instead of, or on top of, its real answer.
//! Build one with a factory; `delay`, `cutAfter` and `chunked` may be set on any of them afterwards.
struct Action
{
    enum class Kind {
        Real,        //!< The real answer, possibly patched, delayed or cut.
        Answer,      //!< The scripted answer; the operation is not performed.
        ExpireToken, //!< 401, and every token given out so far stops working.
        Drop,        //!< The connection ends before any byte; the operation is not performed.
        Lose,        //!< The operation is performed, the connection ends without an answer.
        Instead,     //!< The operation is performed, the scripted answer is sent.
        Endless      //!< 200 and a JSON body that goes on for `bytes` bytes (or until the client leaves).
    };

    Kind kind = Kind::Real;
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    //! Added to whatever is answered; "{path}" stands for path and query of the request.
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    std::chrono::milliseconds delay{0}; //!< Before anything is done; whoever leaves meanwhile is forgotten.
    std::chrono::milliseconds late{0};  //!< After the operation, before the answer.
    qint64 cutAfter = -1;               //!< The connection ends after this many bytes of the body.
    bool chunked = false;               //!< Chunked transfer instead of a Content-Length.
    qint64 bytes = 0;                   //!< Endless only: 0 is until the client leaves.
    std::function<void(QJsonObject &)> patch; //!< Real only; called on a server thread.

    [[nodiscard]] static Action answer(int status, QByteArray body = {},
                                       QByteArray type = "application/json");
    //! A web page, as the web app, a proxy or a login page would send it.
    [[nodiscard]] static Action html(int status = 200, QByteArray body = {});
    //! target is sent as it is, but for "{path}" in it.
    [[nodiscard]] static Action redirect(int status, const QString &target);
    [[nodiscard]] static Action delayed(std::chrono::milliseconds delay);
    [[nodiscard]] static Action answeredLate(std::chrono::milliseconds late);
    [[nodiscard]] static Action cut(qint64 bytes, bool chunked = false);
    [[nodiscard]] static Action drop();
    [[nodiscard]] static Action lose();
    [[nodiscard]] static Action instead(int status, QByteArray body = {}, QByteArray type = "text/html");
    [[nodiscard]] static Action expireToken();
    //! 429 in Airbyte's form; retryAfter is sent as it is given (seconds or a date).
    [[nodiscard]] static Action rateLimit(const std::optional<QByteArray> &retryAfter = {});
    [[nodiscard]] static Action endless(qint64 bytes = 0);
    //! 200, application/json, and no JSON.
    [[nodiscard]] static Action garbage();
    [[nodiscard]] static Action patched(std::function<void(QJsonObject &)> patch);
};

//! Which requests an Action is for, and how often.
struct Rule
{
    QString verb;   //!< Empty: any.
    QString path;   //!< Regular expression, found anywhere in the path as received (base path included).
    QString query;  //!< Text the raw query must contain; empty: any.
    int times = -1; //!< Requests it applies to; negative: all.
    int skip = 0;   //!< Matching requests let through first.
    Action action;
    QString name; //!< Shown in RecordedRequest::rule.

    [[nodiscard]] static Rule on(const QString &verb, const QString &path, Action action, int times = -1);
};

//! The rules of one server, first match wins. Not thread safe by itself.
class RuleBook
{
public:
    void add(Rule rule);
    void clear();
    //! The action for this request, counted as used; nothing when no rule applies.
    struct Hit
    {
        Action action;
        QString name;
    };
    [[nodiscard]] std::optional<Hit> take(const QString &verb, const QString &path, const QString &query);

private:
    struct Entry
    {
        Rule rule;
        QRegularExpression pattern;
    };
    std::vector<Entry> m_entries;
};

} // namespace airdesk::demo
