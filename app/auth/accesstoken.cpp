// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/accesstoken.h"

#include "api/jsonreader.h"

#include <QJsonDocument>

#include <algorithm>

namespace airdesk {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds assumedLifetime = 180s; // the shortest that any server is known to give
constexpr std::chrono::seconds longestMargin = 60s;

} // namespace

std::chrono::milliseconds AccessToken::margin() const
{
    return std::min<std::chrono::milliseconds>(longestMargin, std::chrono::milliseconds(lifetime) / 5);
}

bool AccessToken::isUsable(Clock::time_point now) const
{
    if (value.isEmpty() || now + margin() >= end)
        return false;
    const qint64 wallElapsed = receivedAt.msecsTo(QDateTime::currentDateTimeUtc());
    return wallElapsed + margin().count() < std::chrono::milliseconds(lifetime).count();
}

std::chrono::seconds AccessToken::remaining(Clock::time_point now) const
{
    return std::max(0s, std::chrono::duration_cast<std::chrono::seconds>(end - now));
}

QJsonObject jwtClaims(const QByteArray &token)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return {};
    const auto payload = QByteArray::fromBase64Encoding(
        parts.at(1), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return payload ? QJsonDocument::fromJson(payload.decoded).object() : QJsonObject();
}

std::optional<AccessToken> readToken(const QByteArray &json, const QDateTime &serverDate)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    const QByteArray text = answer.value(QLatin1StringView("access_token")).toString().trimmed().toUtf8();
    if (text.isEmpty())
        return std::nullopt;

    AccessToken token;
    token.value = Secret(text);
    token.received = AccessToken::Clock::now();
    token.receivedAt = QDateTime::currentDateTimeUtc();
    const QDateTime now = serverDate.isValid() ? serverDate : token.receivedAt;
    if (serverDate.isValid())
        token.skew = std::chrono::seconds(token.receivedAt.secsTo(serverDate));

    std::optional<std::chrono::seconds> lifetime;
    const auto consider = [&lifetime](std::chrono::seconds candidate) {
        if (candidate > 0s)
            lifetime = lifetime ? std::min(*lifetime, candidate) : candidate;
    };
    if (const std::optional<qint64> said = integerOf(answer.value(QLatin1StringView("expires_in"))))
        consider(std::chrono::seconds(*said));
    if (const std::optional<qint64> exp = integerOf(jwtClaims(text).value(QLatin1StringView("exp"))))
        consider(std::chrono::seconds(*exp - now.toSecsSinceEpoch()));
    token.lifetimeSaid = lifetime.has_value();
    // A century is as good as for ever and cannot overflow a clock.
    token.lifetime = std::min<std::chrono::seconds>(lifetime.value_or(assumedLifetime), std::chrono::hours(24 * 36525));
    token.end = token.received + token.lifetime;
    return token;
}

} // namespace airdesk
