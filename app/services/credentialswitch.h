// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/ids.h"
#include "support/result.h"
#include "support/secret.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace airdesk {

class Backend;
class Session;

//! Lets a server sign in with another application, all or nothing: what the keychain holds and what the list of
//! servers says always belong together. When the keychain, the list or the server does not take the new pair, the
//! old one is put back. Deletes itself after its callback.
class CredentialSwitch : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const Result<void> &)>;

    //! The callback comes exactly once, and not at all when `context` or the server is gone by then.
    static void start(Session *session, const ServerId &server, const ClientId &clientId, const Secret &secret,
                      QObject *context, Callback callback);

private:
    CredentialSwitch(Session *session, const ServerId &server, const ClientId &clientId, const Secret &secret,
                     QObject *context, Callback callback);
    void readOld();
    void switchOver();
    void tryNew();
    void switchBack(const ApiError &reason);
    void end(const Result<void> &result);
    [[nodiscard]] Backend *backend() const;

    Session *m_session;
    ServerId m_server;
    ClientId m_newId;
    Secret m_newSecret;
    ClientId m_oldId;
    Secret m_oldSecret;
    QPointer<QObject> m_context;
    Callback m_callback;
};

} // namespace airdesk
