// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/workspacelistpage.h"

#include "actions.h"
#include "backend/session.h"
#include "delegates/basedelegate.h"
#include "pages/pageheader.h"
#include "pages/scrollanchor.h"
#include "servertrouble.h"
#include "theme/metrics.h"
#include "uisettings.h"
#include "widgets/progressline.h"
#include "widgets/searchfield.h"
#include "widgets/tablefooter.h"
#include "widgets/tablesetup.h"

#include <QHeaderView>
#include <QInputDialog>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using C = WorkspaceModel::Column;

//! Counts from the connections that were read; nothing while a server's list is not whole.
void countConnections(Session *session)
{
    QHash<ServerId, QHash<WorkspaceId, WorkspaceCounts>> counts;
    const WorkspaceModel &workspaces = session->models()->workspaces;
    for (int row = 0; row < workspaces.rowCount(); ++row) {
        const auto &key = workspaces.row(row).key;
        Backend *backend = session->backend(key.server);
        if (backend && backend->connections()->state().readAt.isValid())
            counts[key.server].insert(key.id, {0, 0, 0});
    }
    const ConnectionModel &connections = session->models()->connections;
    for (int row = 0; row < connections.rowCount(); ++row) {
        const ConnectionRow &one = connections.row(row);
        const auto server = counts.find(one.key.server);
        if (server == counts.end() || one.isDeleted())
            continue;
        const auto workspace = server->find(one.connection.workspace);
        if (workspace == server->end())
            continue;
        workspace->connections = *workspace->connections + 1;
        workspace->failed = *workspace->failed + (one.status.kind == RunStatus::Failed ? 1 : 0);
        workspace->running = *workspace->running + (one.status.kind == RunStatus::Running ? 1 : 0);
    }
    for (auto server = counts.cbegin(); server != counts.cend(); ++server)
        session->models()->workspaces.setCounts(server.key(), server.value());
}

} // namespace

WorkspaceListPage::WorkspaceListPage(Session *session, Settings *settings, Actions *actions, QWidget *parent)
    : Page(parent), m_session(session), m_settings(settings), m_actions(actions), m_proxy(&session->models()->workspaces)
{
    setObjectName(u"workspacesPage"_s);
    build();
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(200ms);
    connect(&m_updateTimer, &QTimer::timeout, this, [this] {
        countConnections(m_session);
        updateState();
    });
    const auto later = [this] { m_updateTimer.start(); };
    ConnectionModel *connections = &session->models()->connections;
    for (const QAbstractItemModel *model : {static_cast<const QAbstractItemModel *>(connections), static_cast<const QAbstractItemModel *>(&m_proxy)}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, later);
        connect(model, &QAbstractItemModel::rowsRemoved, this, later);
        connect(model, &QAbstractItemModel::modelReset, this, later);
    }
    connect(connections, &QAbstractItemModel::dataChanged, this, later);
    for (Backend *backend : session->backends())
        watch(backend->id());
    connect(session, &Session::serverAdded, this, &WorkspaceListPage::watch);
    updateState();
}

WorkspaceListPage::~WorkspaceListPage() { m_settings->set(settings::workspaceHeader, m_table->horizontalHeader()->saveState()); }

void WorkspaceListPage::build()
{
    m_header = new PageHeader(tr("Workspaces"), tr("Name or ID"), this);
    m_header->addAction(m_actions->refresh, false);
    m_banner = new Banner(this);
    m_banner->setObjectName(u"workspacesBanner"_s);
    m_banner->setVisible(false);
    m_progress = new ProgressLine(this);
    m_table = new QTableView(this);
    m_table->setObjectName(u"workspaceTableView"_s);
    m_table->setAccessibleName(tr("Workspaces"));
    m_table->setModel(&m_proxy);
    setUpTable(m_table, int(C::Name));
    new ScrollAnchor(m_table);
    auto *name = new BaseDelegate(m_table);
    name->setWeight(BaseDelegate::Weight::Medium);
    m_table->setItemDelegateForColumn(int(C::Name), name);
    auto *id = new BaseDelegate(m_table);
    id->setWeight(BaseDelegate::Weight::Fixed);
    m_table->setItemDelegateForColumn(int(C::Id), id);
    QHeaderView *header = m_table->horizontalHeader();
    header->resizeSection(int(C::Region), 120);
    for (const C column : {C::Connections, C::Failed, C::Running})
        header->resizeSection(int(column), 100);
    header->resizeSection(int(C::Server), 140);
    header->resizeSection(int(C::Id), 290);
    header->setSortIndicator(int(C::Name), Qt::AscendingOrder);
    if (header->restoreState(m_settings->value(settings::workspaceHeader)))
        header->setSectionResizeMode(int(C::Name), QHeaderView::Stretch);
    m_table->setSortingEnabled(true);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::doubleClicked, this, &WorkspaceListPage::openCurrent);

    m_state = new PageState(m_table, this);
    m_state->setObjectName(u"workspacesState"_s);
    m_footer = new TableFooter(this);
    m_footer->setObjectName(u"workspacesFooter"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    auto *slot = new QVBoxLayout;
    slot->setContentsMargins(metrics::gap, 0, metrics::gap, 0);
    slot->addWidget(m_banner);
    layout->addLayout(slot);
    layout->addWidget(m_progress);
    layout->addWidget(m_state, 1);
    layout->addWidget(m_footer);
    setTabOrder(m_header->search(), m_table);

    connect(m_header->search(), &SearchField::searched, this, [this](const QString &text) {
        m_proxy.setSearch(text);
        updateState();
    });
    connect(m_banner, &Banner::actionTriggered, this, &Page::remedyChosen);
    connect(m_state, &PageState::retryRequested, this, &WorkspaceListPage::refresh);
    connect(m_state, &PageState::actionTriggered, this, [this](const QString &action) {
        if (action == "showAll"_L1) {
            m_header->search()->reset();
        } else if (action == "enterWorkspace"_L1) {
            auto *dialog = new QInputDialog(this);
            dialog->setObjectName(u"workspaceIdDialog"_s);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setWindowTitle(tr("Enter a workspace ID"));
            dialog->setLabelText(tr("ID of the workspace, as in the address of the web app:"));
            connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &typed) {
                const auto backends = shownBackends();
                if (!typed.trimmed().isEmpty() && !backends.empty())
                    backends.front()->workspaces()->addById(WorkspaceId(typed.trimmed()));
            });
            dialog->open();
        } else {
            Q_EMIT remedyChosen(action);
        }
    });
    connect(m_footer, &TableFooter::sortRequested, this, [this] { m_proxy.sortNow(); });
}

void WorkspaceListPage::watch(const ServerId &server)
{
    Backend *backend = m_session->backend(server);
    connect(backend->workspaces(), &WorkspaceService::stateChanged, this, &WorkspaceListPage::updateState);
    connect(backend, &Backend::stateChanged, this, &WorkspaceListPage::updateState);
    connect(backend->workspaces(), &WorkspaceService::addFailed, this, [this](const WorkspaceId &id, const ApiError &error) {
        Q_EMIT message(tr("Workspace %1 was not found: %2").arg(id.value.left(40), error.message));
    });
}

std::vector<Backend *> WorkspaceListPage::shownBackends() const
{
    if (m_server.isEmpty())
        return m_session->backends();
    Backend *one = m_session->backend(m_server);
    return one ? std::vector{one} : std::vector<Backend *>();
}

void WorkspaceListPage::setServer(const ServerId &server)
{
    m_server = server;
    m_proxy.setServer(server);
    m_table->setColumnHidden(int(C::Server), !server.isEmpty());
    updateState();
}

void WorkspaceListPage::refresh()
{
    for (Backend *backend : shownBackends())
        backend->refresh();
}

void WorkspaceListPage::focusSearch()
{
    m_header->search()->setFocus(Qt::ShortcutFocusReason);
    m_header->search()->selectAll();
}

void WorkspaceListPage::setFolding(const Folding &folding)
{
    m_header->setNarrow(folding.narrow);
    m_table->setColumnHidden(int(C::Id), folding.narrow);
    m_table->setColumnHidden(int(C::Region), folding.narrowest);
}

void WorkspaceListPage::setTrouble(const std::optional<BannerContent> &trouble)
{
    if (trouble && m_state->wanted() != PageState::State::Fault)
        m_banner->present(*trouble);
    else
        m_banner->dismiss();
}

bool WorkspaceListPage::isContentShown() const { return m_state->state() == PageState::State::Content && m_proxy.rowCount() > 0; }

void WorkspaceListPage::updateState()
{
    bool loading = false;
    std::optional<ApiError> error;
    for (Backend *backend : shownBackends()) {
        const ListState &list = backend->workspaces()->state();
        loading = loading || list.isLoading()
            || (list.phase == ListState::Phase::NotAsked && !backend->trouble() && !isBlocked(backend->state()));
        if (!error && list.phase != ListState::Phase::Loaded && !list.isLoading())
            error = list.error ? list.error : backend->trouble();
    }
    m_progress->setActive(loading);
    const int shown = m_proxy.rowCount();
    m_header->setCount(shown > 0 ? locale().toString(shown) : QString());
    m_footer->setRestingText(tr("%n workspace(s)", nullptr, shown));
    m_footer->setSortOffered(m_proxy.isOrderStale());
    if (shown > 0) {
        m_state->showContent();
    } else if (!m_proxy.search().isEmpty()) {
        m_state->showEmpty({u"empty"_s, tr("No workspace fits"), tr("None has this in its name or ID."), {{u"showAll"_s, tr("Show all"), {}}}});
    } else if (loading) {
        m_state->showLoading(tr("Reading workspaces"));
    } else if (error) {
        m_state->showFault({.title = tr("The workspaces could not be read"), .text = error->message, .details = error->report()});
    } else {
        m_state->showEmpty({u"user"_s, tr("These credentials see no workspace"),
                            tr("The application acts for a user who is not a member of any workspace. Ask an administrator to add this user, "
                               "or enter the ID of a workspace by hand."),
                            {{u"enterWorkspace"_s, tr("Enter a workspace ID…"), u"workspaces"_s},
                             {u"openServer"_s, tr("Open in browser"), u"open-external"_s}}});
    }
}

bool WorkspaceListPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !key->isAutoRepeat() && key->modifiers() == Qt::NoModifier) {
            openCurrent();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void WorkspaceListPage::openCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const RowKey key = m_proxy.keyOf(current);
    Q_EMIT workspaceWanted(key.server, WorkspaceId(key.id.value));
}

} // namespace airdesk::ui
