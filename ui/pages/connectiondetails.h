// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/session.h"
#include "models/jobmodel.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace airdesk::ui {

class ElidedLabel;
class KeyValueGrid;
class ProgressBar;
class RunChart;
class StreamModel;

//! All about one connection: how its run stands against the usual time, its last runs, facts, streams, jobs. Acts on this
//! connection alone, by asking its owner.
class ConnectionDetails : public QWidget
{
    Q_OBJECT
public:
    using Key = OnServer<ConnectionId>;

    //! `session` must outlive this.
    explicit ConnectionDetails(Session *session, QWidget *parent = nullptr);

    //! nullopt: no current row.
    void setConnection(const std::optional<Key> &key);
    [[nodiscard]] const std::optional<Key> &connection() const { return m_key; }
    //! In the place of the table: *Back* instead of the cross.
    void setBackShown(bool shown);
    //! Why a sync cannot be started that only the owner knows; asked at every update.
    void setWaitingCheck(std::function<bool(const Key &)> isWaiting) { m_isWaiting = std::move(isWaiting); }
    void refresh();

Q_SIGNALS:
    void syncRequested(const airdesk::ui::ConnectionDetails::Key &key);
    void cancelRequested(const airdesk::ui::ConnectionDetails::Key &key);
    void switchRequested(const airdesk::ui::ConnectionDetails::Key &key, bool on);
    void openRequested(const airdesk::ui::ConnectionDetails::Key &key);
    void copied(const QString &what);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHeader(QVBoxLayout *layout);
    void buildStatus(QVBoxLayout *layout);
    void buildLists(QVBoxLayout *layout);
    QTableView *makeList(const char *name, const QString &accessibleName, QAbstractItemModel *model, int stretched);
    void readMore();
    void update(const ConnectionRow &row);
    void updateStatus(const ConnectionRow &row);
    void updateRuns(const ConnectionRow &row);
    void updateFacts(const ConnectionRow &row);
    void updateLists(const ConnectionRow &row);
    void updateButtons(const ConnectionRow &row);
    void fillMore(const ConnectionRow &row);

    Session *m_session;
    std::optional<Key> m_key;
    std::function<bool(const Key &)> m_isWaiting;
    QTimer m_readTimer;
    QTimer m_tick;
    QTimer m_refreshTimer;
    JobModel m_jobs;
    StreamModel *m_streams;

    QStackedWidget *m_stack;
    QScrollArea *m_scroll;
    QToolButton *m_back;
    QToolButton *m_close;
    QToolButton *m_open;
    QLabel *m_shape;
    ElidedLabel *m_name;
    ElidedLabel *m_route;
    QPushButton *m_sync;
    QPushButton *m_cancel;
    QToolButton *m_more;
    QMenu *m_moreMenu;
    QLabel *m_statusWord;
    QLabel *m_statusTime;
    ElidedLabel *m_job;
    ProgressBar *m_bar;
    QLabel *m_usual;
    ElidedLabel *m_amount;
    QLabel *m_legend;
    RunChart *m_chart;
    KeyValueGrid *m_facts;
    QLabel *m_streamsTitle;
    QTableView *m_streamList;
    QLabel *m_jobsTitle;
    QTableView *m_jobList;
};

} // namespace airdesk::ui
