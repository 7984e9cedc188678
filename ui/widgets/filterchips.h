// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/status.h"

#include <QList>
#include <QToolButton>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QMenu;

namespace airdesk::ui {

//! A rounded button with shape, word and count.
class FilterChip : public QToolButton
{
    Q_OBJECT
public:
    explicit FilterChip(const QString &id, QWidget *parent = nullptr);

    [[nodiscard]] const QString &id() const { return m_id; }
    void setStatus(std::optional<RunStatus> status);
    [[nodiscard]] std::optional<RunStatus> status() const { return m_status; }
    //! -1: no number. With 0 the chip is disabled, unless it is the one in force.
    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    void setSymbol(const QString &icon);
    //! Words, count included, as the accessible name and the "More" menu have them.
    [[nodiscard]] QString words() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_id;
    QString m_symbol;
    std::optional<RunStatus> m_status;
    int m_count = -1;
};

//! A row of chips of which one is in force; chips with a menu follow. What does not fit goes into "More".
class FilterChips : public QWidget
{
    Q_OBJECT
public:
    explicit FilterChips(QWidget *parent = nullptr);

    //! The first chip is the one that filters nothing.
    FilterChip *addChip(const QString &id, const QString &text, std::optional<RunStatus> status = {},
                        const QString &icon = {});
    //! A chip that opens a menu; the menu stays the caller's.
    FilterChip *addMenuChip(const QString &id, const QString &text, const QString &icon, QMenu *menu);
    [[nodiscard]] FilterChip *chip(const QString &id) const;
    void setCount(const QString &id, int count);

    [[nodiscard]] QString current() const;
    //! Emits currentChanged() when it is another.
    void setCurrent(const QString &id);
    //! Of the chips behind "More".
    [[nodiscard]] QStringList folded() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    void fillMore();

    QButtonGroup *m_group;
    QList<FilterChip *> m_chips;
    QString m_current;
    FilterChip *m_more;
    QMenu *m_moreMenu;
};

} // namespace airdesk::ui
