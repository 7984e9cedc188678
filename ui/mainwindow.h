// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "folding.h"
#include "pagelist.h"
#include "support/ids.h"
#include "support/settings.h"
#include "widgets/banner.h"

#include <QMainWindow>

#include <optional>

class QStackedWidget;

namespace airdesk {
class Backend;
class Session;
} // namespace airdesk

namespace airdesk::ui {

class Actions;
class AddServerWizard;
class ApplicationsPage;
class ColorBand;
class ConnectionsPage;
class FirstRun;
class Page;
class ServerBar;
class SettingsPage;
class StatusBar;
class WorkspaceListPage;

//! The window: servers, pages, the page that is shown, status bar. Knows which server and workspace are shown and says so
//! to every page; carries out what concerns a server as a whole.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    struct Options
    {
        bool demo = false; //!< a made-up server is shown and nothing is kept
        QString server = {}; //!< name of the server to open on
    };

    //! All pointers must outlive this. Asks no server for anything: Session::start() does.
    MainWindow(Session *session, Settings *settings, const Options &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(PageId page);
    //! Empty: all servers.
    void showServer(const ServerId &server);
    [[nodiscard]] PageId page() const { return m_page; }
    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] ConnectionsPage *connectionsPage() const { return m_connections; }
    [[nodiscard]] bool isFirstRunShown() const;
    [[nodiscard]] Session *session() const { return m_session; }
    [[nodiscard]] Settings *settings() const { return m_settings; }
    AddServerWizard *openWizard();
    QDialog *openAbout();
    //! Something the person must know, until it is confirmed.
    void showProblem(const QString &title, const QString &text);

Q_SIGNALS:
    //! Once, after the window was painted for the first time.
    void firstPaint();
    //! Once, when the first rows are there.
    void contentShown();
    void demoWanted();
    void leaveDemoWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void connectActions();
    void connectSession();
    void openOn(const Options &options);
    void addPage(Page *page);
    void fold();
    void updateStack();
    void updateTrouble();
    void updateActions();
    void updateCounts();
    void updateVisible();
    void tellVisible(Backend *backend);

    // mainwindow_servers.cpp
    void watch(const ServerId &server);
    [[nodiscard]] Backend *currentBackend() const;
    //! The current server, or the only one, or the one in the gravest trouble.
    [[nodiscard]] Backend *meantBackend() const;
    void remedy(const QString &id);
    void enterCredentials(Backend *backend);
    void renewToken();
    void removeServer(const ServerId &server);
    void showServerMenu(const ServerId &server, const QPoint &position);
    void showHowSecrets();

    Session *m_session;
    Settings *m_settings;
    bool m_demo;
    bool m_awaitsServer; //!< of the demo, which is on its way
    Actions *m_actions;
    PageId m_page = PageId::Connections;
    ServerId m_server;
    std::optional<BannerContent> m_problem;
    std::optional<Folding> m_folding;
    bool m_painted = false;

    ServerBar *m_serverBar;
    QStackedWidget *m_stack;
    FirstRun *m_firstRun;
    QWidget *m_work;
    ColorBand *m_band;
    PageList *m_pageList;
    QStackedWidget *m_pages;
    ConnectionsPage *m_connections;
    WorkspaceListPage *m_workspaces;
    ApplicationsPage *m_applications;
    SettingsPage *m_settingsPage;
    StatusBar *m_statusBar;
};

} // namespace airdesk::ui
