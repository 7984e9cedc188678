// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/wizardsteps.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>

namespace airdesk::ui {

namespace {
constexpr int sideWidth = 176;
constexpr int circle = 20;
constexpr int rowStep = 36;
} // namespace

WizardSteps::WizardSteps(const QStringList &names, const QString &footnote, QWidget *parent)
    : QWidget(parent), m_names(names), m_footnote(footnote)
{
    setObjectName(QStringLiteral("wizardSteps"));
    setCurrent(0);
}

void WizardSteps::setCurrent(int step)
{
    m_current = step;
    if (step >= 0 && step < m_names.size())
        setAccessibleName(tr("Step %1 of %2: %3").arg(step + 1).arg(m_names.size()).arg(m_names.at(step)));
    update();
}

int WizardSteps::rowHeight() const { return std::max(metrics::sideRow, fontMetrics().height() + 10); }

QSize WizardSteps::sizeHint() const { return QSize(sideWidth, 400); }

QSize WizardSteps::minimumSizeHint() const { return QSize(sideWidth, int(m_names.size()) * rowStep + 80); }

void WizardSteps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &c = colors();
    painter.fillRect(rect(), c.window);
    painter.fillRect(QRect(QWidget::width() - 1, 0, 1, height()), c.line);

    const int rowHigh = rowHeight();
    int top = metrics::pageMargin;
    for (int i = 0; i < m_names.size(); ++i, top += std::max(rowStep, rowHigh + metrics::gap)) {
        const QRect row(metrics::gap, top, QWidget::width() - 2 * metrics::gap - 1, rowHigh);
        const bool isCurrent = i == m_current;
        const bool isDone = i < m_current;
        if (isCurrent) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(c.sel);
            painter.drawRoundedRect(row, metrics::radius, metrics::radius);
        }
        const QRectF disc(row.left() + metrics::gap, row.center().y() - circle / 2 + 0.5, circle, circle);
        const QColor good = c.status(RunStatus::Succeeded);
        painter.setBrush(isCurrent ? QBrush(c.accent) : QBrush(Qt::NoBrush));
        painter.setPen(isCurrent ? QPen(Qt::NoPen) : QPen(isDone ? good : c.secondary, 1));
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5));
        if (isDone) {
            paintIcon(&painter, disc.adjusted(3, 3, -3, -3), QStringLiteral("check"), good);
        } else {
            painter.setFont(fonts::secondary());
            painter.setPen(isCurrent ? c.onAccent : c.secondary);
            painter.drawText(disc, Qt::AlignCenter, QString::number(i + 1));
        }
        painter.setFont(isCurrent ? fonts::semibold() : fonts::body());
        painter.setPen(isDone || isCurrent ? c.text : c.secondary);
        const QRect words = row.adjusted(metrics::gap + circle + metrics::gap, 0, -metrics::step, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(m_names.at(i), Qt::ElideRight, words.width()));
    }
    painter.setFont(fonts::secondary());
    painter.setPen(c.secondary);
    painter.drawText(rect().adjusted(metrics::pageMargin, 0, -metrics::groupMargin, -metrics::pageMargin),
                     Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, m_footnote);
}

} // namespace airdesk::ui
