// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pageheader.h"

#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/searchfield.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

PageHeader::PageHeader(const QString &title, const QString &searchHint, QWidget *parent)
    : QWidget(parent), m_searchHint(searchHint), m_title(new QLabel(title, this)), m_count(new QLabel(this))
{
    setObjectName(u"pageHeader"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(metrics::pageMargin, 0, metrics::groupMargin, 1);
    m_layout->setSpacing(metrics::gap);
    m_title->setObjectName(u"pageTitleLabel"_s);
    m_title->setFont(fonts::pageTitle());
    m_count->setObjectName(u"pageCountLabel"_s);
    m_count->setAccessibleName(tr("Number of rows"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_count);
    m_layout->addStretch(1);
    if (searchHint.isEmpty())
        return;
    m_search = new SearchField(this);
    m_search->setObjectName(u"searchField"_s);
    m_search->setPlaceholderText(searchHint);
    m_search->setAccessibleName(tr("Search %1").arg(title));
    m_search->setShortcutHint(QKeySequence(QKeySequence::Find));
    m_search->setFixedWidth(260);
    m_layout->addWidget(m_search);
}

void PageHeader::setCount(const QString &count) { m_count->setText(count); }

QAbstractButton *PageHeader::addAction(QAction *action, bool withWord)
{
    if (!withWord) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setAccessibleName(action->text().remove(u'&'));
        button->setFixedSize(metrics::control, metrics::control);
        button->setFocusPolicy(Qt::TabFocus);
        m_layout->addWidget(button);
        return button;
    }
    const QString word = action->text().remove(u'&');
    QPushButton *button = makeActionButton(action, ButtonKind::Normal, this);
    button->setFocusPolicy(Qt::TabFocus);
    button->setCheckable(action->isCheckable());
    const Worded worded{button, word};
    const auto follow = [this, worded, action] {
        worded.button->setChecked(action->isChecked());
        putWord(worded);
    };
    // After the button's own following of the action, which brings the text back.
    connect(action, &QAction::changed, button, follow);
    m_worded.append(worded);
    m_layout->addWidget(button);
    follow();
    return button;
}

QAbstractButton *PageHeader::addMenu(QMenu *menu, const char *name, const QString &text, const QString &symbol)
{
    QPushButton *button = makeButton(text, symbol, ButtonKind::Normal, this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setToolTip(menu->title().remove(u'&'));
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::clicked, menu, [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
    m_worded.append({button, text});
    m_layout->addWidget(button);
    return button;
}

void PageHeader::putWord(const Worded &worded) const
{
    worded.button->setText(m_narrow ? QString() : worded.word);
    worded.button->setAccessibleName(worded.word);
    worded.button->setMinimumWidth(0);
    worded.button->setMaximumWidth(m_narrow ? metrics::control + 4 : QWIDGETSIZE_MAX);
}

void PageHeader::setNarrow(bool narrow)
{
    m_narrow = narrow;
    for (const Worded &worded : std::as_const(m_worded))
        putWord(worded);
    if (m_search)
        m_search->setFixedWidth(narrow ? 200 : 260);
}

QSize PageHeader::sizeHint() const { return {400, std::max(metrics::pageHeader, fontMetrics().height() + 28)}; }

QSize PageHeader::minimumSizeHint() const { return {0, sizeHint().height()}; }

void PageHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors().line);
}

} // namespace airdesk::ui
