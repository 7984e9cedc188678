// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvaluegrid.h"

#include "format.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace airdesk::ui {

namespace {

//! Quiet text follows the theme through the placeholder colour, which is the secondary one.
void makeQuiet(QLabel *label)
{
    label->setForegroundRole(QPalette::PlaceholderText);
}

} // namespace

KeyValueGrid::KeyValueGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::groupMargin);
    m_grid->setVerticalSpacing(metrics::step);
    m_grid->setColumnStretch(1, 1);
}

KeyValueGrid::Row &KeyValueGrid::row(const QString &id, const QString &name)
{
    Row &found = m_rows[id];
    if (!found.name) {
        found.name = new QLabel(this);
        found.name->setTextFormat(Qt::PlainText);
        found.name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        makeQuiet(found.name);
        m_grid->addWidget(found.name, m_grid->rowCount(), 0);
    }
    found.name->setText(name);
    return found;
}

void KeyValueGrid::setValue(const QString &id, const QString &name, const QString &value, const QString &toolTip)
{
    Row &found = row(id, name);
    auto *label = qobject_cast<QLabel *>(found.value);
    if (!label) {
        delete found.value;
        label = new QLabel(this);
        label->setObjectName(id);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        found.value = label;
        int at = 0, column = 0, rowSpan = 0, columnSpan = 0;
        m_grid->getItemPosition(m_grid->indexOf(found.name), &at, &column, &rowSpan, &columnSpan);
        m_grid->addWidget(label, at, 1);
    }
    label->setText(value.isEmpty() ? format::unknown() : value);
    label->setToolTip(toolTip);
    label->setAccessibleName(found.name->text() + QStringLiteral(": ") + label->text());
}

void KeyValueGrid::setWidget(const QString &id, const QString &name, QWidget *widget)
{
    Row &found = row(id, name);
    if (found.value == widget)
        return;
    delete found.value;
    found.value = widget;
    widget->setParent(this);
    int at = 0, column = 0, rowSpan = 0, columnSpan = 0;
    m_grid->getItemPosition(m_grid->indexOf(found.name), &at, &column, &rowSpan, &columnSpan);
    m_grid->addWidget(widget, at, 1);
}

QString KeyValueGrid::value(const QString &id) const
{
    const auto *label = qobject_cast<const QLabel *>(m_rows.value(id).value);
    return label ? label->text() : QString();
}

void KeyValueGrid::setFixedFont(const QString &id)
{
    if (QWidget *widget = m_rows.value(id).value)
        widget->setFont(fonts::fixed());
}

void KeyValueGrid::clear()
{
    for (const Row &row : std::as_const(m_rows)) {
        delete row.name;
        delete row.value;
    }
    m_rows.clear();
}

} // namespace airdesk::ui
