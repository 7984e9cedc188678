// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/ids.h"

#include <QFrame>
#include <QListView>

class QAction;
class QComboBox;
class QMenu;
class QStandardItemModel;
class QToolButton;

namespace airdesk {
class WorkspaceModel;
}

namespace airdesk::ui {

enum class PageId { Connections, Workspaces, Applications, Settings };

//! Workspace picker, the pages with their counts, Settings at the foot. Narrow it shows icons only.
class PageList : public QFrame
{
    Q_OBJECT
public:
    explicit PageList(WorkspaceModel *workspaces, QWidget *parent = nullptr);

    void setCurrent(PageId page);
    [[nodiscard]] PageId current() const { return m_current; }
    //! -1: nothing known.
    void setCount(PageId page, int count);
    void setNarrow(bool narrow);
    //! Whose workspaces are to choose from; empty: those of all.
    void setServer(const ServerId &server);
    [[nodiscard]] WorkspaceId workspace() const { return m_workspace; }
    void setWorkspace(const WorkspaceId &workspace);

Q_SIGNALS:
    void pageChosen(airdesk::ui::PageId page);
    void workspaceChosen(const airdesk::WorkspaceId &workspace);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QListView *makeList(const char *name, const QString &accessibleName);
    void addPage(QStandardItemModel *model, PageId page, const QString &text, const QString &icon);
    void fillWorkspaces();
    void choose(const QModelIndex &index);

    WorkspaceModel *m_workspaces;
    ServerId m_server;
    WorkspaceId m_workspace;
    PageId m_current = PageId::Connections;
    QComboBox *m_picker;
    QToolButton *m_pickerButton;
    QMenu *m_pickerMenu;
    QStandardItemModel *m_pages;
    QStandardItemModel *m_footPages;
    QListView *m_list;
    QListView *m_foot;
    bool m_narrow = false;
};

} // namespace airdesk::ui
