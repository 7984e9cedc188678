// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/address.h"
#include "api/rootprobe.h"

#include <QTest>

using namespace airdesk;

class TestAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void case_18_addressesAsPeopleTypeThem_data();
    void case_18_addressesAsPeopleTypeThem();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void case_17_plainHttpNeedsConsentExceptForThisMachine();
    void case_14_pathPrefixIsKeptInEveryAddress();
    void case_01_cloudRootIsDerivedWhateverWasTyped();
    void joinNeverDoublesSlashesAndKeepsEncodedSegments();
};

void TestAddress::case_18_addressesAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("root");
    const auto row = [](const char *typed, const char *root) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(root);
    };
    row("localhost:8000", "http://localhost:8000");
    row("localhost", "http://localhost");
    row("127.0.0.1:8000/", "http://127.0.0.1:8000");
    row("[::1]:8000", "http://[::1]:8000");
    row("::1", "http://[::1]");
    row("10.0.0.5:8000/", "https://10.0.0.5:8000");
    row("airbyte.example.com", "https://airbyte.example.com");
    row("HTTPS://Host/", "https://host");
    row("  https://h.example \n", "https://h.example");
    row("https:// h.example /", "https://h.example");
    row("<https://h.example>", "https://h.example");
    row("\"https://h.example/\"", "https://h.example");
    row("https://h.example:443/", "https://h.example");
    row("http://h.example:80", "http://h.example");
    row("https://h.example/workspaces/5f1c/settings", "https://h.example");
    row("https://h.example/workspaces/5f1c/connections?x=1#y", "https://h.example");
    row("https://h.example/base/path/", "https://h.example/base/path");
    row("https://h.example/base/path/workspaces/1/settings/applications", "https://h.example/base/path");
    row("https://h.example/api/public/v1", "https://h.example");
    row("https://h.example/api/v1/health", "https://h.example");
    row("https://h.example/base/api/public/v1/applications/token", "https://h.example/base");
    row("https://api.airbyte.com/v1", "https://api.airbyte.com");
    row("https://h.example/settings/applications", "https://h.example");
    row("//h.example", "https://h.example");
    row("https://h.example//", "https://h.example");
    row("https://h.example/index.html", "https://h.example");
}

void TestAddress::case_18_addressesAsPeopleTypeThem()
{
    QFETCH(QString, typed);
    QFETCH(QString, root);
    const Result<ServerAddress> address = parseAddress(typed);
    QVERIFY2(address.has_value(), qPrintable(typed));
    QCOMPARE(address->root.toString(), root);
}

void TestAddress::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << QStringLiteral(" \t\n ");
    QTest::newRow("scheme only") << QStringLiteral("https://");
    QTest::newRow("ftp") << QStringLiteral("ftp://h.example");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd");
    QTest::newRow("javascript") << QStringLiteral("javascript://x");
    QTest::newRow("port too large") << QStringLiteral("h.example:99999");
    QTest::newRow("port zero") << QStringLiteral("h.example:0");
    QTest::newRow("port is a word") << QStringLiteral("h.example:http");
    QTest::newRow("user name inside") << QStringLiteral("https://me:pw@h.example");
    QTest::newRow("10,000 characters") << QString(10000, QLatin1Char('a'));
    QTest::newRow("control characters only") << QStringLiteral("\x01\x02\x03");
    QTest::newRow("path only") << QStringLiteral("/workspaces");
}

void TestAddress::refusesWhatIsNoAddress()
{
    QFETCH(QString, typed);
    const Result<ServerAddress> address = parseAddress(typed);
    QVERIFY(!address.has_value());
    QCOMPARE(address.error().kind, ApiError::Kind::Invalid);
    QVERIFY(!address.error().message.isEmpty());
    QVERIFY(!address.error().message.contains(QLatin1StringView("pw")));
}

void TestAddress::case_17_plainHttpNeedsConsentExceptForThisMachine()
{
    QVERIFY(parseAddress(QStringLiteral("http://192.0.2.10:8000"))->needsConsent());
    QVERIFY(!parseAddress(QStringLiteral("http://localhost:8000"))->needsConsent());
    QVERIFY(!parseAddress(QStringLiteral("http://127.3.2.1:8000"))->needsConsent());
    QVERIFY(!parseAddress(QStringLiteral("https://192.0.2.10:8000"))->needsConsent());
    // A name that only looks like this machine's.
    QVERIFY(parseAddress(QStringLiteral("http://localhost.example.com"))->needsConsent());
}

void TestAddress::case_14_pathPrefixIsKeptInEveryAddress()
{
    const QUrl root = parseAddress(QStringLiteral("https://h.example/base/path/"))->root;
    for (const QUrl &candidate : RootProbe::candidates(root))
        QVERIFY2(candidate.toString().startsWith(QLatin1StringView("https://h.example/base/path")),
                 qPrintable(candidate.toString()));
    QCOMPARE(applicationsPage(root).toString(), QStringLiteral("https://h.example/base/path/settings/applications"));
}

void TestAddress::case_01_cloudRootIsDerivedWhateverWasTyped()
{
    for (const char *typed : {"https://api.airbyte.com", "https://api.airbyte.com/v1", "api.airbyte.com/v1/workspaces",
                              "https://cloud.airbyte.com/workspaces/1/connections"}) {
        const Result<ServerAddress> address = parseAddress(QString::fromLatin1(typed));
        QVERIFY(address.has_value());
        QCOMPARE(RootProbe::candidates(address->root).front().toString(), QStringLiteral("https://api.airbyte.com/v1"));
    }
}

void TestAddress::joinNeverDoublesSlashesAndKeepsEncodedSegments()
{
    QCOMPARE(joinUrl(QUrl(QStringLiteral("https://h/a/")), QStringLiteral("/b")).toString(), QStringLiteral("https://h/a/b"));
    QCOMPARE(joinUrl(QUrl(QStringLiteral("https://h")), QStringLiteral("b")).toString(), QStringLiteral("https://h/b"));
    QCOMPARE(joinUrl(QUrl(QStringLiteral("https://h")), QStringLiteral("/b/x%2Fy")).toEncoded(), QByteArray("https://h/b/x%2Fy"));
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
