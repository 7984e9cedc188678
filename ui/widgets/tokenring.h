// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <chrono>

namespace airdesk::ui {

//! What is left of a token's life as a ring; with the time in its middle where it is big enough. Green, amber when a
//! fifth or less is left, an empty ring when it has ended.
class TokenRing : public QWidget
{
    Q_OBJECT
public:
    //! `diameter` from 12 (status bar) to 96 (applications).
    explicit TokenRing(int diameter, QWidget *parent = nullptr);

    //! A total of 0: nothing is known, the ring is empty. The owner calls it every second.
    void setLifetime(std::chrono::seconds left, std::chrono::seconds total);
    [[nodiscard]] std::chrono::seconds left() const { return m_left; }

    [[nodiscard]] QSize sizeHint() const override { return {m_diameter, m_diameter}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_diameter;
    std::chrono::seconds m_left{0};
    std::chrono::seconds m_total{0};
};

} // namespace airdesk::ui
