// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/abctlcredentials.h"
#include "backend/accesscheck.h"
#include "backend/serverprofile.h"

#include <QUrl>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace airdesk::ui {

class ProblemBox;

//! Where credentials are entered: typed, pasted in any form, from abctl, or user and password, or none. Secrets are
//! masked. Used for new servers and for those that exist.
class CredentialsForm : public QWidget
{
    Q_OBJECT

public:
    struct Values
    {
        AuthKind auth = AuthKind::Application;
        QString user; //!< client ID, or user name
        Secret secret;

        friend bool operator==(const Values &, const Values &) = default;
    };

    explicit CredentialsForm(QWidget *parent = nullptr);

    //! Root of the web app: for the way to its page of applications. What the server told about itself may be empty.
    void setServer(const QUrl &root, const QString &authMode);
    void setAuth(AuthKind auth);
    void setUser(const QString &user);

    [[nodiscard]] Values values() const;
    //! What is missing or wrong (translated, short); empty: the values can be tried.
    [[nodiscard]] QString whyNot() const;
    //! Everything is off while the values are being tried.
    void setBusy(bool busy);

    //! Why a step of the access check failed, and its remedies. What was typed stays.
    void showFailure(const CheckStep &step);
    void showError(const ApiError &error);
    [[nodiscard]] ProblemBox *problem() const { return m_problem; }
    [[nodiscard]] QWidget *firstField() const;

Q_SIGNALS:
    void changed();
    //! A remedy of showFailure() that is not about these fields.
    void suggestionChosen(const airdesk::CheckSuggestion &suggestion);

private:
    QWidget *makeApplicationPage();
    QWidget *makeBasicPage();
    QWidget *makeNonePage();
    QLineEdit *makeSecretEdit(const QString &objectName, const QString &name, QWidget *parent);
    void pairTextChanged(const QString &text);
    //! Takes over what a text holds; false, with the reason said, when it holds no pair.
    bool takeText(const QString &text, bool sayWhyNot);
    void take(const CredentialPair &pair, const QString &from);
    void say(const QString &text, bool isFault);
    void edited();

    QUrl m_root;
    QRadioButton *m_application;
    QRadioButton *m_basic;
    QRadioButton *m_none;
    QStackedWidget *m_pages;
    QLineEdit *m_pair = nullptr;
    QLabel *m_pairMessage = nullptr;
    QLineEdit *m_clientId = nullptr;
    QLineEdit *m_clientSecret = nullptr;
    QPushButton *m_runAbctl = nullptr;
    QPushButton *m_browser = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QLabel *m_noneText = nullptr;
    ProblemBox *m_problem;
    AbctlCredentials m_abctl;
    std::vector<CheckSuggestion> m_suggestions;
    qsizetype m_pairLength = 0;
};

} // namespace airdesk::ui
