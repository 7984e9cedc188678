// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include <QTest>

using namespace airdesk;
using namespace airdesk::test;
using demo::Action;
using demo::Edition;
using demo::Layout;
using demo::Rule;
using Kind = ApiError::Kind;

class TestRootProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheRootOfEachLayout_data();
    void findsTheRootOfEachLayout();
    void case_02_serverWithoutAuthenticationAnswersAnonymously();
    void case_03_webPageIsNotTheApi();
    void case_14_findsTheRootBelowAPrefix();
    void case_20_healthIsAHintOnly_data();
    void case_20_healthIsAHintOnly();
    void nobodyThere();
    void redirectIsNamed();

private:
    static ProbeResult probe(const QUrl &root);
};

ProbeResult TestRootProbe::probe(const QUrl &root)
{
    Transport transport;
    QObject context;
    std::optional<ProbeResult> result;
    RootProbe::start(&transport, *parseAddress(root.toString()), {}, &context,
                     [&result](const ProbeResult &probed) { result = probed; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 30000))
        qFatal("no answer of the probe");
    return *result;
}

void TestRootProbe::findsTheRootOfEachLayout_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("hasConfig");
    QTest::newRow("combined") << int(Layout::Combined) << QStringLiteral("/api/public/v1") << true;
    QTest::newRow("legacy") << int(Layout::Legacy) << QStringLiteral("/v1") << true;
    QTest::newRow("cloud") << int(Layout::Cloud) << QStringLiteral("/v1") << false;
}

void TestRootProbe::findsTheRootOfEachLayout()
{
    QFETCH(int, layout);
    QFETCH(QString, base);
    QFETCH(bool, hasConfig);
    demo::Options options;
    options.layout = Layout(layout);
    demo::DemoServer server(options);
    QCOMPARE(server.start(), QString());
    const ProbeResult result = probe(server.url());
    QVERIFY2(!result.error, result.error ? qPrintable(result.error->report()) : "");
    QCOMPARE(result.root.publicBase.path(), base);
    QCOMPARE(!result.root.configBase.isEmpty(), hasConfig);
    QVERIFY(!result.root.tokenUrls.empty());
    QVERIFY(!result.root.answersAnonymously);
    QVERIFY(result.asked.size() <= 8);
}

void TestRootProbe::case_02_serverWithoutAuthenticationAnswersAnonymously()
{
    demo::Options options;
    options.edition = Edition::None;
    demo::DemoServer server(options);
    QCOMPARE(server.start(), QString());
    const ProbeResult result = probe(server.url());
    QVERIFY(result.root.answersAnonymously);
    QCOMPARE(result.root.authMode, QStringLiteral("none"));
    QCOMPARE(server.count(QStringLiteral("POST")), 0);
}

void TestRootProbe::case_03_webPageIsNotTheApi()
{
    demo::DemoServer server;
    QCOMPARE(server.start(), QString());
    server.addRule(Rule::on({}, QStringLiteral("."), Action::html(200)));
    const ProbeResult page = probe(server.url());
    QVERIFY(page.error.has_value());
    QCOMPARE(page.error->kind, Kind::NotApi);
    QVERIFY(page.error->message.contains(QLatin1StringView("/api/public/v1")));
    QVERIFY(!page.error->message.contains(QLatin1Char('<')));
    server.clearRules();
    server.addRule(Rule::on({}, QStringLiteral("."), Action::html(405)));
    QCOMPARE(probe(server.url()).error->kind, Kind::NotApi);
}

void TestRootProbe::case_14_findsTheRootBelowAPrefix()
{
    demo::Options options;
    options.basePath = QStringLiteral("/base/path");
    demo::DemoServer server(options);
    QCOMPARE(server.start(), QString());
    const ProbeResult result = probe(server.url());
    QCOMPARE(result.root.publicBase.path(), QStringLiteral("/base/path/api/public/v1"));
    for (const demo::RecordedRequest &request : server.requests())
        QVERIFY(request.path.startsWith(QLatin1StringView("/base/path/")));
}

void TestRootProbe::case_20_healthIsAHintOnly_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("401") << 401;
    QTest::newRow("404") << 404;
}

void TestRootProbe::case_20_healthIsAHintOnly()
{
    QFETCH(int, status);
    demo::DemoServer server;
    QCOMPARE(server.start(), QString());
    server.addRule(Rule::on({}, QStringLiteral("/health$"), Action::answer(status, "{}")));
    const ProbeResult result = probe(server.url());
    QVERIFY(!result.error);
    QCOMPARE(result.root.publicBase.path(), QStringLiteral("/api/public/v1"));
}

void TestRootProbe::nobodyThere()
{
    QUrl url;
    {
        demo::DemoServer server;
        QCOMPARE(server.start(), QString());
        url = server.url();
    }
    const ProbeResult result = probe(url);
    QCOMPARE(result.error->kind, Kind::Network);
    QVERIFY(result.error->neverSent);
}

void TestRootProbe::redirectIsNamed()
{
    demo::DemoServer server;
    QCOMPARE(server.start(), QString());
    server.addRule(Rule::on({}, QStringLiteral("."), Action::redirect(302, QStringLiteral("https://sso.example/login"))));
    const ProbeResult result = probe(server.url());
    QCOMPARE(result.error->kind, Kind::Redirected);
    QVERIFY(result.error->message.contains(QLatin1StringView("sso.example")));
}

QTEST_GUILESS_MAIN(TestRootProbe)
#include "tst_rootprobe.moc"
