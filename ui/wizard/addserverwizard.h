// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/ids.h"

#include <QWizard>

#include <memory>

namespace airdesk {
class Session;
}

namespace airdesk::ui {

class AddressPage;
class NamePage;
class ServerPage;
class WizardSteps;
struct NewServer;

//! Adds a server in five steps: address, access check, credentials, workspaces, name and colour.
//! Nothing is saved before the last step. The owner opens and deletes it.
class AddServerWizard : public QWizard
{
    Q_OBJECT

public:
    enum Step { AddressStep, AccessStep, CredentialsStep, WorkspacesStep, NameStep };

    //! `session` must outlive this.
    explicit AddServerWizard(Session *session, QWidget *parent = nullptr);
    ~AddServerWizard() override;

    //! Begins with this address typed already.
    void setAddress(const QString &typed);

    void accept() override;
    void reject() override;

Q_SIGNALS:
    //! The server is saved and running. Comes before the wizard closes.
    void serverAdded(const airdesk::ServerId &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setUpButtons();
    void showStep();
    void showHint();
    [[nodiscard]] ServerPage *currentServerPage() const;

    std::unique_ptr<NewServer> m_server;
    WizardSteps *m_steps;
    AddressPage *m_address;
    NamePage *m_name;
    bool m_announced = false;
};

} // namespace airdesk::ui
