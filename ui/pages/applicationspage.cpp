// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/applicationspage_p.h"

#include "api/address.h"
#include "backend/session.h"
#include "pages/pageheader.h"
#include "pages/recentpanel.h"
#include "pages/rotationpanel.h"
#include "pages/tokenpanel.h"
#include "theme/metrics.h"
#include "widgets/problembox.h"
#include "widgets/progressline.h"
#include "widgets/searchfield.h"

#include <QDesktopServices>
#include <QHeaderView>
#include <QLabel>
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
    connect(&verbs, &ApplicationActions::tested, this, [this](const ServerId &id) {
        const auto result = verbs.testResult(id);
        const ApplicationRow *row = session->backend(id) ? verbs.row({id, ClientId(session->backend(id)->profile().clientId)}) : nullptr;
        if (!result.isRunning && row)
            recent->add(result.isGood ? RunStatus::Succeeded : RunStatus::Failed,
                        ApplicationsPage::tr("%1 %2").arg(row->application.name, result.text));
        later.start();
    });
    connect(&verbs, &ApplicationActions::changed, this, [this] {
        table->viewport()->update();
        later.start();
    });
    connect(&verbs, &ApplicationActions::created, this, [this](const Key &key) {
        table->setCurrentIndex(proxy.indexOf({key.server, Id<RowTag>(key.id.value)}));
    });
    connect(&verbs, &ApplicationActions::failed, this, [this](const QString &title, const ApiError &error) {
        recent->add(RunStatus::Failed, ApplicationsPage::tr("%1: %2").arg(title, error.message));
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
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::pageMargin);
    panels = new QBoxLayout(QBoxLayout::LeftToRight);
    panels->setSpacing(metrics::groupGap);
    recent = new RecentPanel(q);
    lowerLayout->setSpacing(metrics::groupGap);
    lowerLayout->addLayout(panels);
    lowerLayout->addWidget(recent);
    lowerLayout->addStretch(1);
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
    const auto remember = [this](const QString &text) {
        recent->add(RunStatus::Succeeded, text);
        Q_EMIT q->message(text);
    };
    connect(token, &TokenPanel::message, this, remember);
    connect(rotation, &RotationPanel::message, this, remember);
    connect(&verbs, &ApplicationActions::message, this, remember);
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
    header->setNarrow(windowIsNarrow || width < besideFrom);
    // Names always have room. What the buttons of a row do, its menu does as well: they go last.
    constexpr int wideId = 322;
    constexpr int narrowId = 180;
    const int room = width - 250;
    int needed = wideId + table->columnWidth(int(C::Secret)) + 100 + buttons->columnWidth() + (table->isColumnHidden(int(C::Server)) ? 0 : 120);
    const bool created = needed <= room;
    needed -= created ? 0 : 100;
    const bool wide = needed <= room;
    needed -= wide ? 0 : wideId - narrowId;
    table->setColumnHidden(int(C::Created), !created);
    table->setColumnWidth(int(C::Id), wide ? wideId : narrowId);
    table->setColumnHidden(int(C::Actions), needed > room);
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

void ApplicationsPage::setFolding(const Folding &folding)
{
    d->windowIsNarrow = folding.narrow;
    d->arrange(width());
}

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
