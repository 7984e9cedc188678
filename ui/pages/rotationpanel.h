// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/applicationrotation.h"
#include "widgets/groupbox.h"

#include <array>
#include <memory>

class QLineEdit;
class QPushButton;

namespace airdesk::ui {

class ProblemBox;

//! Guides through replacing the application a server signs in with: four steps, each begun by a click.
class RotationPanel : public GroupBox
{
    Q_OBJECT

public:
    //! `session` must outlive this.
    explicit RotationPanel(Session *session, QWidget *parent = nullptr);
    ~RotationPanel() override;

    //! A rotation that is under way stays until it is finished or given up, whatever server is shown.
    void setServer(const ServerId &server);
    //! Something changed that decides whether it can begin.
    void update();
    [[nodiscard]] const ApplicationRotation *rotation() const { return m_rotation.get(); }

Q_SIGNALS:
    void message(const QString &text);

private:
    class StepRow;
    void begin();
    void advance();
    void askBeforeDeleting();
    void giveUp();
    void finish();
    void showRotation();
    void showSteps();
    void showButtons();
    [[nodiscard]] QString stepText(ApplicationRotation::Step step) const;

    Session *m_session;
    ServerId m_server;
    QString m_name; //!< of the application in use
    QString m_whyNot;
    std::unique_ptr<ApplicationRotation> m_rotation;
    std::array<StepRow *, ApplicationRotation::steps> m_rows;
    QLineEdit *m_newName;
    ProblemBox *m_problem;
    QPushButton *m_main;
    QPushButton *m_second;
    QLabel *m_reason;
};

} // namespace airdesk::ui
