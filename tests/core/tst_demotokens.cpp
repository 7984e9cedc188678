// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoprobe.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace airdesk::demo;
using namespace std::chrono_literals;

//! Tokens and applications of the demo server, by edition.
class TestDemoTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens();
    void tokenErrorsByEdition_data();
    void tokenErrorsByEdition();
    void tokenIsASignedJwtWithItsLifetime();
    void tokenExpires();
    void tokenAnswerVariants_data();
    void tokenAnswerVariants();
    void clockSkewShowsInDateAndToken();
    void applicationsOfEnterprise();
    void applicationsOfCommunity();
    void applicationsOfOidc();

private:
    static Options options()
    {
        Options o;
        o.connections = 20;
        o.schedules = false;
        return o;
    }
    static QJsonObject claims(const QString &token)
    {
        const QByteArray part = token.section(u'.', 1, 1).toLatin1();
        return QJsonDocument::fromJson(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding)).object();
    }
};

void TestDemoTokens::tokens()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    const auto published = probe.tokenAnswer(u"/api/public/v1"_s);
    QCOMPARE(published.status, 200);
    QCOMPARE(published.text("token_type"), u"Bearer"_s);
    QCOMPARE(published.json().value(u"expires_in"_s).toInteger(), 900);
    const auto internal = probe.tokenAnswer(u"/api/v1"_s);
    QCOMPARE(internal.json().keys(), QStringList{u"access_token"_s});
    for (const QString &token : {published.text("access_token"), internal.text("access_token")}) {
        probe.token = token;
        QCOMPARE(probe.get(u"/workspaces"_s).status, 200);
    }
    QCOMPARE(server.tokensIssued(), 2);
    probe.token.clear();
    const QByteArray form = "grant_type=client_credentials&client_id=a&client_secret=b";
    QCOMPARE(
        probe.send("POST", u"/api/public/v1/applications/token"_s, form, "application/x-www-form-urlencoded")
            .status,
        401);
    QCOMPARE(probe
                 .send("POST", u"/api/public/v1/applications/token"_s, QByteArray("{\"client_id\":"),
                       "application/json")
                 .status,
             422);
    QCOMPARE(probe.tokenAnswer(u"/api/public/v1"_s, {}, u"x"_s).status, 400);
    server.changeSecret(server.clientId());
    QCOMPARE(probe.tokenAnswer(u"/api/public/v1"_s).status, 200); // clientSecret() knows the new one.
}

void TestDemoTokens::tokenErrorsByEdition_data()
{
    QTest::addColumn<QString>("edition");
    QTest::addColumn<int>("status");
    QTest::addRow("community") << u"community"_s << 400;
    QTest::addRow("enterprise") << u"enterprise"_s << 401;
    QTest::addRow("oidc") << u"oidc"_s << 500;
}

void TestDemoTokens::tokenErrorsByEdition()
{
    QFETCH(QString, edition);
    QFETCH(int, status);
    Options o = options();
    o.edition = editionFromText(edition).value();
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    const auto refused = probe.tokenAnswer(u"/api/public/v1"_s, server.clientId(), u"wrong"_s);
    QCOMPARE(refused.status, status);
    if (status == 400)
        QCOMPARE(refused.inner(), u"Invalid client id or token"_s);
    else
        QCOMPARE(refused.json().keys(), QStringList{u"errorId"_s});
    QVERIFY(probe.signIn());
}

void TestDemoTokens::tokenIsASignedJwtWithItsLifetime()
{
    Options o = options();
    o.tokenLifetime = 180s;
    o.edition = Edition::Community;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    const QString token = server.accessTokenForTests();
    QCOMPARE(token.count(u'.'), 2);
    const QJsonObject c = claims(token);
    QVERIFY(qAbs(c.value(u"exp"_s).toInteger() - QDateTime::currentSecsSinceEpoch() - 180) <= 2);
    QCOMPARE(c.value(u"aud"_s).toString(), u"airbyte-server"_s);
    QCOMPARE(c.value(u"sub"_s).toString(), u"00000000-0000-0000-0000-000000000000"_s);
    DemoProbe probe(server);
    probe.token = token.chopped(4) + u"AAAA"_s;
    QCOMPARE(probe.get(u"/workspaces"_s).status, 401);
}

void TestDemoTokens::tokenExpires()
{
    Options o = options();
    o.tokenLifetime = 250ms;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    QCOMPARE(probe.get(u"/workspaces"_s).status, 200);
    QTRY_COMPARE(probe.get(u"/workspaces"_s).status, 401);
    server.setTokenLifetime(1h);
    QVERIFY(probe.signIn());
    server.expireTokens();
    QCOMPARE(probe.get(u"/workspaces"_s).status, 401);
}

void TestDemoTokens::tokenAnswerVariants_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("expiresIn"); // As JSON text; "-" is absent.
    QTest::addColumn<bool>("exp");
    QTest::addRow("without") << int(TokenAnswer::WithoutExpiresIn) << u"-"_s << true;
    QTest::addRow("text") << int(TokenAnswer::TextExpiresIn) << u"\"60\""_s << true;
    QTest::addRow("zero") << int(TokenAnswer::ZeroExpiresIn) << u"0"_s << true;
    QTest::addRow("negative") << int(TokenAnswer::NegativeExpiresIn) << u"-5"_s << true;
    QTest::addRow("lying") << int(TokenAnswer::LyingExpiresIn) << u"300"_s << true;
    QTest::addRow("no exp") << int(TokenAnswer::WithoutExp) << u"-"_s << false;
    QTest::addRow("opaque") << int(TokenAnswer::Opaque) << u"-"_s << false;
}

void TestDemoTokens::tokenAnswerVariants()
{
    QFETCH(int, kind);
    QFETCH(QString, expiresIn);
    QFETCH(bool, exp);
    Options o = options();
    o.tokenLifetime = 60s;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    server.setTokenAnswer(static_cast<TokenAnswer>(kind));
    DemoProbe probe(server);
    const auto answer = probe.tokenAnswer(u"/api/public/v1"_s);
    const QJsonValue value = answer.json().value(u"expires_in"_s);
    const QString said = value.isUndefined() ? u"-"_s
                         : value.isString()  ? u'"' + value.toString() + u'"'
                                             : QString::number(value.toInteger());
    QCOMPARE(said, expiresIn);
    probe.token = answer.text("access_token");
    QCOMPARE(claims(probe.token).contains(u"exp"_s), exp);
    QCOMPARE(probe.get(u"/workspaces"_s).status, 200);
}

void TestDemoTokens::clockSkewShowsInDateAndToken()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    server.setClockSkew(3600s);
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const auto answer = probe.get(u"/workspaces"_s);
    QCOMPARE(answer.status, 200);
    QDateTime told = QLocale::c().toDateTime(QString::fromLatin1(answer.headers.value("date")),
                                             u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    told.setTimeSpec(Qt::UTC);
    QVERIFY(qAbs(QDateTime::currentDateTimeUtc().secsTo(told) - 3600) <= 2);
    QVERIFY(qAbs(claims(probe.token).value(u"iat"_s).toInteger() - QDateTime::currentSecsSinceEpoch() -
                 3600) <= 2);
}

void TestDemoTokens::applicationsOfEnterprise()
{
    DemoServer server(options());
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const auto created = probe.post(u"/applications"_s, {{u"name"_s, u"second"_s}});
    QCOMPARE(created.status, 200);
    QCOMPARE(created.text("id"), created.text("clientId"));
    QCOMPARE(probe.post(u"/applications"_s, {{u"name"_s, u"third"_s}}).inner(),
             u"User already has 2 Applications"_s);
    QCOMPARE(probe.config(u"/applications/list"_s).json().value(u"applications"_s).toArray().size(), 2);

    DemoProbe second(server);
    second.token =
        second.tokenAnswer(u"/api/public/v1"_s, created.text("clientId"), created.text("clientSecret"))
            .text("access_token");
    QCOMPARE(second.get(u"/workspaces"_s).status, 200);
    const auto deleted = probe.del(u"/applications/"_s + created.text("id"));
    QCOMPARE(deleted.status, 200);
    QCOMPARE(deleted.text("name"), u"second"_s);
    QCOMPARE(second.get(u"/workspaces"_s).status, 401); // Its token ended with it.
    QCOMPARE(probe.get(u"/workspaces"_s).status, 200);
    QCOMPARE(probe.del(u"/applications/"_s + created.text("id")).status, 500);
    QCOMPARE(probe.post(u"/applications"_s, {{u"name"_s, u"Airdesk"_s}}).inner(),
             u"User already has a key with this name"_s);
}

void TestDemoTokens::applicationsOfCommunity()
{
    Options o = options();
    o.edition = Edition::Community;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    const auto only = [&] { return probe.get(u"/applications"_s).json().value(u"applications"_s).toArray(); };
    const QJsonArray first = only();
    QCOMPARE(first.size(), 1);
    QCOMPARE(first.at(0).toObject().value(u"clientId"_s).toString(), server.clientId());
    QVERIFY(first.at(0).toObject().value(u"id"_s) != only().at(0).toObject().value(u"id"_s));
    QCOMPARE(probe.post(u"/applications"_s, {{u"name"_s, u"x"_s}}).status, 500);
    QCOMPARE(probe.get(u"/applications/"_s + first.at(0).toObject().value(u"id"_s).toString()).status, 404);
    QCOMPARE(probe.del(u"/applications/"_s + server.clientId()).status, 500);
    server.changeBehaviour([](Behaviour &b) { b.applicationsWithoutSecret = true; });
    QVERIFY(!only().at(0).toObject().contains(u"clientSecret"_s));
}

void TestDemoTokens::applicationsOfOidc()
{
    Options o = options();
    o.edition = Edition::Oidc;
    DemoServer server(o);
    QCOMPARE(server.start(), QString());
    DemoProbe probe(server);
    QVERIFY(probe.signIn());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(probe.post(u"/applications"_s, {{u"name"_s, u"same"_s}}).status, 200);
    const auto created = probe.post(u"/applications"_s, {{u"name"_s, u"same"_s}});
    QVERIFY(created.text("id") != created.text("clientId"));
    QCOMPARE(created.text("clientSecret").size(), 64);
    DemoProbe other(server);
    other.token = other.tokenAnswer(u"/api/v1"_s, created.text("clientId"), created.text("clientSecret"))
                      .text("access_token");
    const auto deleted = probe.config(u"/applications/delete"_s, {{u"applicationId"_s, created.text("id")}});
    QCOMPARE(deleted.status, 200);
    QVERIFY(deleted.body.isEmpty());
    QCOMPARE(other.get(u"/workspaces"_s).status, 200); // Only its signature is checked.
    QCOMPARE(other.tokenAnswer(u"/api/v1"_s, created.text("clientId"), created.text("clientSecret")).status,
             500);
}

QTEST_GUILESS_MAIN(TestDemoTokens)
#include "tst_demotokens.moc"
