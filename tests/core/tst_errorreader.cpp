// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errorreader.h"

#include <QTest>

using namespace airdesk;
using Kind = ApiError::Kind;

class TestErrorReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheMostSpecificWords_data();
    void findsTheMostSpecificWords();
    void kindsByStatusAndForm_data();
    void kindsByStatusAndForm();
    void case_12_redirectSaysThatHttpsIsWanted();
    void secretsNeverReachTheTexts();
    void retryAfterInBothForms();
};

namespace {
HttpAnswer answer(int status, const QByteArray &body, const QByteArray &type = "application/json")
{
    HttpAnswer made;
    made.status = status;
    made.body = body;
    made.mediaType = type;
    return made;
}
const QUrl url(QStringLiteral("http://h.example/api/public/v1/jobs"));
const RequestLabel label{"POST", QStringLiteral("/jobs")};
} // namespace

void TestErrorReader::findsTheMostSpecificWords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("problem with data") << QByteArray(R"({"status":409,"title":"try-again-later","detail":"Please try again later.","documentationUrl":null,"data":{"message":"A sync is already running for: 1"}})")
                                       << QStringLiteral("A sync is already running for: 1");
    QTest::newRow("problem with detail") << QByteArray(R"({"status":403,"title":"forbidden","detail":"You may not.","data":null})")
                                         << QStringLiteral("You may not.");
    QTest::newRow("title only") << QByteArray(R"({"title":"state-conflict"})") << QStringLiteral("state-conflict");
    QTest::newRow("message") << QByteArray(R"({"message":"You are being rate limited."})") << QStringLiteral("You are being rate limited.");
    QTest::newRow("nested two deep") << QByteArray(R"({"message":"Bad Request","_links":{},"_embedded":{"errors":[{"message":"outer","_embedded":{"errors":[{"message":"Invalid client id or token"}]}}]}})")
                                     << QStringLiteral("Invalid client id or token");
    QTest::newRow("nested, inner empty") << QByteArray(R"({"message":"Bad Request","_embedded":{"errors":[{"message":"Invalid client id or token","_embedded":{}}]}})")
                                         << QStringLiteral("Invalid client id or token");
    QTest::newRow("validation") << QByteArray(R"({"message":"Some properties contained invalid input.","validationErrors":[{"propertyPath":"name","message":"must not be blank","invalidValue":""}]})")
                                << QStringLiteral("name: must not be blank");
    QTest::newRow("error id only") << QByteArray(R"({"errorId":"7e2f"})") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("no json") << QByteArray("<html>") << QString();
    QTest::newRow("null words") << QByteArray(R"({"detail":null,"message":"null","title":"x"})") << QStringLiteral("x");
}

void TestErrorReader::findsTheMostSpecificWords()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    QCOMPARE(serverWords(body), words);
}

void TestErrorReader::kindsByStatusAndForm_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, int status, const char *body, const char *type, Kind kind) {
        QTest::newRow(name) << status << QByteArray(body) << QByteArray(type) << int(kind);
    };
    row("401 json", 401, "{}", "application/json", Kind::Unauthorized);
    row("403 problem", 403, R"({"title":"forbidden"})", "application/problem+json", Kind::Forbidden);
    row("400 not found of the old server", 400, R"({"title":"resource-not-found"})", "application/json", Kind::NotFound);
    row("404", 404, "{}", "application/json", Kind::NotFound);
    row("408", 408, "{}", "application/json", Kind::Timeout);
    row("409", 409, "{}", "application/json", Kind::Conflict);
    row("422", 422, R"({"errorId":"1"})", "application/json", Kind::Invalid);
    row("429", 429, R"({"message":"slow"})", "application/json", Kind::RateLimited);
    row("500", 500, R"({"errorId":"1"})", "application/json", Kind::Server);
    row("502 html", 502, "<html>nginx</html>", "text/html", Kind::Server);
    row("200 html", 200, "<html>app</html>", "text/html", Kind::NotApi);
    row("405 html", 405, "<html>nginx</html>", "text/html", Kind::NotApi);
    row("404 html", 404, "<html>nginx</html>", "text/html", Kind::NotApi);
    row("200 text", 200, "hello", "text/plain", Kind::NotApi);
}

void TestErrorReader::kindsByStatusAndForm()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, kind);
    const Result<QByteArray> result = readSuccess(answer(status, body, type), url, label);
    QVERIFY(!result.has_value());
    QCOMPARE(int(result.error().kind), kind);
    QVERIFY(!result.error().message.isEmpty());
    QVERIFY2(!result.error().message.contains(QLatin1Char('<')), "raw HTML must not be shown");
    QCOMPARE(result.error().request, QStringLiteral("POST /jobs"));
}

void TestErrorReader::case_12_redirectSaysThatHttpsIsWanted()
{
    for (const int status : {301, 302, 307, 308}) {
        HttpAnswer redirect = answer(status, {}, {});
        redirect.location = QUrl(QStringLiteral("https://h.example/api/public/v1/jobs?code=1"));
        const ApiError error = readError(redirect, url, label);
        QCOMPARE(error.kind, Kind::Redirected);
        QVERIFY(error.message.contains(QLatin1StringView("https")));
        QCOMPARE(error.redirect, QStringLiteral("https://h.example/api/public/v1/jobs"));
    }
    HttpAnswer away = answer(302, {}, {});
    away.location = QUrl(QStringLiteral("https://login.example/?state=abc"));
    QVERIFY(readError(away, url, label).message.contains(QLatin1StringView("login.example")));
}

void TestErrorReader::secretsNeverReachTheTexts()
{
    const Secret secret("very-secret-value-1");
    const ApiError error = readError(
        answer(400, R"({"message":"bad secret very-secret-value-1","detail":"Bearer abcdefghijk"})"), url, label);
    QVERIFY(!error.message.contains(QLatin1StringView("very-secret-value-1")));
    QVERIFY(!error.report().contains(QLatin1StringView("very-secret-value-1")));
    QVERIFY(!error.report().contains(QLatin1StringView("abcdefghijk")));
    const ApiError titled = readError(answer(400, R"({"title":"very-secret-value-1","errorId":"very-secret-value-1"})"), url, label);
    QVERIFY(!titled.title.contains(QLatin1StringView("very-secret-value-1")));
    QVERIFY(!titled.report().contains(QLatin1StringView("very-secret-value-1")));
    // Plain text is cut, but not through the middle of a secret, which nothing would recognise any more.
    const ApiError plain = readError(answer(400, QByteArray(490, 'x') + "very-secret-value-1", "text/plain"), url, label);
    QVERIFY(!plain.report().contains(QLatin1StringView("very-secr")));
}

void TestErrorReader::retryAfterInBothForms()
{
    using namespace std::chrono_literals;
    const QDateTime now(QDate(2026, 10, 15), QTime(12, 0), Qt::UTC);
    QCOMPARE(retryAfterOf("7", now), std::optional<std::chrono::seconds>(7s));
    QCOMPARE(retryAfterOf("Thu, 15 Oct 2026 12:00:30 GMT", now), std::optional<std::chrono::seconds>(30s));
    QCOMPARE(retryAfterOf("Thu, 15 Oct 2026 11:00:00 GMT", now), std::optional<std::chrono::seconds>(0s));
    QVERIFY(!retryAfterOf("", now));
    QVERIFY(!retryAfterOf("soon", now));
    QVERIFY(!retryAfterOf("-5", now));
    // Longer than timers can be set: a day is as good as never.
    QCOMPARE(retryAfterOf("2147483647", now), std::optional<std::chrono::seconds>(24h));
    QCOMPARE(retryAfterOf("Thu, 15 Oct 2099 12:00:00 GMT", now), std::optional<std::chrono::seconds>(24h));
}

QTEST_GUILESS_MAIN(TestErrorReader)
#include "tst_errorreader.moc"
