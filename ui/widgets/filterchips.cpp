// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filterchips.h"

#include "theme/flatcontrols.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

namespace {

constexpr int side = 12; //!< left and right inside a chip
constexpr int arrow = 12;

int chipHeight() { return std::max(metrics::smallControl, metrics::rowHeight(QFontMetrics(fonts::secondary()), metrics::ganttRow)); }

} // namespace

FilterChip::FilterChip(const QString &id, QWidget *parent) : QToolButton(parent), m_id(id)
{
    setObjectName(id + u"Chip"_s);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FilterChip::setStatus(std::optional<RunStatus> status)
{
    m_status = status;
    updateGeometry();
    update();
}

void FilterChip::setSymbol(const QString &icon)
{
    m_symbol = icon;
    updateGeometry();
    update();
}

void FilterChip::setCount(int count)
{
    m_count = count;
    setEnabled(count != 0 || isChecked());
    setAccessibleName(words());
    updateGeometry();
    update();
}

QString FilterChip::words() const
{
    return m_count < 0 ? text() : tr("%1 %2", "name and count of a filter").arg(text(), QLocale().toString(m_count));
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics font(fonts::secondary());
    int width = 2 * side + font.horizontalAdvance(text());
    if (m_status || !m_symbol.isEmpty())
        width += metrics::statusShape + metrics::iconGap - 2;
    if (m_count >= 0)
        width += metrics::iconGap + font.horizontalAdvance(QLocale().toString(m_count));
    if (menu())
        width += arrow + metrics::step;
    return {width, chipHeight()};
}

QSize FilterChip::minimumSizeHint() const { return sizeHint(); }

void FilterChip::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    const bool on = isChecked();
    const QColor ground = on ? c.sel : isDown() ? c.press : underMouse() && isEnabled() ? c.hover : c.base;
    flat::paintBox(&painter, rect(), ground, on ? c.accentText : isEnabled() ? c.button : c.line, height() / 2.0);
    int x = side - (m_status || !m_symbol.isEmpty() ? 2 : 0);
    const QRectF shape(x, (height() - metrics::statusShape) / 2, metrics::statusShape, metrics::statusShape);
    if (m_status) {
        paintIcon(&painter, shape.adjusted(1, 1, -1, -1), statusShape(*m_status),
                  isEnabled() ? c.status(*m_status) : c.disabled);
        x += metrics::statusShape + metrics::iconGap - 2;
    } else if (!m_symbol.isEmpty()) {
        paintIcon(&painter, shape, m_symbol, isEnabled() ? c.text : c.disabled);
        x += metrics::statusShape + metrics::iconGap;
    }
    const QFont font = on ? [] {
        QFont f = fonts::secondary();
        f.setWeight(QFont::Medium);
        return f;
    }() : fonts::secondary();
    painter.setFont(font);
    painter.setPen(isEnabled() ? c.text : c.disabled);
    const int width = QFontMetrics(fonts::secondary()).horizontalAdvance(text());
    painter.drawText(QRect(x, 0, width + side, height()), Qt::AlignLeft | Qt::AlignVCenter, text());
    x += width + metrics::iconGap;
    if (m_count >= 0) {
        painter.setPen(!isEnabled() ? c.disabled : on ? c.text : c.secondary);
        painter.drawText(QRect(x, 0, QToolButton::width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         QLocale().toString(m_count));
    }
    if (menu())
        paintIcon(&painter, QRectF(QToolButton::width() - side - arrow + 2, (height() - arrow) / 2, arrow, arrow),
                  u"chevron-down"_s, isEnabled() ? c.secondary : c.disabled);
}

FilterChips::FilterChips(QWidget *parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_more(new FilterChip(u"more"_s, this)),
      m_moreMenu(new QMenu(this))
{
    setFixedHeight(std::max(metrics::filterRow, chipHeight() + metrics::groupMargin));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_group->setExclusive(true);
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More filters"));
    m_more->setMenu(m_moreMenu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_moreMenu->setToolTipsVisible(true);
    m_more->hide();
    connect(m_moreMenu, &QMenu::aboutToShow, this, &FilterChips::fillMore);
}

FilterChip *FilterChips::addChip(const QString &id, const QString &text, std::optional<RunStatus> status,
                                 const QString &icon)
{
    auto *chip = new FilterChip(id, this);
    chip->setCheckable(true);
    chip->setText(text);
    chip->setStatus(status);
    chip->setSymbol(icon);
    chip->setAccessibleName(text);
    chip->show();
    m_group->addButton(chip);
    m_chips.append(chip);
    if (m_current.isEmpty()) {
        m_current = id;
        chip->setChecked(true);
    }
    connect(chip, &QToolButton::clicked, this, [this, id] { setCurrent(id); });
    arrange();
    return chip;
}

FilterChip *FilterChips::addMenuChip(const QString &id, const QString &text, const QString &icon, QMenu *menu)
{
    auto *chip = new FilterChip(id, this);
    chip->setText(text);
    chip->setSymbol(icon);
    chip->setAccessibleName(text);
    chip->setMenu(menu);
    chip->setPopupMode(QToolButton::InstantPopup);
    chip->show();
    m_chips.append(chip);
    arrange();
    return chip;
}

FilterChip *FilterChips::chip(const QString &id) const
{
    for (FilterChip *chip : m_chips) {
        if (chip->id() == id)
            return chip;
    }
    return nullptr;
}

void FilterChips::setCount(const QString &id, int count)
{
    FilterChip *found = chip(id);
    if (!found || found->count() == count)
        return;
    found->setCount(count);
    arrange();
}

QString FilterChips::current() const { return m_current; }

void FilterChips::setCurrent(const QString &id)
{
    FilterChip *found = chip(id);
    if (!found || !found->isCheckable() || id == m_current)
        return;
    FilterChip *before = chip(m_current);
    m_current = id;
    found->setEnabled(true);
    found->setChecked(true);
    if (before)
        before->setCount(before->count()); // without rows it can only be left, not chosen
    arrange();
    Q_EMIT currentChanged(id);
}

QStringList FilterChips::folded() const
{
    QStringList ids;
    for (const FilterChip *chip : m_chips) {
        if (chip->isHidden())
            ids += chip->id();
    }
    return ids;
}

QSize FilterChips::sizeHint() const
{
    int width = 0;
    for (const FilterChip *chip : m_chips)
        width += chip->sizeHint().width() + metrics::gap;
    return {std::max(0, width - metrics::gap), height()};
}

QSize FilterChips::minimumSizeHint() const { return {m_more->sizeHint().width(), height()}; }

void FilterChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool FilterChips::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
    return QWidget::event(event);
}

void FilterChips::arrange()
{
    const bool foldsAny = sizeHint().width() > width();
    const int room = foldsAny ? width() - m_more->sizeHint().width() - metrics::gap : width();
    int x = 0;
    bool full = false;
    // The one in force never hides: what filters must be seen.
    FilterChip *current = chip(m_current);
    int reserved = foldsAny && current ? current->sizeHint().width() + metrics::gap : 0;
    for (FilterChip *chip : std::as_const(m_chips)) {
        const QSize size = chip->sizeHint();
        if (chip == current)
            reserved = 0;
        full = full || x + size.width() + reserved > room;
        const bool shown = !full || chip == current;
        chip->setVisible(shown);
        if (!shown)
            continue;
        chip->setGeometry(QRect(QPoint(x, (height() - size.height()) / 2), size));
        x += size.width() + metrics::gap;
    }
    m_more->setVisible(foldsAny);
    const QSize more = m_more->sizeHint();
    m_more->setGeometry(QRect(QPoint(x, (height() - more.height()) / 2), more));
}

void FilterChips::fillMore()
{
    m_moreMenu->clear();
    for (FilterChip *chip : std::as_const(m_chips)) {
        if (!chip->isHidden())
            continue;
        if (chip->menu()) {
            QAction *entry = m_moreMenu->addMenu(chip->menu());
            entry->setText(chip->text());
            continue;
        }
        QAction *entry = m_moreMenu->addAction(chip->words());
        if (chip->status())
            entry->setIcon(statusIcon(*chip->status()));
        entry->setEnabled(chip->isEnabled());
        connect(entry, &QAction::triggered, this, [this, id = chip->id()] { setCurrent(id); });
    }
}

} // namespace airdesk::ui
