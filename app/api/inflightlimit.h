// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace airdesk {

//! How many requests may be under way at once: starts careful, grows while answers stay quick, and falls
//! back as soon as the server slows down or fails. Between 1 and 4: servers have few worker threads.
class InFlightLimit
{
public:
    static constexpr int most = 4;

    [[nodiscard]] int limit() const { return m_limit; }
    //! A whole answer after `elapsed`, with `inFlight` requests under way when it came.
    void answered(std::chrono::milliseconds elapsed, int inFlight);
    //! Time-out, 429 or 5xx.
    void failed();
    //! Answers take seconds where they once did not: worth telling the person.
    [[nodiscard]] bool isSlow() const;

private:
    int m_limit = 2;
    int m_goodInARow = 0;
    double m_best = 0; //!< quickest usual answer in ms; drifts up slowly, so that a slower route is learnt
    double m_usual = 0; //!< moving average in ms
};

} // namespace airdesk
