// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/buttondelegate.h"
#include "delegates/copydelegate.h"
#include "delegates/secretdelegate.h"
#include "models/listproxies.h"
#include "pages/applicationactions.h"
#include "pages/applicationspage.h"
#include "widgets/clipboard.h"
#include "widgets/pagestate.h"

#include <QAction>
#include <QPointer>

#include <vector>

class QBoxLayout;
class QSplitter;
class QTableView;

namespace airdesk {
class Backend;
}

namespace airdesk::ui {

class PageHeader;
class ProblemBox;
class ProgressLine;
class RecentPanel;
class RotationPanel;
class TokenPanel;

//! The inside of ApplicationsPage: its widgets and what connects them.
class ApplicationsPage::Private : public QObject
{
public:
    using Key = OnServer<ClientId>;

    Private(ApplicationsPage *page, Session *session);

    // applicationspage.cpp
    void build();
    void buildTable();
    void buildActions();
    void watch(const ServerId &server);
    void showContextMenu(const QPoint &at);
    void trigger(const QString &id, const QModelIndex &index);
    void copyClientId(const QModelIndex &index);
    void copySecret(const QModelIndex &index);
    void generateToken(const Key &key);
    void openInBrowser();
    bool eventFilter(QObject *watched, QEvent *event) override;
    void arrange(int width);

    // applicationspage_state.cpp
    void updateAll();
    void updateState();
    void updateHeader();
    void updateBanners();
    void updateActions();
    void updatePanels();
    [[nodiscard]] std::vector<Backend *> shownBackends() const;
    //! The server that panels and page actions are about: the shown one, or that of the current row.
    [[nodiscard]] ServerId currentServer() const;
    [[nodiscard]] Key currentKey() const;
    [[nodiscard]] std::optional<BannerContent> usedBanner() const;
    [[nodiscard]] std::optional<BannerContent> noteBanner() const;

    ApplicationsPage *q;
    Session *session;
    SecretClipboard clipboard;
    int clipboardSeconds = 30;
    bool windowIsNarrow = false;
    ApplicationActions verbs;
    ApplicationFilterProxy proxy;
    ServerId server;
    std::optional<BannerContent> trouble;

    PageHeader *header;
    ProgressLine *progress;
    PageState *state;
    Banner *used;
    Banner *note;
    ProblemBox *problem;
    QTableView *table;
    SecretDelegate *secrets;
    ButtonDelegate *buttons;
    QSplitter *splitter;
    QBoxLayout *panels;
    TokenPanel *token;
    RotationPanel *rotation;
    RecentPanel *recent;
    QAction *refreshAction;
    QAction *browserAction;
    QAction *createAction;
    QAction *tokenAction;
    QAction *useAction;
    QAction *deleteAction;
    QAction *copyIdAction;
    QAction *copySecretAction;
    QAction *showSecretAction;
    QTimer later; //!< one update for any number of changes
};

} // namespace airdesk::ui
