// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/spinner.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QStyle>

#include <algorithm>

namespace airdesk::ui {

Spinner::Spinner(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(2000 / steps);
    connect(&m_timer, &QTimer::timeout, this, &Spinner::advance);
}

void Spinner::start(const QWidget *widget)
{
    if (!m_timer.isActive() && widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) > 0)
        m_timer.start();
}

void Spinner::repaintAtNextStep(QWidget *widget)
{
    start(widget);
    if (m_timer.isActive() && std::find(m_widgets.cbegin(), m_widgets.cend(), widget) == m_widgets.cend())
        m_widgets.emplace_back(widget);
}

void Spinner::repaintAtNextStep(QAbstractItemView *view, const QModelIndex &index)
{
    start(view);
    if (!m_timer.isActive())
        return;
    for (const auto &cell : m_cells) {
        if (cell.second == index && cell.first == view)
            return;
    }
    m_cells.emplace_back(view, index);
}

void Spinner::advance()
{
    if (m_widgets.empty() && m_cells.empty()) {
        m_timer.stop();
        m_step = 0;
        return;
    }
    m_step = (m_step + 1) % steps;
    // Taken first: painting registers anew whoever still turns.
    const auto widgets = std::exchange(m_widgets, {});
    const auto cells = std::exchange(m_cells, {});
    for (const auto &widget : widgets) {
        if (widget && widget->isVisible())
            widget->update();
    }
    for (const auto &[view, index] : cells) {
        if (!view || !view->isVisible() || !index.isValid())
            continue;
        const QRect rect = view->visualRect(index);
        if (rect.intersects(view->viewport()->rect()))
            view->viewport()->update(rect);
    }
}

Spinner &spinner()
{
    static QPointer<Spinner> instance;
    if (!instance)
        instance = new Spinner(qApp);
    return *instance;
}

} // namespace airdesk::ui
