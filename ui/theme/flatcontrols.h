// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/buttons.h"

#include <QRect>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;

//! The parts of FlatStyle that paint. All in the theme's colours.
namespace airdesk::ui::flat {

[[nodiscard]] ButtonKind kindOf(const QWidget *widget);
[[nodiscard]] bool isSmall(const QWidget *widget);

//! A rounded rect with an outline of one device-aligned pixel.
void paintBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &edge, double radius);
void paintButton(QPainter *painter, const QStyleOption *option, ButtonKind kind, bool raised);
//! Colour of a button's words.
[[nodiscard]] QColor buttonInk(const QStyleOption *option, ButtonKind kind);
void paintField(QPainter *painter, const QStyleOption *option, bool readOnly);
void paintCheckBox(QPainter *painter, const QStyleOption *option);
void paintRadioButton(QPainter *painter, const QStyleOption *option);
void paintComboBox(QPainter *painter, const QStyleOptionComboBox *option, const QRect &arrow);
void paintSpinBox(QPainter *painter, const QStyleOptionSpinBox *option, const QRect &up, const QRect &down);
void paintScrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &slider);
void paintHeaderSection(QPainter *painter, const QStyleOption *option, bool separator);
//! The words of a header and the arrow of the sorted column right behind them.
void paintHeaderLabel(QPainter *painter, const QStyleOptionHeader *option);
//! Icon, words and the mark of a menu, in the middle of the button.
void paintButtonLabel(QPainter *painter, const QStyleOptionButton *option, const QColor &ink);
void paintTab(QPainter *painter, const QStyleOptionTab *option);
void paintArrow(QPainter *painter, const QRect &rect, const QString &icon, bool enabled);

} // namespace airdesk::ui::flat
