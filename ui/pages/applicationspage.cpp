// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/applicationspage_p.h"

#include "api/address.h"
#include "backend/session.h"
#include "delegates/markednamedelegate.h"
#include "pages/pageheader.h"
#include "pages/rotationpanel.h"
#include "pages/scrollanchor.h"
#include "pages/tokenpanel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/buttons.h"
#include "widgets/problembox.h"
#include "widgets/progressline.h"
#include "widgets/searchfield.h"
#include "widgets/tablesetup.h"

#include <QDesktopServices>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using C = ApplicationModel::Column;

namespace {
constexpr int besideFrom = 840; // panels side by side from this width of the page on
}

ApplicationsPage::Private::Private(ApplicationsPage *page, Session *session_)
    : q(page), session(session_), verbs(session_, &clipboard, page), proxy(&session_->models()->applications)
{
    later.setSingleShot(true);
    later.setInterval(0);
    connect(&later, &QTimer::timeout, this, &Private::updateAll);
    build();

    const auto soon = [this] { later.start(); };
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&proxy, signal, this, soon);
    connect(&proxy, &QAbstractItemModel::dataChanged, this, soon);
    connect(&proxy, &QAbstractItemModel::modelReset, this, soon);
    connect(session, &Session::serverAdded, this, &Private::watch);
    connect(session, &Session::serverChanged, this, soon);
    connect(session, &Session::serverRemoved, this, [this](const ServerId &id) {
        if (token->subject().key.server == id)
            token->clear();
        later.start();
    });
    for (const Backend *backend : session->backends())
        watch(backend->id());
    connect(&verbs, &ApplicationActions::message, q, &Page::message);
    connect(&verbs, &ApplicationActions::tested, this, soon);
    connect(&verbs, &ApplicationActions::changed, this, [this] {
        table->viewport()->update();
        later.start();
    });
    connect(&verbs, &ApplicationActions::created, this, [this](const Key &key) {
        table->setCurrentIndex(proxy.indexOf({key.server, Id<RowTag>(key.id.value)}));
    });
    connect(&verbs, &ApplicationActions::failed, this, [this](const QString &title, const ApiError &error) {
        problem->present(BannerKind::Fault, title, error.message, error.detail, {{u"dismiss"_s, ApplicationsPage::tr("Close")}});
    });
    updateAll();
}

void ApplicationsPage::Private::watch(const ServerId &id)
{
    Backend *backend = session->backend(id);
    const auto soon = [this] { later.start(); };
    connect(backend, &Backend::stateChanged, this, soon);
    connect(backend->applications(), &ApplicationService::stateChanged, this, soon);
    connect(backend->applications(), &ApplicationService::supportChanged, this, soon);
    later.start();
}

void ApplicationsPage::Private::build()
{
    header = new PageHeader(ApplicationsPage::tr("Applications"), ApplicationsPage::tr("Name or client ID"), q);
    progress = new ProgressLine(q);
    used = new Banner(q);
    used->setObjectName(u"usedApplicationBanner"_s);
    used->setVisible(false);
    note = new Banner(q);
    note->setObjectName(u"applicationsNoteBanner"_s);
    note->setVisible(false);
    problem = new ProblemBox(q);
    problem->setObjectName(u"applicationsProblem"_s);
    buildActions();
    buildTable();

    auto *words = new QLabel(ApplicationsPage::tr("Applications act with your own permissions. Only yours are listed; other people's do not show here."), q);
    words->setObjectName(u"applicationsFootnote"_s);
    words->setForegroundRole(QPalette::PlaceholderText);
    words->setContentsMargins(metrics::pageMargin, metrics::gap, metrics::pageMargin, metrics::gap);
    words->setWordWrap(true);
    auto *upper = new QWidget(q);
    upper->setBackgroundRole(QPalette::Base);
    upper->setAutoFillBackground(true);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(0);
    upperLayout->addWidget(table, 1);
    upperLayout->addWidget(words);

    token = new TokenPanel(&clipboard, q);
    rotation = new RotationPanel(session, q);
    auto *lower = new QWidget(q);
    panels = new QBoxLayout(QBoxLayout::LeftToRight, lower);
    panels->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::pageMargin);
    panels->setSpacing(metrics::groupGap);
    panels->addWidget(token, 5);
    panels->addWidget(rotation, 3);
    auto *area = new QScrollArea(q);
    area->setObjectName(u"applicationPanels"_s);
    area->setWidget(lower);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);

    splitter = new QSplitter(Qt::Vertical, q);
    splitter->setObjectName(u"applicationsSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(upper);
    splitter->addWidget(area);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({metrics::headerRow + 4 * metrics::tableRow + 44, 420});

    auto *content = new QWidget(q);
    auto *banners = new QVBoxLayout;
    banners->setContentsMargins(metrics::pageMargin, metrics::groupMargin, metrics::pageMargin, metrics::groupMargin);
    banners->setSpacing(metrics::groupMargin);
    banners->addWidget(used);
    banners->addWidget(note);
    banners->addWidget(problem);
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(0, 0, 0, 0);
    contentLayout->setSpacing(0);
    contentLayout->addLayout(banners);
    contentLayout->addWidget(splitter, 1);
    state = new PageState(content, q);
    state->setObjectName(u"applicationsState"_s);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(progress);
    layout->addWidget(state, 1);

    connect(header->search(), &SearchField::searched, this, [this](const QString &text) {
        proxy.setSearch(text);
        later.start();
    });
    connect(used, &Banner::actionTriggered, this, [this](const QString &id) {
        if (id == "test"_L1)
            verbs.test(currentServer());
        else
            Q_EMIT q->remedyChosen(id);
    });
    connect(problem, &ProblemBox::triggered, problem, &ProblemBox::dismiss);
    connect(state, &PageState::retryRequested, q, &ApplicationsPage::refresh);
    connect(state, &PageState::stateChanged, q, &Page::contentShown);
    connect(state, &PageState::actionTriggered, this, [this](const QString &id) {
        if (id == "create"_L1)
            verbs.create(currentServer());
        else if (id == "browser"_L1)
            openInBrowser();
        else if (id == "showAll"_L1)
            header->search()->reset();
        else
            Q_EMIT q->remedyChosen(id);
    });
    connect(token, &TokenPanel::renewWanted, this, &Private::generateToken);
    connect(token, &TokenPanel::message, q, &Page::message);
    connect(rotation, &RotationPanel::message, q, &Page::message);
}

void ApplicationsPage::Private::buildActions()
{
    const auto make = [this](const char *name, const QString &text, const QString &iconName, const QKeySequence &keys = {}) {
        auto *action = new QAction(icon(iconName), text, q);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        return action;
    };
    refreshAction = make("refreshApplicationsAction", ApplicationsPage::tr("Read again"), u"refresh"_s);
    browserAction = make("openApplicationsAction", ApplicationsPage::tr("Open in browser"), u"open-external"_s);
    createAction = make("createApplicationAction", ApplicationsPage::tr("Create application"), u"plus"_s, QKeySequence(u"Ctrl+Shift+N"_s));
    tokenAction = make("generateTokenAction", ApplicationsPage::tr("Generate access token"), u"applications"_s, QKeySequence(u"Ctrl+T"_s));
    useAction = make("useApplicationAction", ApplicationsPage::tr("Use for this server"), u"server"_s);
    deleteAction = make("deleteApplicationAction", ApplicationsPage::tr("Delete…"), u"trash"_s, QKeySequence(Qt::Key_Delete));
    copyIdAction = make("copyClientIdAction", ApplicationsPage::tr("Copy client ID"), u"copy"_s, QKeySequence(QKeySequence::Copy));
    copySecretAction = make("copyClientSecretAction", ApplicationsPage::tr("Copy client secret"), u"copy"_s, QKeySequence(u"Ctrl+Shift+C"_s));
    showSecretAction = make("showClientSecretAction", ApplicationsPage::tr("Show or hide client secret"), u"eye"_s, QKeySequence(u"Ctrl+E"_s));
    q->addActions({createAction, refreshAction, browserAction});
    header->addAction(refreshAction, false);
    header->addAction(browserAction, true);
    auto *create = header->addAction(createAction, true);
    setButtonKind(create, ButtonKind::Primary);

    connect(refreshAction, &QAction::triggered, q, &ApplicationsPage::refresh);
    connect(browserAction, &QAction::triggered, this, &Private::openInBrowser);
    connect(createAction, &QAction::triggered, this, [this] { verbs.create(currentServer()); });
    connect(tokenAction, &QAction::triggered, this, [this] { generateToken(currentKey()); });
    connect(useAction, &QAction::triggered, this, [this] { verbs.use(currentKey()); });
    connect(deleteAction, &QAction::triggered, this, [this] { verbs.remove(currentKey()); });
    connect(copyIdAction, &QAction::triggered, this, [this] { copyClientId(table->currentIndex()); });
    connect(copySecretAction, &QAction::triggered, this, [this] { copySecret(table->currentIndex()); });
    connect(showSecretAction, &QAction::triggered, this, [this] {
        const QModelIndex index = table->currentIndex();
        if (index.isValid())
            secrets->toggle(table, index.siblingAtColumn(int(C::Secret)));
    });
}

void ApplicationsPage::Private::buildTable()
{
    table = new QTableView(q);
    table->setObjectName(u"applicationTableView"_s);
    table->setAccessibleName(ApplicationsPage::tr("Applications"));
    table->setModel(&proxy);
    auto *name = new MarkedNameDelegate(table);
    table->setItemDelegateForColumn(int(C::Name), name);
    auto *ids = new CopyDelegate(table);
    table->setItemDelegateForColumn(int(C::Id), ids);
    secrets = new SecretDelegate([this](const QModelIndex &index) {
        const RowKey key = proxy.keyOf(index);
        return session->models()->applications.secretOf({key.server, ClientId(key.id.value)});
    }, table);
    secrets->setWeight(BaseDelegate::Weight::Fixed);
    table->setItemDelegateForColumn(int(C::Secret), secrets);
    const auto keyOf = [this](const QModelIndex &index) {
        const RowKey key = proxy.keyOf(index);
        return Key{key.server, ClientId(key.id.value)};
    };
    buttons = new ButtonDelegate({{u"token"_s, ApplicationsPage::tr("Generate access token"), {}, false,
                                   [this, keyOf](const QModelIndex &index) { return verbs.whyNotToken(keyOf(index)); }},
                                  {u"use"_s, ApplicationsPage::tr("Use for this server"), {}, false,
                                   [this, keyOf](const QModelIndex &index) { return verbs.whyNotUse(keyOf(index)); }},
                                  {u"delete"_s, ApplicationsPage::tr("Delete…"), u"trash"_s, true,
                                   [this, keyOf](const QModelIndex &index) { return verbs.whyNotDelete(keyOf(index)); }}},
                                 table);
    table->setItemDelegateForColumn(int(C::Actions), buttons);
    setUpTable(table, int(C::Name));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    new ScrollAnchor(table);
    QHeaderView *columns = table->horizontalHeader();
    columns->resizeSection(int(C::Id), 322);
    columns->resizeSection(int(C::Secret), 210);
    columns->resizeSection(int(C::Created), 100);
    columns->resizeSection(int(C::Server), 120);
    columns->resizeSection(int(C::Actions), buttons->columnWidth());
    columns->setSectionResizeMode(int(C::Actions), QHeaderView::Fixed);
    columns->setMinimumSectionSize(80);
    columns->setSortIndicator(int(C::Name), Qt::AscendingOrder);
    table->setSortingEnabled(true);
    table->setColumnHidden(int(C::Server), false);
    table->addActions({tokenAction, useAction, deleteAction, copyIdAction, copySecretAction, showSecretAction});
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table, &QWidget::customContextMenuRequested, this, &Private::showContextMenu);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { later.start(); });
    connect(ids, &CopyDelegate::copyRequested, this, &Private::copyClientId);
    connect(secrets, &SecretDelegate::copyRequested, this, &Private::copySecret);
    connect(buttons, &ButtonDelegate::triggered, this, &Private::trigger);
    connect(&clipboard, &SecretClipboard::remaining, this, [this](int seconds) {
        if (seconds == clipboardSeconds)
            Q_EMIT q->message(ApplicationsPage::tr("Copied; the clipboard clears itself in %1 s.").arg(seconds));
    });
}

void ApplicationsPage::Private::showContextMenu(const QPoint &at)
{
    const QModelIndex index = table->indexAt(at).isValid() ? table->indexAt(at) : table->currentIndex();
    if (!index.isValid())
        return;
    table->setCurrentIndex(index);
    updateActions();
    auto *menu = new QMenu(q);
    menu->setObjectName(u"applicationMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions({tokenAction, useAction});
    menu->addSeparator();
    menu->addActions({copyIdAction, copySecretAction, showSecretAction});
    menu->addSeparator();
    menu->addAction(deleteAction);
    const QPoint where = table->indexAt(at).isValid() ? at : table->visualRect(index).bottomLeft();
    menu->popup(table->viewport()->mapToGlobal(where));
}

void ApplicationsPage::Private::trigger(const QString &id, const QModelIndex &index)
{
    table->setCurrentIndex(index);
    const Key key = currentKey();
    if (id == "token"_L1)
        generateToken(key);
    else if (id == "use"_L1)
        verbs.use(key);
    else if (id == "delete"_L1)
        verbs.remove(key);
}

void ApplicationsPage::Private::copyClientId(const QModelIndex &index)
{
    const QString id = index.isValid() ? proxy.rowAt(index.row()).key.id.value : QString();
    if (id.isEmpty())
        return;
    clipboard.copyPlain(id);
    Q_EMIT q->message(ApplicationsPage::tr("Client ID copied."));
}

void ApplicationsPage::Private::copySecret(const QModelIndex &index)
{
    const Secret secret = index.isValid() ? proxy.rowAt(index.row()).application.secret : Secret();
    if (!secret.isEmpty())
        clipboard.copy(secret, std::chrono::seconds(clipboardSeconds));
}

void ApplicationsPage::Private::generateToken(const Key &key)
{
    Backend *backend = session->backend(key.server);
    const ApplicationRow *row = verbs.row(key);
    if (!backend || !row || !verbs.whyNotToken(key).isEmpty())
        return;
    // On Keycloak an application's own id is its client ID, and deletion ends its tokens.
    const TokenPanel::Subject subject{key, row->application.name, row->application.id == key.id.value};
    token->showWaiting(subject);
    const auto show = [this, subject](const Result<AccessToken> &made) { token->showToken(subject, made); };
    if (row->application.secret.isEmpty())
        backend->tokens()->renew(token, show); // the one in use: its secret is known to the keychain only
    else
        backend->applications()->generateToken(key.id.value, row->application.secret, token, show);
}

void ApplicationsPage::Private::openInBrowser()
{
    if (const Backend *backend = session->backend(currentServer()))
        QDesktopServices::openUrl(applicationsPage(backend->profile().address));
}

void ApplicationsPage::Private::arrange(int width)
{
    panels->setDirection(width >= besideFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    header->setNarrow(width < besideFrom);
    // What the buttons of a row do, its menu does as well: in a narrow window they give way to the names.
    table->setColumnHidden(int(C::Created), width < 980);
    table->setColumnHidden(int(C::Actions), width < besideFrom);
    table->setColumnWidth(int(C::Id), width < 700 ? 160 : 322);
}

// ----

ApplicationsPage::ApplicationsPage(Session *session, QWidget *parent) : Page(parent)
{
    setObjectName(u"applicationsPage"_s);
    d = std::make_unique<Private>(this, session);
}

ApplicationsPage::~ApplicationsPage() = default;

void ApplicationsPage::setServer(const ServerId &server)
{
    d->server = server;
    d->proxy.setServer(server);
    d->secrets->hide();
    d->problem->dismiss();
    d->updateAll();
}

void ApplicationsPage::refresh()
{
    for (Backend *backend : d->shownBackends()) {
        if (backend->trouble() && !backend->applications()->state().readAt.isValid())
            backend->retry();
        else if (backend->applications()->support() != ApplicationSupport::None)
            backend->applications()->refresh();
    }
}

void ApplicationsPage::focusSearch() { d->header->search()->setFocus(Qt::ShortcutFocusReason); }

void ApplicationsPage::setFolding(const Folding &folding) { d->header->setNarrow(folding.narrow); }

void ApplicationsPage::setTrouble(const std::optional<BannerContent> &trouble)
{
    d->trouble = trouble;
    d->updateAll();
}

bool ApplicationsPage::isContentShown() const
{
    return d->state->state() == d->state->wanted() && d->state->state() != PageState::State::Loading;
}

void ApplicationsPage::setClipboardSeconds(int seconds)
{
    d->clipboardSeconds = seconds;
    d->verbs.setClipboardSeconds(seconds);
    d->token->setClipboardSeconds(seconds);
}

void ApplicationsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    d->arrange(event->size().width());
}

} // namespace airdesk::ui
