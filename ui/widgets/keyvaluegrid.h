// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace airdesk::ui {

//! Quiet names at the left, values at the right. Rows keep their place when their value changes.
class KeyValueGrid : public QWidget
{
    Q_OBJECT
public:
    explicit KeyValueGrid(QWidget *parent = nullptr);

    //! Adds the row or changes it. An empty value shows as "–". Values can be selected and wrap.
    void setValue(const QString &id, const QString &name, const QString &value, const QString &toolTip = {});
    //! A widget of the caller's as value; the grid takes it over.
    void setWidget(const QString &id, const QString &name, QWidget *widget);
    [[nodiscard]] QString value(const QString &id) const;
    void setFixedFont(const QString &id);
    void clear();

private:
    struct Row
    {
        QLabel *name = nullptr;
        QWidget *value = nullptr;
    };
    Row &row(const QString &id, const QString &name);

    QGridLayout *m_grid;
    QHash<QString, Row> m_rows;
};

} // namespace airdesk::ui
