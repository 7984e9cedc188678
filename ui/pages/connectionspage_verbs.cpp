// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectionspage.h"

#include "actions.h"
#include "backend/session.h"
#include "dialogs/confirmdialog.h"
#include "pages/connectiondetails.h"
#include "pages/connectionfilters.h"
#include "pages/connectionrules.h"
#include "pages/pageheader.h"
#include "servertrouble.h"
#include "uisettings.h"
#include "widgets/buttons.h"
#include "widgets/searchfield.h"
#include "widgets/tablefooter.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QInputDialog>
#include <QItemSelectionModel>
#include <QMenu>

// What is done with connections.
namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

// From here on a number is asked for: so many are more often a slip than a wish.
constexpr int askAbove = 5;

QString named(const ConnectionRow &row) { return row.connection.name.isEmpty() ? row.key.id.value.left(8) : row.connection.name; }

} // namespace

void ConnectionsPage::connectActions()
{
    connect(m_actions->syncNow, &QAction::triggered, this, &ConnectionsPage::syncChosen);
    connect(m_actions->cancelJob, &QAction::triggered, this, &ConnectionsPage::cancelChosen);
    connect(m_actions->enable, &QAction::triggered, this, [this] { switchChosen(true); });
    connect(m_actions->disable, &QAction::triggered, this, [this] { switchChosen(false); });
    connect(m_actions->showRow, &QAction::triggered, this, &ConnectionsPage::detailsWanted);
    connect(m_actions->details, &QAction::toggled, this, [this](bool shown) {
        if (!m_placing)
            setDetailsShown(shown);
    });
    connect(m_actions->sortNow, &QAction::triggered, this, [this] { m_proxy.sortNow(); });
    connect(m_actions->selectAll, &QAction::triggered, m_table, &QTableView::selectAll);
    connect(m_actions->clearSelection, &QAction::triggered, m_table, &QTableView::clearSelection);
    connect(m_actions->copyId, &QAction::triggered, this, [this] { copyChosen(true); });
    connect(m_actions->copyName, &QAction::triggered, this, [this] { copyChosen(false); });
    connect(m_actions->openConnection, &QAction::triggered, this, [this] {
        if (const auto key = m_table->currentKey())
            openWeb(*key, false);
    });
    connect(m_actions->openJob, &QAction::triggered, this, [this] {
        if (const auto key = m_table->currentKey())
            openWeb(*key, true);
    });
    connect(m_actions->copyJob, &QAction::triggered, this, [this] {
        const auto rows = chosenRows();
        if (rows.empty() || !rows.front()->currentJob())
            return;
        const QString number = QString::number(rows.front()->currentJob()->id.value);
        QGuiApplication::clipboard()->setText(number);
        Q_EMIT message(tr("Copied %1").arg(number));
    });
    m_actions->showDeleted->setChecked(m_proxy.isShowingDeleted());
    connect(m_actions->showDeleted, &QAction::toggled, this, [this](bool shown) {
        m_settings->set(settings::showDeleted, shown);
        m_proxy.setShowDeleted(shown);
        m_updateTimer.start();
    });
    connect(m_actions->columns, &QMenu::aboutToShow, this, [this] { m_table->fillColumnsMenu(m_actions->columns); });

    connect(m_header->search(), &SearchField::searched, &m_proxy, &FilterProxy::setSearch);
    connect(m_header->search(), &SearchField::searched, this, [this] { m_updateTimer.start(); });
    connect(m_filters, &ConnectionFilters::changed, this, [this] { m_updateTimer.start(); });
    connect(m_footer, &TableFooter::clearSelectionRequested, m_table, &QTableView::clearSelection);
    connect(m_footer, &TableFooter::sortRequested, this, [this] { m_proxy.sortNow(); });
    connect(m_banner, &Banner::actionTriggered, this, &ConnectionsPage::bannerAction);
    connect(m_banner, &Banner::closed, this, [this] {
        m_notice.reset();
        updateBanner();
    });
    connect(m_state, &PageState::retryRequested, this, &ConnectionsPage::refresh);
    connect(m_state, &PageState::stopRequested, this, [this] {
        for (Backend *backend : shownBackends())
            backend->connections()->stop();
    });
    connect(m_state, &PageState::actionTriggered, this, &ConnectionsPage::bannerAction);
    connect(m_state, &PageState::stateChanged, this, [this] { m_updateTimer.start(); });

    connect(m_table, &ConnectionTable::detailsWanted, this, &ConnectionsPage::detailsWanted);
    connect(m_table, &ConnectionTable::syncWanted, this, &ConnectionsPage::syncOne);
    connect(m_table, &ConnectionTable::seenChanged, this, &ConnectionsPage::watchSeenRows);
    connect(m_table, &ConnectionTable::currentKeyChanged, this, [this] {
        if (m_details->isVisible())
            m_details->setConnection(m_table->currentKey());
        m_actionsTimer.start();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, &m_actionsTimer, [this] { m_actionsTimer.start(); });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        updateActions();
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        menu->addActions({m_actions->syncNow, m_actions->cancelJob, m_actions->enable, m_actions->disable});
        menu->addSeparator();
        menu->addActions({m_actions->showRow, m_actions->openConnection, m_actions->copyName, m_actions->copyId});
        menu->popup(m_table->viewport()->mapToGlobal(position));
    });

    connect(m_details, &ConnectionDetails::syncRequested, this, &ConnectionsPage::syncOne);
    connect(m_details, &ConnectionDetails::cancelRequested, this, [this](const Key &key) { cancel({key}); });
    connect(m_details, &ConnectionDetails::switchRequested, this, [this](const Key &key, bool on) { switchThem({key}, on); });
    connect(m_details, &ConnectionDetails::openRequested, this, [this](const Key &key) { openWeb(key, false); });
    connect(m_details, &ConnectionDetails::closeRequested, this, [this] { setDetailsShown(false); });
    connect(m_details, &ConnectionDetails::copied, this, [this](const QString &text) { Q_EMIT message(tr("Copied %1").arg(text)); });

    connect(&m_runner, &SyncRunner::settled, this, &ConnectionsPage::settled);
    connect(&m_runner, &SyncRunner::progress, this, [this](int done, int total) {
        // One alone is shown by its row.
        if (total > 1)
            Q_EMIT workChanged(tr("%1 of %2 syncs started").arg(locale().toString(done), locale().toString(total)), done, total);
        else
            Q_EMIT workChanged({}, 0, 0);
    });
    connect(&m_runner, &SyncRunner::finished, this, [this](int started, int running, int failed) {
        QStringList parts{tr("%n sync(s) started", nullptr, started)};
        if (running > 0)
            parts += tr("%n ran already", nullptr, running);
        if (failed > 0)
            parts += tr("%n not started", nullptr, failed);
        Q_EMIT message(parts.join(u", "_s));
    });
}

std::vector<const ConnectionRow *> ConnectionsPage::chosenRows() const
{
    std::vector<const ConnectionRow *> rows;
    for (const Key &key : m_table->chosen()) {
        if (const ConnectionRow *row = m_session->models()->connections.connectionRow(key))
            rows.push_back(row);
    }
    return rows;
}

void ConnectionsPage::updateActions()
{
    // On another page nobody sees what would be acted on.
    const auto rows = isVisible() ? chosenRows() : std::vector<const ConnectionRow *>();
    int syncs = 0;
    int cancels = 0;
    int enables = 0;
    int disables = 0;
    QString noSync;
    QString noCancel;
    QString noEnable;
    QString noDisable;
    const auto note = [](const QString &reason, int &possible, QString &first) {
        if (reason.isEmpty())
            ++possible;
        else if (first.isEmpty())
            first = reason;
    };
    for (const ConnectionRow *row : rows) {
        Backend *backend = m_session->backend(row->key.server);
        note(m_runner.isWaiting(row->key) ? tr("Waits for its turn to be started") : rules::whyNotSync(*row, backend), syncs, noSync);
        note(rules::whyNotCancel(*row, backend), cancels, noCancel);
        note(rules::whyNotSwitch(*row, backend, true), enables, noEnable);
        note(rules::whyNotSwitch(*row, backend, false), disables, noDisable);
    }
    const QString nothing = rows.empty() ? tr("No connection is chosen") : QString();
    if (rows.empty())
        noSync = noCancel = noEnable = noDisable = nothing;
    setReason(m_actions->syncNow, syncs > 0 ? QString() : noSync);
    setReason(m_actions->cancelJob, cancels > 0 ? QString() : noCancel);
    setReason(m_actions->enable, enables > 0 ? QString() : noEnable);
    setReason(m_actions->disable, disables > 0 ? QString() : noDisable);
    const bool many = rows.size() > 1;
    m_actions->syncNow->setText(many && syncs > 0 ? tr("&Sync %1 now").arg(locale().toString(syncs)) : tr("&Sync now"));
    m_actions->cancelJob->setText(many && cancels > 0 ? tr("&Cancel %1…").arg(locale().toString(cancels)) : tr("&Cancel…"));
    m_actions->enable->setText(many && enables > 0 ? tr("&Enable %1").arg(locale().toString(enables)) : tr("&Enable"));
    m_actions->disable->setText(many && disables > 0 ? tr("&Disable %1").arg(locale().toString(disables)) : tr("&Disable"));
    for (QAction *action : {m_actions->copyId, m_actions->copyName, m_actions->showRow})
        setReason(action, nothing);
    const ConnectionRow *current = nullptr;
    if (const auto key = m_table->currentKey(); key && isVisible())
        current = m_session->models()->connections.connectionRow(*key);
    const QString noPage = !current                ? tr("No connection is chosen")
        : rules::webPage(*current, m_session->backend(current->key.server)).isValid()
        ? QString()
        : tr("The server does not tell the workspace of this connection");
    setReason(m_actions->openConnection, noPage);
    setReason(m_actions->openJob, noPage);
    setReason(m_actions->copyJob, current && current->currentJob() ? QString() : tr("No job is known of this connection"));

    const int selected = m_table->selectedRows();
    QString detail;
    if (selected > 0) {
        QStringList parts;
        if (cancels > 0)
            parts += tr("%n running", nullptr, cancels);
        if (syncs > 0 && syncs < selected)
            parts += tr("%n ready", nullptr, syncs);
        else if (syncs == 0)
            parts += noSync;
        detail = parts.join(u", "_s);
    }
    m_footer->setSelection(selected > 0 ? tr("%n selected", nullptr, selected) : QString(), detail);
    m_details->refresh();
}

void ConnectionsPage::syncChosen()
{
    // Asked anew at this moment: what the button said may be a click old.
    std::vector<Key> keys;
    for (const ConnectionRow *row : chosenRows()) {
        if (!m_runner.isWaiting(row->key) && rules::whyNotSync(*row, m_session->backend(row->key.server)).isEmpty())
            keys.push_back(row->key);
    }
    if (keys.size() <= size_t(askAbove)) {
        start(keys);
        return;
    }
    ConfirmDialog::ask(this,
                       {.title = tr("Start syncs"),
                        .text = tr("Start %n sync(s)?", nullptr, int(keys.size())),
                        .detail = tr("They are started one after another. You can stop at any time; what was started goes on."),
                        .yes = tr("Sync %n now", nullptr, int(keys.size())),
                        .no = {},
                        .destroys = false},
                       this, [this, keys] { start(keys); });
}

void ConnectionsPage::syncOne(const Key &key)
{
    const ConnectionRow *row = m_session->models()->connections.connectionRow(key);
    if (!row)
        return;
    QString reason = rules::whyNotSync(*row, m_session->backend(key.server));
    if (reason.isEmpty() && m_runner.isWaiting(key))
        reason = tr("Waits for its turn to be started");
    if (reason.isEmpty())
        start({key});
    else
        Q_EMIT message(tr("%1: %2").arg(named(*row), reason));
}

void ConnectionsPage::start(const std::vector<Key> &keys)
{
    if (keys.empty())
        return;
    m_notice.reset();
    m_runner.add(keys);
    updateBanner();
    updateActions();
}

void ConnectionsPage::settled(const Key &key, const SyncOutcome &outcome)
{
    const ConnectionRow *row = m_session->models()->connections.connectionRow(key);
    const QString name = row ? named(*row) : key.id.value.left(8);
    const QString job = QString::number(outcome.job.id.value);
    switch (outcome.kind) {
    case SyncOutcome::Kind::Started:
        Q_EMIT message(tr("Sync of %1 started (job %2)").arg(name, job));
        break;
    case SyncOutcome::Kind::Attached:
        Q_EMIT message(tr("%1 was being synced already: following job %2").arg(name, job));
        break;
    case SyncOutcome::Kind::Adopted:
        Q_EMIT message(tr("Sync of %1 started (job %2); the server's answer was lost").arg(name, job));
        break;
    case SyncOutcome::Kind::Unknown:
        m_noticeKey = key;
        m_noticeDetails = outcome.error.report();
        notice({.kind = BannerKind::Warning, .icon = {}, .title = tr("Result unknown."),
                .text = tr("The server did not say whether the sync of %1 started, and no job was found. Look again before you start it "
                           "once more.").arg(name),
                .actions = {{u"lookAgain"_s, tr("Look again")}}, .closable = true});
        break;
    case SyncOutcome::Kind::Failed:
        m_noticeDetails = outcome.error.report();
        notice({.kind = BannerKind::Fault, .icon = {}, .title = tr("The sync of %1 was not started.").arg(name),
                .text = outcome.error.message, .actions = {{QString(trouble::details), tr("Details")}}, .closable = true});
        break;
    }
}

void ConnectionsPage::cancelChosen()
{
    std::vector<Key> keys;
    for (const ConnectionRow *row : chosenRows()) {
        if (rules::whyNotCancel(*row, m_session->backend(row->key.server)).isEmpty())
            keys.push_back(row->key);
    }
    cancel(keys);
}

void ConnectionsPage::cancel(const std::vector<Key> &keys)
{
    if (keys.empty())
        return;
    const ConnectionRow *first = m_session->models()->connections.connectionRow(keys.front());
    const Job *job = first ? rules::activeJob(*first) : nullptr;
    if (!job)
        return;
    ConfirmDialog::Question question{.title = tr("Cancel sync"),
                                     .text = tr("Cancel the sync of %1 (job %2)?").arg(named(*first)).arg(job->id.value),
                                     .detail = tr("What was moved so far stays at the destination. The server may take a while to stop."),
                                     .yes = tr("Cancel the sync"),
                                     .no = tr("Keep it running")};
    if (keys.size() > 1) {
        question.text = tr("Cancel %n running sync(s)?", nullptr, int(keys.size()));
        question.yes = tr("Cancel %n sync(s)", nullptr, int(keys.size()));
        question.no = tr("Keep them running");
    }
    ConfirmDialog::ask(this, question, this, [this, keys] {
        for (const Key &key : keys) {
            const ConnectionRow *row = m_session->models()->connections.connectionRow(key);
            Backend *backend = m_session->backend(key.server);
            // It may have come to its end while the question stood there.
            if (row && backend && rules::whyNotCancel(*row, backend).isEmpty())
                backend->jobs()->cancel(rules::activeJob(*row)->id);
        }
        updateActions();
    });
}

void ConnectionsPage::switchChosen(bool on)
{
    std::vector<Key> keys;
    for (const ConnectionRow *row : chosenRows()) {
        if (rules::whyNotSwitch(*row, m_session->backend(row->key.server), on).isEmpty())
            keys.push_back(row->key);
    }
    if (keys.size() <= 1) {
        switchThem(keys, on);
        return;
    }
    const int count = int(keys.size());
    ConfirmDialog::ask(this,
                       {.title = on ? tr("Enable connections") : tr("Disable connections"),
                        .text = on ? tr("Enable %n connection(s)?", nullptr, count) : tr("Disable %n connection(s)?", nullptr, count),
                        .detail = on ? tr("Their schedules start syncs again.") : tr("Their schedules start no more syncs. Running ones go on."),
                        .yes = on ? tr("Enable %n", nullptr, count) : tr("Disable %n", nullptr, count),
                        .no = {},
                        .destroys = !on},
                       this, [this, keys, on] { switchThem(keys, on); });
}

void ConnectionsPage::switchThem(const std::vector<Key> &keys, bool on)
{
    for (const Key &key : keys) {
        const ConnectionRow *row = m_session->models()->connections.connectionRow(key);
        Backend *backend = m_session->backend(key.server);
        if (row && rules::whyNotSwitch(*row, backend, on).isEmpty())
            backend->connections()->setActive(key.id, on);
    }
    updateActions();
}

void ConnectionsPage::openWeb(const Key &key, bool timeline)
{
    const ConnectionRow *row = m_session->models()->connections.connectionRow(key);
    Backend *backend = m_session->backend(key.server);
    const QUrl url = !row ? QUrl() : timeline ? rules::timelinePage(*row, backend) : rules::webPage(*row, backend);
    if (url.isValid() && !QDesktopServices::openUrl(url))
        Q_EMIT message(tr("No browser could be started for %1").arg(url.toDisplayString()));
}

void ConnectionsPage::copyChosen(bool ids)
{
    QStringList lines;
    for (const ConnectionRow *row : chosenRows())
        lines += ids ? row->key.id.value : row->connection.name;
    if (lines.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    Q_EMIT message(lines.size() == 1 ? tr("Copied %1").arg(lines.constFirst()) : tr("Copied %n line(s)", nullptr, int(lines.size())));
}

void ConnectionsPage::notice(BannerContent content)
{
    m_notice = std::move(content);
    updateBanner();
}

void ConnectionsPage::bannerAction(const QString &id)
{
    if (id == "lookAgain"_L1) {
        if (Backend *backend = m_session->backend(m_noticeKey.server))
            backend->jobs()->readRuns(m_noticeKey.id);
        m_table->makeCurrent(m_noticeKey);
        m_notice.reset();
        updateBanner();
    } else if (id == "showAll"_L1) {
        m_filters->reset();
        m_header->search()->reset();
    } else if (id == "allWorkspaces"_L1) {
        Q_EMIT workspaceWanted(m_server, {});
    } else if (id == "enterWorkspace"_L1) {
        enterWorkspace();
    } else if (id == trouble::details && m_notice) {
        ConfirmDialog::ask(this, {.title = tr("Details"), .text = m_notice->title, .detail = m_noticeDetails, .yes = tr("Copy"), .no = tr("Close"),
                                  .destroys = false},
                           this, [report = m_noticeDetails] { QGuiApplication::clipboard()->setText(report); });
    } else {
        Q_EMIT remedyChosen(id);
    }
}

void ConnectionsPage::enterWorkspace()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"workspaceIdDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Enter a workspace ID"));
    dialog->setLabelText(tr("ID of the workspace, as in the address of the web app:"));
    dialog->setInputMode(QInputDialog::TextInput);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &typed) {
        const QString id = typed.trimmed();
        const auto backends = shownBackends();
        if (id.isEmpty() || backends.empty())
            return;
        backends.front()->workspaces()->addById(WorkspaceId(id));
    });
    dialog->open();
}

} // namespace airdesk::ui
