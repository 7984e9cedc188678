// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace airdesk::ui {

//! Every action of the window, each with a name, a place in the menu bar and where sensible a shortcut. Whoever can do
//! something connects to its action; whoever knows why not says so with setReason().
class Actions : public QObject
{
    Q_OBJECT
public:
    //! Fills the menu bar. `demo`: there is a demo to leave.
    Actions(QMenuBar *bar, QWidget *window, bool demo);

    // File
    QAction *addServer;
    QAction *tryDemo;
    QAction *leaveDemo;
    QAction *settings;
    QAction *quit;
    // Edit
    QAction *find;
    QAction *copyName;
    QAction *copyId;
    QAction *selectAll;
    QAction *clearSelection;
    // View
    QAction *showConnections;
    QAction *showWorkspaces;
    QAction *showApplications;
    QAction *refresh;
    QAction *details;
    QAction *sortNow;
    QAction *showDeleted;
    QMenu *columns;
    QActionGroup *theme; //!< data(): int of airdesk::Theme
    // Server
    QAction *nextServer;
    QAction *previousServer;
    QAction *retryServer;
    QAction *unlockKeychain;
    QAction *enterCredentials;
    QAction *renewToken;
    QAction *openServer;
    QAction *serverSettings;
    QAction *removeServer;
    // Connection
    QAction *syncNow;
    QAction *enable;
    QAction *disable;
    QAction *showRow;
    QAction *openConnection;
    // Job
    QAction *cancelJob;
    QAction *openJob;
    QAction *copyJob;
    // Help
    QAction *howSecrets;
    QAction *about;

private:
    QAction *make(QMenu *menu, const char *name, const QString &text, const QString &icon, const QString &tip,
                  const QList<QKeySequence> &keys = {});
    void makeFile(QMenuBar *bar, bool demo);
    void makeEdit(QMenuBar *bar);
    void makeView(QMenuBar *bar);
    void makeServer(QMenuBar *bar);
    void makeConnection(QMenuBar *bar);
    void makeHelp(QMenuBar *bar);
    QMenu *addMenu(QMenuBar *bar, const char *name, const QString &title);

    QWidget *m_window;
};

} // namespace airdesk::ui
