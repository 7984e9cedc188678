// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/credentialtest.h"

#include "api/endpoints/workspaces.h"

namespace airdesk {

CredentialTest::CredentialTest(Transport *transport, const ApiRoot &root, QObject *context, Callback callback)
    : QObject(context)
    , m_tokens(transport)
    , m_client(transport, &m_tokens)
    , m_context(context)
    , m_callback(std::move(callback))
{
    m_tokens.setTokenUrls(root.tokenUrls);
    m_client.setRoot(root);
    m_client.setAuth(ApiClient::Auth::Token);
    RetryPolicy once; // somebody is waiting for the answer
    once.mostRepeats = 1;
    once.longestWait = std::chrono::seconds(10);
    m_client.setRetryPolicy(once);
}

CredentialTest::~CredentialTest()
{
    // Listings call back into this; they go before what they use.
    qDeleteAll(m_client.findChildren<Listing *>(QString(), Qt::FindDirectChildrenOnly));
}

QPointer<CredentialTest> CredentialTest::start(Transport *transport, const ApiRoot &root, const QString &clientId,
                                               const Secret &secret, QObject *context, Callback callback)
{
    auto *test = new CredentialTest(transport, root, context, std::move(callback));
    test->m_tokens.setCredentials(clientId, secret);
    test->m_tokens.renew(test, [test](const Result<AccessToken> &token) {
        if (token)
            test->listWorkspaces(*token);
        else
            test->end(failure(token.error()));
    });
    return test;
}

void CredentialTest::listWorkspaces(const AccessToken &token)
{
    m_outcome.token = token;
    list<Workspace>(
        &m_client, api::listWorkspaces(), this,
        [this](std::vector<Workspace> &&rows) {
            m_outcome.workspaces.insert(m_outcome.workspaces.end(), rows.begin(), rows.end());
        },
        [this](const ListEnd &listEnd) {
            if (listEnd.error)
                end(failure(*listEnd.error));
            else
                end(m_outcome);
        });
}

void CredentialTest::abort()
{
    m_callback = nullptr;
    deleteLater();
}

void CredentialTest::end(const Result<Outcome> &result)
{
    deleteLater();
    if (const Callback callback = std::exchange(m_callback, nullptr); callback && m_context)
        callback(result);
}

} // namespace airdesk
