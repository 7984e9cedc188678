// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/basedelegate.h"

namespace airdesk::ui {

//! Shape, colour and word of StatusRole; the word is the cell's text where it has one. Running shapes turn, and so does
//! the shape of a row that is busy (BusyRole). With setWordVisible(false) only the shape, the word as tooltip.
class StatusDelegate : public BaseDelegate
{
    Q_OBJECT
public:
    using BaseDelegate::BaseDelegate;

    void setWordVisible(bool visible) { m_wordVisible = visible; }

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QString fullText(const QModelIndex &index) const override;
    [[nodiscard]] bool alwaysExplains() const override { return !m_wordVisible; }

private:
    bool m_wordVisible = true;
};

} // namespace airdesk::ui
