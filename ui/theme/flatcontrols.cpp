// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/flatcontrols.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace airdesk::ui::flat {

namespace {

constexpr int sortArrow = 14;

bool isOn(const QStyleOption *option, QStyle::StateFlag flag) { return option->state.testFlag(flag); }

QColor groundOf(const QStyleOption *option, const QColor &resting)
{
    if (!isOn(option, QStyle::State_Enabled))
        return colors().window;
    if (isOn(option, QStyle::State_Sunken))
        return colors().press;
    return isOn(option, QStyle::State_MouseOver) ? colors().hover : resting;
}

} // namespace

ButtonKind kindOf(const QWidget *widget)
{
    return widget ? static_cast<ButtonKind>(widget->property("airdeskKind").toInt()) : ButtonKind::Normal;
}

bool isSmall(const QWidget *widget) { return widget && widget->property("airdeskSmall").toBool(); }

void paintBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &edge, double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

void paintButton(QPainter *painter, const QStyleOption *option, ButtonKind kind, bool raised)
{
    const Colors &c = colors();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool checked = isOn(option, QStyle::State_On);
    if (checked) {
        paintBox(painter, option->rect, c.sel, enabled ? c.accentText : c.button, metrics::radius);
    } else if (kind == ButtonKind::Primary && enabled) {
        const double share = isOn(option, QStyle::State_Sunken) ? 0.2 : isOn(option, QStyle::State_MouseOver) ? 0.1 : 0;
        paintBox(painter, option->rect, mixed(c.accent, Qt::black, share), QColor(), metrics::radius);
    } else if (!raised || kind == ButtonKind::Flat) {
        if (enabled && (isOn(option, QStyle::State_MouseOver) || isOn(option, QStyle::State_Sunken)))
            paintBox(painter, option->rect, groundOf(option, QColor()), QColor(), metrics::radius);
    } else {
        paintBox(painter, option->rect, groundOf(option, c.raised), enabled ? c.button : c.line, metrics::radius);
    }
}

QColor buttonInk(const QStyleOption *option, ButtonKind kind)
{
    if (!isOn(option, QStyle::State_Enabled))
        return colors().disabled;
    if (kind == ButtonKind::Primary && !isOn(option, QStyle::State_On))
        return colors().onAccent;
    return kind == ButtonKind::Danger ? colors().status(RunStatus::Failed) : colors().text;
}

void paintField(QPainter *painter, const QStyleOption *option, bool readOnly)
{
    const Colors &c = colors();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    paintBox(painter, option->rect, !enabled ? c.window : readOnly ? c.alt : c.base,
             enabled && !readOnly ? c.field : c.button, metrics::radius);
}

void paintCheckBox(QPainter *painter, const QStyleOption *option)
{
    const Colors &c = colors();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool filled = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange);
    if (filled)
        paintBox(painter, option->rect, enabled ? c.accent : c.disabled, enabled ? c.accent : c.disabled, 3);
    else
        paintBox(painter, option->rect, groundOf(option, c.base), enabled ? c.field : c.button, 3);
    if (filled) {
        const bool partly = isOn(option, QStyle::State_NoChange);
        paintIcon(painter, option->rect, partly ? u"minus"_s : u"check"_s, enabled ? c.onAccent : c.window);
    }
}

void paintRadioButton(QPainter *painter, const QStyleOption *option)
{
    const Colors &c = colors();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool on = isOn(option, QStyle::State_On);
    const double radius = option->rect.height() / 2.0;
    paintBox(painter, option->rect, groundOf(option, c.base),
             !enabled ? c.button : on ? c.accentText : c.field, radius);
    if (on) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(enabled ? c.accentText : c.disabled);
        painter->drawEllipse(QRectF(option->rect).center(), radius / 2, radius / 2);
        painter->restore();
    }
}

void paintArrow(QPainter *painter, const QRect &rect, const QString &icon, bool enabled)
{
    const QRect square(rect.center().x() - 7, rect.center().y() - 7, metrics::icon, metrics::icon);
    paintIcon(painter, square, icon, enabled ? colors().secondary : colors().disabled);
}

void paintComboBox(QPainter *painter, const QStyleOptionComboBox *option, const QRect &arrow)
{
    const Colors &c = colors();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    if (option->editable)
        paintField(painter, option, false);
    else if (option->frame)
        paintBox(painter, option->rect, groundOf(option, c.raised), enabled ? c.field : c.line, metrics::radius);
    paintArrow(painter, arrow, u"chevron-down"_s, enabled);
}

void paintSpinBox(QPainter *painter, const QStyleOptionSpinBox *option, const QRect &up, const QRect &down)
{
    if (option->frame)
        paintField(painter, option, false);
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const bool enabled = isOn(option, QStyle::State_Enabled);
    for (const auto &[rect, control, icon, step] :
         {std::tuple(up, QStyle::SC_SpinBoxUp, u"chevron-up"_s, QAbstractSpinBox::StepUpEnabled),
          std::tuple(down, QStyle::SC_SpinBoxDown, u"chevron-down"_s, QAbstractSpinBox::StepDownEnabled)}) {
        if (enabled && option->activeSubControls == control)
            painter->fillRect(rect.adjusted(0, 1, -1, -1), colors().hover);
        const QRect square(rect.center().x() - 5, rect.center().y() - 5, 12, 12);
        const bool possible = enabled && option->stepEnabled.testFlag(step);
        paintIcon(painter, square, icon, possible ? colors().text : colors().disabled);
    }
}

void paintScrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &slider)
{
    const Colors &c = colors();
    painter->fillRect(option->rect, c.base);
    if (option->minimum == option->maximum)
        return;
    const bool active = option->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
        && (isOn(option, QStyle::State_MouseOver) || isOn(option, QStyle::State_Sunken));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(active ? c.field : c.button);
    const QRectF bar = option->orientation == Qt::Vertical ? QRectF(slider).adjusted(3, 2, -3, -2)
                                                           : QRectF(slider).adjusted(2, 3, -2, -3);
    const double radius = std::min(bar.width(), bar.height()) / 2;
    painter->drawRoundedRect(bar, radius, radius);
    painter->restore();
}

void paintHeaderSection(QPainter *painter, const QStyleOption *option, bool separator)
{
    const Colors &c = colors();
    const QRect r = option->rect;
    const bool over = isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Enabled);
    painter->fillRect(r, isOn(option, QStyle::State_Sunken) ? c.press : over ? c.hover : c.window);
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), c.line);
    if (separator)
        painter->fillRect(QRect(r.right(), r.top() + 6, 1, r.height() - 13), c.line);
}

void paintHeaderLabel(QPainter *painter, const QStyleOptionHeader *option)
{
    const bool sorted = option->sortIndicator != QStyleOptionHeader::None;
    QRect rect = option->rect.adjusted(metrics::cellMargin, 0, -metrics::cellMargin, -1);
    QFont font = painter->font();
    font.setWeight(sorted ? QFont::DemiBold : QFont::Normal);
    const QFontMetrics size(font);
    const int room = rect.width() - (sorted ? sortArrow + 2 : 0);
    const QString text = size.horizontalAdvance(option->text) <= room
        ? option->text : size.elidedText(option->text, Qt::ElideRight, room);
    const int width = size.horizontalAdvance(text);
    const bool right = option->textAlignment.testFlag(Qt::AlignRight);
    if (sorted) {
        const int x = right ? rect.right() + 1 - sortArrow : rect.left() + width + 2;
        // Down is ascending in Qt's own tables.
        paintIcon(painter, QRectF(x, rect.top() + (rect.height() - sortArrow) / 2, sortArrow, sortArrow),
                  option->sortIndicator == QStyleOptionHeader::SortUp ? u"chevron-up"_s : u"chevron-down"_s, colors().text);
        if (right)
            rect.setRight(x - 3);
    }
    painter->save();
    painter->setFont(font);
    painter->setPen(isOn(option, QStyle::State_Enabled) ? colors().text : colors().disabled);
    painter->drawText(rect, static_cast<int>(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)) | Qt::TextSingleLine,
                      text);
    painter->restore();
}

void paintButtonLabel(QPainter *painter, const QStyleOptionButton *option, const QColor &ink)
{
    const bool enabled = isOn(option, QStyle::State_Enabled);
    QRect rect = option->rect;
    if (option->features.testFlag(QStyleOptionButton::HasMenu)) {
        const QRect arrow(rect.right() - metrics::icon - metrics::step, rect.top(), metrics::icon, rect.height());
        paintArrow(painter, arrow, u"chevron-down"_s, enabled);
        rect.setRight(arrow.left());
    }
    const bool hasIcon = !option->icon.isNull();
    const int icon = hasIcon ? option->iconSize.width() : 0;
    const int gap = hasIcon && !option->text.isEmpty() ? metrics::iconGap : 0;
    const int words = option->fontMetrics.size(Qt::TextShowMnemonic, option->text).width();
    int x = rect.left() + std::max(0, (rect.width() - icon - gap - words) / 2);
    if (hasIcon) {
        const QRect square(x, rect.top() + (rect.height() - icon) / 2, icon, icon);
        option->icon.paint(painter, square, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                           isOn(option, QStyle::State_On) ? QIcon::On : QIcon::Off);
        x += icon + gap;
    }
    painter->setPen(ink);
    painter->drawText(QRect(x, rect.top(), rect.right() + 1 - x, rect.height()),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option->text);
}

void paintTab(QPainter *painter, const QStyleOptionTab *option)
{
    const Colors &c = colors();
    const QRect r = option->rect;
    if (isOn(option, QStyle::State_Selected))
        painter->fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), c.accentText);
    else if (isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Enabled))
        painter->fillRect(r.adjusted(0, 0, 0, -2), c.hover);
}

} // namespace airdesk::ui::flat
