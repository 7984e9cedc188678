// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tokens.h"

#include "demo/clock.h"
#include "demo/http.h"
#include "demo/prng.h"

#include <QJsonArray>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

QByteArray base64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

QByteArray Tokens::issue(const Issue &issue, const Clock &clock)
{
    using namespace std::chrono;
    const auto now = steady_clock::now();
    if (m_live.size() > 2000)
        m_live.removeIf([now](const auto &entry) { return entry->end < now; });
    ++m_issued;

    const qint64 issuedAt = clock.told();
    milliseconds lifetime = issue.lifetime;
    QJsonObject claims{{u"iss"_s, issue.issuer},
                       {u"sub"_s, issue.subject},
                       {u"aud"_s, u"airbyte-server"_s},
                       {u"iat"_s, issuedAt / 1000},
                       {u"jti"_s, randomUuid()}};
    if (lifetime.count() % 1000 == 0) {
        // Whole seconds, rounded up: the token never dies before its lifetime, and the server keeps to the
        // claim.
        const qint64 end = (issuedAt + lifetime.count() + 999) / 1000;
        claims.insert(u"exp"_s, end);
        lifetime = milliseconds(end * 1000 - issuedAt);
    } else {
        claims.insert(u"exp"_s, static_cast<double>(issuedAt + lifetime.count()) / 1000.0);
    }
    if (issue.edition == Edition::Community) {
        claims.insert(u"roles"_s, QJsonArray{u"AUTHENTICATED_USER"_s, u"ADMIN"_s});
    } else if (issue.edition == Edition::Enterprise) {
        claims.insert(u"azp"_s, issue.clientId);
        claims.insert(u"typ"_s, u"Bearer"_s);
        claims.insert(u"scope"_s, u"openid email profile"_s);
    }
    if (issue.answer == TokenAnswer::LyingExp)
        claims.insert(u"exp"_s, issuedAt / 1000 + 86400);
    else if (issue.answer == TokenAnswer::WithoutExp)
        claims.remove(u"exp"_s);

    QByteArray token;
    if (issue.answer == TokenAnswer::Opaque) {
        token = randomHex(64).toLatin1();
    } else {
        const bool keycloak = issue.edition == Edition::Enterprise;
        QJsonObject header{{u"alg"_s, keycloak ? u"RS256"_s : u"HS256"_s}};
        if (keycloak) {
            header.insert(u"typ"_s, u"JWT"_s);
            header.insert(u"kid"_s, u"demo-realm-key"_s);
        }
        token = base64(compact(header)) + '.' + base64(compact(claims));
        token += '.' + base64(QMessageAuthenticationCode::hash(token, m_key, QCryptographicHash::Sha256));
    }
    m_live.insert(token, {now + lifetime, issue.clientId});
    return token;
}

bool Tokens::isValid(const QByteArray &token) const
{
    const auto found = m_live.constFind(token);
    return found != m_live.constEnd() && std::chrono::steady_clock::now() < found->end;
}

void Tokens::revokeOf(const QString &clientId)
{
    m_live.removeIf([&](const auto &entry) { return entry->clientId == clientId; });
}

} // namespace airdesk::demo
