// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"

#include "theme/flatcontrols.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <utility>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

namespace {

QString iconOf(const BannerContent &content)
{
    if (!content.icon.isEmpty())
        return content.icon;
    switch (content.kind) {
    case BannerKind::Warning:
        return u"warning"_s;
    case BannerKind::Fault:
        return u"fault"_s;
    case BannerKind::Good:
        return u"check-circle"_s;
    case BannerKind::Plain:
        return u"lock"_s;
    case BannerKind::Note:
        break;
    }
    return u"info"_s;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_text(new ElidedLabel({}, this)),
      m_actions(new QHBoxLayout), m_close(makeIconButton(u"close"_s, tr("Close"), this))
{
    setFixedHeight(std::max(metrics::banner, metrics::rowHeight(QFontMetrics(fonts::body()), metrics::banner)));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(fonts::semibold());
    m_close->setObjectName(u"bannerCloseButton"_s);
    setSmall(m_close);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::groupMargin + 2, 0, metrics::gap, 0);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 1);
    m_actions->setSpacing(metrics::gap);
    layout->addLayout(m_actions);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT closed();
    });
    m_retry.setInterval(50);
    connect(&m_retry, &QTimer::timeout, this, &Banner::settle);
    connect(&theme(), &UiTheme::changed, this, &Banner::recolor);
    hide();
}

void Banner::present(const BannerContent &content)
{
    m_waitingToHide = false;
    m_waiting = content;
    settle();
}

void Banner::dismiss()
{
    m_waiting.reset();
    m_waitingToHide = true;
    settle();
}

void Banner::settle()
{
    // Coming or going moves the table: not while somebody is about to release the button on a row. The banner's own
    // buttons are clicked with the mouse already released.
    const bool moves = m_waiting ? isHidden() : !isHidden();
    if (moves && QGuiApplication::mouseButtons() != Qt::NoButton) {
        m_retry.start();
        return;
    }
    m_retry.stop();
    if (m_waiting) {
        const BannerContent next = *std::exchange(m_waiting, std::nullopt);
        if (isHidden() || !(next == m_content)) {
            m_content = next;
            fill();
        }
        show();
    } else if (std::exchange(m_waitingToHide, false)) {
        m_content = {};
        hide();
    }
}

void Banner::fill()
{
    m_title->setText(m_content.title);
    m_title->setVisible(!m_content.title.isEmpty());
    m_text->setText(m_content.text);
    m_close->setVisible(m_content.closable);
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        // Not deleted at once: one of them may be what was clicked.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const BannerContent::Action &action : std::as_const(m_content.actions)) {
        QPushButton *button = makeButton(action.text, {}, ButtonKind::Normal, this);
        button->setObjectName(action.id);
        setSmall(button);
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT actionTriggered(id); });
        m_actions->addWidget(button);
    }
    setAccessibleName(m_content.title.isEmpty() ? m_content.text : m_content.title + u' ' + m_content.text);
    recolor();
}

void Banner::recolor()
{
    const QColor ink = colors().banner(m_content.kind).ink;
    m_icon->setPixmap(iconPixmap(iconOf(m_content), metrics::icon, ink, devicePixelRatioF()));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    const BannerColors look = colors().banner(m_content.kind);
    QPainter painter(this);
    flat::paintBox(&painter, rect(), look.ground, look.edge, metrics::radius);
    if (m_content.edge.isValid())
        painter.fillRect(QRect(0, 1, metrics::currentEdge, height() - 2), m_content.edge);
}

} // namespace airdesk::ui
