// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "auth/tokensource.h"
#include "domain/objects.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace airdesk {

//! Tries a client ID and secret besides whatever the server uses now: asks for a token, then lists the workspaces
//! seen with it. Changes nothing. Deletes itself after its callback.
class CredentialTest : public QObject
{
    Q_OBJECT

public:
    struct Outcome
    {
        AccessToken token;
        std::vector<Workspace> workspaces;
    };
    using Callback = std::function<void(const Result<Outcome> &)>;

    //! `transport` must outlive the test. The callback comes exactly once, and not at all when `context` is gone.
    static QPointer<CredentialTest> start(Transport *transport, const ApiRoot &root, const QString &clientId,
                                          const Secret &secret, QObject *context, Callback callback);
    ~CredentialTest() override;

    //! Ends without a callback.
    void abort();

private:
    CredentialTest(Transport *transport, const ApiRoot &root, QObject *context, Callback callback);
    void listWorkspaces(const AccessToken &token);
    void end(const Result<Outcome> &result);

    TokenSource m_tokens;
    ApiClient m_client;
    QPointer<QObject> m_context;
    Callback m_callback;
    Outcome m_outcome;
};

} // namespace airdesk
