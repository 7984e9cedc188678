// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/credentialtext.h"

#include <QTest>

using namespace airdesk;
using namespace Qt::StringLiterals;

namespace {
const QString id = u"6f1c2b7e-48d3-4a0e-9c55-2e8fd1a7b310"_s;
const QString secret = u"k7Qm2vXw9Rt4Ls8Zp1Yb6Nc3Hd5Jf0Ga"_s;
} // namespace

class TestCredentialText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, QString text) {
            QTest::newRow(name) << text.replace(u"%ID%"_s, id).replace(u"%SECRET%"_s, secret);
        };
        row("blank between", u"%ID% %SECRET%"_s);
        row("blanks around", u"  \n %ID% \t %SECRET% \n\n"_s);
        row("two lines", u"%ID%\n%SECRET%"_s);
        row("two lines of Windows", u"%ID%\r\n%SECRET%\r\n"_s);
        row("colon", u"%ID%:%SECRET%"_s);
        row("colon and blank", u"%ID%: %SECRET%"_s);
        row("comma", u"%ID%, %SECRET%"_s);
        row("semicolon", u"%ID%;%SECRET%"_s);
        row("quoted", u"\"%ID%\" '%SECRET%'"_s);
        row("typographic quotes", u"\u201c%ID%\u201d \u2018%SECRET%\u2019"_s);
        row("the other way round", u"%SECRET% %ID%"_s);
        row("words around", u"Please use %ID% and the secret %SECRET% for staging, thanks"_s);
        row("json", u"{\"client_id\":\"%ID%\",\"client_secret\":\"%SECRET%\"}"_s);
        row("json, camel case", u"{\"clientId\": \"%ID%\", \"clientSecret\": \"%SECRET%\", \"name\": \"airdesk-ops\", \"id\": \"4711\"}"_s);
        row("json, hyphens and capitals", u"{\"Client-Id\":\"%ID%\",\"CLIENT-SECRET\":\"%SECRET%\"}"_s);
        row("json, prefixed names", u"{\"AIRBYTE_CLIENT_ID\":\"%ID%\",\"AIRBYTE_CLIENT_SECRET\":\"%SECRET%\"}"_s);
        row("json, short names", u"{\"id\":\"%ID%\",\"secret\":\"%SECRET%\"}"_s);
        row("json, nested", u"{\"applications\":[{\"name\":\"x\"},{\"clientId\":\"%ID%\",\"clientSecret\":\"%SECRET%\"}]}"_s);
        row("json, an array", u"[{\"clientId\":\"%ID%\",\"clientSecret\":\"%SECRET%\"}]"_s);
        row("json inside other output", u"answer:\n{\"clientId\":\"%ID%\",\n\"clientSecret\":\"%SECRET%\"}\ndone"_s);
        row("json without the first quote", u"client_id\":\"%ID%\",\"client_secret\":\"%SECRET%\"}"_s);
        row("environment", u"export AIRBYTE_CLIENT_ID=%ID%\nexport AIRBYTE_CLIENT_SECRET='%SECRET%'\n"_s);
        row("yaml", u"airbyte:\n  clientId: %ID%\n  clientSecret: \"%SECRET%\"\n"_s);
        row("form", u"client_id=%ID%&client_secret=%SECRET%&grant_type=client_credentials"_s);
        row("secret first", u"client_secret: %SECRET%\nclient_id: %ID%"_s);
        row("sentence", u"The client ID is %ID% and the client secret is %SECRET%."_s.replace(u"."_s, QString()));
        row("web page", u"Name\nairdesk-ops\nClient ID\n%ID%\nClient secret\n%SECRET%\n"_s);
        row("copied table", u"Name\tClient ID\tClient Secret\tCreated\nairdesk-ops\t%ID%\t%SECRET%\t3 Mar 2026\n"_s);
        row("abctl", u"  INFO    Using Kubernetes provider:\n            Provider: kind\n"
                     "            Kubeconfig: /home/someone/.airbyte/abctl/abctl.kubeconfig\n"
                     " SUCCESS  Retrieving your credentials from 'airbyte-auth-secrets'\n"
                     "  INFO    Credentials:\n            Email: user@example.com\n            Password: hunter2hunter2Hunter2\n"
                     "            Client-Id: %ID%\n            Client-Secret: %SECRET%\n"_s);
        row("abctl in colours",
            u"\x1b[30;46m\x1b[30;46m INFO \x1b[0m\x1b[0m \x1b[96m\x1b[96mCredentials:\x1b[0m\x1b[0m\n"
            "\x1b[96m  Email: user@example.com\x1b[0m\n\x1b[96m  Password: \x1b[1mhunter2hunter2Hunter2\x1b[0m\n"
            "\x1b[96m  Client-Id: \x1b[1m%ID%\x1b[0m\n\x1b[96m  Client-Secret: \x1b[1m%SECRET%\x1b[0m\n"_s);
        row("abctl in a frame",
            u"\u250c\u2500\u2500\u2500\u252c\u2500\u2500\u2510\n\u2502 Email         \u2502 user@example.com \u2502\n"
            "\u2502 Client-Id     \u2502 %ID% \u2502\n\u2502 Client-Secret \u2502 %SECRET% \u2502\n\u2514\u2500\u2534\u2500\u2518"_s);
        row("progress that overwrites its line", u"\x1b[2K\rworking...\rClient-Id: %ID%\rClient-Secret: %SECRET%\r"_s);
        row("byte order mark and zero width", u"\ufeff%ID%\u200b %SECRET%"_s);
    }

    void finds()
    {
        QFETCH(QString, text);
        const auto found = readCredentialText(text);
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QCOMPARE(found->clientId, id);
        QCOMPARE(QString::fromUtf8(found->secret.reveal()), secret);
    }

    //! Keycloak servers let their operators choose IDs and make secrets of any look.
    void findsUnusualPairs()
    {
        const auto found = readCredentialText(u"my-client p@ss:w0rd/+=="_s);
        QVERIFY(found);
        QCOMPARE(found->clientId, u"my-client"_s);
        QCOMPARE(found->secret.reveal(), QByteArray("p@ss:w0rd/+=="));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QString() << u"Nothing was pasted"_s;
        QTest::newRow("blanks") << u" \n\t "_s << u"Nothing was pasted"_s;
        QTest::newRow("an id") << id << u"Only a client ID"_s;
        QTest::newRow("a secret") << secret << u"Only one value"_s;
        QTest::newRow("json without secret") << u"{\"clientId\":\"%1\"}"_s.arg(id) << u"Only a client ID"_s;
        QTest::newRow("json with null") << u"{\"clientId\":\"%1\",\"clientSecret\":null}"_s.arg(id) << u"Only a client ID"_s;
        QTest::newRow("labels without secret") << u"client_id: %1"_s.arg(id) << u"Only a client ID"_s;
        QTest::newRow("prose") << u"the quick brown fox jumps"_s << u"No client ID"_s;
        QTest::newRow("two ids") << id + u' ' + id.toUpper() + u' ' + secret << u"No client ID"_s;
        QTest::newRow("other json") << u"{\"data\":[]}"_s << u"client ID"_s;
        QTest::newRow("too long") << QString(200'000, u'x') << u"too long"_s;
        QTest::newRow("secret too long") << id + u' ' + QString(2001, u'x') << u"too long"_s;
    }

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto found = readCredentialText(text);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ApiError::Kind::Invalid);
        QVERIFY2(found.error().message.contains(says), qPrintable(found.error().message));
        QVERIFY(!found.error().message.contains(secret)); // an error is shown and logged
    }

    void deeplyNestedJsonEnds()
    {
        QVERIFY(!readCredentialText(QString(5000, u'[') + QString(5000, u']')));
        QVERIFY(!readCredentialText(u"{\"a\":"_s.repeated(400) + u"1"_s + QString(400, u'}')));
    }

    void typedFields()
    {
        QVERIFY(checkClientId(id));
        QVERIFY(!checkClientId(u"  "_s));
        QVERIFY(!checkClientId(u"a b"_s));
        QVERIFY(!checkClientId(u"a\x01" "b"_s));
        QVERIFY(!checkClientId(QString(10'000, u'x')));
        QVERIFY(checkClientSecret(Secret(secret.toUtf8())));
        QVERIFY(!checkClientSecret({}));
        QVERIFY(!checkClientSecret(Secret("two words")));
        QVERIFY(!checkClientSecret(Secret(QByteArray(10'000, 'x'))));
    }
};

QTEST_GUILESS_MAIN(TestCredentialText)
#include "tst_credentialtext.moc"
