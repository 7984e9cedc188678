// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFocusFrame>
#include <QObject>
#include <QPointer>

namespace airdesk::ui {

//! Lays the focus ring round the control that has the focus: 2 px, 1 px away from it, alike on every style. Views show
//! their current row instead.
class FocusRing : public QObject
{
    Q_OBJECT
public:
    explicit FocusRing(QObject *parent);

private:
    void follow(QWidget *focused);
    [[nodiscard]] static bool wantsRing(const QWidget *widget);

    QPointer<QFocusFrame> m_frame;
};

} // namespace airdesk::ui
