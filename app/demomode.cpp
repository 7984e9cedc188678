// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demomode.h"

#include "auth/sessionstore.h"

namespace airdesk {

using namespace std::chrono_literals;

DemoMode::Server DemoMode::prepare(int connections)
{
    return std::async(std::launch::async, [connections] {
        demo::Options options;
        options.connections = connections;
        options.workspaces = connections > 60 ? 5 : 3;
        options.lively = true; // something to look at from the first moment
        return std::make_unique<demo::DemoServer>(options);
    });
}

DemoMode::DemoMode(Server server, QObject *parent)
    : QObject(parent), m_pending(std::move(server)), m_session(m_folder.path(), std::make_unique<SessionStore>())
{
    m_timer.setInterval(2ms);
    connect(&m_timer, &QTimer::timeout, this, &DemoMode::look);
}

DemoMode::~DemoMode() = default;

void DemoMode::start()
{
    m_session.start();
    m_timer.start();
}

void DemoMode::look()
{
    if (m_pending.wait_for(0s) != std::future_status::ready)
        return;
    m_timer.stop();
    m_server = m_pending.get();
    if (const QString problem = m_server->start(); !problem.isEmpty()) {
        Q_EMIT failed(problem);
        return;
    }
    ServerProfile profile;
    profile.name = tr("Demo");
    profile.address = m_server->url();
    profile.clientId = m_server->clientId();
    profile.color = QStringLiteral("blue");
    profile.sessionOnly = true;
    const auto added = m_session.addServer(profile, Secret(m_server->clientSecret().toUtf8()), this, [](const CredentialResult &) {});
    if (!added)
        Q_EMIT failed(added.error().message);
}

} // namespace airdesk
