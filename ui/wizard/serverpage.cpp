// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/serverpage.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QLabel>
#include <QShowEvent>
#include <QTimer>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

ServerPage::ServerPage(NewServer *server, const QString &title, const QString &text, QWidget *parent)
    : QWizardPage(parent), m_server(server), m_text(new QLabel(text, this)), m_body(new QVBoxLayout)
{
    setAccessibleName(title);
    auto *heading = new QLabel(title, this);
    heading->setObjectName(u"stepTitleLabel"_s);
    heading->setFont(fonts::pageTitle());
    m_text->setObjectName(u"stepTextLabel"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(metrics::step);
    layout->addWidget(heading);
    layout->addWidget(m_text);
    layout->addSpacing(metrics::gap);
    layout->addLayout(m_body, 1);
    m_body->setSpacing(metrics::gap);
}

void ServerPage::setText(const QString &text, bool fixedFont)
{
    m_text->setText(text);
    m_text->setFont(fixedFont ? fonts::fixed() : fonts::body());
    m_text->setVisible(!text.isEmpty());
}

void ServerPage::initializePage() {}

void ServerPage::showEvent(QShowEvent *event)
{
    QWizardPage::showEvent(event);
    // The wizard gives the focus to a button after it has shown the page.
    if (m_first && !event->spontaneous())
        QTimer::singleShot(0, this, [this] { m_first->setFocus(Qt::TabFocusReason); });
}

} // namespace airdesk::ui
