// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/address.h"
#include "api/apiroot.h"
#include "api/transport.h"

#include <QObject>

#include <functional>
#include <vector>

namespace airdesk {

//! What discovery found out about one address it asked.
struct ProbedAddress
{
    QUrl url;
    int status = 0; //!< 0: no answer
    bool isApi = false; //!< JSON, or the plain words of a health address
    QString says; //!< translated, short: "the API", "a web page", "not found", ...
};

struct ProbeResult
{
    ApiRoot root; //!< valid only when an API was found
    std::optional<ApiError> error; //!< why none was found
    std::vector<ProbedAddress> asked; //!< everything that was tried, in order
    std::chrono::milliseconds elapsed{0};
    HttpAnswer first; //!< the first candidate's list answer: certificate, TLS errors, date
};

//! Finds a server's API below its address by asking a short fixed list of places, all at once and without
//! credentials. Health is a hint only; a list that answers decides. Deletes itself after its callback.
class RootProbe : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const ProbeResult &)>;

    //! `authorization` is sent along where a proxy wants basic authentication; else empty.
    static QPointer<RootProbe> start(Transport *transport, const ServerAddress &address, const Secret &authorization,
                                     QObject *context, Callback callback);

    //! Bases of the public API to try for a web app at `root`, best first.
    [[nodiscard]] static std::vector<QUrl> candidates(const QUrl &root);

private:
    struct Candidate
    {
        QUrl base;
        HttpAnswer health;
        HttpAnswer list;
    };
    RootProbe(Transport *transport, const ServerAddress &address, const Secret &authorization, QObject *context,
              Callback callback);
    void ask(const QUrl &url, HttpAnswer *into);
    void decide();
    void readConfiguration(ApiRoot *root) const;
    [[nodiscard]] ApiError failureOf() const;

    Transport *m_transport;
    ServerAddress m_address;
    Secret m_authorization;
    QPointer<QObject> m_context;
    Callback m_callback;
    std::vector<Candidate> m_candidates;
    HttpAnswer m_configuration;
    HttpAnswer m_configHealth;
    std::vector<QUrl> m_urls;
    std::vector<const HttpAnswer *> m_answers;
    int m_open = 0;
    std::chrono::steady_clock::time_point m_started;
};

} // namespace airdesk
