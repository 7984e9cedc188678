// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/basedelegate.h"
#include "models/roles.h"

namespace airdesk::ui {

//! The last runs (RunBarsRole) as bars, newest at the right: up with a height by duration, failed ones down, cancelled
//! ones a stub. Without runs the cell's text ("no runs read").
class RunBarsDelegate : public BaseDelegate
{
    Q_OBJECT
public:
    using BaseDelegate::BaseDelegate;

    static constexpr int most = 30;
    static constexpr int width = most * 3 - 1;
    //! Paints them into a rect, aligned left; used by legends too.
    static void paintBars(QPainter *painter, const QRect &rect, const RunBars &bars);

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    //! "30 runs: 27 succeeded, 3 failed"; shown as tooltip always.
    [[nodiscard]] QString fullText(const QModelIndex &index) const override;
    [[nodiscard]] bool alwaysExplains() const override { return true; }
};

} // namespace airdesk::ui
