// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectionspage.h"

#include "actions.h"
#include "backend/session.h"
#include "format.h"
#include "pages/connectiondetails.h"
#include "pages/connectionfilters.h"
#include "pages/pageheader.h"
#include "theme/metrics.h"
#include "uisettings.h"
#include "widgets/buttons.h"
#include "widgets/progressline.h"
#include "widgets/searchfield.h"
#include "widgets/tablefooter.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QLocale>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// How long after a listing the statuses of the first jobs may still put an untouched table in order.
constexpr auto settleTime = 4s;

} // namespace

ConnectionsPage::ConnectionsPage(Session *session, Settings *settings, Actions *actions, QWidget *parent)
    : Page(parent), m_session(session), m_settings(settings), m_actions(actions), m_proxy(&session->models()->connections),
      m_runner(session)
{
    setObjectName(u"connectionsPage"_s);
    m_detailsShown = settings->value(settings::detailsShown);
    m_proxy.setShowDeleted(settings->value(settings::showDeleted));
    build();
    connectActions();

    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(0ms);
    connect(&m_updateTimer, &QTimer::timeout, this, &ConnectionsPage::updateState);
    m_actionsTimer.setSingleShot(true);
    m_actionsTimer.setInterval(20ms);
    connect(&m_actionsTimer, &QTimer::timeout, this, &ConnectionsPage::updateActions);
    m_settleTimer.setSingleShot(true);
    m_settleTimer.setInterval(settleTime);
    m_sortTimer.setSingleShot(true);
    m_sortTimer.setInterval(150ms);
    connect(&m_sortTimer, &QTimer::timeout, this, &ConnectionsPage::settle);
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, [this] { m_session->models()->connections.refreshAges(); });
    m_minute.start();

    for (Backend *backend : session->backends())
        watch(backend->id());
    connect(session, &Session::serverAdded, this, [this](const ServerId &server) {
        watch(server);
        listsChanged();
    });
    connect(session, &Session::serverRemoved, this, &ConnectionsPage::listsChanged, Qt::QueuedConnection);
    connect(session, &Session::serverChanged, &m_actionsTimer, [this] { m_actionsTimer.start(); });

    const auto later = [this] { m_updateTimer.start(); };
    connect(&m_proxy, &QAbstractItemModel::rowsInserted, this, later);
    connect(&m_proxy, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&m_proxy, &QAbstractItemModel::modelReset, this, later);
    connect(&m_proxy, &ConnectionFilterProxy::countsChanged, this, later);
    connect(&m_proxy, &FilterProxy::orderStaleChanged, this, [this](bool stale) {
        if (stale && m_settleTimer.isActive() && !m_table->isTouched())
            m_sortTimer.start();
        updateFooter();
    });
    connect(&m_proxy, &QAbstractItemModel::dataChanged, this, [this] { m_actionsTimer.start(); });
    listsChanged();
    updateActions();
}

ConnectionsPage::~ConnectionsPage()
{
    m_table->saveState();
    saveSplitter();
}

void ConnectionsPage::build()
{
    m_header = new PageHeader(tr("Connections"), tr("Name, source, destination or ID"), this);
    m_header->addAction(m_actions->refresh, false);
    m_header->addMenu(m_actions->columns, "columnsButton", tr("Columns"), u"columns"_s);
    m_header->addAction(m_actions->details, true);

    m_left = new QWidget(this);
    m_filters = new ConnectionFilters(&m_proxy, &m_session->models()->connections, m_settings, m_left);
    m_banner = new Banner(m_left);
    m_banner->setObjectName(u"connectionsBanner"_s);
    m_banner->setVisible(false);
    m_progress = new ProgressLine(m_left);
    m_progress->setObjectName(u"connectionsProgressLine"_s);
    m_table = new ConnectionTable(&m_proxy, m_settings, m_left);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_state = new PageState(m_table, m_left);
    m_state->setObjectName(u"connectionsState"_s);
    m_footer = new TableFooter(m_left);
    m_footer->setObjectName(u"connectionsFooter"_s);
    m_footer->addSelectionAction(m_actions->syncNow, true);
    m_footer->addSelectionAction(m_actions->cancelJob);
    m_footer->addSelectionAction(m_actions->disable);
    m_footer->addSelectionAction(m_actions->enable);

    auto *column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filters);
    auto *slot = new QVBoxLayout;
    slot->setContentsMargins(metrics::gap, 0, metrics::gap, 0);
    slot->addWidget(m_banner);
    column->addLayout(slot);
    column->addWidget(m_progress);
    column->addWidget(m_state, 1);
    column->addWidget(m_footer);

    m_details = new ConnectionDetails(m_session, this);
    m_details->setWaitingCheck([this](const Key &key) { return m_runner.isWaiting(key); });
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"connectionsSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_splitter, 1);
    setTabOrder(m_header->search(), m_filters);
    setTabOrder(m_filters, m_table);
    setTabOrder(m_table, m_footer);
    setTabOrder(m_footer, m_details);
    placeDetails();
}

void ConnectionsPage::watch(const ServerId &server)
{
    Backend *backend = m_session->backend(server);
    connect(backend->connections(), &ConnectionService::stateChanged, this, &ConnectionsPage::listsChanged);
    connect(backend->workspaces(), &WorkspaceService::stateChanged, this, &ConnectionsPage::listsChanged);
    connect(backend->workspaces(), &WorkspaceService::addFailed, this, [this](const WorkspaceId &id, const ApiError &error) {
        notice({.kind = BannerKind::Fault, .icon = {}, .title = tr("Workspace %1 was not found.").arg(id.value.left(40)),
                .text = error.message, .closable = true});
    });
    connect(backend, &Backend::stateChanged, this, [this] {
        m_actionsTimer.start();
        listsChanged();
    });
    connect(backend->connections(), &ConnectionService::failed, this,
            [this](const ConnectionId &, const QString &what, const ApiError &error) {
                m_noticeDetails = error.report();
                notice({.kind = BannerKind::Fault, .icon = {}, .title = what + u'.', .text = error.message, .closable = true});
            });
    connect(backend->jobs(), &JobService::failed, this, [this](JobId, const QString &what, const ApiError &error) {
        m_noticeDetails = error.report();
        notice({.kind = BannerKind::Fault, .icon = {}, .title = what + u'.', .text = error.message, .closable = true});
    });
    connect(backend->jobs(), &JobService::cancelSettled, this, [this](JobId id) {
        Q_EMIT message(tr("The server was asked to cancel job %1").arg(id.value));
        m_actionsTimer.start();
    });
}

std::vector<Backend *> ConnectionsPage::shownBackends() const
{
    if (m_server.isEmpty())
        return m_session->backends();
    Backend *one = m_session->backend(m_server);
    return one ? std::vector{one} : std::vector<Backend *>();
}

void ConnectionsPage::setServer(const ServerId &server)
{
    m_server = server;
    m_proxy.setServer(server);
    m_table->setServersShown(server.isEmpty() && m_session->backends().size() > 1);
    m_notice.reset();
    listsChanged();
    m_actionsTimer.start();
    watchSeenRows();
}

void ConnectionsPage::setWorkspace(const WorkspaceId &workspace)
{
    m_workspace = workspace;
    m_proxy.setWorkspace(workspace);
    listsChanged();
}

void ConnectionsPage::refresh()
{
    m_table->forgetTouch();
    for (Backend *backend : shownBackends())
        backend->refresh();
}

void ConnectionsPage::focusSearch()
{
    m_header->search()->setFocus(Qt::ShortcutFocusReason);
    m_header->search()->selectAll();
}

void ConnectionsPage::listsChanged()
{
    bool loading = false;
    for (Backend *backend : shownBackends())
        loading = loading || backend->connections()->state().isLoading();
    m_progress->setActive(loading);
    updateSorting(loading);
    m_updateTimer.start();
}

void ConnectionsPage::updateSorting(bool loading)
{
    if (loading == m_suspended)
        return;
    m_suspended = loading;
    if (loading) {
        m_proxy.suspendSorting();
        return;
    }
    m_proxy.resumeSorting(m_table->isTouched());
    m_settleTimer.start();
}

void ConnectionsPage::settle()
{
    if (m_table->isTouched() || !m_proxy.isOrderStale())
        return;
    m_proxy.sortNow();
    // Nobody chose a row yet: the first one is current, whatever it is now.
    if (!m_table->selectionModel()->hasSelection() && m_proxy.rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(m_proxy.index(0, int(ConnectionModel::Column::Name)), QItemSelectionModel::NoUpdate);
}

void ConnectionsPage::watchSeenRows()
{
    const auto seen = m_table->seen();
    for (Backend *backend : m_session->backends()) {
        QList<ConnectionId> watched;
        for (const Key &key : seen) {
            if (key.server == backend->id())
                watched.append(key.id);
        }
        backend->jobs()->setWatchedConnections(watched);
    }
}

void ConnectionsPage::setFolding(const Folding &folding)
{
    if (folding.detailsBelow && !m_folding.detailsBelow)
        m_detailsOpened = false;
    m_folding = folding;
    m_header->setNarrow(folding.narrow);
    m_header->search()->setPlaceholderText(folding.narrow ? tr("Name, source or ID") : tr("Name, source, destination or ID"));
    m_table->setFolding(folding);
    placeDetails();
}

void ConnectionsPage::placeDetails()
{
    const bool below = m_folding.detailsBelow;
    const bool shown = below ? m_detailsOpened : m_detailsShown;
    const bool replaces = shown && m_folding.detailsReplace;
    m_splitter->setOrientation(below ? Qt::Vertical : Qt::Horizontal);
    m_details->setMaximumWidth(below ? QWIDGETSIZE_MAX : metrics::detailsMost);
    m_details->setMinimumHeight(below && !replaces ? 120 : 0);
    m_details->setBackShown(replaces);
    m_details->setVisible(shown);
    m_left->setVisible(!replaces);
    m_placing = true; // the action only follows; its buttons must hear of it all the same
    m_actions->details->setChecked(shown);
    m_placing = false;
    if (!shown || replaces)
        return;
    const int wanted = m_settings->value(below ? settings::detailsHeight : settings::detailsWidth);
    const int whole = below ? m_splitter->height() : m_splitter->width();
    m_splitter->setSizes({std::max(100, whole - wanted), wanted});
}

void ConnectionsPage::setDetailsShown(bool shown)
{
    if (m_folding.detailsBelow) {
        m_detailsOpened = shown;
    } else {
        m_detailsShown = shown;
        m_settings->set(settings::detailsShown, shown);
    }
    saveSplitter();
    placeDetails();
    if (shown)
        m_details->setConnection(m_table->currentKey());
    else
        m_table->setFocus();
}

void ConnectionsPage::detailsWanted()
{
    setDetailsShown(true);
    if (!m_left->isVisible())
        m_details->setFocus();
}

void ConnectionsPage::saveSplitter()
{
    const QList<int> sizes = m_splitter->sizes();
    if (!m_details->isVisible() || !m_left->isVisible() || sizes.value(1) <= 0)
        return;
    m_settings->set(m_splitter->orientation() == Qt::Vertical ? settings::detailsHeight : settings::detailsWidth, sizes.value(1));
}

void ConnectionsPage::setTrouble(const std::optional<BannerContent> &trouble)
{
    m_trouble = trouble;
    updateBanner();
    m_updateTimer.start();
}

void ConnectionsPage::updateBanner()
{
    // A page that is nothing but the fault says it in full already.
    const bool faultPage = m_state->wanted() == PageState::State::Fault;
    if (m_notice)
        m_banner->present(*m_notice);
    else if (m_trouble && !faultPage)
        m_banner->present(*m_trouble);
    else
        m_banner->dismiss();
}

bool ConnectionsPage::isContentShown() const { return m_state->state() == PageState::State::Content && m_proxy.rowCount() > 0; }

void ConnectionsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    placeDetails();
    watchSeenRows();
    m_actionsTimer.start();
}

void ConnectionsPage::hideEvent(QHideEvent *event)
{
    saveSplitter();
    Page::hideEvent(event);
    watchSeenRows();
    m_actionsTimer.start();
}

void ConnectionsPage::stopSyncs() { m_runner.stop(); }

} // namespace airdesk::ui
