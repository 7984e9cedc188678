// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demoserver.h"
#include "demo/listener.h"
#include "demo/state.h"
#include "demo/stopflag.h"

#include <QJsonDocument>

#include <atomic>

namespace airdesk::demo {

struct DemoServer::Private
{
    explicit Private(const Options &given);

    [[nodiscard]] Reply handle(Request &request);
    //! The answer by the rule; the real one without.
    [[nodiscard]] Reply answer(Request &request, const Action &action);
    [[nodiscard]] Reply real(Request &request);
    //! Waits; false when the client has left before the end.
    [[nodiscard]] bool hold(const Request &request, std::chrono::milliseconds time);

    std::mutex lifecycle; //!< One start() or stop() at a time.
    QString problem;      //!< With the options; start() says it.
    State state;
    RuleBook rules; //!< Guarded by the state's mutex.
    Recorder recorder;
    StopFlag stopFlag;
    std::atomic<bool> running{false};
    std::atomic<int> port{0}; //!< Kept over a stop(), so that the address stays.
    Listener listener;        // Last: its threads use all of the above.
};

} // namespace airdesk::demo
