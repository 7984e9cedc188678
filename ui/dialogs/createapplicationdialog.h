// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"
#include "support/result.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace airdesk {
class Session;
}

namespace airdesk::ui {

class ProblemBox;
class SecretClipboard;
class SecretField;

//! Creates an application; then shows its secret at once, to copy it or to use it for this server. Closing without
//! either asks once. When there is no room it stays open with the name and offers to delete another one.
class CreateApplicationDialog : public QDialog
{
    Q_OBJECT

public:
    //! `session` and `clipboard` must outlive this. The owner opens and deletes it.
    CreateApplicationDialog(Session *session, const ServerId &server, SecretClipboard *clipboard, int clipboardSeconds,
                            QWidget *parent = nullptr);

    void reject() override;

    //! Why a name cannot be given; empty: it can. `taken` are the names there are.
    [[nodiscard]] static QString whyNot(const QString &name, const QStringList &taken);

Q_SIGNALS:
    void created(const OnServer<airdesk::ClientId> &key);
    void deleteWanted(const OnServer<airdesk::ClientId> &key);
    void useWanted(const OnServer<airdesk::ClientId> &key);

private:
    QWidget *makeNamePage();
    QWidget *makeSecretPage();
    void checkName();
    void create();
    void answered(const Result<Application> &answer);
    void showSecret(const Application &application);
    void offerRoom(const ApiError &error);
    void roomChanged();
    void copy();

    Session *m_session;
    ServerId m_server;
    SecretClipboard *m_clipboard;
    int m_clipboardSeconds;
    QStackedWidget *m_pages;
    QLineEdit *m_name;
    QLabel *m_nameMessage;
    ProblemBox *m_problem;
    QPushButton *m_create;
    QLabel *m_createdText;
    QLabel *m_clientId;
    SecretField *m_secret;
    QLabel *m_copyHint;
    QPushButton *m_copy;
    QPushButton *m_use;
    ProblemBox *m_unseen;
    Application m_application;
    ApiError m_refusal;
    bool m_creating = false;
    bool m_full = false; //!< the server said that there is no room
    bool m_taken = false; //!< the secret was copied or is in use
    bool m_asked = false;
};

} // namespace airdesk::ui
