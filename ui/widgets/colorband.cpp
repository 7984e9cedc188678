// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colorband.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>

namespace airdesk::ui {

ColorBand::ColorBand(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(metrics::colorBand);
    setAccessibleName(tr("Server colour"));
}

void ColorBand::setServerColor(const QString &name)
{
    m_name = name;
    setAccessibleDescription(name);
    update();
}

QSize ColorBand::sizeHint() const { return {metrics::leastWidth, metrics::colorBand}; }

void ColorBand::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_name.isEmpty() ? colors().line : colors().server(m_name));
}

} // namespace airdesk::ui
