// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/searchfield.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

SearchField::SearchField(QWidget *parent) : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    addAction(icon(u"search"_s, Tone::Secondary), QLineEdit::LeadingPosition);
    setMinimumWidth(160);
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &SearchField::announce);
    connect(this, &QLineEdit::textChanged, this, [this] { m_timer.start(); });
}

void SearchField::setShortcutHint(const QKeySequence &keys)
{
    m_hint = keys.toString(QKeySequence::NativeText);
    update();
}

void SearchField::reset()
{
    clear();
    announce();
}

void SearchField::announce()
{
    m_timer.stop();
    const QString wanted = text().trimmed();
    if (wanted == m_last)
        return;
    m_last = wanted;
    Q_EMIT searched(wanted);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        announce();
    } else if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        reset();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(fonts::secondary());
    painter.setPen(colors().secondary);
    const int hintWidth = QFontMetrics(painter.font()).horizontalAdvance(m_hint);
    const int words = fontMetrics().horizontalAdvance(placeholderText()) + metrics::icon + 24;
    if (words + hintWidth + metrics::gap <= width())
        painter.drawText(rect().adjusted(0, 0, -metrics::gap, 0), Qt::AlignRight | Qt::AlignVCenter, m_hint);
}

} // namespace airdesk::ui
