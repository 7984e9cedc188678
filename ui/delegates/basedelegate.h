// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace airdesk::ui {

//! Paints ground, hover, selection, the line under a row and the frame of the current row alike on every style; what is
//! inside comes from paintContent(). Alone it paints the cell's text: elided, with a tooltip when it is.
class BaseDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Weight { Normal, Medium, Secondary, Fixed };

    explicit BaseDelegate(QObject *parent = nullptr);

    void setWeight(Weight weight) { m_weight = weight; }
    //! Least height of its rows; metrics::tableRow unless said.
    void setLeastHeight(int height) { m_leastHeight = height; }
    //! Lists that are no tables have no line under their rows.
    void setLineVisible(bool visible) { m_lineVisible = visible; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    //! `option` is filled from the model, without selection and focus; its rect is the cell.
    virtual void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    //! Width the content would like to have, margins not counted.
    [[nodiscard]] virtual int contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    //! What the tooltip says when the content does not fit; empty: nothing.
    [[nodiscard]] virtual QString fullText(const QModelIndex &index) const;
    //! The tooltip shows even when the content fits, because it says more.
    [[nodiscard]] virtual bool alwaysExplains() const { return false; }

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    [[nodiscard]] static QRect contentRect(const QStyleOptionViewItem &option);
    //! Elided at the right, vertically centred.
    static void paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
                          const QColor &color, Qt::Alignment alignment = Qt::AlignLeft);
    [[nodiscard]] static QFont fontOf(Weight weight);
    [[nodiscard]] QColor inkOf(const QStyleOptionViewItem &option) const;
    //! The view that paints with this option; nullptr outside of one.
    [[nodiscard]] static QAbstractItemView *viewOf(const QStyleOptionViewItem &option);

private:
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintCurrentFrame(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    Weight m_weight = Weight::Normal;
    int m_leastHeight;
    bool m_lineVisible = true;
};

} // namespace airdesk::ui
