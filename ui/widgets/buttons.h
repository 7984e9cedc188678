// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QToolButton>

class QAction;

namespace airdesk::ui {

//! How a button looks. At most one primary button on a surface, never the one that destroys.
enum class ButtonKind { Normal, Primary, Danger, Flat };

//! Sets the kind of a button; its icon follows.
void setButtonKind(QAbstractButton *button, ButtonKind kind);

//! A push button with an icon by name.
[[nodiscard]] QPushButton *makeButton(const QString &text, const QString &icon, ButtonKind kind, QWidget *parent);
//! A square button with an icon only; `name` is its tooltip and accessible name.
[[nodiscard]] QToolButton *makeIconButton(const QString &icon, const QString &name, QWidget *parent, bool flat = true);
//! A push button that follows an action: text, icon, tooltip, enabled, visible; and triggers it.
[[nodiscard]] QPushButton *makeActionButton(QAction *action, ButtonKind kind, QWidget *parent);
//! The small variant for rows and banners.
void setSmall(QAbstractButton *button);

//! Enables an action or a widget when `reason` is empty; else disables it and says why: tooltip, status tip, accessible description.
void setReason(QAction *action, const QString &reason);
void setReason(QWidget *widget, const QString &reason);

} // namespace airdesk::ui
