// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/synccommand.h"

#include "api/endpoints/jobs.h"
#include "cli/commands/commands.h"
#include "cli/commands/jobrow.h"
#include "cli/commands/jobwatch.h"

#include <algorithm>

namespace airdesk::cli {
namespace {

using Outcome = SyncOutcome::Kind;

// For scripts, so not translated.
QString outcomeWord(Outcome kind)
{
    switch (kind) {
    case Outcome::Started:
        return QStringLiteral("started");
    case Outcome::Attached:
        return QStringLiteral("attached");
    case Outcome::Adopted:
        return QStringLiteral("adopted");
    case Outcome::Unknown:
        return QStringLiteral("unknown");
    case Outcome::Failed:
        break;
    }
    return QStringLiteral("failed");
}

} // namespace

SyncRun::SyncRun(Context *context) : QObject(context), m_context(context), m_starter(context->client())
{
    const QStringList ids = context->arguments().operands;
    for (const QString &id : ids) {
        const ConnectionId connection(id.trimmed());
        if (std::find(m_queue.begin(), m_queue.end(), connection) == m_queue.end())
            m_queue.push_back(connection);
    }
}

void SyncRun::start()
{
    m_context->setInterruptHandler([this] { interrupted(); });
    m_context->out().beginList(jobColumns(true));
    startNext();
}

void SyncRun::startNext()
{
    const auto under = [this] { return int(m_starting.size() + m_watched.size()); };
    while (!m_queue.empty() && under() < m_context->arguments().parallel) {
        const ConnectionId id = m_queue.front();
        m_queue.pop_front();
        m_starting.insert(id);
        startOne(id);
    }
    if (m_queue.empty() && under() == 0) {
        m_context->out().endList();
        m_context->finish(m_exitCode);
    }
}

void SyncRun::startOne(const ConnectionId &id)
{
    // Known before the start, so that a lost answer can be told from a job of yesterday whatever the clocks say.
    auto newest = std::make_shared<JobId>();
    list<Job>(
        m_context->client(), api::listJobs({id, {}, {}, {}, {}}, 1), this,
        [newest](std::vector<Job> &&jobs) { *newest = jobs.front().id; },
        [this, id, newest](const ListEnd &end) {
            if (end.error && (end.error->needsCredentials() || end.error->neverSent))
                return settled(id, {Outcome::Failed, {}, *end.error});
            m_starter.start(id, *newest, this, [this, id](const SyncOutcome &outcome) { settled(id, outcome); });
        });
}

void SyncRun::settled(const ConnectionId &id, const SyncOutcome &outcome)
{
    m_starting.erase(id);
    if (!outcome.hasJob()) {
        failOne(id, outcomeWord(outcome.kind), outcome.error);
    } else {
        const QString job = QString::number(outcome.job.id.value);
        if (outcome.kind == Outcome::Attached)
            m_context->say(tr("%1: a sync was running already, job %2").arg(shortened(id.value), job));
        else if (outcome.kind == Outcome::Adopted)
            m_context->say(tr("%1: the answer was lost, the sync runs as job %2").arg(shortened(id.value), job));
        else
            m_context->say(tr("%1: started as job %2").arg(shortened(id.value), job));
        if (m_context->arguments().wait)
            watch(id, outcome);
        else
            print(id, outcomeWord(outcome.kind), outcome.job, nullptr);
    }
    startNext();
}

void SyncRun::watch(const ConnectionId &id, const SyncOutcome &outcome)
{
    m_watched[id] = outcome.job.id;
    auto *watch = new JobWatch(m_context->client(), outcome.job, this,
                               [this, id, outcome](const Job &job, const std::optional<ApiError> &error) {
                                   ended(id, outcome, job, error);
                               });
    connect(watch, &JobWatch::changed, m_context, [context = m_context](const Job &job) {
        context->say(tr("job %1: %2").arg(QString::number(job.id.value), printable(job.status.shown())));
    });
    connect(watch, &JobWatch::troubled, m_context, [context = m_context](const ApiError &error) {
        context->say(tr("%1 Still watching; the syncs go on at the server.").arg(error.message));
    });
}

void SyncRun::ended(const ConnectionId &id, const SyncOutcome &outcome, const Job &job, const std::optional<ApiError> &error)
{
    m_watched.erase(id);
    if (error) {
        m_context->complain(*error, tr("job %1").arg(job.id.value));
        m_context->say(tr("The sync goes on at the server."));
        noteExit(exitCodeOf(*error));
    } else if (job.status.kind != RunStatus::Succeeded) {
        noteExit(Refused);
    }
    print(id, outcomeWord(outcome.kind), job, error ? &*error : nullptr);
    startNext();
}

void SyncRun::failOne(const ConnectionId &id, const QString &outcome, const ApiError &error)
{
    m_context->complain(error, shortened(id.value));
    noteExit(exitCodeOf(error));
    print(id, outcome, {}, &error);
    // What stands in the way of one stands in the way of all.
    if (error.needsCredentials() || error.kind == ApiError::Kind::ReadOnly || error.neverSent) {
        if (!m_queue.empty())
            m_context->say(tr("Not started: %1 more.").arg(m_queue.size()));
        m_queue.clear();
    }
}

void SyncRun::print(const ConnectionId &id, const QString &outcome, const Job &job, const ApiError *error)
{
    QJsonObject row = jobRow(job);
    row.insert(QStringLiteral("connectionId"), id.value);
    row.insert(QStringLiteral("outcome"), outcome);
    if (error)
        row.insert(QStringLiteral("error"), error->message);
    m_context->out().row(row);
    m_context->out().flush();
}

void SyncRun::noteExit(int exitCode)
{
    if (m_exitCode == Done)
        m_exitCode = exitCode;
}

void SyncRun::interrupted()
{
    if (!m_watched.empty()) {
        QStringList jobs;
        for (const auto &[id, job] : m_watched)
            jobs.append(QString::number(job.value));
        m_context->say(tr("Interrupted. Nothing was cancelled: the syncs go on at the server (job %1).").arg(jobs.join(QStringLiteral(", "))));
    } else {
        m_context->say(tr("Interrupted. Syncs that were started go on at the server."));
    }
    if (!m_starting.empty())
        m_context->say(tr("Being started and perhaps running: %1.").arg(m_starting.size()));
    if (!m_queue.empty())
        m_context->say(tr("Not started: %1 more.").arg(m_queue.size()));
    m_context->out().endList();
}

void startSyncs(Context *context)
{
    context->withServer(Context::Purpose::Write, [context] { (new SyncRun(context))->start(); });
}

} // namespace airdesk::cli
