// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace airdesk::ui {

//! 3 px in the server's colour over page list and page: one glance says which server will obey.
class ColorBand : public QWidget
{
    Q_OBJECT
public:
    explicit ColorBand(QWidget *parent = nullptr);

    //! One of Colors::serverNames(); empty: no server, the colour of a line.
    void setServerColor(const QString &name);
    [[nodiscard]] const QString &serverColor() const { return m_name; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
};

} // namespace airdesk::ui
