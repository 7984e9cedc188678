// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/secretfield.h"

#include "theme/flatcontrols.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTextLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

SecretField::SecretField(QWidget *parent)
    : QFrame(parent), m_seconds(new QLabel(this)), m_eye(makeIconButton(u"eye"_s, tr("Show for 30 s"), this)),
      m_copy(makeIconButton(u"copy"_s, tr("Copy; the clipboard clears itself"), this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_eye->setObjectName(u"showSecretButton"_s);
    m_eye->setCheckable(true);
    m_copy->setObjectName(u"copySecretButton"_s);
    setSmall(m_eye);
    setSmall(m_copy);
    m_seconds->setFont(fonts::secondary());
    m_seconds->setForegroundRole(QPalette::PlaceholderText);
    // Room for it always, so that nothing moves when it appears.
    m_seconds->setFixedWidth(QFontMetrics(m_seconds->font()).horizontalAdvance(tr("%1 s", "seconds left").arg(88)) + 2);
    m_seconds->setFixedHeight(metrics::smallControl);
    m_seconds->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::gap, 2, 2, 2);
    layout->setSpacing(2);
    layout->addStretch();
    layout->addWidget(m_seconds, 0, Qt::AlignTop);
    layout->addWidget(m_eye, 0, Qt::AlignTop);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    connect(m_eye, &QToolButton::toggled, this, &SecretField::setShown);
    connect(m_copy, &QToolButton::clicked, this, &SecretField::copyRequested);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &SecretField::tick);
    setSecret({});
}

void SecretField::setSecret(const Secret &secret)
{
    setShown(false);
    m_secret = secret;
    m_eye->setEnabled(!secret.isEmpty());
    m_copy->setEnabled(!secret.isEmpty());
    setAccessibleDescription(secret.isEmpty() ? tr("Empty") : tr("Hidden"));
    update();
}

void SecretField::setLines(int lines)
{
    m_lines = std::clamp(lines, 1, 8);
    updateGeometry();
    update();
}

void SecretField::setCopyVisible(bool visible) { m_copy->setVisible(visible); }

void SecretField::setShown(bool shown)
{
    shown = shown && !m_secret.isEmpty();
    m_eye->setChecked(shown);
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_eye->setIcon(icon(shown ? u"eye-off"_s : u"eye"_s));
    m_eye->setToolTip(shown ? tr("Hide") : tr("Show for 30 s"));
    m_eye->setAccessibleName(m_eye->toolTip());
    setAccessibleDescription(shown ? tr("Shown for 30 s") : tr("Hidden"));
    if (shown) {
        m_until.setRemainingTime(std::chrono::seconds(shownSeconds));
        m_timer.start();
    } else {
        m_timer.stop();
    }
    tick();
    Q_EMIT shownChanged(shown);
}

void SecretField::tick()
{
    if (m_shown && m_until.hasExpired()) {
        setShown(false);
        return;
    }
    m_seconds->setText(m_shown ? tr("%1 s", "seconds left").arg((m_until.remainingTime() + 999) / 1000) : QString());
    update();
}

void SecretField::hideEvent(QHideEvent *event)
{
    // Out of sight it counts as hidden: nobody expects it open when the page comes back.
    if (!event->spontaneous())
        setShown(false);
    QFrame::hideEvent(event);
}

QSize SecretField::sizeHint() const
{
    const int line = QFontMetrics(fonts::fixed()).height() + 2;
    return {280, std::max(metrics::control, m_lines * line + 2 * metrics::iconGap)};
}

QSize SecretField::minimumSizeHint() const { return {160, sizeHint().height()}; }

void SecretField::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    flat::paintBox(&painter, rect(), c.alt, c.button, metrics::radius);
    const QFont font = fonts::fixed();
    const QFontMetrics fontSize(font);
    painter.setFont(font);
    painter.setPen(isEnabled() ? c.text : c.disabled);
    const int right = m_shown ? m_seconds->x() : m_eye->x();
    QRect area = rect();
    area.setLeft(metrics::gap);
    area.setRight(right - metrics::step);
    const int line = fontSize.height() + 2;
    if (!m_shown || m_lines == 1) {
        area.setHeight(m_lines == 1 ? height() : line + 2 * metrics::iconGap);
        const QString text = m_secret.isEmpty() ? u"–"_s
            : m_shown ? fontSize.elidedText(QString::fromUtf8(m_secret.reveal()), Qt::ElideRight, area.width())
                      : QString(dots, QChar(0x2022));
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, text);
        return;
    }
    // A token has no spaces to break at: so many characters a line, as all are of one width.
    const QString text = QString::fromUtf8(m_secret.reveal());
    const auto perLine = std::max(1, static_cast<int>(area.width() / std::max(1.0, QFontMetricsF(font).horizontalAdvance(u'0'))));
    int y = (height() - m_lines * line) / 2;
    for (int i = 0; i < m_lines && i * perLine < text.size(); ++i, y += line) {
        const bool cut = i + 1 == m_lines && text.size() > m_lines * perLine;
        QString part = text.mid(i * perLine, perLine);
        if (cut)
            part = part.chopped(1) + QChar(0x2026);
        painter.drawText(QRect(area.left(), y, area.width(), line), Qt::AlignLeft | Qt::AlignVCenter, part);
    }
}

} // namespace airdesk::ui
