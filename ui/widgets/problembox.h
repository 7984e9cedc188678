// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colors.h"
#include "theme/icons.h"

#include <QFrame>
#include <QList>

class QHBoxLayout;
class QLabel;

namespace airdesk::ui {

//! What went wrong (or is worth knowing), why, and what to do, beside the thing it is about: wraps, unlike a banner.
//! Empty and hidden until something is presented. All texts are plain.
class ProblemBox : public QFrame
{
    Q_OBJECT
public:
    struct Action
    {
        QString id;
        QString text;
        bool primary = false;
    };

    explicit ProblemBox(QWidget *parent = nullptr);

    //! `detail` is the server's own words; selectable, in the fixed font.
    void present(BannerKind kind, const QString &title, const QString &text = {}, const QString &detail = {},
                 const QList<Action> &actions = {});
    void dismiss();
    //! Title, text and detail; empty when nothing is shown.
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void triggered(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void recolor();

    BannerKind m_kind = BannerKind::Note;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_detail;
    QWidget *m_buttonRow;
    QHBoxLayout *m_buttons;
};

} // namespace airdesk::ui
