// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/flatstyle.h"

#include "theme/flatcontrols.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

namespace {

constexpr int spinButtons = 22;
constexpr int comboArrow = 26;
constexpr int fieldMargin = 8;
constexpr int leastSlider = 24;

bool isOn(const QStyleOption *option, QStyle::StateFlag flag) { return option->state.testFlag(flag); }

//! Rounded up to the grid for bigger fonts.
int controlHeight(const QStyleOption *option, const QWidget *widget)
{
    const int least = flat::isSmall(widget) ? metrics::smallControl : metrics::control;
    const int needed = option->fontMetrics.height() + (flat::isSmall(widget) ? 4 : 8);
    return std::max(least, (needed + metrics::step - 1) / metrics::step * metrics::step);
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStyleFactory::create(u"fusion"_s)) {}

void FlatStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QTabBar *>(widget)
        || qobject_cast<QHeaderView *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Colors &c = colors();
    switch (element) {
    case PE_PanelButtonCommand:
        flat::paintButton(painter, option, flat::kindOf(widget), true);
        return;
    case PE_PanelButtonTool:
        flat::paintButton(painter, option, flat::kindOf(widget), !isOn(option, State_AutoRaise));
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth <= 0) {
            if (!qobject_cast<const QComboBox *>(widget ? widget->parentWidget() : nullptr))
                painter->fillRect(option->rect.adjusted(1, 1, -1, -1), option->palette.brush(QPalette::Base));
            return;
        }
        flat::paintField(painter, option, isOn(option, State_ReadOnly));
        return;
    case PE_FrameLineEdit:
        flat::paintBox(painter, option->rect, QColor(), c.field, metrics::radius);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        flat::paintCheckBox(painter, option);
        return;
    case PE_IndicatorRadioButton:
        flat::paintRadioButton(painter, option);
        return;
    case PE_FrameFocusRect:
        // Controls have the ring outside of them, rows their frame; only a tab has neither.
        if (qobject_cast<const QTabBar *>(widget))
            flat::paintBox(painter, option->rect.adjusted(-2, -2, 2, 2), QColor(), c.focus, metrics::radius);
        return;
    case PE_Frame:
        // A text to edit stands in a field; other areas have the edge of a region.
        if (widget && (widget->inherits("QPlainTextEdit") || widget->inherits("QTextEdit")))
            flat::paintBox(painter, option->rect, QColor(), c.field, metrics::radius);
        else
            flat::paintBox(painter, option->rect, QColor(), c.line, 0);
        return;
    case PE_FrameMenu:
        flat::paintBox(painter, option->rect, QColor(), c.button, 0);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, c.dark ? c.raised : c.base);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, c.toolTip);
        return;
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, c.window);
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), c.line);
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), c.line);
        return;
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), c.line);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, c.base);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const Colors &c = colors();
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            flat::paintButtonLabel(painter, button, flat::buttonInk(option, flat::kindOf(widget)));
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            QStyleOptionMenuItem copy(*item);
            copy.palette.setColor(QPalette::Highlight, c.sel);
            copy.palette.setColor(QPalette::HighlightedText, c.text);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(item->rect, c.window);
            if (isOn(option, State_Selected) || isOn(option, State_Sunken))
                flat::paintBox(painter, item->rect.adjusted(0, 1, 0, -1), isOn(option, State_Sunken) ? c.press : c.hover,
                               QColor(), metrics::radius);
            int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
            if (!styleHint(SH_UnderlineShortcut, option, widget, nullptr))
                flags |= Qt::TextHideMnemonic;
            drawItemText(painter, item->rect, flags, item->palette, isOn(option, State_Enabled), item->text,
                         QPalette::WindowText);
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, c.window);
        return;
    case CE_Header:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const bool last = header->position == QStyleOptionHeader::End
                || header->position == QStyleOptionHeader::OnlyOneSection;
            flat::paintHeaderSection(painter, option, !last);
            flat::paintHeaderLabel(painter, header);
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        flat::paintHeaderSection(painter, option, false);
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            flat::paintTab(painter, tab);
            return;
        }
        break;
    case CE_Splitter: {
        const QRect r = option->rect;
        const bool upright = isOn(option, State_Horizontal);
        painter->fillRect(upright ? QRect(r.center().x(), r.top(), 1, r.height())
                                  : QRect(r.left(), r.center().y(), r.width(), 1), c.line);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox) {
        flat::paintComboBox(painter, combo, subControlRect(control, option, SC_ComboBoxArrow, widget));
        return;
    }
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && control == CC_SpinBox) {
        flat::paintSpinBox(painter, spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                           subControlRect(control, option, SC_SpinBoxDown, widget));
        return;
    }
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar) {
        flat::paintScrollBar(painter, bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                const QWidget *widget) const
{
    const QRect r = option->rect;
    if (control == CC_ComboBox) {
        if (sub == SC_ComboBoxArrow)
            return visualRect(option->direction, r, QRect(r.right() - comboArrow, r.top(), comboArrow, r.height()));
        if (sub == SC_ComboBoxEditField)
            return visualRect(option->direction, r, r.adjusted(fieldMargin, 2, -comboArrow, -2));
    }
    if (control == CC_SpinBox && sub != SC_SpinBoxFrame) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const int buttons = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : spinButtons;
        const int half = r.height() / 2;
        if (sub == SC_SpinBoxEditField)
            return visualRect(option->direction, r, r.adjusted(fieldMargin - 2, 1, -buttons - 1, -1));
        const QRect up(r.right() + 1 - buttons, r.top(), buttons, half);
        const QRect down(r.right() + 1 - buttons, r.top() + half, buttons, r.height() - half);
        return visualRect(option->direction, r, sub == SC_SpinBoxUp ? up : down);
    }
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar) {
        // No arrows: the whole length is the groove.
        const bool upright = bar->orientation == Qt::Vertical;
        const int length = upright ? r.height() : r.width();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        const int least = std::min(leastSlider, length);
        const int slider = range <= 0 ? length
                                      : std::clamp(static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep)),
                                                   least, length);
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider,
                                                  bar->upsideDown);
        const auto part = [&r, upright](int from, int size) {
            return upright ? QRect(r.left(), r.top() + from, r.width(), size)
                           : QRect(r.left() + from, r.top(), size, r.height());
        };
        switch (sub) {
        case SC_ScrollBarGroove:
            return r;
        case SC_ScrollBarSlider:
            return part(start, slider);
        case SC_ScrollBarSubPage:
            return part(0, start);
        case SC_ScrollBarAddPage:
            return part(start + slider, length - start - slider);
        default:
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element != SE_LineEditContents)
        return rect;
    // A field inside another control, or in a cell, has no frame and no margin of its own.
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const bool framed = frame && frame->lineWidth > 0;
    return framed ? rect.adjusted(fieldMargin - 4, 0, 4 - fieldMargin, 0) : rect;
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        // Qt reckons with 4 px between icon and words
        const int gap = button && !button->icon.isNull() && !button->text.isEmpty() ? metrics::iconGap - 4 : 0;
        return {size.width() + gap + (flat::isSmall(widget) ? 16 : 24), controlHeight(option, widget)};
    }
    case CT_ToolButton: {
        const int height = controlHeight(option, widget);
        return {std::max(result.width(), height), height};
    }
    case CT_ComboBox:
        return {size.width() + 2 * fieldMargin + comboArrow, controlHeight(option, widget)};
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(controlHeight(option, widget));
        return result;
    case CT_TabBarTab:
        result.setHeight(std::max(result.height(), metrics::tab));
        return result;
    case CT_HeaderSection:
        result.setHeight(metrics::rowHeight(option->fontMetrics, metrics::headerRow));
        return result;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(std::max(result.height(), metrics::control));
        return result;
    default:
        return result;
    }
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_HeaderMargin:
        return metrics::cellMargin;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return metrics::focusRing + metrics::focusGap;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return leastSlider;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
        return metrics::icon;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return metrics::iconGap;
    case PM_SplitterWidth:
        return 5;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::gap;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon FlatStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
        return icon(u"close"_s, Tone::Secondary);
    case SP_MessageBoxWarning:
        return icon(u"warning"_s, Tone::Retrying);
    case SP_MessageBoxCritical:
        return icon(u"fault"_s, Tone::Failed);
    case SP_MessageBoxInformation:
        return icon(u"info"_s, Tone::Accent);
    case SP_MessageBoxQuestion:
        return icon(u"help"_s, Tone::Accent);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace airdesk::ui
