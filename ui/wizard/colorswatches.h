// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QToolButton;

namespace airdesk::ui {

//! The colours a server can have, each with its name; one is chosen.
class ColorSwatches : public QWidget
{
    Q_OBJECT

public:
    explicit ColorSwatches(QWidget *parent = nullptr);

    //! One of ServerProfile::colors().
    void setColor(const QString &color);
    [[nodiscard]] const QString &color() const { return m_color; }

Q_SIGNALS:
    void colorChosen(const QString &color);

private:
    void paintIcons();

    QString m_color;
    QHash<QString, QToolButton *> m_buttons;
};

} // namespace airdesk::ui
