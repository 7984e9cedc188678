// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/listing.h"
#include "auth/accesstoken.h"
#include "domain/objects.h"
#include "services/liststate.h"

#include <QObject>

#include <functional>

namespace airdesk {

class Transport;
struct Models;

//! What a server's edition lets one do with applications.
enum class ApplicationSupport {
    Unknown,
    None, //!< authentication is off: there are none
    Single, //!< one built-in application; it can neither be created nor deleted
    Multiple,
};

//! Mirrors `settings/applications`: the caller's own applications. Keeps rows by client ID.
class ApplicationService : public QObject
{
    Q_OBJECT

public:
    ApplicationService(const ServerId &server, ApiClient *client, Transport *transport, Models *models, QObject *parent);

    void refresh();
    [[nodiscard]] const ListState &state() const { return m_state; }
    //! From the auth mode and edition the server told, corrected by how it answers.
    [[nodiscard]] ApplicationSupport support() const { return m_support; }
    void setServerFacts(const QString &authMode, const QString &edition);
    //! Keycloak and Cloud allow two a user; nullopt: no limit known.
    [[nodiscard]] std::optional<int> limit() const { return m_limit; }

    using Created = std::function<void(const Result<Application> &)>;
    //! On success the row is there and the secret is in the answer: it may never be given again.
    void create(const QString &name, QObject *context, Created callback);
    using Removed = std::function<void(const Result<Application> &)>;
    void remove(const ClientId &clientId, QObject *context, Removed callback);
    using TokenMade = std::function<void(const Result<AccessToken> &)>;
    //! Exchanges the pair of any application for a token, besides the server's own token source.
    void generateToken(const QString &clientId, const Secret &secret, QObject *context, TokenMade callback);

Q_SIGNALS:
    void stateChanged();
    void supportChanged();

private:
    void learnFrom(const ApiError &error);

    ServerId m_server;
    ApiClient *m_client;
    Transport *m_transport;
    Models *m_models;
    ListState m_state;
    ApplicationSupport m_support = ApplicationSupport::Unknown;
    std::optional<int> m_limit;
    QPointer<Listing> m_listing;
};

} // namespace airdesk
