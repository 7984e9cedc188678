// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoserver.h"

#include "demo/demoserver_p.h"
#include "demo/faulteffect.h"
#include "demo/router.h"
#include "demo/sockets.h"

#include <QLocale>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

QString trimmedBase(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

Options cleaned(Options options)
{
    options.basePath = trimmedBase(options.basePath);
    // Nonsense is refused by start(); until then it must not hurt.
    if (!validate(options).isEmpty()) {
        options.workspaces = 0;
        options.connections = 0;
        options.timeScale = 1;
        options.historyRuns = 0;
    }
    return options;
}

Reply unauthorizedReply()
{
    return json(
        QByteArray(
            R"({"message":"Unauthorized","_links":{},"_embedded":{"errors":[{"message":"Unauthorized"}]}})"),
        401);
}

Reply scripted(const Action &action)
{
    Reply reply = json(action.body, action.status);
    reply.contentType = action.contentType;
    return reply;
}

} // namespace

DemoServer::Private::Private(const Options &given)
    : problem(validate(given))
    , state(cleaned(given))
    , recorder(given.recordLimit)
    , listener([this](Request &request) { return handle(request); }, stopFlag)
{}

Reply DemoServer::Private::handle(Request &request)
{
    RecordedRequest record;
    record.verb = request.verb;
    record.path = request.rawPath;
    record.query = request.rawQuery;
    record.headers = request.headers;
    record.body = request.body;
    record.received = std::chrono::steady_clock::now();
    const auto received = record.received;
    const quint64 number = recorder.begin(std::move(record));

    std::optional<RuleBook::Hit> hit;
    std::chrono::milliseconds wait{0};
    {
        const std::lock_guard lock(state.mutex);
        hit = rules.take(request.verb, request.rawPath, request.rawQuery);
        wait = state.behaviour.latency + (hit ? hit->action.delay : std::chrono::milliseconds(0));
    }
    Reply reply;
    if (hold(request, wait))
        reply = answer(request, hit ? hit->action : Action());
    else
        reply.drop = true;
    if (hit) {
        const Action &action = hit->action;
        if (!hold(request, action.late))
            reply.drop = true;
        for (auto [name, value] : action.headers) {
            value.replace("{path}", (request.rawPath +
                                     (request.rawQuery.isEmpty() ? QString() : u'?' + request.rawQuery))
                                        .toUtf8());
            reply.headers.emplace_back(name, value);
        }
        reply.cutAfter = action.cutAfter;
        reply.chunked = reply.chunked || action.chunked;
    }
    {
        const std::lock_guard lock(state.mutex);
        const QDateTime told = QDateTime::fromMSecsSinceEpoch(state.clock.told(), Qt::UTC);
        reply.headers.emplace_back(
            "Date", QLocale::c().toString(told, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1());
    }
    const int status = reply.drop ? 0 : reply.status;
    recorder.end(number, status, hit ? hit->name : QString());
    if (state.options.log) {
        // Never the query, headers or bodies: tokens and secrets travel there.
        const auto spent = std::chrono::steady_clock::now() - received;
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(spent).count();
        const QByteArray line = request.verb.toUtf8() + ' ' + request.rawPath.toUtf8() + ' ' +
                                QByteArray::number(status) + ' ' +
                                QByteArray::number(static_cast<qint64>(ms)) + " ms\n";
        std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    }
    return reply;
}

bool DemoServer::Private::hold(const Request &request, std::chrono::milliseconds time)
{
    using namespace std::chrono;
    constexpr milliseconds slice(50);
    const auto end = steady_clock::now() + time;
    if (time <= 2 * slice) {
        if (time.count() > 0)
            stopFlag.wait(time);
        return true;
    }
    // Without a look at the connection, every client that gave up would keep a thread.
    const std::intptr_t socket = connectionSocket(request.localPort, request.remotePort);
    for (auto now = steady_clock::now(); now < end && !stopFlag.isRaised(); now = steady_clock::now()) {
        if (socket >= 0 && peerHasLeft(socket))
            return false;
        stopFlag.wait(std::min(slice, ceil<milliseconds>(end - now)));
    }
    return true;
}

Reply DemoServer::Private::real(Request &request)
{
    const QString &base = state.options.basePath;
    const bool below = request.rawPath.startsWith(base) &&
                       (request.rawPath.size() == base.size() || request.rawPath.at(base.size()) == u'/');
    if (!below)
        return html(
            "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1>"
            "</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
            404);
    request.parse(request.rawPath.mid(base.size()));
    const std::lock_guard lock(state.mutex);
    return dispatch(request, state);
}

Reply DemoServer::Private::answer(Request &request, const Action &action)
{
    Reply reply;
    switch (action.kind) {
    case Action::Kind::Answer:
        return scripted(action);
    case Action::Kind::Drop:
        reply.drop = true;
        return reply;
    case Action::Kind::Endless:
        reply.endless = true;
        reply.endlessBytes = action.bytes;
        return reply;
    case Action::Kind::ExpireToken: {
        const std::lock_guard lock(state.mutex);
        state.tokens.revokeAll();
        return unauthorizedReply();
    }
    case Action::Kind::Lose:
        reply = real(request);
        reply.drop = true;
        return reply;
    case Action::Kind::Instead:
        reply = real(request);
        return scripted(action);
    case Action::Kind::Real:
        break;
    }
    reply = real(request);
    if (action.patch) {
        QJsonObject object = QJsonDocument::fromJson(reply.body).object();
        action.patch(object);
        reply.body = compact(object);
    }
    return reply;
}

DemoServer::DemoServer(Options options)
    : d(new Private(options))
{}

DemoServer::~DemoServer() { stop(); }

QString DemoServer::start()
{
    const std::lock_guard lifecycle(d->lifecycle);
    if (!d->problem.isEmpty() || d->running)
        return d->problem;
    const Options &options = d->state.options;
    Listener::Settings settings;
    settings.port = d->port > 0 ? d->port.load() : options.port;
    settings.tlsCertificate = options.tlsCertificate;
    settings.tlsKey = options.tlsKey;
    d->stopFlag.lower();
    const QString error = d->listener.bind(settings);
    if (!error.isEmpty())
        return error;
    const bool first = d->port == 0;
    const int port = d->listener.port();
    {
        const std::lock_guard lock(d->state.mutex);
        d->state.root = (options.tlsCertificate.isEmpty() ? u"http"_s : u"https"_s) % u"://127.0.0.1:"_s %
                        QString::number(port) % options.basePath;
    }
    for (const QString &fault : first ? options.faults : QStringList()) {
        if (const QString wrong = applyFault(fault); !wrong.isEmpty())
            return wrong;
    }
    // Nobody is served before the address and the faults are in place.
    d->listener.run();
    d->port = port;
    d->running = true;
    return {};
}

void DemoServer::stop()
{
    const std::lock_guard lifecycle(d->lifecycle);
    d->stopFlag.raise();
    d->listener.stop();
    d->running = false;
}

bool DemoServer::isRunning() const { return d->running; }

QUrl DemoServer::url() const
{
    const std::lock_guard lock(d->state.mutex);
    return QUrl(d->state.root);
}

void DemoServer::addRule(Rule rule)
{
    const std::lock_guard lock(d->state.mutex);
    d->rules.add(std::move(rule));
}

void DemoServer::clearRules()
{
    const std::lock_guard lock(d->state.mutex);
    d->rules.clear();
}

QString DemoServer::applyFault(const QString &fault, const QString &verb, int times)
{
    const std::lock_guard lock(d->state.mutex);
    QString error;
    FaultEffect effect = faultEffect(fault, d->state.root, error);
    for (Rule &rule : effect.rules) {
        if (!verb.isEmpty())
            rule.verb = verb;
        if (times >= 0)
            rule.times = times;
        d->rules.add(std::move(rule));
    }
    for (const auto &change : effect.changes)
        change(d->state);
    return error;
}

void DemoServer::clearFaults()
{
    const std::lock_guard lock(d->state.mutex);
    d->rules.clear();
    d->state.resetBehaviour();
}

} // namespace airdesk::demo
