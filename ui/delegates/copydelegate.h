// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/basedelegate.h"

namespace airdesk::ui {

//! A text in the fixed font with a copy button at the right: client IDs. Nothing secret.
class CopyDelegate : public BaseDelegate
{
    Q_OBJECT
public:
    explicit CopyDelegate(QObject *parent = nullptr);

    [[nodiscard]] static QRect copyRect(const QRect &cell);
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    void copyRequested(const QModelIndex &index);

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace airdesk::ui
