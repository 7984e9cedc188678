// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/address.h"
#include "api/apiclient.h"
#include "api/listing.h"
#include "api/rootprobe.h"
#include "auth/tokensource.h"
#include "demo/demoserver.h"

#include <QTest>

#include <memory>
#include <optional>

namespace airdesk::test {

//! A demo server and a client that is connected to it: the whole way a request takes, without keychain and window.
struct ClientFixture
{
    std::unique_ptr<demo::DemoServer> server;
    std::unique_ptr<Transport> transport;
    std::unique_ptr<TokenSource> tokens;
    std::unique_ptr<ApiClient> client;

    explicit ClientFixture(demo::Options options = {})
    {
        options.schedules = false;
        server = std::make_unique<demo::DemoServer>(options);
        const QString problem = server->start();
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
        transport = std::make_unique<Transport>();
        tokens = std::make_unique<TokenSource>(transport.get());
        client = std::make_unique<ApiClient>(transport.get(), tokens.get());
        ApiRoot root;
        const bool combined = options.layout == demo::Layout::Combined;
        root.publicBase = joinUrl(server->url(), combined ? QStringLiteral("/api/public/v1") : QStringLiteral("/v1"));
        if (options.layout != demo::Layout::Cloud)
            root.configBase = joinUrl(server->url(), QStringLiteral("/api/v1"));
        root.tokenUrls = {joinUrl(root.publicBase, QStringLiteral("/applications/token"))};
        if (!root.configBase.isEmpty())
            root.tokenUrls.push_back(joinUrl(root.configBase, QStringLiteral("/applications/token")));
        client->setRoot(root);
        tokens->setTokenUrls(root.tokenUrls);
        if (options.edition == demo::Edition::None)
            client->setAuth(ApiClient::Auth::None);
        else
            tokens->setCredentials(server->clientId(), Secret(server->clientSecret().toUtf8()));
        RetryPolicy quick;
        quick.firstPause = std::chrono::milliseconds(20);
        quick.rateLimitPause = std::chrono::milliseconds(50);
        quick.longestWait = std::chrono::seconds(20);
        client->setRetryPolicy(quick);
    }

    //! Sends and waits for the answer.
    template <class T>
    Result<T> call(const Endpoint<T> &endpoint, std::chrono::milliseconds patience = std::chrono::seconds(20))
    {
        std::optional<Result<T>> answer;
        QObject context;
        client->send<T>(endpoint, &context, [&answer](const Result<T> &result) { answer = result; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, int(patience.count())))
            return failure(ApiError::make(ApiError::Kind::Timeout, QStringLiteral("the test waited in vain")));
        return *answer;
    }

    template <class T>
    struct Listed
    {
        std::vector<T> rows;
        int pages = 0;
        ListEnd end;
    };

    //! Lists everything and waits for the end.
    template <class T>
    Listed<T> listAll(const ListEndpoint<T> &endpoint, std::chrono::milliseconds patience = std::chrono::seconds(30))
    {
        Listed<T> listed;
        bool ended = false;
        QObject context;
        list<T>(
            client.get(), endpoint, &context,
            [&listed](std::vector<T> &&rows) {
                ++listed.pages;
                listed.rows.insert(listed.rows.end(), rows.begin(), rows.end());
            },
            [&](const ListEnd &end) {
                listed.end = end;
                ended = true;
            });
        if (!QTest::qWaitFor([&ended] { return ended; }, int(patience.count())))
            listed.end.error = ApiError::make(ApiError::Kind::Timeout, QStringLiteral("the test waited in vain"));
        return listed;
    }
};

} // namespace airdesk::test
