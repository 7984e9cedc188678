// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/jobs.h"
#include "cli/commands/commands.h"
#include "cli/commands/jobrow.h"
#include "cli/commands/jobwatch.h"
#include "cli/context.h"

#include <QCoreApplication>

#include <algorithm>
#include <deque>

namespace airdesk::cli {
namespace {

using namespace std::chrono_literals;
using Fault = ApiError::Kind;

constexpr auto patience = 20s; // for a server that takes its time to stop a sync

QString text(const char *source) { return QCoreApplication::translate("CancelCommand", source); }

//! One run of `cancel`, one job after the other.
class CancelRun : public QObject
{
public:
    CancelRun(Context *context, std::deque<JobId> jobs) : QObject(context), m_context(context), m_queue(std::move(jobs)) {}

    void start()
    {
        m_context->out().beginList(jobColumns(false));
        m_context->setInterruptHandler([this] {
            m_context->say(text("Interrupted. What was asked to cancel may still be cancelled."));
            m_context->out().endList();
        });
        next();
    }

private:
    void next()
    {
        if (m_queue.empty()) {
            m_context->out().endList();
            return m_context->finish(m_exitCode);
        }
        const JobId id = m_queue.front();
        m_queue.pop_front();
        m_context->client()->send<Job>(api::cancelJob(id), this, [this, id](const Result<Job> &job) {
            if (job)
                return waitForWord(*job);
            const ApiError &error = job.error();
            const bool isOpen = !error.neverSent && (error.kind == Fault::Timeout || error.kind == Fault::Network
                                                     || error.kind == Fault::Protocol);
            if (isOpen) // the answer was lost, the wish perhaps not
                return readAgain(id, error);
            fail(id, error);
        });
    }

    void readAgain(JobId id, const ApiError &lost)
    {
        m_context->client()->send<Job>(api::getJob(id), this, [this, id, lost](const Result<Job> &job) {
            if (job)
                waitForWord(*job);
            else
                fail(id, lost);
        });
    }

    void waitForWord(const Job &job)
    {
        auto *watch = new JobWatch(m_context->client(), job, this, [this](const Job &last, const std::optional<ApiError> &error) {
            if (error)
                m_context->complain(*error, text("job %1").arg(last.id.value));
            if (!isFinished(last.status.kind)) {
                m_context->say(text("job %1: the server was asked to cancel it and says it is still %2.")
                                   .arg(QString::number(last.id.value), last.status.word));
            } else if (last.status.kind != RunStatus::Cancelled) {
                m_context->say(text("job %1 had already ended: %2.").arg(QString::number(last.id.value), last.status.word));
            }
            m_context->out().row(jobRow(last));
            m_context->out().flush();
            next();
        });
        watch->setPatience(patience);
    }

    void fail(JobId id, const ApiError &error)
    {
        m_context->complain(error, text("job %1").arg(id.value));
        if (m_exitCode == Done)
            m_exitCode = exitCodeOf(error);
        if (error.needsCredentials() || error.kind == Fault::ReadOnly || error.neverSent)
            m_queue.clear();
        next();
    }

    Context *m_context;
    std::deque<JobId> m_queue;
    int m_exitCode = Done;
};

} // namespace

void cancelJobs(Context *context)
{
    std::deque<JobId> jobs;
    const QStringList operands = context->arguments().operands;
    for (const QString &operand : operands) {
        bool isNumber = false;
        const JobId id{operand.trimmed().toLongLong(&isNumber)};
        if (!isNumber)
            return context->failUsage(text("A job is named by a number, not by \"%1\".").arg(shortened(operand)));
        if (std::find(jobs.begin(), jobs.end(), id) == jobs.end())
            jobs.push_back(id);
    }
    context->withServer(Context::Purpose::Write, [context, jobs] { (new CancelRun(context, jobs))->start(); });
}

} // namespace airdesk::cli
