// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCommandLinkButton;
class QLabel;

namespace airdesk::ui {

//! What the window shows before there is a server: two ways to begin, and where secrets will be kept.
class FirstRun : public QWidget
{
    Q_OBJECT
public:
    //! `keychain` is the name of what keeps the secrets. `demo`: the demo runs already, it cannot be tried again.
    FirstRun(const QString &keychain, bool demo, QWidget *parent = nullptr);

    void focusFirst();
    //! Something to be said before anything else, such as a damaged list of servers; empty: nothing.
    void setNotice(const QString &text);

Q_SIGNALS:
    void addServerRequested();
    void demoRequested();
    void howSecretsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void recolor();

    QLabel *m_symbol;
    QLabel *m_notice;
    QCommandLinkButton *m_add;
    QCommandLinkButton *m_demo;
};

} // namespace airdesk::ui
