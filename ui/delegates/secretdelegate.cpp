// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/secretdelegate.h"

#include "delegates/celliconbutton.h"
#include "format.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

namespace {

QRect innerRect(const QRect &cell) { return cell.adjusted(metrics::cellMargin, 0, -metrics::cellMargin, -1); }

} // namespace

SecretDelegate::SecretDelegate(Reveal reveal, QObject *parent) : BaseDelegate(parent), m_reveal(std::move(reveal))
{
    setWeight(Weight::Fixed);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &SecretDelegate::tick);
}

QRect SecretDelegate::copyRect(const QRect &cell) { return cellbutton::rect(innerRect(cell), 0); }
QRect SecretDelegate::eyeRect(const QRect &cell) { return cellbutton::rect(innerRect(cell), 1); }

bool SecretDelegate::isShown(const QModelIndex &index) const { return m_shown.isValid() && m_shown == index; }

void SecretDelegate::toggle(QAbstractItemView *view, const QModelIndex &index)
{
    if (isShown(index)) {
        hide();
        return;
    }
    if (m_reveal(index).isEmpty())
        return;
    repaintShown();
    m_view = view;
    m_shown = index;
    m_until.setRemainingTime(std::chrono::seconds(shownSeconds));
    m_timer.start();
    repaintShown();
    Q_EMIT shownChanged();
}

void SecretDelegate::hide()
{
    m_timer.stop();
    if (!m_shown.isValid())
        return;
    repaintShown();
    m_shown = QPersistentModelIndex();
    Q_EMIT shownChanged();
}

void SecretDelegate::tick()
{
    if (m_until.hasExpired() || !m_shown.isValid())
        hide();
    else
        repaintShown();
}

void SecretDelegate::repaintShown()
{
    if (m_view && m_shown.isValid())
        m_view->update(m_shown);
}

void SecretDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QRect rect = contentRect(option);
    const Secret secret = m_reveal(index);
    if (secret.isEmpty()) {
        paintText(painter, rect, option.text.isEmpty() ? format::unknown() : option.text, fonts::body(),
                  colors().secondary);
        return;
    }
    const bool shown = isShown(index);
    const QRect eye = eyeRect(option.rect);
    const QRect copy = copyRect(option.rect);
    const QAbstractItemView *view = viewOf(option);
    const QWidget *viewport = view ? view->viewport() : nullptr;
    cellbutton::paint(painter, eye, shown ? u"eye-off"_s : u"eye"_s, cellbutton::isHovered(viewport, eye), shown);
    cellbutton::paint(painter, copy, u"copy"_s, cellbutton::isHovered(viewport, copy), false);
    rect.setRight(eye.left() - 1 - metrics::step);
    if (!shown) {
        paintText(painter, rect, QString(dots, QChar(0x2022)), option.font, inkOf(option));
        return;
    }
    const auto left = (m_until.remainingTime() + 999) / 1000;
    const QString seconds = tr("%1 s", "seconds left").arg(left);
    const QFont quiet = fonts::secondary();
    const int width = QFontMetrics(quiet).horizontalAdvance(tr("%1 s", "seconds left").arg(shownSeconds));
    paintText(painter, QRect(rect.right() + 1 - width, rect.top(), width, rect.height()), seconds, quiet,
              colors().secondary, Qt::AlignRight);
    rect.setRight(rect.right() - width - metrics::step);
    paintText(painter, rect, QString::fromUtf8(secret.reveal()), option.font, inkOf(option));
}

int SecretDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return option.fontMetrics.horizontalAdvance(QString(dots, QChar(0x2022))) + 2 * cellbutton::size + 3 * metrics::step;
}

//! No tooltip ever shows what the cell hides.
QString SecretDelegate::fullText(const QModelIndex &) const { return {}; }

bool SecretDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QPoint at = mouse->position().toPoint();
        if (mouse->button() == Qt::LeftButton && !m_reveal(index).isEmpty()) {
            if (eyeRect(option.rect).contains(at)) {
                toggle(viewOf(option), index);
                return true;
            }
            if (copyRect(option.rect).contains(at)) {
                Q_EMIT copyRequested(index);
                return true;
            }
        }
    }
    return BaseDelegate::editorEvent(event, model, option, index);
}

bool SecretDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.isValid() && !m_reveal(index).isEmpty()) {
        const QRect eye = eyeRect(option.rect);
        const QRect copy = copyRect(option.rect);
        if (eye.contains(event->pos())) {
            QToolTip::showText(event->globalPos(), isShown(index) ? tr("Hide the secret") : tr("Show the secret for 30 s"),
                               view->viewport(), eye);
            return true;
        }
        if (copy.contains(event->pos())) {
            QToolTip::showText(event->globalPos(), tr("Copy the secret; the clipboard clears itself"), view->viewport(),
                               copy);
            return true;
        }
    }
    return BaseDelegate::helpEvent(event, view, option, index);
}

} // namespace airdesk::ui
