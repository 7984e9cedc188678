// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/colorswatches.h"

#include "backend/serverprofile.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "wizard/newserver.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

ColorSwatches::ColorSwatches(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Colour of the server"));
    auto *group = new QButtonGroup(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::step);
    for (const QString &color : ServerProfile::colors()) {
        auto *button = new QToolButton(this);
        button->setObjectName(color + u"Swatch"_s);
        button->setText(serverColorName(color));
        button->setAccessibleName(tr("Colour %1").arg(serverColorName(color)));
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize(QSize(24, 24));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setFixedSize(std::max(60, button->fontMetrics().horizontalAdvance(button->text()) + 16),
                             28 + button->fontMetrics().height() + 12);
        group->addButton(button);
        layout->addWidget(button);
        m_buttons.insert(color, button);
        connect(button, &QToolButton::toggled, this, [this, color](bool on) {
            if (!on || m_color == color)
                return;
            m_color = color;
            Q_EMIT colorChosen(color);
        });
    }
    layout->addStretch(1);
    connect(&theme(), &UiTheme::changed, this, &ColorSwatches::paintIcons);
    paintIcons();
}

void ColorSwatches::setColor(const QString &color)
{
    if (QToolButton *button = m_buttons.value(color))
        button->setChecked(true);
}

void ColorSwatches::paintIcons()
{
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it) {
        const qreal ratio = devicePixelRatioF();
        QPixmap swatch((QSizeF(24, 24) * ratio).toSize());
        swatch.setDevicePixelRatio(ratio);
        swatch.fill(Qt::transparent);
        QPainter painter(&swatch);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().server(it.key()));
        painter.drawRoundedRect(QRectF(2, 2, 20, 20), metrics::radius, metrics::radius);
        painter.end();
        it.value()->setIcon(QIcon(swatch));
    }
}

} // namespace airdesk::ui
