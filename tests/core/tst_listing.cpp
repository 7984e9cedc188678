// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include "api/endpoints/connections.h"
#include "api/endpoints/jobs.h"
#include "api/endpoints/workspaces.h"

#include <QElapsedTimer>
#include <QTest>

using namespace airdesk;
using namespace airdesk::test;
using namespace std::chrono_literals;
using demo::Action;
using demo::PageLinks;
using demo::Rule;
using Kind = ApiError::Kind;

class TestListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void case_23_everythingIsListedNotTheFirstTwenty();
    void case_24_foreignNextLinkIsNeverFollowed();
    void case_25_endsOfAllForms_data();
    void case_25_endsOfAllForms();
    void case_25_repeatedPageEndsWithAWarning();
    void overlappingPagesGiveNoDuplicates();
    void firstRowsComeWithTheFirstPage();
    void slowServerIsAskedForSeveralPagesAtOnce();
    void stoppedListingIsPartial();
    void failedPageKeepsTheRowsBefore();
    void unreadableRowsAreCountedAndNamed();
    void garbageIsAProtocolError();
    void newestJobsComeFirst();
};

void TestListing::case_23_everythingIsListedNotTheFirstTwenty()
{
    for (const int count : {1, 25, 100, 101, 250}) {
        demo::Options options;
        options.connections = count;
        ClientFixture fixture(options);
        const auto listed = fixture.listAll(api::listConnections());
        QVERIFY(listed.end.isComplete);
        QCOMPARE(int(listed.rows.size()), count);
        QCOMPARE(listed.end.rows, count);
    }
}

void TestListing::case_24_foreignNextLinkIsNeverFollowed()
{
    demo::DemoServer stranger;
    QCOMPARE(stranger.start(), QString());
    demo::Options options;
    options.workspaces = 320;
    ClientFixture fixture(options);
    const QString foreign = stranger.url().toString() + QStringLiteral("/api/public/v1/workspaces?limit=20&offset=20");
    fixture.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/workspaces"),
                                     Action::patched([foreign](QJsonObject &page) {
                                         if (!page.value(QStringLiteral("data")).toArray().isEmpty())
                                             page.insert(QStringLiteral("next"), foreign);
                                     })));
    const auto listed = fixture.listAll(api::listWorkspaces());
    QVERIFY(listed.end.isComplete);
    QCOMPARE(listed.rows.size(), size_t(320));
    QCOMPARE(stranger.count(), 0);
}

void TestListing::case_25_endsOfAllForms_data()
{
    QTest::addColumn<int>("links");
    QTest::addColumn<int>("expected");
    // Where every page says that nothing follows, the first is all there is to know.
    QTest::newRow("as real servers do") << int(PageLinks::WrongHost) << 3;
    QTest::newRow("own host") << int(PageLinks::OwnHost) << 3;
    QTest::newRow("empty") << int(PageLinks::Empty) << 3;
    QTest::newRow("null") << int(PageLinks::Null) << 3;
    QTest::newRow("missing") << int(PageLinks::Missing) << 3;
}

void TestListing::case_25_endsOfAllForms()
{
    QFETCH(int, links);
    QFETCH(int, expected);
    demo::Options options;
    options.connections = 3;
    ClientFixture fixture(options);
    fixture.server->setPageLinks(PageLinks(links));
    const auto listed = fixture.listAll(api::listConnections());
    QVERIFY(listed.end.isComplete);
    QVERIFY(!listed.end.error);
    QCOMPARE(int(listed.rows.size()), expected);
    QVERIFY(fixture.server->count(QStringLiteral("GET"), QStringLiteral("/connections")) <= 2);
}

void TestListing::case_25_repeatedPageEndsWithAWarning()
{
    demo::Options options;
    options.connections = 300;
    ClientFixture fixture(options);
    fixture.server->changeBehaviour([](demo::Behaviour &behaviour) { behaviour.repeatPage = true; });
    const auto listed = fixture.listAll(api::listConnections());
    QVERIFY(!listed.end.isComplete);
    QCOMPARE(listed.rows.size(), size_t(100));
    QCOMPARE(listed.end.warnings.size(), 1);
    QVERIFY(fixture.server->count(QStringLiteral("GET"), QStringLiteral("/connections")) <= 4);
}

void TestListing::overlappingPagesGiveNoDuplicates()
{
    demo::Options options;
    options.connections = 250;
    ClientFixture fixture(options);
    fixture.server->changeBehaviour([](demo::Behaviour &behaviour) { behaviour.overlapPages = true; });
    const auto listed = fixture.listAll(api::listConnections());
    QSet<QString> ids;
    for (const Connection &row : listed.rows)
        ids.insert(row.id.value);
    QCOMPARE(size_t(ids.size()), listed.rows.size());
}

void TestListing::firstRowsComeWithTheFirstPage()
{
    demo::Options options;
    options.connections = 1000;
    options.latency = 100ms;
    ClientFixture fixture(options);
    QElapsedTimer clock;
    qint64 firstAt = 0;
    qint64 endAt = 0;
    clock.start();
    list<Connection>(
        fixture.client.get(), api::listConnections(), this,
        [&](std::vector<Connection> &&rows) {
            QVERIFY(!rows.empty());
            if (firstAt == 0)
                firstAt = clock.elapsed();
        },
        [&](const ListEnd &) { endAt = clock.elapsed(); });
    QTRY_VERIFY_WITH_TIMEOUT(endAt > 0, 20000);
    QVERIFY2(firstAt * 2 < endAt, "the first page must not wait for the last");
}

void TestListing::slowServerIsAskedForSeveralPagesAtOnce()
{
    demo::Options options;
    options.connections = 2000;
    options.latency = 60ms;
    ClientFixture fixture(options);
    const auto listed = fixture.listAll(api::listConnections());
    QCOMPARE(listed.rows.size(), size_t(2000));
    QVERIFY(fixture.server->maxInFlight(QStringLiteral("/connections")) >= 3);
    QVERIFY(fixture.server->maxInFlight(QStringLiteral("/connections")) <= InFlightLimit::most);
    // Asked ahead, but hardly beyond the end.
    QVERIFY(fixture.server->count(QStringLiteral("GET"), QStringLiteral("/connections")) <= 21 + InFlightLimit::most);
}

void TestListing::stoppedListingIsPartial()
{
    demo::Options options;
    options.connections = 2000;
    options.latency = 30ms;
    ClientFixture fixture(options);
    int rows = 0;
    std::optional<ListEnd> end;
    QPointer<Listing> listing;
    listing = list<Connection>(
        fixture.client.get(), api::listConnections(), this,
        [&](std::vector<Connection> &&page) {
            rows += int(page.size());
            if (rows >= 300 && listing)
                listing->abort();
        },
        [&end](const ListEnd &ended) { end = ended; });
    QTRY_VERIFY(end.has_value());
    QVERIFY(!end->isComplete);
    QCOMPARE(end->error->kind, Kind::Cancelled);
    QCOMPARE(rows, 300);
    QTRY_COMPARE(fixture.client->requestsInFlight(), 0);
}

void TestListing::failedPageKeepsTheRowsBefore()
{
    demo::Options options;
    options.connections = 500;
    ClientFixture fixture(options);
    Rule rule = Rule::on(QStringLiteral("GET"), QStringLiteral("/connections"), Action::answer(500, "{\"errorId\":\"abc\"}"));
    rule.query = QStringLiteral("offset=300");
    fixture.server->addRule(rule);
    const auto listed = fixture.listAll(api::listConnections());
    QVERIFY(!listed.end.isComplete);
    QCOMPARE(listed.end.error->kind, Kind::Server);
    QCOMPARE(listed.end.error->requestId, QStringLiteral("abc"));
    QCOMPARE(listed.rows.size(), size_t(300));
}

void TestListing::unreadableRowsAreCountedAndNamed()
{
    demo::Options options;
    options.connections = 30;
    ClientFixture fixture(options);
    fixture.server->changeBehaviour([](demo::Behaviour &behaviour) { behaviour.oddRows = true; });
    const auto listed = fixture.listAll(api::listConnections());
    QVERIFY(listed.end.isComplete);
    QVERIFY(listed.end.unreadable > 0);
    QCOMPARE(int(listed.rows.size()) + listed.end.unreadable, listed.end.rows);
    QCOMPARE(listed.end.warnings.size(), 1);
    QVERIFY2(listed.end.warnings.constFirst().contains(QLatin1StringView("data[")), qPrintable(listed.end.warnings.constFirst()));
}

void TestListing::garbageIsAProtocolError()
{
    ClientFixture fixture;
    fixture.server->addRule(Rule::on(QStringLiteral("GET"), QStringLiteral("/connections"), Action::garbage()));
    const auto listed = fixture.listAll(api::listConnections());
    QCOMPARE(listed.end.error->kind, Kind::Protocol);
    QVERIFY(listed.rows.empty());
}

void TestListing::newestJobsComeFirst()
{
    ClientFixture fixture;
    const auto listed = fixture.listAll(api::listJobs({}, 50));
    QCOMPARE(listed.rows.size(), size_t(50));
    for (size_t i = 1; i < listed.rows.size(); ++i)
        QVERIFY(listed.rows[i - 1].createdAt >= listed.rows[i].createdAt);
}

QTEST_GUILESS_MAIN(TestListing)
#include "tst_listing.moc"
