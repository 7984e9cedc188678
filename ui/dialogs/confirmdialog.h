// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

namespace airdesk::ui {

//! Asks before something that cannot be taken back. Opens without blocking; Enter and Escape both mean no.
class ConfirmDialog : public QDialog
{
    Q_OBJECT
public:
    struct Question
    {
        QString title;
        QString text; //!< names the thing
        QString detail; //!< what happens and what does not
        QString yes;
        QString no; //!< empty: "Cancel"
        bool destroys = true;
    };

    //! Shown at once, deleted when closed. The callback comes only for yes, and not when `context` is gone by then.
    static ConfirmDialog *ask(QWidget *parent, const Question &question, QObject *context, std::function<void()> confirmed);

private:
    ConfirmDialog(const Question &question, QWidget *parent);
};

} // namespace airdesk::ui
