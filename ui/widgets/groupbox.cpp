// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/groupbox.h"

#include "theme/flatcontrols.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

GroupBox::GroupBox(const QString &title, QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_header(new QHBoxLayout),
      m_close(makeIconButton(u"close"_s, tr("Close"), this)), m_body(new QVBoxLayout)
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(fonts::semibold());
    m_icon->hide();
    m_close->hide();
    m_close->setObjectName(u"closeButton"_s);
    setSmall(m_close);
    connect(m_close, &QToolButton::clicked, this, &GroupBox::closeRequested);
    m_header->setSpacing(metrics::gap);
    m_header->addWidget(m_icon);
    m_header->addWidget(m_title);
    m_header->addStretch();
    m_header->addWidget(m_close);
    m_body->setSpacing(metrics::gap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupMargin, metrics::groupMargin, metrics::groupMargin, metrics::groupMargin);
    layout->setSpacing(metrics::gap);
    layout->addLayout(m_header);
    layout->addLayout(m_body);
    setTitle(title);
}

void GroupBox::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void GroupBox::setIcon(const QString &name)
{
    m_icon->setPixmap(icon(name).pixmap(QSize(metrics::icon, metrics::icon), devicePixelRatioF()));
    m_icon->show();
    // a pixmap has its colour in it
    m_icon->disconnect(&theme());
    connect(&theme(), &UiTheme::changed, m_icon, [this, name] {
        m_icon->setPixmap(icon(name).pixmap(QSize(metrics::icon, metrics::icon), devicePixelRatioF()));
    });
}

void GroupBox::addHeaderWidget(QWidget *widget) { m_header->insertWidget(m_header->count() - 1, widget); }

void GroupBox::setClosable(bool closable) { m_close->setVisible(closable); }

void GroupBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    flat::paintBox(&painter, rect(), colors().base, colors().line, metrics::groupRadius);
}

} // namespace airdesk::ui
