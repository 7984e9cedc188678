// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Times of the connection table at 10,000 and 100,000 rows, one JSON object a line:
// {"rows": 10000, "what": "search", "ms": 3.1}. Processor time of this one thread, the best of three where the step can
// be repeated: on an idle machine that is the time the window would stand still.
#include "models/connectionfilterproxy.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>

using namespace airdesk;
using namespace Qt::StringLiterals;

namespace {

const ServerId server(u"server"_s);

Connection connection(int number)
{
    // Scattered names, as a server returns them in no order that a table would have.
    const quint32 scattered = static_cast<quint32>(number) * 2654435761U;
    Connection made;
    made.id = ConnectionId(u"7f0c1a52-0000-4000-8000-%1"_s.arg(number, 12, 16, QChar(u'0')));
    made.name = u"%1 orders to warehouse %2"_s.arg(scattered % 9973).arg(number);
    made.source = SourceId(u"source-%1"_s.arg(number % 500));
    made.destination = DestinationId(u"destination-%1"_s.arg(number % 20));
    made.workspace = WorkspaceId(u"workspace-%1"_s.arg(number % 5));
    made.status = number % 12 == 0 ? u"inactive"_s : u"active"_s;
    made.schedule = {Schedule::Kind::Basic, u"Every 6 HOURS"_s};
    if (number % 3 == 0)
        made.tags = {{u"tag"_s, number % 2 ? u"finance"_s : u"sales"_s, u"2f5bd0"_s}};
    return made;
}

Job job(int connectionNumber, qint64 id, const QDateTime &base)
{
    static const QStringList words{u"succeeded"_s, u"succeeded"_s, u"succeeded"_s, u"failed"_s,
                                   u"running"_s,   u"pending"_s,   u"cancelled"_s};
    Job made;
    made.id = JobId{id};
    made.connection = connection(connectionNumber).id;
    made.status = JobStatus::of(words.at(static_cast<int>(id % words.size())));
    made.type = u"sync"_s;
    made.createdAt = base.addSecs(-(id * 37) % 500000);
    made.duration = std::chrono::seconds(id % 900);
    made.rows = id * 7919 % 5'000'000;
    made.bytes = id * 104729 % 9'000'000'000;
    return made;
}

double millisecondsOf(const std::function<void()> &work)
{
    const std::clock_t before = std::clock();
    work();
    return double(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
}

class Bench
{
public:
    explicit Bench(int rows) : m_rows(rows), m_now(QDateTime::currentDateTimeUtc())
    {
        for (int i = 0; i < rows; ++i)
            m_connections.push_back(connection(i));
        for (int i = 0; i < rows; ++i) {
            for (int run = 0; run < 3; ++run)
                m_jobs.push_back(job(i, qint64(i) * 3 + run + 1, m_now));
        }
        for (int i = 0; i < 500; ++i)
            m_sources.push_back({SourceId(u"source-%1"_s.arg(i)), u"Postgres %1"_s.arg(i), u"postgres"_s, {}});
    }

    void run()
    {
        loading();
        ConnectionModel model;
        ConnectionFilterProxy proxy(&model);
        model.replaceAll(server, m_connections);
        model.setSources(server, m_sources);
        model.setJobs(server, m_jobs);
        proxy.sortNow();
        ordering(proxy);
        filtering(proxy);
        changing(model, proxy);
    }

private:
    void say(const char *what, double ms) const
    {
        const QJsonObject line{{u"rows"_s, m_rows}, {u"what"_s, QString::fromLatin1(what)},
                               {u"ms"_s, std::round(ms * 100) / 100}};
        QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
    }
    void bestOfThree(const char *what, const std::function<void()> &work,
                     const std::function<void()> &undo = [] {}) const
    {
        double best = millisecondsOf(work);
        for (int again = 0; again < 2; ++again) {
            undo();
            best = std::min(best, millisecondsOf(work));
        }
        say(what, best);
    }

    void loading() const
    {
        ConnectionModel model;
        ConnectionFilterProxy proxy(&model);
        double longest = 0;
        double total = 0;
        proxy.suspendSorting();
        model.beginListing(server);
        for (size_t first = 0; first < m_connections.size(); first += 100) {
            const std::vector<Connection> page(m_connections.begin() + static_cast<qsizetype>(first),
                                               m_connections.begin() + static_cast<qsizetype>(first) + 100);
            const double ms = millisecondsOf([&] { model.merge(server, page); });
            longest = std::max(longest, ms);
            total += ms;
        }
        const double end = millisecondsOf([&] {
            model.endListing(server, true);
            proxy.resumeSorting();
        });
        say("pages of 100, then one sort", total + end);
        say("the longest page", longest);
        say("the end of the listing", end);
        bestOfThree("reset under the sorted proxy", [&] { model.replaceAll(server, m_connections); });
        say("names of 500 sources", millisecondsOf([&] { model.setSources(server, m_sources); }));
        say("all jobs, three each", millisecondsOf([&] { model.setJobs(server, m_jobs); }));
    }

    void ordering(ConnectionFilterProxy &proxy) const
    {
        using C = ConnectionModel::Column;
        const auto by = [&](C column) { return [&proxy, column] { proxy.sort(int(column), Qt::DescendingOrder); }; };
        const auto back = by(C::Id);
        bestOfThree("sort by name", by(C::Name), back);
        bestOfThree("sort by source and destination", by(C::SourceDestination), back);
        bestOfThree("sort by last sync", by(C::LastSync), back);
        bestOfThree("sort by rows", by(C::Rows), back);
        bestOfThree("sort by status", by(C::Status), back);
        proxy.sort(int(C::Status));
    }

    static void filtering(ConnectionFilterProxy &proxy, const Bench &bench)
    {
        const auto clear = [&] { proxy.setSearch({}); };
        const auto search = [&](const QString &text) { return [&proxy, text] { proxy.setSearch(text); }; };
        bench.bestOfThree("search, few match", search(u"postgres 123"_s), clear);
        bench.bestOfThree("clear that search", clear, search(u"postgres 123"_s));
        bench.bestOfThree("search, a third match", search(u"finance"_s), clear);
        bench.bestOfThree("clear that search", clear, search(u"finance"_s));
        bench.bestOfThree("one more word", search(u"finance 1"_s), search(u"finance"_s));
        clear();
        bench.bestOfThree("chip failed", [&] { proxy.setStatuses({RunStatus::Failed}); }, [&] { proxy.setStatuses({}); });
        proxy.setStatuses({});
    }
    void filtering(ConnectionFilterProxy &proxy) const { filtering(proxy, *this); }

    void changing(ConnectionModel &model, ConnectionFilterProxy &proxy) const
    {
        std::vector<Job> two;
        for (int i = 0; i < 200; ++i)
            two.push_back(job(i * (m_rows / 200), qint64(m_rows) * 3 + i, m_now));
        qint64 step = 0;
        bestOfThree("200 rows change", [&] {
            ++step;
            for (Job &each : two)
                each.rows = *each.rows + step;
            model.setJobs(server, two);
        });
        bestOfThree("200 rows change one by one", [&] {
            ++step;
            for (Job &each : two) {
                each.rows = *each.rows + step;
                model.setJobs(server, {each});
            }
        });
        bestOfThree("a refresh without changes", [&] { model.merge(server, m_connections); });
        bestOfThree("ages of all rows", [&] { model.refreshAges(); });
        std::vector<OnServer<ConnectionId>> gone;
        for (int i = 0; i < 20; ++i)
            gone.push_back({server, connection(i * (m_rows / 20)).id});
        say("20 scattered rows go", millisecondsOf([&] { model.remove(gone); }));
        say("sort now", millisecondsOf([&] { proxy.sortNow(); }));
        say("the server is removed", millisecondsOf([&] { model.removeServer(server); }));
    }

    int m_rows;
    QDateTime m_now;
    std::vector<Connection> m_connections;
    std::vector<Job> m_jobs;
    std::vector<Source> m_sources;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    for (const int rows : {10'000, 100'000})
        Bench(rows).run();
    return 0;
}
