// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectionspage.h"

#include "actions.h"
#include "backend/session.h"
#include "format.h"
#include "pages/connectiondetails.h"
#include "pages/connectionfilters.h"
#include "pages/pageheader.h"
#include "widgets/buttons.h"
#include "widgets/searchfield.h"
#include "widgets/tablefooter.h"

#include <QAction>
#include <QApplication>
#include <QItemSelectionModel>
#include <QLocale>

// What the page shows: its state, its footer.
namespace airdesk::ui {

using namespace Qt::StringLiterals;

void ConnectionsPage::updateState()
{
    const ConnectionModel &model = m_session->models()->connections;
    int total = 0;
    int deleted = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const ConnectionRow &one = model.row(row);
        if ((!m_server.isEmpty() && one.key.server != m_server)
            || (!m_workspace.isEmpty() && one.connection.workspace != m_workspace))
            continue;
        ++(one.isDeleted() ? deleted : total);
    }
    if (std::exchange(m_total, total) != total)
        Q_EMIT totalChanged(total);
    m_header->setCount(total + deleted > 0 ? locale().toString(total) : QString());

    bool loading = m_session->backends().empty(); // the demo's is on its way
    std::optional<ApiError> error;
    for (Backend *backend : shownBackends()) {
        const ListState &list = backend->connections()->state();
        const bool notAsked = list.phase == ListState::Phase::NotAsked && !backend->trouble() && !isBlocked(backend->state());
        loading = loading || list.isLoading() || notAsked;
        if (!error && list.phase == ListState::Phase::Failed)
            error = list.error;
        if (!error && list.phase != ListState::Phase::Loaded && !list.isLoading())
            error = backend->trouble();
    }
    if (m_proxy.rowCount() > 0)
        m_state->showContent();
    else if (total > 0 || (deleted > 0 && m_filters->isActive()))
        showEmpty();
    else if (loading)
        m_state->showLoading(tr("Reading connections"),
                             tr("The first rows appear as soon as the server answers. Statuses and runs follow."), true);
    else if (error)
        showFault(*error);
    else
        showEmpty();

    const bool content = isContentShown();
    if (content && !std::exchange(m_hadContent, true)) {
        // The first keys belong to the table, unless the person is somewhere already.
        const QWidget *focused = QApplication::focusWidget();
        if (isVisible() && (!focused || !isAncestorOf(focused)))
            m_table->setFocus();
        if (!m_table->currentIndex().isValid())
            m_table->selectionModel()->setCurrentIndex(m_proxy.index(0, int(ConnectionModel::Column::Name)),
                                                       QItemSelectionModel::NoUpdate);
        Q_EMIT contentShown();
    }
    updateFooter();
    updateBanner();
    m_actionsTimer.start();
}

void ConnectionsPage::showEmpty()
{
    PageState::Empty empty{.icon = u"empty"_s, .title = {}, .text = {}, .actions = {}};
    if (m_total > 0) {
        empty.title = tr("No connection fits");
        empty.text = tr("%n connection(s) are hidden by the search and the filters.", nullptr, m_total);
        empty.actions = {{u"showAll"_s, tr("Show all"), {}}};
        m_state->showEmpty(empty);
        return;
    }
    const bool oneWorkspace = !m_workspace.isEmpty();
    int workspaces = 0;
    const WorkspaceModel &model = m_session->models()->workspaces;
    for (int row = 0; row < model.rowCount(); ++row)
        workspaces += m_server.isEmpty() || model.row(row).key.server == m_server ? 1 : 0;
    bool workspacesRead = true;
    for (Backend *backend : shownBackends())
        workspacesRead = workspacesRead && backend->workspaces()->state().phase == ListState::Phase::Loaded;

    if (workspaces == 0 && workspacesRead) {
        empty.icon = u"user"_s;
        empty.title = tr("These credentials see no workspace");
        empty.text = tr("The application acts for a user who is not a member of any workspace, so the server shows nothing. Ask an "
                        "administrator to add this user to a workspace, or enter the ID of a workspace by hand: it is the long "
                        "part after /workspaces/ in the address of the web app.");
        empty.actions = {{u"enterWorkspace"_s, tr("Enter a workspace ID…"), u"workspaces"_s},
                         {u"openServer"_s, tr("Open in browser"), u"open-external"_s}};
    } else {
        empty.title = oneWorkspace ? tr("No connections in this workspace") : tr("No connections yet");
        empty.text = tr("One made in the web app shows here at the next reading.");
        empty.actions = {{u"openServer"_s, tr("Open in browser"), u"open-external"_s}};
        if (oneWorkspace)
            empty.actions.append({u"allWorkspaces"_s, tr("Show all workspaces"), {}});
    }
    m_state->showEmpty(empty);
}

void ConnectionsPage::showFault(const ApiError &error)
{
    PageState::Fault fault{.title = tr("The connections could not be read"), .text = error.message, .details = error.report()};
    for (Backend *backend : shownBackends()) {
        if (backend->nextTryAt().isValid())
            fault.text += u' ' + tr("Next try at %1.").arg(backend->nextTryAt().toLocalTime().toString(u"HH:mm:ss"_s));
        if (backend->state() == ServerState::KeychainLocked)
            fault.actions.append({u"unlock"_s, tr("Unlock keychain…"), u"unlock"_s});
        if (error.needsCredentials() || error.kind == ApiError::Kind::Keychain)
            fault.actions.append({u"credentials"_s, tr("Enter credentials…"), u"applications"_s});
        break;
    }
    if (error.kind == ApiError::Kind::Forbidden)
        fault.title = tr("You may not see the connections");
    m_state->showFault(fault);
}

void ConnectionsPage::updateFooter()
{
    const int shown = m_proxy.rowCount();
    QStringList parts;
    parts += shown == m_total ? tr("%n connection(s)", nullptr, m_total)
                              : tr("%1 of %n connection(s)", nullptr, m_total).arg(locale().toString(shown));
    if (const int failed = m_proxy.count(RunStatus::Failed); failed > 0)
        parts += tr("%1 failed").arg(locale().toString(failed));
    if (const int running = m_proxy.count(RunStatus::Running); running > 0)
        parts += tr("%1 running").arg(locale().toString(running));

    QDateTime oldest;
    bool stale = false;
    for (Backend *backend : shownBackends()) {
        const ListState &list = backend->connections()->state();
        if (list.isLoading())
            parts += tr("reading, %1 so far").arg(locale().toString(list.rows));
        else if (list.isPartial)
            parts += tr("more exist than were read");
        stale = stale || (list.phase != ListState::Phase::Loaded && !list.isLoading()) || backend->trouble().has_value();
        if (list.readAt.isValid() && (!oldest.isValid() || list.readAt < oldest))
            oldest = list.readAt;
    }
    if (stale && oldest.isValid())
        parts += tr("as of %1").arg(format::shortTime(oldest));
    m_footer->setRestingText(parts.join(u", "_s));
    const bool sortable = m_proxy.isOrderStale() && !m_suspended && !m_sortTimer.isActive();
    m_footer->setSortOffered(sortable);
    setReason(m_actions->sortNow, sortable ? QString() : tr("Every row is in its place"));
}

} // namespace airdesk::ui
