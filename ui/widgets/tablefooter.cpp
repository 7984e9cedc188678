// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tablefooter.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

namespace {

QHBoxLayout *lineIn(QWidget *page)
{
    auto *line = new QHBoxLayout(page);
    line->setContentsMargins(metrics::pageMargin, 1, metrics::gap, 0);
    line->setSpacing(metrics::gap);
    return line;
}

} // namespace

TableFooter::TableFooter(QWidget *parent) : QStackedWidget(parent), m_actions(new QHBoxLayout)
{
    setFixedHeight(std::max(metrics::tableFooter, QFontMetrics(fonts::body()).height() + 20));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    auto *resting = new QWidget(this);
    auto *restingLine = lineIn(resting);
    m_resting = new ElidedLabel({}, resting);
    m_resting->setTone(Tone::Secondary);
    m_resting->setObjectName(u"footerText"_s);
    m_sort = makeButton(tr("Sort now"), {}, ButtonKind::Flat, resting);
    m_sort->setObjectName(u"sortNowButton"_s);
    m_sort->hide();
    restingLine->addWidget(m_resting, 1);
    restingLine->addWidget(m_sort);
    addWidget(resting);

    auto *selected = new QWidget(this);
    auto *line = lineIn(selected);
    m_selection = new QLabel(selected);
    m_selection->setTextFormat(Qt::PlainText);
    m_selection->setFont(fonts::semibold());
    m_selection->setObjectName(u"selectionText"_s);
    m_detail = new ElidedLabel({}, selected);
    m_detail->setTone(Tone::Secondary);
    m_detail->setFont(fonts::secondary());
    m_actions->setSpacing(metrics::gap);
    QPushButton *clear = makeButton(tr("Clear selection"), {}, ButtonKind::Flat, selected);
    clear->setObjectName(u"clearSelectionButton"_s);
    line->addWidget(m_selection);
    line->addWidget(m_detail);
    line->addLayout(m_actions);
    line->addStretch(1);
    line->addWidget(clear);
    addWidget(selected);

    connect(m_sort, &QPushButton::clicked, this, &TableFooter::sortRequested);
    connect(clear, &QPushButton::clicked, this, &TableFooter::clearSelectionRequested);
}

QSize TableFooter::sizeHint() const { return {metrics::leastWidth, height()}; }

void TableFooter::setRestingText(const QString &text) { m_resting->setText(text); }

void TableFooter::setSortOffered(bool offered) { m_sort->setVisible(offered); }

QPushButton *TableFooter::addSelectionAction(QAction *action, bool primary)
{
    QPushButton *button = makeActionButton(action, primary ? ButtonKind::Primary : ButtonKind::Normal, widget(1));
    m_actions->addWidget(button);
    return button;
}

void TableFooter::setSelection(const QString &text, const QString &detail)
{
    m_selection->setText(text);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setCurrentIndex(text.isEmpty() ? 0 : 1);
}

void TableFooter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().window);
    painter.fillRect(QRect(0, 0, width(), 1), colors().line);
}

} // namespace airdesk::ui
