// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/accesstoken.h"

#include <QJsonDocument>
#include <QTest>

using namespace airdesk;
using namespace std::chrono_literals;

namespace {
QByteArray jwt(qint64 exp)
{
    const QByteArray claims = QJsonDocument(QJsonObject{{QStringLiteral("exp"), exp}}).toJson(QJsonDocument::Compact);
    return "eyJhbGciOiJub25lIn0." + claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".c2ln";
}
QByteArray answer(const QByteArray &token, const QByteArray &expiresIn)
{
    const QByteArray lifetime = expiresIn.isEmpty() ? QByteArray() : ",\"expires_in\":" + expiresIn;
    return "{\"access_token\":\"" + token + "\"" + lifetime + "}";
}
} // namespace

class TestAccessToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void case_07_lifetimeFromWhatTheServerSays_data();
    void case_07_lifetimeFromWhatTheServerSays();
    void case_07_wrongLocalClockDoesNoHarm();
    void marginIsAFifthUpToAMinute();
    void noTokenInTheAnswer();
};

void TestAccessToken::case_07_lifetimeFromWhatTheServerSays_data()
{
    QTest::addColumn<QByteArray>("expiresIn");
    QTest::addColumn<int>("expIn"); // seconds; 0: the token is no JWT
    QTest::addColumn<int>("lifetime");
    QTest::addColumn<bool>("said");
    QTest::newRow("180") << QByteArray("180") << 0 << 180 << true;
    QTest::newRow("900") << QByteArray("900") << 0 << 900 << true;
    QTest::newRow("86400") << QByteArray("86400") << 0 << 86400 << true;
    QTest::newRow("missing") << QByteArray() << 0 << 180 << false;
    QTest::newRow("0") << QByteArray("0") << 0 << 180 << false;
    QTest::newRow("text") << QByteArray("\"900\"") << 0 << 900 << true;
    QTest::newRow("negative") << QByteArray("-5") << 0 << 180 << false;
    QTest::newRow("exp alone") << QByteArray() << 900 << 900 << true;
    QTest::newRow("expires_in lies") << QByteArray("900") << 180 << 180 << true;
    QTest::newRow("exp is later") << QByteArray("180") << 86400 << 180 << true;
    QTest::newRow("text that is no number") << QByteArray("\"soon\"") << 0 << 180 << false;
}

void TestAccessToken::case_07_lifetimeFromWhatTheServerSays()
{
    QFETCH(QByteArray, expiresIn);
    QFETCH(int, expIn);
    QFETCH(int, lifetime);
    QFETCH(bool, said);
    const QDateTime server = QDateTime::currentDateTimeUtc();
    const QByteArray text = expIn > 0 ? jwt(server.toSecsSinceEpoch() + expIn) : QByteArray("opaque-token-text");
    const std::optional<AccessToken> token = readToken(answer(text, expiresIn), server);
    QVERIFY(token.has_value());
    QCOMPARE(int(token->lifetime.count()), lifetime);
    QCOMPARE(token->lifetimeSaid, said);
    QVERIFY(token->isUsable());
}

void TestAccessToken::case_07_wrongLocalClockDoesNoHarm()
{
    // The server's clock is a day ahead: its `exp` means nothing on ours, but everything on its own.
    const QDateTime server = QDateTime::currentDateTimeUtc().addDays(1);
    const auto token = readToken(answer(jwt(server.toSecsSinceEpoch() + 600), {}), server);
    QCOMPARE(int(token->lifetime.count()), 600);
    QVERIFY(std::abs(token->skew.count() - 86400) <= 1);
    QVERIFY(token->isUsable());
    // A day behind: without the Date header the token would look as if it had a day more.
    const QDateTime behind = QDateTime::currentDateTimeUtc().addDays(-1);
    QCOMPARE(int(readToken(answer(jwt(behind.toSecsSinceEpoch() + 600), {}), behind)->lifetime.count()), 600);
}

void TestAccessToken::marginIsAFifthUpToAMinute()
{
    AccessToken token = *readToken(answer("opaque-token-text", "180"), {});
    QCOMPARE(token.margin(), std::chrono::milliseconds(36s));
    QVERIFY(token.isUsable(token.received + 143s));
    QVERIFY(!token.isUsable(token.received + 145s));
    QCOMPARE(readToken(answer("opaque-token-text", "86400"), {})->margin(), std::chrono::milliseconds(60s));
}

void TestAccessToken::noTokenInTheAnswer()
{
    for (const char *body : {"", "{}", "[]", "{\"access_token\":\"\"}", "{\"access_token\":null}", "{\"access_token\":5}"})
        QVERIFY(!readToken(body, {}).has_value());
}

QTEST_GUILESS_MAIN(TestAccessToken)
#include "tst_accesstoken.moc"
