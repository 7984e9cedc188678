// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectiondetails.h"

#include "api/address.h"
#include "format.h"
#include "pages/connectionrules.h"
#include "pages/streammodel.h"
#include "models/celltext.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/keyvaluegrid.h"
#include "widgets/progressline.h"
#include "widgets/runchart.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

// What ConnectionDetails says; how it is built is in connectiondetails.cpp.
namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t shownJobs = 8;

std::chrono::seconds sinceStart(const Job &job)
{
    if (!job.createdAt.isValid())
        return std::chrono::seconds(0);
    return std::chrono::seconds(std::max<qint64>(0, job.createdAt.secsTo(QDateTime::currentDateTimeUtc())));
}

QString amountOf(const Job &job)
{
    if (!job.rows && !job.bytes)
        return {};
    return ConnectionDetails::tr("%1 rows, %2").arg(format::number(job.rows), format::bytes(job.bytes));
}

void fitHeight(QTableView *list)
{
    const int rows = list->model()->rowCount();
    list->setFixedHeight(rows * list->verticalHeader()->defaultSectionSize());
    list->setVisible(rows > 0);
}

} // namespace

void ConnectionDetails::setConnection(const std::optional<Key> &key)
{
    const bool another = key != m_key;
    m_key = key;
    if (another) {
        m_scroll->verticalScrollBar()->setValue(0);
        m_jobs.removeServer(m_jobs.rowCount() > 0 ? m_jobs.row(0).key.server : ServerId());
        m_readTimer.start();
    }
    refresh();
}

void ConnectionDetails::setBackShown(bool shown)
{
    m_back->setVisible(shown);
    m_close->setVisible(!shown);
}

void ConnectionDetails::readMore()
{
    Backend *backend = m_key ? m_session->backend(m_key->server) : nullptr;
    if (!backend || !isVisible() || isBlocked(backend->state()))
        return;
    backend->connections()->readDetails(m_key->id);
    const ConnectionRow *row = m_session->models()->connections.connectionRow(*m_key);
    if (row && row->jobs.size() < ConnectionRow::keptRuns)
        backend->jobs()->readRuns(m_key->id);
}

void ConnectionDetails::refresh()
{
    const ConnectionRow *row = m_key ? m_session->models()->connections.connectionRow(*m_key) : nullptr;
    m_stack->setCurrentIndex(row ? 1 : 0);
    if (row)
        update(*row);
    // Elapsed time is counted only while something runs.
    const bool runs = row && rules::activeJob(*row);
    if (runs != m_tick.isActive())
        runs ? m_tick.start() : m_tick.stop();
}

void ConnectionDetails::update(const ConnectionRow &row)
{
    m_shape->setPixmap(iconPixmap(statusShape(row.status.kind), metrics::icon, colors().status(row.status.kind), devicePixelRatioF()));
    m_shape->setAccessibleName(row.statusShown());
    m_name->setText(row.connection.name);
    const QString route = tr("%1 → %2").arg(row.sourceName.isEmpty() ? format::unknown() : row.sourceName,
                                            row.destinationName.isEmpty() ? format::unknown() : row.destinationName);
    m_route->setText(row.workspaceName.isEmpty() ? route : tr("%1, in %2").arg(route, row.workspaceName));
    updateStatus(row);
    updateRuns(row);
    updateFacts(row);
    updateLists(row);
    updateButtons(row);
}

void ConnectionDetails::updateStatus(const ConnectionRow &row)
{
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, colors().status(row.status.kind));
    m_statusWord->setPalette(ink);
    m_statusWord->setText(row.statusShown());

    const Job *job = row.currentJob();
    if (!job) {
        m_statusTime->setText(row.jobsRead ? tr("never ran") : tr("no runs read yet"));
        m_job->setText({});
        m_bar->setProgress(0, 0);
        m_usual->setText({});
        m_amount->setText({});
        return;
    }
    m_job->setText(tr("job %1").arg(job->id.value));
    m_amount->setText(amountOf(*job));
    const auto usual = m_chart->usualDuration();
    if (isFinished(job->status.kind)) {
        m_statusTime->setText(tr("%1 ago, took %2").arg(format::age(row.lastSync), format::duration(job->duration)));
        m_bar->setProgress(0, 0);
        m_usual->setText(usual ? tr("usually %1").arg(format::duration(usual)) : QString());
        return;
    }
    const auto elapsed = sinceStart(*job);
    m_statusTime->setText(job->status.kind == RunStatus::Pending ? tr("waits for %1").arg(format::duration(elapsed))
                                                                 : tr("for %1").arg(format::duration(elapsed)));
    if (!usual) {
        m_bar->setProgress(0, 0);
        m_usual->setText(tr("usual time not known"));
    } else {
        m_bar->setProgress(std::min(elapsed, *usual).count(), usual->count());
        m_usual->setText(elapsed > *usual ? tr("longer than usual (%1)").arg(format::duration(usual))
                                          : tr("usually %1").arg(format::duration(usual)));
    }
}

void ConnectionDetails::updateRuns(const ConnectionRow &row)
{
    std::vector<ChartRun> runs;
    int failed = 0;
    int cancelled = 0;
    int succeeded = 0;
    for (auto job = row.jobs.rbegin(); job != row.jobs.rend(); ++job) {
        runs.push_back({job->status.kind, job->createdAt, job->duration, amountOf(*job)});
        failed += job->status.kind == RunStatus::Failed ? 1 : 0;
        cancelled += job->status.kind == RunStatus::Cancelled ? 1 : 0;
        succeeded += job->status.kind == RunStatus::Succeeded ? 1 : 0;
    }
    m_chart->setRuns(std::move(runs));
    QStringList parts;
    const auto add = [&parts](RunStatus status, const QString &shape, int count) {
        if (count > 0)
            parts += u"<span style='color:%1'>%2</span> %3"_s.arg(colors().status(status).name(), shape).arg(count);
    };
    add(RunStatus::Failed, u"▲"_s, failed);
    add(RunStatus::Cancelled, u"■"_s, cancelled);
    add(RunStatus::Succeeded, u"●"_s, succeeded);
    m_legend->setText(parts.join(u"&nbsp;&nbsp; "_s));
    m_legend->setAccessibleName(tr("%1 failed, %2 cancelled, %3 succeeded").arg(failed).arg(cancelled).arg(succeeded));
}

void ConnectionDetails::updateFacts(const ConnectionRow &row)
{
    const auto success = std::find_if(row.jobs.begin(), row.jobs.end(),
                                      [](const Job &job) { return job.status.kind == RunStatus::Succeeded; });
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QString schedule = celltext::schedule(row.connection.schedule);
    if (row.connection.schedule.kind == Schedule::Kind::Basic && row.connection.isActive())
        schedule = tr("every %1").arg(schedule);
    if (row.connection.status == "inactive"_L1)
        schedule = tr("off (%1)").arg(schedule);
    else if (row.nextRun.isValid())
        schedule += u", "_s + celltext::untilNext(row.nextRun, now);
    m_facts->setValue(u"schedule"_s, tr("Schedule"), schedule,
                      row.nextRun.isValid() ? tr("Next run, estimated: %1").arg(format::timeToolTip(row.nextRun))
                                              : row.connection.schedule.text);
    m_facts->setValue(u"success"_s, tr("Last success"),
                      success == row.jobs.end()
                          ? QString()
                          : tr("%1, %2").arg(format::shortTime(success->updatedAt.isValid() ? success->updatedAt : success->createdAt),
                                             format::duration(success->duration)),
                      success == row.jobs.end() ? QString() : format::timeToolTip(success->createdAt));
    const QString space = row.connection.nameSpaceDefinition;
    m_facts->setValue(u"namespace"_s, tr("Namespace"),
                      space == "destination"_L1  ? tr("destination default")
                          : space == "source"_L1 ? tr("as in the source")
                          : row.connection.nameSpaceFormat.isEmpty() ? space
                                                                     : row.connection.nameSpaceFormat);
    m_facts->setValue(u"prefix"_s, tr("Prefix"), row.connection.prefix);
    QStringList tags;
    for (const Tag &tag : row.connection.tags)
        tags += tag.name;
    m_facts->setValue(u"tags"_s, tr("Tags"), tags.join(u", "_s));
    m_facts->setValue(u"server"_s, tr("Server"), row.serverName);
    m_facts->setValue(u"id"_s, tr("ID"), row.key.id.value);
}

void ConnectionDetails::updateLists(const ConnectionRow &row)
{
    m_streams->setStreams(row.connection.streams);
    m_streamsTitle->setText(row.connection.streams.empty() ? tr("Streams") : tr("Streams  %1").arg(row.connection.streams.size()));
    fitHeight(m_streamList);

    const std::vector<Job> recent(row.jobs.begin(), row.jobs.begin() + qptrdiff(std::min(shownJobs, row.jobs.size())));
    // A reset would take the selection away at every tick: only when there is another job.
    bool same = m_jobs.rowCount() == int(recent.size());
    for (int i = 0; same && i < m_jobs.rowCount(); ++i)
        same = m_jobs.row(i).key.id == recent[size_t(i)].id;
    if (same)
        m_jobs.merge(row.key.server, recent);
    else
        m_jobs.replaceAll(row.key.server, recent);
    fitHeight(m_jobList);
}

void ConnectionDetails::updateButtons(const ConnectionRow &row)
{
    Backend *backend = m_session->backend(row.key.server);
    const bool waits = m_isWaiting && m_isWaiting(row.key);
    setReason(m_sync, waits ? tr("Waits for its turn to be started") : rules::whyNotSync(row, backend));
    setReason(m_cancel, rules::whyNotCancel(row, backend));
    setReason(m_open, rules::webPage(row, backend).isValid() ? QString() : tr("The server does not tell the workspace of this connection"));
}

void ConnectionDetails::fillMore(const ConnectionRow &row)
{
    Backend *backend = m_session->backend(row.key.server);
    m_moreMenu->clear();
    const bool on = row.connection.isActive();
    QAction *change = m_moreMenu->addAction(icon(on ? u"pause"_s : u"check"_s), on ? tr("&Disable") : tr("&Enable"));
    change->setObjectName(u"detailsSwitchAction"_s);
    setReason(change, rules::whyNotSwitch(row, backend, !on));
    const Key key = row.key;
    connect(change, &QAction::triggered, this, [this, key, on] { Q_EMIT switchRequested(key, !on); });
    m_moreMenu->addSeparator();
    const auto addCopy = [this](const QString &words, const QString &text) {
        QAction *action = m_moreMenu->addAction(icon(u"copy"_s), words);
        connect(action, &QAction::triggered, this, [this, text] {
            QGuiApplication::clipboard()->setText(text);
            Q_EMIT copied(text);
        });
    };
    addCopy(tr("Copy &name"), row.connection.name);
    addCopy(tr("Copy &ID"), row.key.id.value);
    if (const Job *job = row.currentJob())
        addCopy(tr("Copy &job number"), QString::number(job->id.value));
}

} // namespace airdesk::ui
