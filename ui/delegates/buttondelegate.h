// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/basedelegate.h"

#include <functional>
#include <vector>

class QMenu;

namespace airdesk::ui {

//! Buttons of a row, painted and hit-tested here. Each is also an action of the context menu: addTo().
class ButtonDelegate : public BaseDelegate
{
    Q_OBJECT
public:
    struct Action
    {
        QString id;
        QString text; //!< empty text on the button when iconOnly; always the name and tooltip
        QString icon;
        bool iconOnly = false;
        //! Why it cannot be done for this row; empty: it can. No function: always possible.
        std::function<QString(const QModelIndex &)> whyNot = {};
    };

    explicit ButtonDelegate(std::vector<Action> actions, QObject *parent = nullptr);

    //! The actions for a row, in the same order, disabled with their reason where they are on the row.
    void addTo(QMenu *menu, const QModelIndex &index);
    [[nodiscard]] QRect buttonRect(const QStyleOptionViewItem &option, const QString &id) const;
    [[nodiscard]] QRect buttonRect(const QRect &cell, const QString &id) const;
    //! Width its column needs, margins included.
    [[nodiscard]] int columnWidth() const;

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

Q_SIGNALS:
    void triggered(const QString &id, const QModelIndex &index);

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QString fullText(const QModelIndex &index) const override;

private:
    struct Place
    {
        const Action *action;
        QRect rect;
    };
    [[nodiscard]] std::vector<Place> places(const QRect &cell) const;
    [[nodiscard]] static int widthOf(const Action &action);
    [[nodiscard]] static QString reason(const Action &action, const QModelIndex &index);

    std::vector<Action> m_actions;
    QPersistentModelIndex m_pressed;
    QString m_pressedId;
};

} // namespace airdesk::ui
