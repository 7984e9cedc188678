// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/recentpanel.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

//! Paints the lines; always as high as all of them, so that nothing below moves.
class RecentPanel::Lines : public QWidget
{
public:
    explicit Lines(RecentPanel *panel) : QWidget(panel), m_panel(panel) { setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); }
    [[nodiscard]] QSize sizeHint() const override { return {200, int(most) * rowHeight()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Colors &c = colors();
        if (m_panel->m_entries.empty()) {
            painter.setPen(c.secondary);
            painter.drawText(QRect(0, 0, width(), rowHeight()), Qt::AlignVCenter, RecentPanel::tr("Nothing was done here in this session."));
            return;
        }
        const int time = painter.fontMetrics().horizontalAdvance(u"00:00:00"_s);
        int top = 0;
        for (const Entry &entry : m_panel->m_entries) {
            const QRect row(0, top, width(), rowHeight());
            painter.setPen(c.secondary);
            painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, QLocale().toString(entry.time.toLocalTime(), u"HH:mm:ss"_s));
            const int left = time + metrics::groupGap;
            const int shape = metrics::statusShape;
            paintIcon(&painter, QRectF(left, row.center().y() - shape / 2 + 1, shape, shape), statusShape(entry.outcome),
                      c.status(entry.outcome));
            const QRect words = row.adjusted(left + shape + metrics::gap, 0, 0, 0);
            painter.setPen(c.text);
            painter.drawText(words, Qt::AlignVCenter, painter.fontMetrics().elidedText(entry.text, Qt::ElideRight, words.width()));
            top += rowHeight();
            painter.fillRect(QRect(0, top - 1, width(), 1), c.hair);
        }
    }

private:
    [[nodiscard]] int rowHeight() const { return metrics::rowHeight(fontMetrics(), metrics::sideRow); }
    RecentPanel *m_panel;
};

RecentPanel::RecentPanel(QWidget *parent) : GroupBox(tr("Recently"), parent)
{
    setObjectName(u"recentPanel"_s);
    setIcon(u"activity"_s);
    m_lines = new Lines(this);
    body()->addWidget(m_lines);
}

void RecentPanel::add(RunStatus outcome, const QString &text)
{
    m_entries.push_front({QDateTime::currentDateTimeUtc(), outcome, text});
    if (m_entries.size() > most)
        m_entries.pop_back();
    QStringList words;
    for (const Entry &entry : m_entries)
        words.append(tr("%1: %2").arg(statusWord(entry.outcome), entry.text));
    m_lines->setAccessibleName(words.join(u'\n'));
    m_lines->update();
}

} // namespace airdesk::ui
