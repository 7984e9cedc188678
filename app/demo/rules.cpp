// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/rules.h"

using namespace Qt::StringLiterals;

namespace airdesk::demo {

Action Action::answer(int status, QByteArray body, QByteArray type)
{
    Action action;
    action.kind = Kind::Answer;
    action.status = status;
    action.body = std::move(body);
    action.contentType = std::move(type);
    return action;
}

Action Action::html(int status, QByteArray body)
{
    if (body.isEmpty())
        body = "<!doctype html>\n<html><head><title>Sign in</title></head>"
               "<body><h1>Sign in</h1><p>This page is not the API.</p></body></html>\n";
    return answer(status, std::move(body), "text/html");
}

Action Action::redirect(int status, const QString &target)
{
    Action action = answer(status, {}, "text/html");
    action.headers.emplace_back("Location", target.toUtf8());
    return action;
}

Action Action::delayed(std::chrono::milliseconds delay)
{
    Action action;
    action.delay = delay;
    return action;
}

Action Action::answeredLate(std::chrono::milliseconds late)
{
    Action action;
    action.late = late;
    return action;
}

Action Action::cut(qint64 bytes, bool chunked)
{
    Action action;
    action.cutAfter = bytes;
    action.chunked = chunked;
    return action;
}

Action Action::drop()
{
    Action action;
    action.kind = Kind::Drop;
    return action;
}

Action Action::lose()
{
    Action action;
    action.kind = Kind::Lose;
    return action;
}

Action Action::instead(int status, QByteArray body, QByteArray type)
{
    Action action = answer(status, std::move(body), std::move(type));
    action.kind = Kind::Instead;
    return action;
}

Action Action::expireToken()
{
    Action action;
    action.kind = Kind::ExpireToken;
    return action;
}

Action Action::rateLimit(const std::optional<QByteArray> &retryAfter)
{
    Action action = answer(429, R"({"message":"You are being rate limited."})");
    if (retryAfter)
        action.headers.emplace_back("Retry-After", *retryAfter);
    return action;
}

Action Action::endless(qint64 bytes)
{
    Action action;
    action.kind = Kind::Endless;
    action.bytes = bytes;
    return action;
}

Action Action::garbage() { return answer(200, "{\"data\":[{\"workspaceId\":\"3f1c\",}\xff\xfe<<<"); }

Action Action::patched(std::function<void(QJsonObject &)> patch)
{
    Action action;
    action.patch = std::move(patch);
    return action;
}

Rule Rule::on(const QString &verb, const QString &path, Action action, int times)
{
    Rule rule;
    rule.verb = verb;
    rule.path = path;
    rule.action = std::move(action);
    rule.times = times;
    return rule;
}

void RuleBook::add(Rule rule)
{
    QRegularExpression pattern(rule.path);
    Q_ASSERT_X(pattern.isValid(), "airdesk::demo::Rule", "path is not a regular expression");
    pattern.optimize();
    m_entries.push_back({std::move(rule), std::move(pattern)});
}

void RuleBook::clear() { m_entries.clear(); }

std::optional<RuleBook::Hit> RuleBook::take(const QString &verb, const QString &path, const QString &query)
{
    for (auto &[rule, pattern] : m_entries) {
        if (rule.times == 0 || (!rule.verb.isEmpty() && rule.verb != verb))
            continue;
        if (!rule.path.isEmpty() && !pattern.match(path).hasMatch())
            continue;
        if (!rule.query.isEmpty() && !query.contains(rule.query))
            continue;
        if (rule.skip > 0) {
            --rule.skip;
            continue;
        }
        if (rule.times > 0)
            --rule.times;
        return Hit{rule.action, rule.name};
    }
    return {};
}

} // namespace airdesk::demo
