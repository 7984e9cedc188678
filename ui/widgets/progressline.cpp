// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progressline.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace airdesk::ui {

ProgressLine::ProgressLine(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(metrics::progressLine);
    setAccessibleName(tr("Reading"));
    m_timer.setInterval(40);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_position = (m_position + 2) % 100;
        update();
    });
}

void ProgressLine::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    m_position = 0;
    run();
    update();
}

void ProgressLine::run()
{
    const bool moves = m_active && isVisible() && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (moves && !m_timer.isActive())
        m_timer.start();
    else if (!moves)
        m_timer.stop();
}

void ProgressLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    run();
}

void ProgressLine::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

QSize ProgressLine::sizeHint() const { return {metrics::leastWidth, metrics::progressLine}; }

void ProgressLine::paintEvent(QPaintEvent *)
{
    if (!m_active)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), colors().press);
    if (!m_timer.isActive()) {
        painter.fillRect(rect(), colors().accentText);
        return;
    }
    const int length = width() / 3;
    const int left = (width() + length) * m_position / 100 - length;
    painter.fillRect(QRect(left, 0, length, height()), colors().accentText);
}

ProgressBar::ProgressBar(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void ProgressBar::setProgress(qint64 done, qint64 total)
{
    m_share = total > 0 ? std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, 1.0) : 0;
    setAccessibleDescription(total > 0 ? tr("%1 of %2").arg(QLocale().toString(done), QLocale().toString(total)) : QString());
    update();
}

QSize ProgressBar::sizeHint() const { return {160, 6}; }
QSize ProgressBar::minimumSizeHint() const { return {40, 6}; }

void ProgressBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF whole(0, (height() - 6) / 2, width(), 6);
    painter.setBrush(colors().press);
    painter.drawRoundedRect(whole, 3, 3);
    if (m_share > 0) {
        painter.setBrush(colors().fill(RunStatus::Running));
        painter.drawRoundedRect(QRectF(whole.left(), whole.top(), std::max(6.0, whole.width() * m_share), 6), 3, 3);
    }
}

} // namespace airdesk::ui
