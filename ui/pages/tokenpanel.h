// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/accesstoken.h"
#include "domain/objects.h"
#include "support/result.h"
#include "widgets/groupbox.h"

#include <QTimer>

class QPushButton;
class QStackedWidget;

namespace airdesk::ui {

class KeyValueGrid;
class ProblemBox;
class SecretClipboard;
class SecretField;
class TokenRing;

//! An access token made on demand: hidden at first, with what is left of its life, to copy, to save, to renew.
//! Kept in memory until the panel is closed or another one is made; marked when it has ended.
class TokenPanel : public GroupBox
{
    Q_OBJECT

public:
    //! Whose token it is.
    struct Subject
    {
        OnServer<ClientId> key;
        QString name;
        bool endsWhenDeleted = false; //!< the server stops accepting it with its application
    };

    //! `clipboard` must outlive this.
    explicit TokenPanel(SecretClipboard *clipboard, QWidget *parent = nullptr);

    void setClipboardSeconds(int seconds);
    //! A token was asked for.
    void showWaiting(const Subject &subject);
    void showToken(const Subject &subject, const Result<AccessToken> &token);
    //! Forgets the token.
    void clear();
    [[nodiscard]] const Subject &subject() const { return m_subject; }
    [[nodiscard]] bool hasToken() const { return m_token.has_value(); }
    [[nodiscard]] bool isExpired() const;

Q_SIGNALS:
    void renewWanted(const OnServer<airdesk::ClientId> &key);
    void message(const QString &text);

private:
    QWidget *makeTokenPage();
    void showTime();
    void showFacts();
    void showClipboard();
    void copy();
    void chooseFile();
    void save(const QString &fileName);

    SecretClipboard *m_clipboard;
    int m_clipboardSeconds = 30;
    Subject m_subject;
    std::optional<AccessToken> m_token;
    QTimer m_second;
    QStackedWidget *m_pages;
    QLabel *m_resting;
    TokenRing *m_ring;
    QLabel *m_caption;
    SecretField *m_field;
    QPushButton *m_copy;
    QLabel *m_copyHint;
    QPushButton *m_save;
    QPushButton *m_renew;
    KeyValueGrid *m_facts;
    ProblemBox *m_problem;
    bool m_copied = false;
};

} // namespace airdesk::ui
