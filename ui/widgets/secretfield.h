// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/secret.h"

#include <QDeadlineTimer>
#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace airdesk::ui {

//! A secret that is read, not typed: dots, shown for 30 s on demand with the seconds counted, and a copy button. The
//! accessible name and text never hold the secret. What copying does is up to the owner.
class SecretField : public QFrame
{
    Q_OBJECT
public:
    explicit SecretField(QWidget *parent = nullptr);

    static constexpr int shownSeconds = 30;
    static constexpr int dots = 12;

    //! Hidden at first, whatever was shown before.
    void setSecret(const Secret &secret);
    [[nodiscard]] const Secret &secret() const { return m_secret; }
    //! Lines of text shown: 1, or 2 for a token.
    void setLines(int lines);
    [[nodiscard]] bool isShown() const { return m_shown; }
    void setShown(bool shown);
    //! Without the copy button, where another one stands nearby.
    void setCopyVisible(bool visible);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void copyRequested();
    void shownChanged(bool shown);

protected:
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void tick();

    Secret m_secret;
    int m_lines = 1;
    bool m_shown = false;
    QDeadlineTimer m_until;
    QTimer m_timer;
    QLabel *m_seconds;
    QToolButton *m_eye;
    QToolButton *m_copy;
};

} // namespace airdesk::ui
