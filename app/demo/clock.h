// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace airdesk::demo {

//! The server's clock: wall time that never jumps, because it is the start plus what a steady clock counted.
//! All times are milliseconds since the epoch; the skew is what the server says too much.
class Clock
{
public:
    [[nodiscard]] qint64 now() const
    {
        using namespace std::chrono;
        return m_start + duration_cast<milliseconds>(steady_clock::now() - m_steady).count();
    }
    //! What the server believes and tells the world; only tokens and the Date header use it.
    [[nodiscard]] qint64 told() const { return now() + m_skew; }
    [[nodiscard]] qint64 start() const { return m_start; }
    void setSkew(qint64 milliseconds) { m_skew = milliseconds; }

private:
    qint64 m_start = QDateTime::currentMSecsSinceEpoch();
    std::chrono::steady_clock::time_point m_steady = std::chrono::steady_clock::now();
    qint64 m_skew = 0;
};

} // namespace airdesk::demo
