// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/ids.h"

#include <QAbstractButton>
#include <QListView>
#include <QStyledItemDelegate>

namespace airdesk {
class ServerModel;
}

namespace airdesk::ui {

//! A server as a tile: letters on its colour, the state's badge at the corner, name, state word or "Read only".
class ServerTileDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setNarrow(bool narrow) { m_narrow = narrow; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    bool m_narrow = false;
};

//! The dashed tile at the end of the bar.
class AddServerTile : public QAbstractButton
{
    Q_OBJECT
public:
    explicit AddServerTile(QWidget *parent = nullptr);
    void setNarrow(bool narrow);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_narrow = false;
};

//! The servers at the very left, "All servers" first. One of them is current, always.
class ServerBar : public QWidget
{
    Q_OBJECT
public:
    explicit ServerBar(ServerModel *model, QWidget *parent = nullptr);

    //! Empty: all servers.
    void setCurrent(const ServerId &server);
    [[nodiscard]] ServerId current() const { return m_current; }
    //! `by` tiles further, round the end.
    void step(int by);
    void setNarrow(bool narrow);

Q_SIGNALS:
    void currentChanged(const airdesk::ServerId &server);
    void addServerRequested();
    void contextMenuRequested(const airdesk::ServerId &server, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rowsChanged();
    void placeList();

    ServerModel *m_model;
    QListView *m_list;
    ServerTileDelegate *m_delegate;
    AddServerTile *m_add;
    ServerId m_current;
    bool m_narrow = false;
};

} // namespace airdesk::ui
