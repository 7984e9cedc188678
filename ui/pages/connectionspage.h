// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/connectionfilterproxy.h"
#include "pages/connectiontable.h"
#include "pages/page.h"
#include "pages/syncrunner.h"
#include "widgets/pagestate.h"

#include <QSet>
#include <QTimer>

class QSplitter;

namespace airdesk {
class Session;
} // namespace airdesk

namespace airdesk::ui {

class Actions;
class ConnectionDetails;
class ConnectionFilters;
class PageHeader;
class ProgressLine;
class TableFooter;

//! The connections of one server or all: table, filters, details, and what can be done with them.
class ConnectionsPage : public Page
{
    Q_OBJECT
public:
    using Key = OnServer<ConnectionId>;

    //! All must outlive this.
    ConnectionsPage(Session *session, Settings *settings, Actions *actions, QWidget *parent = nullptr);
    ~ConnectionsPage() override;

    void setServer(const ServerId &server) override;
    void setWorkspace(const WorkspaceId &workspace) override;
    void refresh() override;
    void focusSearch() override;
    void setFolding(const Folding &folding) override;
    void setTrouble(const std::optional<BannerContent> &trouble) override;
    [[nodiscard]] bool isContentShown() const override;

    //! The status bar's Stop.
    void stopSyncs();
    //! How many there are on the shown servers, whatever is filtered.
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] ConnectionTable *table() const { return m_table; }
    [[nodiscard]] ConnectionFilterProxy *proxy() { return &m_proxy; }
    void setDetailsShown(bool shown);

Q_SIGNALS:
    //! Many syncs are being started; a total of 0: no more.
    void workChanged(const QString &text, int done, int total);
    void totalChanged(int total);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectActions();
    void watch(const ServerId &server);
    [[nodiscard]] std::vector<Backend *> shownBackends() const;

    void listsChanged();
    void updateSorting(bool loading);
    void settle();
    void updateState();
    void showEmpty();
    void showFault(const ApiError &error);
    void updateFooter();
    void updateBanner();
    void watchSeenRows();

    void placeDetails();
    void detailsWanted();
    void saveSplitter();

    // connectionspage_verbs.cpp: what is done with connections
    void updateActions();
    [[nodiscard]] std::vector<const ConnectionRow *> chosenRows() const;
    void syncChosen();
    void syncOne(const Key &key);
    void start(const std::vector<Key> &keys);
    void settled(const Key &key, const SyncOutcome &outcome);
    void cancelChosen();
    void cancel(const std::vector<Key> &keys);
    void switchChosen(bool on);
    void switchThem(const std::vector<Key> &keys, bool on);
    void openWeb(const Key &key, bool timeline);
    void copyChosen(bool ids);
    void notice(BannerContent content);
    void bannerAction(const QString &id);
    void enterWorkspace();

    Session *m_session;
    Settings *m_settings;
    Actions *m_actions;
    ConnectionFilterProxy m_proxy;
    SyncRunner m_runner;
    Folding m_folding;
    ServerId m_server;
    WorkspaceId m_workspace;
    std::optional<BannerContent> m_trouble;
    std::optional<BannerContent> m_notice; //!< what became of an action; stands over the trouble until it is closed
    Key m_noticeKey;
    QString m_noticeDetails;
    int m_total = 0;
    bool m_placing = false;
    bool m_suspended = false;
    bool m_hadContent = false;
    bool m_detailsShown = true; //!< wanted where there is room beside the table
    bool m_detailsOpened = false; //!< opened by the person where there is none
    QTimer m_updateTimer;
    QTimer m_actionsTimer;
    QTimer m_settleTimer; //!< runs after a listing: late statuses may still sort an untouched table
    QTimer m_sortTimer;
    QTimer m_minute;

    PageHeader *m_header;
    QSplitter *m_splitter;
    QWidget *m_left;
    ConnectionFilters *m_filters;
    Banner *m_banner;
    ProgressLine *m_progress;
    PageState *m_state;
    ConnectionTable *m_table;
    TableFooter *m_footer;
    ConnectionDetails *m_details;
};

} // namespace airdesk::ui
