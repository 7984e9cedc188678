// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tablesetup.h"

#include "delegates/basedelegate.h"
#include "delegates/rowhover.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace airdesk::ui {

void setUpTable(QTableView *table, int stretched)
{
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setAlternatingRowColors(false);
    table->setCornerButtonEnabled(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->setTextElideMode(Qt::ElideRight);
    if (!qobject_cast<BaseDelegate *>(table->itemDelegate()))
        table->setItemDelegate(new BaseDelegate(table));

    QHeaderView *rows = table->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    const int height = metrics::rowHeight(QFontMetrics(fonts::body()));
    rows->setMinimumSectionSize(height);
    rows->setDefaultSectionSize(height);

    QHeaderView *header = table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFixedHeight(metrics::rowHeight(QFontMetrics(fonts::body()), metrics::headerRow));
    if (stretched >= 0 && stretched < header->count())
        header->setSectionResizeMode(stretched, QHeaderView::Stretch);
    RowHover::of(table);
}

} // namespace airdesk::ui
