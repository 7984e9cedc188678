// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/basedelegate.h"
#include "support/secret.h"

#include <QDeadlineTimer>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace airdesk::ui {

//! A secret as a fixed number of dots, with an eye and a copy button. The text comes from a callback at the moment it is
//! painted and never from the model. One at a time is shown, for 30 s, with the seconds counted.
class SecretDelegate : public BaseDelegate
{
    Q_OBJECT
public:
    //! An empty secret: the server did not return it; the cell then shows its text, or "–", and no buttons.
    using Reveal = std::function<Secret(const QModelIndex &index)>;

    explicit SecretDelegate(Reveal reveal, QObject *parent = nullptr);

    static constexpr int dots = 12;
    static constexpr int shownSeconds = 30;

    [[nodiscard]] bool isShown(const QModelIndex &index) const;
    //! Shows it, or hides it again; for the action of the context menu too.
    void toggle(QAbstractItemView *view, const QModelIndex &index);
    void hide();

    [[nodiscard]] static QRect eyeRect(const QRect &cell);
    [[nodiscard]] static QRect copyRect(const QRect &cell);

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

Q_SIGNALS:
    void copyRequested(const QModelIndex &index);
    //! Shown or hidden: actions may want another text.
    void shownChanged();

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QString fullText(const QModelIndex &index) const override;

private:
    void tick();
    void repaintShown();

    Reveal m_reveal;
    QPersistentModelIndex m_shown;
    QPointer<QAbstractItemView> m_view;
    QDeadlineTimer m_until;
    QTimer m_timer;
};

} // namespace airdesk::ui
