// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "actions.h"
#include "backend/session.h"
#include "dialogs/aboutdialog.h"
#include "firstrun.h"
#include "pages/applicationspage.h"
#include "pages/connectionspage.h"
#include "pages/settingspage.h"
#include "pages/workspacelistpage.h"
#include "serverbar.h"
#include "servertrouble.h"
#include "statusbar.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "uisettings.h"
#include "widgets/buttons.h"
#include "widgets/colorband.h"
#include "windowplacement.h"
#include "wizard/addserverwizard.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDialog>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QStackedWidget>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(PageId page)
{
    switch (page) {
    case PageId::Connections:
        return u"connections"_s;
    case PageId::Workspaces:
        return u"workspaces"_s;
    case PageId::Applications:
        return u"applications"_s;
    case PageId::Settings:
        return u"settings"_s;
    }
    return {};
}

} // namespace

MainWindow::MainWindow(Session *session, Settings *settings, const Options &options, QWidget *parent)
    : QMainWindow(parent), m_session(session), m_settings(settings), m_demo(options.demo), m_awaitsServer(options.demo)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(appIcon());
    setMinimumSize(metrics::leastWidth, metrics::leastHeight);
    theme().apply(settings->value(settings::theme));
    menuBar()->setObjectName(u"menuBar"_s);
    m_actions = new Actions(menuBar(), this, m_demo);
    build();
    connectActions();
    connectSession();
    placement::restore(this, settings->value(settings::windowGeometry));
    openOn(options);
    fold();
}

MainWindow::~MainWindow()
{
    // The pages save what they look like while they go; nobody must answer to that any more.
    m_settings->disconnect(this);
    m_session->disconnect(this);
}

void MainWindow::build()
{
    m_statusBar = new StatusBar(m_session, m_demo, this);
    setStatusBar(m_statusBar);
    auto *central = new QWidget(this);
    m_serverBar = new ServerBar(&m_session->models()->servers, central);
    m_stack = new QStackedWidget(central);
    m_firstRun = new FirstRun(m_session->credentials()->backendName(), m_demo, m_stack);
    m_work = new QWidget(m_stack);
    m_band = new ColorBand(m_work);
    m_band->setObjectName(u"colorBand"_s);
    m_pageList = new PageList(&m_session->models()->workspaces, m_work);
    m_pages = new QStackedWidget(m_work);
    m_pages->setObjectName(u"pageStack"_s);
    m_connections = new ConnectionsPage(m_session, m_settings, m_actions, m_pages);
    m_workspaces = new WorkspaceListPage(m_session, m_settings, m_actions, m_pages);
    m_applications = new ApplicationsPage(m_session, m_pages);
    m_settingsPage = new SettingsPage(m_session, m_settings, m_pages);
    // In the order of PageId.
    for (Page *page : std::initializer_list<Page *>{m_connections, m_workspaces, m_applications, m_settingsPage})
        addPage(page);

    auto *beside = new QHBoxLayout;
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    beside->addWidget(m_pageList);
    beside->addWidget(m_pages, 1);
    auto *work = new QVBoxLayout(m_work);
    work->setContentsMargins(0, 0, 0, 0);
    work->setSpacing(0);
    work->addWidget(m_band);
    work->addLayout(beside, 1);
    m_stack->addWidget(m_firstRun);
    m_stack->addWidget(m_work);
    auto *layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_serverBar);
    layout->addWidget(m_stack, 1);
    setCentralWidget(central);
    setTabOrder(m_serverBar, m_pageList);
    setTabOrder(m_pageList, m_pages);
}

void MainWindow::addPage(Page *page)
{
    m_pages->addWidget(page);
    connect(page, &Page::message, m_statusBar, &StatusBar::say);
    connect(page, &Page::remedyChosen, this, &MainWindow::remedy);
    connect(page, &Page::workspaceWanted, this, [this](const ServerId &server, const WorkspaceId &workspace) {
        if (m_server != server)
            showServer(server);
        m_pageList->setWorkspace(workspace);
        showPage(PageId::Connections);
    });
}

void MainWindow::connectActions()
{
    connect(m_actions->addServer, &QAction::triggered, this, &MainWindow::openWizard);
    connect(m_actions->tryDemo, &QAction::triggered, this, &MainWindow::demoWanted);
    connect(m_actions->leaveDemo, &QAction::triggered, this, &MainWindow::leaveDemoWanted);
    connect(m_actions->settings, &QAction::triggered, this, [this] { showPage(PageId::Settings); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->find, &QAction::triggered, this, [this] { currentPage()->focusSearch(); });
    connect(m_actions->refresh, &QAction::triggered, this, [this] { currentPage()->refresh(); });
    connect(m_actions->showConnections, &QAction::triggered, this, [this] { showPage(PageId::Connections); });
    connect(m_actions->showWorkspaces, &QAction::triggered, this, [this] { showPage(PageId::Workspaces); });
    connect(m_actions->showApplications, &QAction::triggered, this, [this] { showPage(PageId::Applications); });
    connect(m_actions->nextServer, &QAction::triggered, this, [this] { m_serverBar->step(1); });
    connect(m_actions->previousServer, &QAction::triggered, this, [this] { m_serverBar->step(-1); });
    connect(m_actions->retryServer, &QAction::triggered, this, [this] { remedy(QString(trouble::retry)); });
    connect(m_actions->unlockKeychain, &QAction::triggered, this, [this] { remedy(QString(trouble::unlock)); });
    connect(m_actions->enterCredentials, &QAction::triggered, this, [this] { remedy(QString(trouble::credentials)); });
    connect(m_actions->serverSettings, &QAction::triggered, this, [this] { remedy(QString(trouble::settings)); });
    connect(m_actions->openServer, &QAction::triggered, this, [this] { remedy(u"openServer"_s); });
    connect(m_actions->renewToken, &QAction::triggered, this, &MainWindow::renewToken);
    connect(m_actions->removeServer, &QAction::triggered, this, [this] {
        if (const Backend *backend = meantBackend())
            removeServer(backend->id());
    });
    connect(m_actions->howSecrets, &QAction::triggered, this, &MainWindow::showHowSecrets);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::openAbout);
    const auto checkTheme = [this] {
        for (QAction *action : m_actions->theme->actions())
            action->setChecked(action->data().toInt() == int(m_settings->value(settings::theme)));
    };
    checkTheme();
    connect(m_actions->theme, &QActionGroup::triggered, this, [this](QAction *action) {
        m_settings->set(settings::theme, airdesk::Theme(action->data().toInt()));
    });
    const auto tellClipboard = [this] { m_applications->setClipboardSeconds(m_settings->value(settings::clipboardSeconds)); };
    tellClipboard();
    connect(m_settings, &Settings::changed, this, tellClipboard);
    connect(m_settings, &Settings::changed, this, [this, checkTheme](const QString &key) {
        if (key != QLatin1String(settings::theme.key))
            return;
        theme().apply(m_settings->value(settings::theme));
        checkTheme();
    });

    connect(m_pageList, &PageList::pageChosen, this, &MainWindow::showPage);
    connect(m_pageList, &PageList::workspaceChosen, m_connections, &ConnectionsPage::setWorkspace);
    connect(m_serverBar, &ServerBar::currentChanged, this, &MainWindow::showServer);
    connect(m_serverBar, &ServerBar::addServerRequested, this, &MainWindow::openWizard);
    connect(m_serverBar, &ServerBar::contextMenuRequested, this, &MainWindow::showServerMenu);
    connect(m_firstRun, &FirstRun::addServerRequested, this, &MainWindow::openWizard);
    connect(m_firstRun, &FirstRun::demoRequested, this, &MainWindow::demoWanted);
    connect(m_firstRun, &FirstRun::howSecretsRequested, this, &MainWindow::showHowSecrets);
    connect(m_statusBar, &StatusBar::stopRequested, m_connections, &ConnectionsPage::stopSyncs);
    connect(m_connections, &ConnectionsPage::workChanged, m_statusBar, &StatusBar::setWork);
    connect(m_connections, &ConnectionsPage::totalChanged, this, &MainWindow::updateCounts);
    connect(m_connections, &Page::contentShown, this, &MainWindow::contentShown);
    connect(m_settingsPage, &SettingsPage::removeRequested, this, &MainWindow::removeServer);
    connect(m_settingsPage, &SettingsPage::credentialsRequested, this, [this](const ServerId &server) {
        if (Backend *backend = m_session->backend(server))
            enterCredentials(backend);
    });
}

void MainWindow::openOn(const Options &options)
{
    const QString chosen = m_settings->value(settings::startServer);
    const QString wanted = !options.server.isEmpty() ? options.server
        : chosen.isEmpty()                           ? m_settings->value(settings::lastServer)
                                                     : chosen;
    const auto &profiles = m_session->profiles()->profiles();
    ServerId server;
    for (const ServerProfile &profile : profiles) {
        if (profile.id.value == wanted || (!options.server.isEmpty() && profile.name.compare(wanted.trimmed(), Qt::CaseInsensitive) == 0))
            server = profile.id;
    }
    if (server.isEmpty() && !profiles.empty() && wanted.isEmpty())
        server = profiles.size() == 1 ? profiles.front().id : ServerId();
    if (!options.server.isEmpty() && server.isEmpty())
        showProblem(tr("No server is called \"%1\".").arg(options.server.left(60)), tr("All servers are shown."));

    QString page = m_settings->value(settings::startPage);
    if (page == "last"_L1)
        page = m_settings->value(settings::lastPage);
    PageId start = PageId::Connections;
    for (const PageId one : {PageId::Workspaces, PageId::Applications}) {
        if (page == nameOf(one))
            start = one;
    }
    m_serverBar->setCurrent(server);
    showServer(server);
    showPage(start);
}

Page *MainWindow::currentPage() const { return static_cast<Page *>(m_pages->currentWidget()); }

bool MainWindow::isFirstRunShown() const { return m_stack->currentWidget() == m_firstRun; }

void MainWindow::showPage(PageId page)
{
    m_page = page;
    m_pageList->setCurrent(page);
    m_pages->setCurrentIndex(int(page));
    if (page != PageId::Settings)
        m_settings->set(settings::lastPage, nameOf(page));
    updateStack();
    updateTrouble();
    updateActions();
}

void MainWindow::showServer(const ServerId &server)
{
    const bool another = std::exchange(m_server, server) != server;
    m_serverBar->setCurrent(server);
    m_pageList->setServer(server);
    if (another || !m_pageList->workspace().isEmpty())
        m_pageList->setWorkspace({});
    for (int i = 0; i < m_pages->count(); ++i)
        static_cast<Page *>(m_pages->widget(i))->setServer(server);
    m_settings->set(settings::lastServer, server.value);
    m_statusBar->setBackend(currentBackend());
    updateStack();
    updateTrouble();
    updateActions();
    updateCounts();
}

void MainWindow::updateStack()
{
    const bool empty = m_session->backends().empty() && m_page != PageId::Settings && !m_awaitsServer;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_firstRun) : m_work);
    if (empty)
        m_firstRun->focusFirst();
    const Backend *backend = currentBackend();
    m_band->setServerColor(backend ? backend->profile().color : QString());
    QString title = m_demo ? tr("Airdesk demo") : u"Airdesk"_s;
    if (backend)
        title = tr("%1 – %2").arg(backend->profile().name, title);
    setWindowTitle(title);
}

void MainWindow::updateCounts()
{
    const auto count = [this](const auto &model) {
        int rows = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            rows += m_server.isEmpty() || model.row(row).key.server == m_server ? 1 : 0;
        return rows > 0 ? rows : -1;
    };
    m_pageList->setCount(PageId::Connections, m_connections->total() > 0 ? m_connections->total() : -1);
    m_pageList->setCount(PageId::Workspaces, count(m_session->models()->workspaces));
    m_pageList->setCount(PageId::Applications, count(m_session->models()->applications));
}

void MainWindow::fold()
{
    const Folding folding = Folding::of(width(), height());
    if (m_folding == folding)
        return;
    m_folding = folding;
    m_serverBar->setNarrow(folding.narrowest);
    m_pageList->setNarrow(folding.narrow);
    for (int i = 0; i < m_pages->count(); ++i)
        static_cast<Page *>(m_pages->widget(i))->setFolding(folding);
}

void MainWindow::updateVisible()
{
    for (Backend *backend : m_session->backends())
        tellVisible(backend);
}

void MainWindow::tellVisible(Backend *backend) { backend->jobs()->setVisible(isVisible() && !isMinimized()); }

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    // After this turn of the event loop, when what was painted is on its way to the screen.
    if (!std::exchange(m_painted, true))
        QMetaObject::invokeMethod(this, &MainWindow::firstPaint, Qt::QueuedConnection);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fold();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updateVisible();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    updateVisible();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateVisible();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings->set(settings::windowGeometry, saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace airdesk::ui
