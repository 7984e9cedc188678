// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DemoServer that looks at and changes what the server knows.
#include "demo/demoserver.h"

#include "demo/demoserver_p.h"

#include "demo/editconnection.h"
#include "demo/startsync.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

QString DemoServer::clientId() const
{
    const std::lock_guard lock(d->state.mutex);
    const auto &all = d->state.applications.all();
    return all.empty() || all.front().foreign ? QString() : all.front().clientId;
}

QString DemoServer::clientSecret() const
{
    const std::lock_guard lock(d->state.mutex);
    const auto &all = d->state.applications.all();
    return all.empty() || all.front().foreign ? QString() : all.front().clientSecret;
}

QString DemoServer::accessTokenForTests()
{
    const QString client = clientId();
    const std::lock_guard lock(d->state.mutex);
    return QString::fromLatin1(d->state.issueToken(client));
}

std::vector<RecordedRequest> DemoServer::requests() const { return d->recorder.all(); }

int DemoServer::count(const QString &verb, const QString &pathPart) const
{
    return d->recorder.count(verb, pathPart);
}

int DemoServer::maxInFlight(const QString &pathPart) const { return d->recorder.maxInFlight(pathPart); }

int DemoServer::tokensIssued() const
{
    const std::lock_guard lock(d->state.mutex);
    return d->state.tokens.issued();
}

void DemoServer::clearRequests() { d->recorder.clear(); }

void DemoServer::changeBehaviour(const std::function<void(Behaviour &)> &change)
{
    const std::lock_guard lock(d->state.mutex);
    change(d->state.behaviour);
}

void DemoServer::setReadOnlyUser(bool readOnly)
{
    changeBehaviour([=](Behaviour &b) { b.readOnlyUser = readOnly; });
}

void DemoServer::setVisibleWorkspaces(int count)
{
    changeBehaviour([=](Behaviour &b) { b.visibleWorkspaces = count; });
}

void DemoServer::setLatency(std::chrono::milliseconds latency)
{
    changeBehaviour([=](Behaviour &b) { b.latency = latency; });
}

void DemoServer::setTokenLifetime(std::chrono::milliseconds lifetime)
{
    changeBehaviour([=](Behaviour &b) { b.tokenLifetime = lifetime; });
}

void DemoServer::setTokenAnswer(TokenAnswer answer)
{
    changeBehaviour([=](Behaviour &b) { b.tokenAnswer = answer; });
}

void DemoServer::setPageLinks(PageLinks links)
{
    changeBehaviour([=](Behaviour &b) { b.pageLinks = links; });
}

void DemoServer::setClockSkew(std::chrono::seconds skew)
{
    const std::lock_guard lock(d->state.mutex);
    d->state.clock.setSkew(std::chrono::milliseconds(skew).count());
}

void DemoServer::patchInstanceConfiguration(const QJsonObject &fields)
{
    changeBehaviour([&](Behaviour &b) { b.instancePatch = fields; });
}

void DemoServer::expireTokens()
{
    const std::lock_guard lock(d->state.mutex);
    d->state.tokens.revokeAll();
}

DemoServer::Credentials DemoServer::makeApplication(const QString &name)
{
    const std::lock_guard lock(d->state.mutex);
    const Application &made = d->state.applications.add(name, d->state.clock.told() / 1000);
    return {made.clientId, made.clientSecret};
}

bool DemoServer::revokeApplication(const QString &clientId)
{
    const std::lock_guard lock(d->state.mutex);
    if (d->state.options.edition == Edition::Enterprise)
        d->state.tokens.revokeOf(clientId);
    return d->state.applications.remove(clientId);
}

QString DemoServer::changeSecret(const QString &clientId)
{
    const std::lock_guard lock(d->state.mutex);
    return d->state.applications.changeSecret(clientId);
}

int DemoServer::applicationCount() const
{
    const std::lock_guard lock(d->state.mutex);
    const auto &all = d->state.applications.all();
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [](const Application &a) { return !a.foreign; }));
}

QStringList DemoServer::workspaceIds() const
{
    const std::lock_guard lock(d->state.mutex);
    QStringList ids;
    for (const Workspace &workspace : d->state.world.workspaces)
        ids.append(workspace.id);
    return ids;
}

QStringList DemoServer::connectionIds(bool deleted) const
{
    const std::lock_guard lock(d->state.mutex);
    QStringList ids;
    for (const Connection &connection : d->state.world.connections) {
        if (deleted || connection.status != u"deprecated")
            ids.append(connection.id);
    }
    return ids;
}

QString DemoServer::connectionName(const QString &connectionId) const
{
    const std::lock_guard lock(d->state.mutex);
    const int place = d->state.world.connectionOf(connectionId);
    return place < 0 ? QString() : d->state.world.connections[static_cast<std::size_t>(place)].name;
}

QString DemoServer::connectionWith(SyncBehaviour behaviour) const
{
    const std::lock_guard lock(d->state.mutex);
    for (const Connection &connection : d->state.world.connections) {
        if (connection.behaviour == behaviour && connection.status == u"active")
            return connection.id;
    }
    return {};
}

QString DemoServer::addConnection(const QString &name, const QString &workspaceId)
{
    const std::lock_guard lock(d->state.mutex);
    World &world = d->state.world;
    const int workspace = world.workspaceOf(workspaceId);
    const auto of = [workspace](const Actor &actor) { return actor.workspace == workspace; };
    const auto source = std::find_if(world.sources.begin(), world.sources.end(), of);
    const auto destination = std::find_if(world.destinations.begin(), world.destinations.end(), of);
    if (workspace < 0 || source == world.sources.end() || destination == world.destinations.end())
        return {};
    Connection made = world.newConnection(static_cast<int>(source - world.sources.begin()),
                                          static_cast<int>(destination - world.destinations.begin()),
                                          d->state.clock.now() / 1000);
    made.name = name;
    return world.connections[static_cast<std::size_t>(world.addConnection(std::move(made)))].id;
}

QString DemoServer::editConnection(const QString &connectionId, const QJsonObject &fields)
{
    const std::lock_guard lock(d->state.mutex);
    const int place = d->state.world.connectionOf(connectionId);
    return place < 0 ? u"No such connection"_s : demo::editConnection(d->state, place, fields);
}

void DemoServer::setSyncBehaviour(const QString &connectionId, SyncBehaviour behaviour)
{
    const std::lock_guard lock(d->state.mutex);
    const int place = d->state.world.connectionOf(connectionId);
    if (place >= 0)
        d->state.world.connections[static_cast<std::size_t>(place)].behaviour = behaviour;
}

void DemoServer::setSyncLength(const QString &connectionId, std::chrono::milliseconds length)
{
    const std::lock_guard lock(d->state.mutex);
    d->state.jobs.setLength(d->state.world.connectionOf(connectionId), length.count());
}

qint64 DemoServer::startSync(const QString &connectionId, const QString &type)
{
    const std::lock_guard lock(d->state.mutex);
    const int place = d->state.world.connectionOf(connectionId);
    return place < 0 ? -1 : startJob(d->state, place, type, true).job;
}

bool DemoServer::cancelSync(const QString &connectionId)
{
    const std::lock_guard lock(d->state.mutex);
    const int place = d->state.world.connectionOf(connectionId);
    return place >= 0 && cancelRunning(d->state, place);
}

qint64 DemoServer::addJob(const QString &connectionId, const QString &status, const QDateTime &created,
                          const QDateTime &updated, qint64 rows, qint64 bytes, const QString &type)
{
    const std::lock_guard lock(d->state.mutex);
    const int place = d->state.world.connectionOf(connectionId);
    if (place < 0)
        return -1;
    const qint64 start = created.toMSecsSinceEpoch();
    return d->state.jobs.add(place, type, status, start,
                             updated.isValid() ? updated.toMSecsSinceEpoch() : start, rows, bytes);
}

bool DemoServer::setJobStatus(qint64 job, const QString &status)
{
    const std::lock_guard lock(d->state.mutex);
    return d->state.jobs.pin(job, status);
}

QString DemoServer::jobStatus(qint64 job) const
{
    const std::lock_guard lock(d->state.mutex);
    const auto found = d->state.jobs.find(job);
    return found ? found->status : QString();
}

qint64 DemoServer::runningJob(const QString &connectionId) const
{
    const std::lock_guard lock(d->state.mutex);
    const int place = d->state.world.connectionOf(connectionId);
    if (place < 0)
        return -1;
    d->state.jobs.advance();
    const auto job = d->state.jobs.active(place);
    return job ? job->id : -1;
}

void DemoServer::makeScheduleDue(const QString &connectionId)
{
    const std::lock_guard lock(d->state.mutex);
    const int place = d->state.world.connectionOf(connectionId);
    if (place >= 0)
        d->state.jobs.makeDue(place);
}

} // namespace airdesk::demo
