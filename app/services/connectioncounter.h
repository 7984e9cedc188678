// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "auth/tokensource.h"
#include "backend/serverprofile.h"
#include "domain/objects.h"

#include <QHash>
#include <QObject>

namespace airdesk {

//! Looks at a server that is not saved yet: counts the connections of its workspaces, reads a workspace by its ID.
class ConnectionCounter : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostConnections = 500; //!< of larger servers only so many are read

    explicit ConnectionCounter(QObject *parent = nullptr);
    ~ConnectionCounter() override;

    //! Ends what is running. `profile` brings the root.
    void setServer(const ServerProfile &profile, const Secret &secret);
    void count();
    [[nodiscard]] bool isCounting() const { return m_counting; }
    [[nodiscard]] const QHash<WorkspaceId, int> &counts() const { return m_counts; }
    //! All connections were read; else the counts are lower bounds.
    [[nodiscard]] bool isComplete() const { return m_complete; }

    void findWorkspace(const WorkspaceId &id);

Q_SIGNALS:
    void counted();
    void workspaceFound(const airdesk::Workspace &workspace);
    void workspaceNotFound(const airdesk::WorkspaceId &id, const airdesk::ApiError &error);

private:
    void clear();

    std::unique_ptr<QObject> m_context; //!< answers for an earlier server find it gone
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<TokenSource> m_tokens;
    std::unique_ptr<ApiClient> m_client;
    QHash<WorkspaceId, int> m_counts;
    bool m_counting = false;
    bool m_complete = false;
};

} // namespace airdesk
