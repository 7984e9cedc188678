// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/basedelegate.h"

namespace airdesk::ui {

//! A name, and beside it SecondaryRole as a small green mark ("used by this server").
class MarkedNameDelegate : public BaseDelegate
{
    Q_OBJECT
public:
    using BaseDelegate::BaseDelegate;

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QString fullText(const QModelIndex &index) const override;
};

} // namespace airdesk::ui
