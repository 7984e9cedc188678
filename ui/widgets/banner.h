// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colors.h"

#include <QFrame>
#include <QList>
#include <QTimer>

#include <optional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace airdesk::ui {

class ElidedLabel;

//! What a banner says. Title and text are plain text.
struct BannerContent
{
    struct Action
    {
        QString id;
        QString text;
        friend bool operator==(const Action &, const Action &) = default;
    };
    BannerKind kind = BannerKind::Note;
    QString icon; //!< empty: the one of its kind
    QString title; //!< bold, first
    QString text;
    QList<Action> actions = {};
    bool closable = false;
    QColor edge = {}; //!< 3 px at the left; for Plain

    friend bool operator==(const BannerContent &, const BannerContent &) = default;
};

//! One line in a fixed slot. It appears once and then only changes its words; never while a mouse button is pressed, so
//! that nothing moves away from under the pointer.
class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    void present(const BannerContent &content);
    void dismiss();
    [[nodiscard]] const BannerContent &content() const { return m_content; }

Q_SIGNALS:
    void actionTriggered(const QString &id);
    //! The person closed it.
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void settle();
    void fill();
    void recolor();

    BannerContent m_content;
    std::optional<BannerContent> m_waiting; //!< of present(), while a button is pressed
    bool m_waitingToHide = false;
    QTimer m_retry;
    QLabel *m_icon;
    QLabel *m_title;
    ElidedLabel *m_text;
    QHBoxLayout *m_actions;
    QToolButton *m_close;
};

} // namespace airdesk::ui
