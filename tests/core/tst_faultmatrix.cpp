// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/address.h"
#include "api/apiclient.h"
#include "api/endpoints/applications.h"
#include "api/endpoints/connections.h"
#include "api/endpoints/connectors.h"
#include "api/endpoints/jobs.h"
#include "api/endpoints/workspaces.h"
#include "api/listing.h"
#include "auth/tokensource.h"
#include "demo/demoserver.h"
#include "services/syncstarter.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <cstdio>

using namespace airdesk;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

//! How one call ended.
struct Ending
{
    int answers = 0;
    std::optional<ApiError> error;
    std::optional<SyncOutcome> sync;
};

//! One demo server and a fresh client for each combination.
struct Lane
{
    demo::DemoServer server;
    std::unique_ptr<Transport> transport;
    std::unique_ptr<TokenSource> tokens;
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<SyncStarter> starter;
    Ending ending;
    bool settled = false;
    int used = 0;

    Lane()
        : server([] {
            demo::Options options;
            options.edition = demo::Edition::Oidc; // no limit of applications
            options.connections = 150;
            options.schedules = false;
            return options;
        }())
    {
        const QString problem = server.start();
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
    }

    void prepare()
    {
        starter.reset();
        client.reset();
        tokens.reset();
        transport.reset();
        server.clearFaults();
        server.clearRequests();
        TransportSettings settings;
        settings.largestBody = 1 << 20;
        transport = std::make_unique<Transport>(settings);
        tokens = std::make_unique<TokenSource>(transport.get());
        client = std::make_unique<ApiClient>(transport.get(), tokens.get());
        starter = std::make_unique<SyncStarter>(client.get());
        starter->setReadingPauses({0ms, 20ms, 60ms});
        ApiRoot root;
        root.publicBase = joinUrl(server.url(), QStringLiteral("/api/public/v1"));
        root.configBase = joinUrl(server.url(), QStringLiteral("/api/v1"));
        root.tokenUrls = {joinUrl(root.publicBase, QStringLiteral("/applications/token")),
                          joinUrl(root.configBase, QStringLiteral("/applications/token"))};
        client->setRoot(root);
        tokens->setTokenUrls(root.tokenUrls);
        tokens->setTimeLimit(600ms);
        tokens->setCredentials(server.clientId(), Secret(server.clientSecret().toUtf8()));
        RetryPolicy policy;
        policy.firstPause = 4ms;
        policy.rateLimitPause = 8ms;
        policy.longestWait = 1500ms;
        client->setRetryPolicy(policy);
        client->setTimeLimits({600ms, 600ms, 600ms, 600ms});
        ending = {};
        settled = false;
    }
    QString connection() const
    {
        const QStringList ids = server.connectionIds();
        return ids.at(used % ids.size());
    }

    template <class T>
    void send(const Endpoint<T> &endpoint)
    {
        client->send<T>(endpoint, client.get(), [this](const Result<T> &answer) {
            ++ending.answers;
            if (!answer)
                ending.error = answer.error();
            settled = true;
        });
    }
    template <class T>
    void listAll(const ListEndpoint<T> &endpoint)
    {
        list<T>(
            client.get(), endpoint, client.get(), [](std::vector<T> &&) {},
            [this](const ListEnd &end) {
                ++ending.answers;
                ending.error = end.error;
                settled = true;
            });
    }
};

struct RequestKind
{
    const char *name;
    const char *verb;
    const char *path; //!< regular expression
    bool writes;
    void (*begin)(Lane &);
};

const RequestKind requestKinds[] = {
    {"token", "POST", "/applications/token$", false, [](Lane &lane) {
         lane.tokens->token(lane.client.get(), [&lane](const Result<AccessToken> &token) {
             ++lane.ending.answers;
             if (!token)
                 lane.ending.error = token.error();
             lane.settled = true;
         });
     }},
    {"list workspaces", "GET", "/workspaces$", false, [](Lane &lane) { lane.listAll(api::listWorkspaces()); }},
    {"list connections", "GET", "/connections$", false, [](Lane &lane) { lane.listAll(api::listConnections()); }},
    {"list sources", "GET", "/sources$", false, [](Lane &lane) { lane.listAll(api::listSources()); }},
    {"list destinations", "GET", "/destinations$", false, [](Lane &lane) { lane.listAll(api::listDestinations()); }},
    {"list jobs", "GET", "/jobs$", false, [](Lane &lane) { lane.listAll(api::listJobs({}, 100)); }},
    {"list applications", "GET", "/applications$", false, [](Lane &lane) { lane.listAll(api::listApplications()); }},
    {"get workspace", "GET", "/workspaces/", false,
     [](Lane &lane) { lane.send(api::getWorkspace(WorkspaceId(lane.server.workspaceIds().constFirst()))); }},
    {"get connection", "GET", "/connections/", false,
     [](Lane &lane) { lane.send(api::getConnection(ConnectionId(lane.connection()))); }},
    {"get job", "GET", "/jobs/", false, [](Lane &lane) {
         lane.send(api::getJob(JobId{lane.server.addJob(lane.connection(), QStringLiteral("succeeded"), QDateTime::currentDateTimeUtc())}));
     }},
    {"start sync", "POST", "/jobs$", true, [](Lane &lane) {
         lane.server.cancelSync(lane.connection());
         lane.starter->start(ConnectionId(lane.connection()), {}, lane.client.get(), [&lane](const SyncOutcome &outcome) {
             ++lane.ending.answers;
             lane.ending.sync = outcome;
             if (!outcome.hasJob())
                 lane.ending.error = outcome.error;
             lane.settled = true;
         });
     }},
    {"cancel job", "DELETE", "/jobs/", true,
     [](Lane &lane) { lane.send(api::cancelJob(JobId{lane.server.startSync(lane.connection())})); }},
    {"disable connection", "PATCH", "/connections/", true,
     [](Lane &lane) { lane.send(api::setConnectionActive(ConnectionId(lane.connection()), true)); }},
    {"create application", "POST", "/applications$", true,
     [](Lane &lane) { lane.send(api::createApplication(QStringLiteral("made by a test"))); }},
    {"delete application", "DELETE", "/applications/", true,
     [](Lane &lane) { lane.send(api::deleteApplication(lane.server.makeApplication(QStringLiteral("to go")).clientId)); }},
};

//! Small arguments where the usual ones would only cost time.
QString withArgument(const QString &fault)
{
    static const QHash<QString, QString> arguments{
        {QStringLiteral("rate-limit"), QStringLiteral("0")},      {QStringLiteral("rate-limit-date"), QStringLiteral("0")},
        {QStringLiteral("slow"), QStringLiteral("100")},          {QStringLiteral("huge"), QStringLiteral("3000000")},
        {QStringLiteral("job-late"), QStringLiteral("900")},      {QStringLiteral("clock-skew"), QStringLiteral("86400")},
    };
    return arguments.contains(fault) ? fault + QLatin1Char(':') + arguments.value(fault) : fault;
}

struct Combination
{
    const RequestKind *request = nullptr;
    QString fault;

    [[nodiscard]] QString name() const { return QString::fromLatin1(request->name) + QStringLiteral(" × ") + fault; }
};

std::vector<Combination> combinations()
{
    std::vector<Combination> all;
    for (const RequestKind &request : requestKinds) {
        for (const demo::FaultKind &fault : demo::faultKinds()) {
            const QString text = withArgument(fault.name);
            all.push_back({&request, text});
            if (fault.anywhere)
                all.push_back({&request, text + QLatin1Char('@') + QString::fromLatin1(request.path)});
        }
    }
    return all;
}

} // namespace

//! Every kind of request with every fault the demo server can play: each ends once, in the right state, with one
//! message, without a repeated write and without a secret. Generated from the two tables, not listed.
class TestFaultMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRequestWithEveryFault();

private:
    static QStringList judge(const Combination &combination, Lane &lane);
};

QStringList TestFaultMatrix::judge(const Combination &combination, Lane &lane)
{
    QStringList wrong;
    const Ending &ending = lane.ending;
    if (ending.answers != 1)
        wrong.append(QStringLiteral("%1 answers").arg(ending.answers));
    if (ending.error) {
        const ApiError &error = *ending.error;
        const QString report = error.report();
        if (error.message.isEmpty())
            wrong.append(QStringLiteral("no message"));
        if (error.kind == Kind::Cancelled)
            wrong.append(QStringLiteral("cancelled by nobody"));
        if (error.message.contains(QLatin1Char('<')) || error.message.contains(QLatin1StringView("html")))
            wrong.append(QStringLiteral("raw HTML: ") + error.message);
        if (report.contains(lane.server.clientSecret()))
            wrong.append(QStringLiteral("the secret is in the report"));
    }
    const QRegularExpression path(QString::fromLatin1(combination.request->path));
    int sent = 0;
    int refused = 0;
    for (const demo::RecordedRequest &request : lane.server.requests()) {
        if (request.verb == QLatin1StringView(combination.request->verb) && path.match(request.path).hasMatch()) {
            ++sent;
            refused += request.status == 401 ? 1 : 0;
        }
    }
    if (combination.request->writes && sent > 1 + std::min(refused, 1))
        wrong.append(QStringLiteral("a write left %1 times").arg(sent));
    if (sent > 200)
        wrong.append(QStringLiteral("%1 requests").arg(sent));
    if (ending.sync) {
        const bool runs = lane.server.runningJob(lane.connection()) > 0;
        if (ending.sync->hasJob() && lane.server.jobStatus(ending.sync->job.id.value).isEmpty())
            wrong.append(QStringLiteral("a job that the server does not know"));
        if (ending.sync->kind == SyncOutcome::Kind::Failed && runs)
            wrong.append(QStringLiteral("said to have failed, but it runs"));
    }
    return wrong;
}

void TestFaultMatrix::everyRequestWithEveryFault()
{
    const std::vector<Combination> all = combinations();
    constexpr size_t laneCount = 6;
    std::vector<std::unique_ptr<Lane>> lanes;
    for (size_t i = 0; i < laneCount; ++i)
        lanes.push_back(std::make_unique<Lane>());

    QStringList wrong;
    size_t next = 0;
    std::vector<std::optional<Combination>> running(laneCount);
    std::vector<QElapsedTimer> clocks(laneCount);
    bool busy = true;
    while (busy) {
        busy = false;
        for (size_t i = 0; i < laneCount; ++i) {
            Lane &lane = *lanes[i];
            const bool stuck = running[i] && clocks[i].elapsed() > 20000;
            if (running[i] && (lane.settled || stuck)) {
                const QStringList found = stuck ? QStringList(QStringLiteral("never ended")) : judge(*running[i], lane);
                if (!found.isEmpty())
                    wrong.append(running[i]->name() + QStringLiteral(": ") + found.join(QStringLiteral(", ")));
                running[i].reset();
            }
            if (!running[i] && next < all.size()) {
                running[i] = all[next++];
                ++lane.used;
                lane.prepare();
                const QString problem = lane.server.applyFault(running[i]->fault);
                QVERIFY2(problem.isEmpty(), qPrintable(problem));
                clocks[i].start();
                running[i]->request->begin(lane);
            }
            busy = busy || running[i].has_value();
        }
        QTest::qWait(1);
    }
    std::printf("fault matrix: %zu combinations, %lld wrong\n", all.size(), static_cast<long long>(wrong.size()));
    for (const QString &line : std::as_const(wrong))
        std::printf("  %s\n", qPrintable(line));
    std::fflush(stdout);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    QVERIFY(all.size() > 1000);
}

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"
