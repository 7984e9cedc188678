// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tokenring.h"

#include "format.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QFontInfo>
#include <QPainter>

#include <cmath>

namespace airdesk::ui {

namespace {
constexpr int withText = 64; //!< diameter from which the time stands in the middle
}

TokenRing::TokenRing(int diameter, QWidget *parent) : QWidget(parent), m_diameter(diameter)
{
    setFixedSize(diameter, diameter);
    setLifetime({}, {});
}

void TokenRing::setLifetime(std::chrono::seconds left, std::chrono::seconds total)
{
    m_left = std::max(left, std::chrono::seconds(0));
    m_total = std::max(total, std::chrono::seconds(0));
    setAccessibleName(m_total.count() == 0 ? tr("No access token")
                      : m_left.count() == 0 ? tr("Access token ended")
                                            : tr("Access token, %1 left").arg(format::duration(m_left)));
    setToolTip(accessibleName());
    update();
}

void TokenRing::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double stroke = m_diameter >= withText ? 8 : m_diameter >= 20 ? 3.5 : 2.5;
    const QRectF ring = QRectF(rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    painter.setPen(QPen(c.press, stroke, Qt::SolidLine, Qt::FlatCap));
    painter.drawEllipse(ring);
    const double share = m_total.count() > 0 ? std::min(1.0, static_cast<double>(m_left.count())
                                                                 / static_cast<double>(m_total.count()))
                                             : 0;
    if (share > 0) {
        const RunStatus look = share <= 0.2 ? RunStatus::Retrying : RunStatus::Succeeded;
        painter.setPen(QPen(c.status(look), stroke, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(ring, 90 * 16, -static_cast<int>(std::lround(share * 360 * 16)));
    }
    if (m_diameter < withText)
        return;
    const QRect upper(0, 0, width(), height() / 2 + 6);
    const QRect lower(0, height() / 2 + 6, width(), height() / 2 - 6);
    painter.setPen(c.text);
    const auto fitted = [this, stroke](QFont font, const QString &text) {
        const double room = m_diameter - 2 * stroke - 8;
        const int width = QFontMetrics(font).horizontalAdvance(text);
        if (width > room)
            font.setPixelSize(std::max(9, static_cast<int>(QFontInfo(font).pixelSize() * room / width)));
        return font;
    };
    const QString time = m_total.count() > 0 ? format::countdown(m_left) : format::unknown();
    painter.setFont(fitted(fonts::pageTitle(), time));
    painter.drawText(upper, Qt::AlignHCenter | Qt::AlignBottom, time);
    if (m_total.count() > 0) {
        painter.setPen(c.secondary);
        const QString whole = tr("of %1").arg(format::duration(m_total));
        painter.setFont(fitted(fonts::secondary(), whole));
        painter.drawText(lower, Qt::AlignHCenter | Qt::AlignTop, whole);
    }
}

} // namespace airdesk::ui
