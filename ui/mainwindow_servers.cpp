// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "actions.h"
#include "backend/session.h"
#include "dialogs/aboutdialog.h"
#include "dialogs/confirmdialog.h"
#include "dialogs/credentialsdialog.h"
#include "firstrun.h"
#include "pages/connectionspage.h"
#include "pages/settingspage.h"
#include "serverbar.h"
#include "servertrouble.h"
#include "statusbar.h"
#include "widgets/buttons.h"
#include "wizard/addserverwizard.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>

// What the window does with servers as a whole.
namespace airdesk::ui {

using namespace Qt::StringLiterals;

void MainWindow::connectSession()
{
    for (const Backend *backend : m_session->backends())
        watch(backend->id());
    connect(m_session, &Session::serverAdded, this, [this](const ServerId &server) {
        m_awaitsServer = false;
        watch(server);
        // The first one is what the person wants to see; a later one is shown by who added it.
        if (m_session->backends().size() == 1)
            showServer(server);
        updateStack();
    });
    connect(m_session, &Session::serverRemoved, this, [this](const ServerId &server) {
        // Its Backend is still there during this signal.
        QMetaObject::invokeMethod(this, [this, server] {
            if (server == m_server || m_session->backends().size() == 1)
                showServer(m_session->backends().size() == 1 ? m_session->backends().front()->id() : ServerId());
            updateStack();
            updateTrouble();
        }, Qt::QueuedConnection);
    });
    connect(m_session, &Session::serverChanged, this, [this] {
        updateStack();
        updateTrouble();
    });
    for (const QAbstractItemModel *model : {static_cast<const QAbstractItemModel *>(&m_session->models()->workspaces),
                                            static_cast<const QAbstractItemModel *>(&m_session->models()->applications)}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &MainWindow::updateCounts);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &MainWindow::updateCounts);
    }
    connect(m_settings, &Settings::saveFailed, this, [this](const QString &message) { showProblem(tr("Preferences are not kept."), message); });
    const auto storeProblem = [this](const ApiError &error) {
        showProblem(tr("The list of servers."), error.message);
        m_firstRun->setNotice(error.message);
    };
    connect(m_session->profiles(), &ProfileStore::problemFound, this, storeProblem);
    if (m_session->profiles()->problem())
        storeProblem(*m_session->profiles()->problem());
}

void MainWindow::watch(const ServerId &server)
{
    Backend *backend = m_session->backend(server);
    tellVisible(backend);
    connect(backend, &Backend::stateChanged, this, [this] {
        updateTrouble();
        updateActions();
    });
}

Backend *MainWindow::currentBackend() const { return m_server.isEmpty() ? nullptr : m_session->backend(m_server); }

Backend *MainWindow::meantBackend() const
{
    if (Backend *backend = currentBackend())
        return backend;
    const auto all = m_session->backends();
    return all.size() == 1 ? all.front() : nullptr;
}

void MainWindow::showProblem(const QString &title, const QString &text)
{
    m_problem = BannerContent{.kind = BannerKind::Warning, .icon = {}, .title = title, .text = text, .actions = {{u"dismiss"_s, tr("Understood")}}};
    updateTrouble();
}

void MainWindow::updateTrouble()
{
    std::optional<BannerContent> content = m_problem;
    if (!content) {
        Backend *backend = m_server.isEmpty() ? trouble::gravestOf(m_session) : currentBackend();
        if (backend)
            content = trouble::of(backend, m_server.isEmpty());
    }
    currentPage()->setTrouble(content);
}

void MainWindow::updateActions()
{
    Backend *backend = meantBackend();
    const QString none = m_session->backends().empty() ? tr("There is no server yet") : tr("Choose a server first");
    for (QAction *action : {m_actions->retryServer, m_actions->enterCredentials, m_actions->openServer, m_actions->serverSettings, m_actions->removeServer})
        setReason(action, backend ? QString() : none);
    const bool locked = backend && (backend->state() == ServerState::KeychainLocked || backend->state() == ServerState::KeychainWaiting);
    setReason(m_actions->unlockKeychain, locked ? QString() : backend ? tr("The keychain is not locked") : none);
    setReason(m_actions->renewToken, !backend ? none
                  : backend->profile().auth != AuthKind::Application ? tr("%1 uses no access tokens").arg(backend->profile().name)
                  : backend->tokens()->hasCredentials() ? QString() : tr("%1 needs credentials").arg(backend->profile().name));
    const bool several = m_session->backends().size() > 1;
    for (QAction *action : {m_actions->nextServer, m_actions->previousServer})
        setReason(action, several ? QString() : tr("There is no other server"));
    const bool lists = m_page != PageId::Settings;
    setReason(m_actions->find, lists ? QString() : tr("There is nothing to search on this page"));
    setReason(m_actions->refresh, lists && !m_session->backends().empty() ? QString() : tr("There is nothing to read on this page"));
    setReason(m_actions->details, m_page == PageId::Connections ? QString() : tr("This page has no details"));
}

void MainWindow::remedy(const QString &id)
{
    if (id == "dismiss"_L1) {
        m_problem.reset();
        updateTrouble();
        return;
    }
    Backend *backend = currentBackend();
    if (!backend)
        backend = trouble::gravestOf(m_session);
    if (!backend)
        backend = meantBackend();
    if (!backend && !m_session->backends().empty())
        backend = m_session->backends().front();
    if (!backend)
        return;
    if (id == trouble::retry) {
        backend->retry();
    } else if (id == trouble::unlock || id == "unlock"_L1) {
        backend->unlockKeychain();
    } else if (id == trouble::credentials) {
        enterCredentials(backend);
    } else if (id == trouble::settings) {
        m_settingsPage->showServer(backend->id());
        showPage(PageId::Settings);
    } else if (id == "openServer"_L1) {
        if (!QDesktopServices::openUrl(backend->profile().address))
            m_statusBar->say(tr("No browser could be started for %1").arg(backend->profile().address.toDisplayString()));
    } else if (id == trouble::details && backend->trouble()) {
        const QString report = backend->trouble()->report();
        ConfirmDialog::ask(this, {.title = tr("Details"), .text = backend->trouble()->message, .detail = report, .yes = tr("Copy"), .no = tr("Close"),
                                  .destroys = false},
                           this, [report] { QGuiApplication::clipboard()->setText(report); });
    }
}

void MainWindow::enterCredentials(Backend *backend)
{
    auto *dialog = new CredentialsDialog(backend, m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::renewToken()
{
    Backend *backend = meantBackend();
    if (!backend)
        return;
    backend->tokens()->renew(this, [this, name = backend->profile().name](const Result<AccessToken> &token) {
        m_statusBar->say(token ? tr("%1: a new access token is in use").arg(name) : tr("%1: %2").arg(name, token.error().message));
    });
}

AddServerWizard *MainWindow::openWizard()
{
    auto *wizard = new AddServerWizard(m_session, this);
    connect(wizard, &AddServerWizard::serverAdded, this, [this](const ServerId &server) {
        showServer(server);
        showPage(PageId::Connections);
    });
    wizard->open();
    return wizard;
}

QDialog *MainWindow::openAbout()
{
    auto *dialog = new AboutDialog(m_session->credentials()->backendName(), this);
    dialog->open();
    return dialog;
}

void MainWindow::removeServer(const ServerId &server)
{
    const Backend *backend = m_session->backend(server);
    if (!backend)
        return;
    const QString name = backend->profile().name;
    ConfirmDialog::ask(this,
                       {.title = tr("Remove server"),
                        .text = tr("Remove %1 from Airdesk?").arg(name),
                        .detail = tr("Its address and its credentials are forgotten on this computer (%1). Nothing changes on the server; the application "
                                     "stays valid until it is deleted there.").arg(backend->profile().address.toDisplayString()),
                        .yes = tr("Remove %1").arg(name.left(30)), .no = {}},
                       this, [this, server, name] {
                           if (const Result<void> removed = m_session->removeServer(server); !removed)
                               showProblem(tr("%1 was not removed.").arg(name), removed.error().message);
                           else
                               m_statusBar->say(tr("%1 was removed").arg(name));
                       });
}

void MainWindow::showServerMenu(const ServerId &server, const QPoint &position)
{
    if (server.isEmpty())
        return;
    m_serverBar->setCurrent(server);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions({m_actions->retryServer, m_actions->enterCredentials, m_actions->renewToken, m_actions->openServer});
    menu->addSeparator();
    menu->addActions({m_actions->serverSettings, m_actions->removeServer});
    menu->popup(position);
}

void MainWindow::showHowSecrets()
{
    ConfirmDialog::ask(this,
                       {.title = tr("How secrets are kept"),
                        .text = tr("Client secrets are kept by %1.").arg(m_session->credentials()->backendName()),
                        .detail = tr("One entry a server, under the name airdesk. Without a keychain a secret is used for this session and then forgotten; it is never "
                                     "written to a file. Access tokens are in memory only and end by themselves. Names, addresses and client IDs, which are not "
                                     "secret, are in\n%1").arg(m_session->profiles()->fileName()),
                        .yes = tr("Copy the path"),
                        .no = tr("Close"),
                        .destroys = false},
                       this, [this] { QGuiApplication::clipboard()->setText(m_session->profiles()->fileName()); });
}

} // namespace airdesk::ui
