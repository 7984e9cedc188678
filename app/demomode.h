// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/session.h"
#include "demo/demoserver.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <future>

namespace airdesk {

//! A made-up server inside the program, and a session of its own that keeps nothing: memory for the secret, a folder that
//! goes when this goes.
class DemoMode : public QObject
{
    Q_OBJECT
public:
    using Server = std::future<std::unique_ptr<demo::DemoServer>>;

    //! Begins at once and beside everything else; needs no application yet.
    [[nodiscard]] static Server prepare(int connections);

    explicit DemoMode(Server server, QObject *parent = nullptr);
    ~DemoMode() override;

    [[nodiscard]] QString configDir() const { return m_folder.path(); }
    [[nodiscard]] Session *session() { return &m_session; }
    //! Puts the server into the session as soon as it listens.
    void start();

Q_SIGNALS:
    void failed(const QString &reason);

private:
    void look();

    QTemporaryDir m_folder;
    Server m_pending;
    std::unique_ptr<demo::DemoServer> m_server;
    Session m_session; // after the server: it goes first
    QTimer m_timer;
};

} // namespace airdesk
