// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/http.h"
#include "demo/stopflag.h"

#include <QString>

#include <functional>
#include <memory>

namespace airdesk::demo {

//! The sockets: listens on 127.0.0.1, turns HTTP into Request and Reply into HTTP. Its own threads call the
//! handler.
class Listener
{
public:
    using Handler = std::function<Reply(Request &)>;

    Listener(Handler handler, StopFlag &stopFlag);
    ~Listener();
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    struct Settings
    {
        int port = 0; //!< 0: any free one.
        QString tlsCertificate;
        QString tlsKey;
    };
    //! Takes the port. Empty, or why it cannot.
    [[nodiscard]] QString bind(const Settings &settings);
    //! Begins to answer.
    void run();
    //! Ends every connection and returns when no handler runs any more. The stop flag must be up.
    void stop();
    [[nodiscard]] int port() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace airdesk::demo
