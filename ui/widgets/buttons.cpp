// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/buttons.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>

namespace airdesk::ui {

namespace {

Tone toneFor(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary: // another style paints another ground
        return hasFlatStyle() ? Tone::OnAccent : Tone::Text;
    case ButtonKind::Danger:
        return Tone::Failed;
    case ButtonKind::Normal:
    case ButtonKind::Flat:
        break;
    }
    return Tone::Text;
}

} // namespace

void setButtonKind(QAbstractButton *button, ButtonKind kind)
{
    button->setProperty("airdeskKind", static_cast<int>(kind));
    // An icon of ours knows its name: made anew in the colour that goes with the ground.
    if (const QString name = button->icon().name(); !name.isEmpty())
        button->setIcon(icon(name, toneFor(kind)));
    // the other desktops' own way to say primary
    if (auto *push = qobject_cast<QPushButton *>(button); push && kind == ButtonKind::Primary && !hasFlatStyle())
        push->setDefault(true);
    button->update();
}

QPushButton *makeButton(const QString &text, const QString &iconName, ButtonKind kind, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    setButtonKind(button, kind);
    return button;
}

QToolButton *makeIconButton(const QString &iconName, const QString &name, QWidget *parent, bool flat)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(flat);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QPushButton *makeActionButton(QAction *action, ButtonKind kind, QWidget *parent)
{
    auto *button = makeButton({}, {}, kind, parent);
    const auto follow = [button, action, kind] {
        button->setText(action->text());
        const QString name = action->icon().name();
        button->setIcon(name.isEmpty() ? action->icon() : icon(name, toneFor(kind)));
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
        button->setToolTip(action->isEnabled() && action->toolTip() == action->text() ? QString() : action->toolTip());
        button->setStatusTip(action->statusTip());
        button->setAccessibleDescription(action->isEnabled() ? QString() : action->toolTip());
    };
    follow();
    if (!action->objectName().isEmpty())
        button->setObjectName(action->objectName() + QLatin1StringView("Button"));
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

void setSmall(QAbstractButton *button)
{
    button->setProperty("airdeskSmall", true);
    button->updateGeometry();
}

void setReason(QAction *action, const QString &reason)
{
    // The action's own tips come back when it can be done again.
    static constexpr char ownTips[] = "airdeskOwnTips";
    if (!action->property(ownTips).isValid()) {
        const QString plain = action->text().remove(QLatin1Char('&'));
        action->setProperty(ownTips, QStringList{action->toolTip() == plain ? QString() : action->toolTip(), action->statusTip()});
    }
    const QStringList own = action->property(ownTips).toStringList();
    action->setEnabled(reason.isEmpty());
    action->setToolTip(reason.isEmpty() ? own.value(0) : reason); // an empty one falls back to the action's text
    action->setStatusTip(reason.isEmpty() ? own.value(1) : reason);
}

void setReason(QWidget *widget, const QString &reason)
{
    // What the widget says while it can be used is kept aside.
    constexpr const char *kept = "airdeskToolTip";
    if (widget->isEnabled() && !reason.isEmpty())
        widget->setProperty(kept, widget->toolTip());
    widget->setEnabled(reason.isEmpty());
    widget->setToolTip(reason.isEmpty() && widget->property(kept).isValid() ? widget->property(kept).toString()
                       : reason.isEmpty()                                  ? widget->toolTip()
                                                                           : reason);
    if (reason.isEmpty())
        widget->setProperty(kept, QVariant());
    widget->setStatusTip(reason);
    widget->setAccessibleDescription(reason);
}

} // namespace airdesk::ui
