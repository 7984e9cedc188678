// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/accesscheck.h"

#include <QFrame>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace airdesk::ui {

//! One step of the access check as a line: shape, name, result, time. Unfolds what lies behind it.
class CheckRow : public QWidget
{
    Q_OBJECT

public:
    explicit CheckRow(int step, QWidget *parent = nullptr);

    void setStep(const CheckStep &step);
    [[nodiscard]] bool isUnfolded() const;
    void setUnfolded(bool unfolded);
    //! The line above its successor, or the last one, which has none below it.
    void setLast(bool last) { m_isLast = last; }

Q_SIGNALS:
    void suggestionChosen(const airdesk::CheckSuggestion &suggestion);
    void changeAddressWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Line;
    friend class Line;
    void fillDetails();
    void addText(QGridLayout *grid, const QString &name, const QString &text, const QString &objectName);
    void addButtons(QGridLayout *grid);
    void askForCertificate(const CheckSuggestion &suggestion);

    int m_number;
    bool m_isLast = false;
    CheckStep m_step;
    Line *m_line;
    QWidget *m_details = nullptr;
    QVBoxLayout *m_layout;
    QWidget *m_buttons = nullptr;
    QWidget *m_confirmation = nullptr;
};

//! All steps of an access check in a frame, in their fixed order.
class CheckList : public QFrame
{
    Q_OBJECT

public:
    //! `check` must outlive this.
    explicit CheckList(AccessCheck *check, QWidget *parent = nullptr);

    //! Shows all steps as they are now; unfolds the one that failed.
    void showAll();

Q_SIGNALS:
    void suggestionChosen(const airdesk::CheckSuggestion &suggestion);
    void changeAddressWanted();
    //! A row was unfolded: bring it into view.
    void unfolded(QWidget *row);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showStep(int step);

    AccessCheck *m_check;
    std::array<CheckRow *, AccessCheck::stepCount> m_rows;
};

} // namespace airdesk::ui
