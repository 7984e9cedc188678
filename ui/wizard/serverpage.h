// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/newserver.h"

#include <QWizardPage>

class QLabel;
class QVBoxLayout;

namespace airdesk::ui {

//! A step of the wizard: title, what it is about, and its body. Says why it cannot go on yet.
class ServerPage : public QWizardPage
{
    Q_OBJECT

public:
    ServerPage(NewServer *server, const QString &title, const QString &text, QWidget *parent);

    //! Why Next (or Finish) is off; empty: it is on.
    [[nodiscard]] virtual QString whyNotNext() const { return {}; }
    //! What the line beside the buttons says while Next is on; may be empty.
    [[nodiscard]] virtual QString hint() const { return {}; }
    [[nodiscard]] bool isComplete() const final { return whyNotNext().isEmpty(); }

protected:
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setText(const QString &text, bool fixedFont = false);
    [[nodiscard]] NewServer &server() const { return *m_server; }
    //! The focus goes there when the step begins.
    void setFirst(QWidget *widget) { m_first = widget; }
    void initializePage() override;
    void showEvent(QShowEvent *event) override;

private:
    NewServer *m_server;
    QLabel *m_text;
    QVBoxLayout *m_body;
    QWidget *m_first = nullptr;
};

} // namespace airdesk::ui
