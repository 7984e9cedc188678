// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/settings.h"
#include "theme/colors.h"

#include <QFont>
#include <QObject>
#include <QPalette>

#include <optional>

namespace airdesk::ui {

//! The colours in force, for the whole program: follows the desktop, or the person's own setting, without a restart.
//! Created by the first call of theme(), after the QApplication; owned by it.
class UiTheme : public QObject
{
    Q_OBJECT
public:
    explicit UiTheme(QObject *parent);
    ~UiTheme() override;

    //! System takes light or dark from the desktop. Takes effect at once.
    void apply(airdesk::Theme wanted);
    [[nodiscard]] airdesk::Theme applied() const { return m_wanted; }
    [[nodiscard]] const Colors &colors() const { return m_colors; }

Q_SIGNALS:
    //! After colors() changed and before anything is painted with it.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    [[nodiscard]] QPalette desktopPalette();
    [[nodiscard]] bool wantsDark(const QPalette &desktop) const;
    void followDesktopScheme();

    Colors m_colors;
    airdesk::Theme m_wanted = airdesk::Theme::System;
    std::optional<QPalette> m_outside; //!< set by somebody else on the application: stands for the desktop's
    QColor m_writtenBase; //!< by us, to tell our own palette from another
    QString m_desktopStyle; //!< that was replaced, because it cannot be forced dark or light
    bool m_rebuilding = false;
};

[[nodiscard]] UiTheme &theme();
//! Short for theme().colors().
[[nodiscard]] const Colors &colors();

//! The controls are painted by us (Fusion desktops); else by the desktop's own style.
[[nodiscard]] bool hasFlatStyle();

//! Fonts of the design, made from the application's.
namespace fonts {
[[nodiscard]] QFont body();
[[nodiscard]] QFont medium(); //!< names of rows
[[nodiscard]] QFont semibold(); //!< titles of sections
[[nodiscard]] QFont secondary(); //!< 1 px smaller, never under 11
[[nodiscard]] QFont pageTitle(); //!< 3 px bigger, semibold
[[nodiscard]] QFont fixed(); //!< ids, secrets, raw answers
} // namespace fonts

} // namespace airdesk::ui
