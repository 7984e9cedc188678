// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scrubber.h"

#include "support/logging.h"
#include "support/secret.h"

#include <QStringList>
#include <QTest>
#include <QUrl>

using namespace airdesk;

class TestScrubber : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void removesSecretsByTheirForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("gone");
        QTest::addColumn<QString>("stays");
        const auto row = [](const char *name, const char *text, const char *gone, const char *stays) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(gone) << QString::fromUtf8(stays);
        };
        row("bearer", "Authorization: Bearer abc.def-ghi_123=", "abc.def-ghi_123", "Authorization");
        row("basic", "authorization: basic dXNlcjpwYXNzd29yZA==", "dXNlcjpwYXNzd29yZA", "authorization");
        row("jwt alone", "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl here", "eyJhbGciOiJIUzI1NiJ9", "here");
        row("unsigned jwt", "got eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0 here", "eyJzdWIiOiIxIn0", "here");
        row("json secret", "{\"client_id\":\"me\",\"client_secret\":\"Zk39qPw\"}", "Zk39qPw", "\"client_id\":\"me\"");
        row("json camel", "{\"clientSecret\" : \"Zk39qPw\", \"name\":\"n\"}", "Zk39qPw", "\"name\":\"n\"");
        row("json with blank", "{\"password\":\"two words\",\"x\":1}", "words", "\"x\":1");
        row("json with escaped quote", "{\"password\":\"ab\\\"cd-rest\",\"x\":1}", "cd-rest", "\"x\":1");
        row("json token", "{\"access_token\":\"t0ken\",\"expires_in\":180}", "t0ken", "\"expires_in\":180");
        row("form", "grant_type=x&client_secret=Zk39qPw&scope=y", "Zk39qPw", "scope=y");
        row("ini", "password = hunter22", "hunter22", "password");
        row("api key", "api-key: Zk39qPw", "Zk39qPw", "api-key");
        row("url", "https://user:hunter22@host.example/path", "hunter22", "host.example/path");
        row("url without user", "https://:hunter22@host.example/path", "hunter22", "host.example/path");
        row("proxy url", "proxy http://u:p%40ss@proxy:3128 used", "p%40ss", "@proxy:3128");
    }
    void removesSecretsByTheirForm()
    {
        QFETCH(QString, text);
        QFETCH(QString, gone);
        QFETCH(QString, stays);
        const QString clean = scrubber::scrub(text);
        QVERIFY2(!clean.contains(gone), qPrintable(clean));
        QVERIFY2(clean.contains(stays), qPrintable(clean));
        QVERIFY2(clean.contains(u"[secret]"), qPrintable(clean));
    }

    void leavesOrdinaryTextAlone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("sentence") << QStringLiteral("The basic idea: a bearer of news.");
        QTest::newRow("request") << QStringLiteral("POST /api/v1/applications/token 200 12 ms");
        QTest::newRow("address") << QStringLiteral("https://airbyte.example.com:8000/workspaces/9f?x=1@2");
        QTest::newRow("word") << QStringLiteral("The password was rejected. Enter it again.");
        QTest::newRow("empty") << QString();
        QTest::newRow("not ascii") << QStringLiteral("Straße – 名前 🚀");
    }
    void leavesOrdinaryTextAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(scrubber::scrub(text), text);
    }

    void removesLiveSecretsOfAnyForm()
    {
        const Secret secret(QByteArrayLiteral("correct horse battery"));
        QCOMPARE(scrubber::scrub(QStringLiteral("say: correct horse battery!")), QStringLiteral("say: [secret]!"));
    }

    void longerOfTwoNestedSecretsIsRemovedWhole()
    {
        const Secret outer(QByteArrayLiteral("staple-battery-42-end"));
        const Secret inner(QByteArrayLiteral("battery-42"));
        for (int i = 0; i < 20; ++i) { // the order of a hash must not matter
            const Secret other(QByteArray("some other secret ") + QByteArray::number(i));
            const QString clean = scrubber::scrub(QStringLiteral("x staple-battery-42-end y"));
            QVERIFY2(!clean.contains(u"staple") && !clean.contains(u"-end"), qPrintable(clean));
        }
    }

    void removesLiveSecretsWhereTheyAreEscaped()
    {
        const Secret secret(QByteArrayLiteral("p/q+r=s\"t&u v"));
        const QStringList forms{
            QString::fromUtf8(QUrl::toPercentEncoding(QString::fromUtf8(secret.reveal()))),
            QStringLiteral("p/q+r=s\\\"t&u v"),
            QString::fromLatin1(secret.reveal().toBase64()),
        };
        for (const QString &form : forms)
            QVERIFY2(!scrubber::scrub(QStringLiteral("sent <%1>").arg(form)).contains(form), qPrintable(form));
    }

    void logLinesAreScrubbed()
    {
        scrubber::installMessageHandler();
        scrubber::installMessageHandler(); // again: no loop
        const Secret secret(QByteArrayLiteral("Tq7mWz4XcR9aLe2V"));
        qCWarning(logAuth, "value %s", secret.reveal().constData());
        qCWarning(logApi, "Authorization: Bearer abcdefghijkl");
        QVERIFY(!m_lines.isEmpty());
        QCOMPARE(m_lines.filter(QStringLiteral("Tq7mWz4XcR9aLe2V")).size(), 0);
        QCOMPARE(m_lines.filter(QStringLiteral("abcdefghijkl")).size(), 0);
        QCOMPARE(m_lines.filter(QStringLiteral("[secret]")).size(), 2);
    }

    void initTestCase()
    {
        // Before the scrubber: it passes what it has cleaned on to this one.
        s_lines = &m_lines;
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { s_lines->append(text); });
    }
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }

private:
    QStringList m_lines;
    static inline QStringList *s_lines = nullptr;
};

QTEST_GUILESS_MAIN(TestScrubber)
#include "tst_scrubber.moc"
