// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace airdesk::ui {

//! A titled frame on the base colour. Put widgets into body().
class GroupBox : public QFrame
{
    Q_OBJECT
public:
    explicit GroupBox(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setIcon(const QString &name);
    //! At the right of the title.
    void addHeaderWidget(QWidget *widget);
    void setClosable(bool closable);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_icon;
    QLabel *m_title;
    QHBoxLayout *m_header;
    QToolButton *m_close;
    QVBoxLayout *m_body;
};

} // namespace airdesk::ui
