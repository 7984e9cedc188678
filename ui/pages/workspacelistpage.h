// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listproxies.h"
#include "pages/page.h"
#include "widgets/pagestate.h"

#include <QTimer>

class QTableView;

namespace airdesk {
class Backend;
class Session;
class Settings;
} // namespace airdesk

namespace airdesk::ui {

class Actions;
class PageHeader;
class ProgressLine;
class TableFooter;

//! The workspaces of one server or all, with how many connections each has. Enter or a double click shows them.
class WorkspaceListPage : public Page
{
    Q_OBJECT
public:
    WorkspaceListPage(Session *session, Settings *settings, Actions *actions, QWidget *parent = nullptr);
    ~WorkspaceListPage() override;

    void setServer(const ServerId &server) override;
    void refresh() override;
    void focusSearch() override;
    void setFolding(const Folding &folding) override;
    void setTrouble(const std::optional<BannerContent> &trouble) override;
    [[nodiscard]] bool isContentShown() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void watch(const ServerId &server);
    [[nodiscard]] std::vector<Backend *> shownBackends() const;
    void updateState();
    void openCurrent();

    Session *m_session;
    Settings *m_settings;
    Actions *m_actions;
    WorkspaceFilterProxy m_proxy;
    ServerId m_server;
    QTimer m_updateTimer;
    PageHeader *m_header;
    Banner *m_banner;
    ProgressLine *m_progress;
    PageState *m_state;
    QTableView *m_table;
    TableFooter *m_footer;
};

} // namespace airdesk::ui
