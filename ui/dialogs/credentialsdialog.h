// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/credentialstore.h"
#include "backend/serverprofile.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QLabel;
class QPushButton;

namespace airdesk {
class AccessCheck;
class Backend;
class Session;
} // namespace airdesk

namespace airdesk::ui {

class CredentialsForm;

//! Enters or replaces the credentials of a saved server. They are tried first; what is refused replaces nothing.
//! Accepted when they are in use. The owner opens and deletes it.
class CredentialsDialog : public QDialog
{
    Q_OBJECT

public:
    //! `session` must outlive this; closes itself when the server is removed.
    CredentialsDialog(Backend *backend, Session *session, QWidget *parent = nullptr);
    ~CredentialsDialog() override;

    //! For an application that was chosen already: only its secret is missing.
    void setClientId(const QString &clientId);

    void reject() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tryThem();
    void checked();
    void use(bool sessionOnly);
    void stored(const CredentialResult &result);
    void showState();
    void offer(const QString &id);

    QPointer<Backend> m_backend;
    Session *m_session;
    AccessCheck *m_check;
    CredentialsForm *m_form;
    QCheckBox *m_sessionOnly;
    QLabel *m_hint;
    QPushButton *m_use;
    ServerProfile m_candidate;
    bool m_trying = false;
    bool m_storing = false;
    bool m_inUse = false; //!< only the keychain is missing
};

} // namespace airdesk::ui
