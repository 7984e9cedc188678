// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/icons.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace airdesk::ui {

//! An icon, a sentence, what it means, and buttons, in the middle of a page; details unfold below.
class MessagePage : public QWidget
{
    Q_OBJECT
public:
    struct Button
    {
        QString id;
        QString text;
        QString icon;
        bool primary = false;
    };

    explicit MessagePage(QWidget *parent = nullptr);

    void setMessage(const QString &icon, Tone tone, const QString &title, const QString &text);
    //! The icon is the running shape and turns.
    void setTurning(bool turning);
    void setButtons(const QList<Button> &buttons);
    //! Empty: no button for them. Folded again whenever they change.
    void setDetails(const QString &details);
    [[nodiscard]] bool areDetailsShown() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void triggered(const QString &id);

private:
    void showDetails(bool shown);

    class Symbol;
    Symbol *m_symbol;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
    QPushButton *m_detailsButton;
    QPushButton *m_copyButton;
    QPlainTextEdit *m_details;
};

} // namespace airdesk::ui
