// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace airdesk::ui {

//! A 2 px line that moves while something of unknown length is on its way; its place stays empty otherwise. Still, and then
//! full, where the style wants no animation.
class ProgressLine : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLine(QWidget *parent = nullptr);

    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_active; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void run();

    bool m_active = false;
    int m_position = 0; //!< 0 to 100
    QTimer m_timer;
};

//! A thin bar with rounded ends for a known total; full and still when it is past it.
class ProgressBar : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressBar(QWidget *parent = nullptr);

    //! `total` of 0: nothing known, empty. The accessible description says both numbers.
    void setProgress(qint64 done, qint64 total);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_share = 0;
};

} // namespace airdesk::ui
