// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/behaviour.h"
#include "demo/options.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <chrono>

namespace airdesk::demo {

class Clock;

//! The access tokens given out: signed JWTs with the claims of the played edition.
class Tokens
{
public:
    explicit Tokens(QByteArray signingKey)
        : m_key(std::move(signingKey))
    {}

    struct Issue
    {
        QString issuer;
        QString subject;
        QString clientId;
        Edition edition = Edition::Enterprise;
        std::chrono::milliseconds lifetime{0};
        TokenAnswer answer = TokenAnswer::Normal;
    };
    [[nodiscard]] QByteArray issue(const Issue &issue, const Clock &clock);
    //! Known, not expired, not revoked.
    [[nodiscard]] bool isValid(const QByteArray &token) const;
    void revokeAll() { m_live.clear(); }
    void revokeOf(const QString &clientId);
    [[nodiscard]] int issued() const { return m_issued; }

private:
    struct Live
    {
        std::chrono::steady_clock::time_point end;
        QString clientId;
    };
    QByteArray m_key;
    QHash<QByteArray, Live> m_live;
    int m_issued = 0;
};

} // namespace airdesk::demo
