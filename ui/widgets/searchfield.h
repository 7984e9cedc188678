// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace airdesk::ui {

//! A line to search with: magnifier, clear button, the shortcut as a hint while it is empty. searched() comes 150 ms after
//! the last key, with Enter at once. Escape empties it.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

    static constexpr int delay = 150;

    //! The hint only; the action belongs to the window. "Ctrl+F" is shown as the platform writes it.
    void setShortcutHint(const QKeySequence &keys);
    //! Empty without waiting; searched() is emitted when it was not.
    void reset();

Q_SIGNALS:
    //! Never twice in a row with the same text. Without spaces at the ends.
    void searched(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void announce();

    QTimer m_timer;
    QString m_last;
    QString m_hint;
};

} // namespace airdesk::ui
