// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/credentialsform.h"
#include "wizard/serverpage.h"

class QScrollArea;

namespace airdesk::ui {

//! Step 3: credentials in any form. Next tries them: a token, then the workspaces seen with it.
class CredentialsPage : public ServerPage
{
    Q_OBJECT

public:
    explicit CredentialsPage(NewServer *server, QWidget *parent = nullptr);

    [[nodiscard]] QString whyNotNext() const override;
    [[nodiscard]] QString hint() const override;
    bool validatePage() override;

protected:
    void initializePage() override;
    void cleanupPage() override;
    void showEvent(QShowEvent *event) override;

private:
    void tryThem();
    void checked();
    [[nodiscard]] bool haveJustPassed() const;

    CredentialsForm *m_form;
    bool m_trying = false;
    QString m_runningStep;
    CredentialsForm::Values m_tried;
    QUrl m_triedAddress;
};

} // namespace airdesk::ui
