// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/connectioncounter.h"
#include "wizard/serverpage.h"

class QLineEdit;
class QPushButton;
class QTableWidget;

namespace airdesk::ui {

class KeyValueGrid;
class ProblemBox;

//! Step 4: what can be seen with the credentials. Without any workspace: why, and a way to enter one by its ID.
class WorkspacesPage : public ServerPage
{
    Q_OBJECT

public:
    explicit WorkspacesPage(NewServer *server, QWidget *parent = nullptr);

    [[nodiscard]] QString hint() const override;

protected:
    void initializePage() override;
    void cleanupPage() override;

private:
    void showWorkspaces();
    void showCounts();
    void lookUp();
    void looked(bool found, const QString &problem = {}, const QString &detail = {});

    ConnectionCounter m_counter;
    KeyValueGrid *m_facts;
    ProblemBox *m_none;
    QTableWidget *m_list;
    QWidget *m_byHand;
    QLineEdit *m_workspaceId;
    QPushButton *m_lookUp;
    ProblemBox *m_problem;
};

} // namespace airdesk::ui
