// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace airdesk::demo {

//! Lets waiting handlers end at once when the server stops.
class StopFlag
{
public:
    void raise()
    {
        const std::lock_guard lock(m_mutex);
        m_raised = true;
        m_changed.notify_all();
    }
    void lower()
    {
        const std::lock_guard lock(m_mutex);
        m_raised = false;
    }
    [[nodiscard]] bool isRaised() const
    {
        const std::lock_guard lock(m_mutex);
        return m_raised;
    }
    //! Waits that long, or until the flag is raised.
    void wait(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, time, [this] { return m_raised; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_raised = false;
};

} // namespace airdesk::demo
