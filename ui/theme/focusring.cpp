// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/focusring.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace airdesk::ui {

namespace {

class RingFrame : public QFocusFrame
{
public:
    using QFocusFrame::QFocusFrame;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors().focus, metrics::focusRing));
        const double inset = metrics::focusRing / 2.0;
        const double radius = metrics::radius + metrics::focusGap + inset;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
    }
};

} // namespace

FocusRing::FocusRing(QObject *parent) : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

bool FocusRing::wantsRing(const QWidget *widget)
{
    // The editor of a cell and the field inside a spin or combo box are parts of something else.
    if (widget->property("airdeskNoRing").toBool())
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

void FocusRing::follow(QWidget *focused)
{
    if (!focused || !wantsRing(focused)) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    if (!m_frame)
        m_frame = new RingFrame;
    m_frame->setWidget(focused);
}

} // namespace airdesk::ui
