// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions.h"

#include "support/settings.h"
#include "theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

Actions::Actions(QMenuBar *bar, QWidget *window, bool demo) : QObject(window), m_window(window)
{
    makeFile(bar, demo);
    makeEdit(bar);
    makeView(bar);
    makeServer(bar);
    makeConnection(bar);
    makeHelp(bar);
}

QMenu *Actions::addMenu(QMenuBar *bar, const char *name, const QString &title)
{
    QMenu *menu = bar->addMenu(title);
    menu->setObjectName(QLatin1String(name));
    menu->setToolTipsVisible(true);
    return menu;
}

QAction *Actions::make(QMenu *menu, const char *name, const QString &text, const QString &iconName, const QString &tip,
                       const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setShortcuts(keys);
    // A held key must never do a thing twice.
    action->setAutoRepeat(false);
    QString plain = text;
    plain.remove(u'&');
    QString toolTip = tip.isEmpty() ? plain : tip;
    if (!keys.isEmpty())
        toolTip += u" ("_s + keys.constFirst().toString(QKeySequence::NativeText) + u')';
    action->setToolTip(toolTip);
    action->setStatusTip(tip.isEmpty() ? plain : tip);
    menu->addAction(action);
    // Shortcuts must work while the menu bar is hidden or native.
    m_window->addAction(action);
    return action;
}

void Actions::makeFile(QMenuBar *bar, bool demo)
{
    QMenu *menu = addMenu(bar, "fileMenu", tr("&File"));
    addServer = make(menu, "addServerAction", tr("&Add server…"), u"plus"_s,
                     tr("Adds a server: address, access check, credentials."), {QKeySequence(Qt::CTRL | Qt::Key_N)});
    tryDemo = make(menu, "tryDemoAction", tr("Try the &demo"), u"demo"_s,
                   tr("Opens a made-up server that runs inside Airdesk and keeps nothing."));
    leaveDemo = make(menu, "leaveDemoAction", tr("&Leave the demo"), {}, tr("Closes the demo and forgets it."));
    tryDemo->setVisible(!demo);
    leaveDemo->setVisible(demo);
    menu->addSeparator();
    settings = make(menu, "settingsAction", tr("&Settings"), u"settings"_s, tr("Theme, secrets, servers."),
                    {QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    settings->setMenuRole(QAction::PreferencesRole);
    menu->addSeparator();
    quit = make(menu, "quitAction", tr("&Quit"), {}, tr("Closes Airdesk. Syncs go on on their servers."),
                {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);
}

void Actions::makeEdit(QMenuBar *bar)
{
    QMenu *menu = addMenu(bar, "editMenu", tr("&Edit"));
    find = make(menu, "findAction", tr("&Find on this page"), u"search"_s, tr("Searches by name, source, destination or ID."),
                {QKeySequence(QKeySequence::Find)});
    menu->addSeparator();
    copyName = make(menu, "copyNameAction", tr("Copy &name"), u"copy"_s, tr("Copies the names of the selected rows."));
    copyId = make(menu, "copyIdAction", tr("&Copy ID"), u"copy"_s, tr("Copies the IDs of the selected rows."),
                  {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
    menu->addSeparator();
    selectAll = make(menu, "selectAllAction", tr("Select &all"), {}, tr("Selects every row that is shown."));
    clearSelection = make(menu, "clearSelectionAction", tr("C&lear selection"), {}, tr("Selects nothing (Esc in the table)."));
}

void Actions::makeView(QMenuBar *bar)
{
    QMenu *menu = addMenu(bar, "viewMenu", tr("&View"));
    showConnections = make(menu, "showConnectionsAction", tr("&Connections"), u"connections"_s, {},
                           {QKeySequence(Qt::ALT | Qt::Key_1)});
    showWorkspaces = make(menu, "showWorkspacesAction", tr("&Workspaces"), u"workspaces"_s, {},
                          {QKeySequence(Qt::ALT | Qt::Key_2)});
    showApplications = make(menu, "showApplicationsAction", tr("&Applications"), u"applications"_s, {},
                            {QKeySequence(Qt::ALT | Qt::Key_3)});
    menu->addSeparator();
    refresh = make(menu, "refreshAction", tr("&Refresh"), u"refresh"_s, tr("Reads the lists again."),
                   {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)});
    details = make(menu, "detailsAction", tr("&Details"), u"info"_s, tr("Shows or hides what is known about the current row."),
                   {QKeySequence(Qt::CTRL | Qt::Key_I)});
    details->setCheckable(true);
    sortNow = make(menu, "sortNowAction", tr("&Sort now"), {}, tr("Puts rows that came later into their places."));
    columns = menu->addMenu(icon(u"columns"_s), tr("C&olumns"));
    columns->setObjectName(u"columnsMenu"_s);
    showDeleted = make(menu, "showDeletedAction", tr("Show d&eleted connections"), {},
                       tr("Connections that were deleted on the server; nothing can be done with them."));
    showDeleted->setCheckable(true);
    menu->addSeparator();
    QMenu *themes = menu->addMenu(tr("&Theme"));
    themes->setObjectName(u"themeMenu"_s);
    theme = new QActionGroup(this);
    const auto addTheme = [&](const char *name, const QString &text, Theme value) {
        QAction *action = themes->addAction(text);
        action->setObjectName(QLatin1String(name));
        action->setCheckable(true);
        action->setData(int(value));
        theme->addAction(action);
    };
    addTheme("systemThemeAction", tr("&As the desktop"), Theme::System);
    addTheme("lightThemeAction", tr("&Light"), Theme::Light);
    addTheme("darkThemeAction", tr("&Dark"), Theme::Dark);
}

void Actions::makeServer(QMenuBar *bar)
{
    QMenu *menu = addMenu(bar, "serverMenu", tr("&Server"));
    nextServer = make(menu, "nextServerAction", tr("&Next server"), {}, {}, {QKeySequence(Qt::CTRL | Qt::Key_PageDown)});
    previousServer = make(menu, "previousServerAction", tr("&Previous server"), {}, {}, {QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
    menu->addSeparator();
    retryServer = make(menu, "retryServerAction", tr("&Try again now"), u"refresh"_s,
                       tr("Tries at once whatever failed, instead of waiting for the next try."));
    unlockKeychain = make(menu, "unlockKeychainAction", tr("&Unlock keychain…"), u"unlock"_s,
                          tr("Asks the keychain of this computer to open."));
    enterCredentials = make(menu, "enterCredentialsAction", tr("&Credentials…"), u"applications"_s,
                            tr("Enters or replaces client ID and client secret."));
    renewToken = make(menu, "renewTokenAction", tr("&Renew access token"), u"rotate"_s,
                      tr("Exchanges the credentials for a new access token now."));
    openServer = make(menu, "openServerAction", tr("&Open in browser"), u"open-external"_s, tr("Opens the server's web app."));
    menu->addSeparator();
    serverSettings = make(menu, "serverSettingsAction", tr("Server &settings"), u"settings"_s,
                          tr("Name, colour, read only, proxy, certificate."));
    removeServer = make(menu, "removeServerAction", tr("Re&move server…"), u"trash"_s,
                        tr("Forgets the server and its credentials on this computer. Nothing changes on the server."));
}

void Actions::makeConnection(QMenuBar *bar)
{
    QMenu *menu = addMenu(bar, "connectionMenu", tr("&Connection"));
    syncNow = make(menu, "syncNowAction", tr("&Sync now"), u"sync-now"_s, tr("Starts a sync of each selected connection."),
                   {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    menu->addSeparator();
    enable = make(menu, "enableAction", tr("&Enable"), u"check"_s, tr("Switches the schedules of the selected connections on."));
    disable = make(menu, "disableAction", tr("&Disable"), u"pause"_s, tr("Switches the schedules of the selected connections off."));
    menu->addSeparator();
    showRow = make(menu, "showDetailsAction", tr("Show de&tails"), u"info"_s, tr("Shows all about the current row (Enter in the table)."));
    openConnection = make(menu, "openConnectionAction", tr("&Open in web app"), u"open-external"_s,
                          tr("Opens the connection in the server's web app."), {QKeySequence(Qt::CTRL | Qt::Key_O)});

    QMenu *job = addMenu(bar, "jobMenu", tr("&Job"));
    cancelJob = make(job, "cancelJobAction", tr("&Cancel…"), u"cancel"_s, tr("Asks the server to stop the running jobs of the selected rows."),
                     {QKeySequence(Qt::CTRL | Qt::Key_Period)});
    openJob = make(job, "openJobAction", tr("&Open in web app"), u"open-external"_s,
                   tr("Opens the timeline of the connection in the server's web app."));
    copyJob = make(job, "copyJobAction", tr("Copy job &number"), u"copy"_s, tr("Copies the number of the newest job."));
}

void Actions::makeHelp(QMenuBar *bar)
{
    QMenu *menu = addMenu(bar, "helpMenu", tr("&Help"));
    howSecrets = make(menu, "howSecretsAction", tr("How &secrets are kept"), u"lock"_s,
                      tr("Where credentials and tokens are, and where they are not."));
    about = make(menu, "aboutAction", tr("&About Airdesk"), u"info"_s, tr("Versions and licences."));
    about->setMenuRole(QAction::AboutRole);
}

} // namespace airdesk::ui
