// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace airdesk::ui {

class ElidedLabel;

//! The 40 px under a table, always there: what the table holds, or what is selected and what can be done with it.
class TableFooter : public QStackedWidget
{
    Q_OBJECT
public:
    explicit TableFooter(QWidget *parent = nullptr);

    void setRestingText(const QString &text);
    //! Rows came that are not in their place yet.
    void setSortOffered(bool offered);

    //! Adds a button that follows an action: text, tooltip, enabled. The first primary one only may be primary.
    QPushButton *addSelectionAction(QAction *action, bool primary = false);
    //! An empty text brings the resting page back.
    void setSelection(const QString &text, const QString &detail = {});
    [[nodiscard]] bool hasSelection() const { return currentIndex() == 1; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void clearSelectionRequested();
    void sortRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ElidedLabel *m_resting;
    QPushButton *m_sort;
    QLabel *m_selection;
    ElidedLabel *m_detail;
    QHBoxLayout *m_actions;
};

} // namespace airdesk::ui
