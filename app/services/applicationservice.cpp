// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/applicationservice.h"

#include "api/endpoints/applications.h"
#include "auth/tokensource.h"
#include "services/models.h"

#include <QRegularExpression>

#include <algorithm>

namespace airdesk {
namespace {

constexpr int keycloakLimit = 2; // counted by the server, of one user

bool saysLimit(const QString &words)
{
    static const QRegularExpression limit(QStringLiteral(R"(already has \d+ applications)"),
                                          QRegularExpression::CaseInsensitiveOption);
    return limit.match(words).hasMatch();
}

// The rows are brought up to date whether or not the one who asked is still there.
template <class Callback>
Callback whileAlive(QObject *context, Callback callback)
{
    return [context = QPointer<QObject>(context), callback = std::move(callback)](const auto &result) {
        if (context)
            callback(result);
    };
}

} // namespace

ApplicationService::ApplicationService(const ServerId &server, ApiClient *client, Transport *transport, Models *models,
                                       QObject *parent)
    : QObject(parent), m_server(server), m_client(client), m_transport(transport), m_models(models)
{
}

void ApplicationService::setServerFacts(const QString &authMode, const QString &edition)
{
    ApplicationSupport support = ApplicationSupport::Unknown;
    if (authMode == QLatin1StringView("none"))
        support = ApplicationSupport::None;
    else if (authMode == QLatin1StringView("simple"))
        support = ApplicationSupport::Single;
    else if (authMode == QLatin1StringView("oidc"))
        support = ApplicationSupport::Multiple;
    else if (edition == QLatin1StringView("community"))
        support = ApplicationSupport::Single;
    else if (m_client->auth() == ApiClient::Auth::None)
        support = ApplicationSupport::None;
    if (support == m_support)
        return;
    m_support = support;
    m_limit = support == ApplicationSupport::Multiple ? std::optional(keycloakLimit) : std::nullopt;
    m_models->applications.setCreatedKnown(m_server, support != ApplicationSupport::Single);
    Q_EMIT supportChanged();
}

void ApplicationService::refresh()
{
    if (m_listing)
        return;
    m_state.phase = ListState::Phase::Loading;
    m_state.error.reset();
    m_state.rows = 0;
    Q_EMIT stateChanged();
    m_models->applications.beginListing(m_server);
    m_listing = list<Application>(
        m_client, api::listApplications(), this,
        [this](std::vector<Application> &&rows) {
            m_models->applications.merge(m_server, rows);
            // Keycloak's own ids are the client IDs; where they differ the database keeps them, without a limit.
            const bool ownIds = std::any_of(rows.begin(), rows.end(),
                                            [](const Application &row) { return !row.id.isEmpty() && row.id != row.clientId.value; });
            if (m_support == ApplicationSupport::Multiple && ownIds)
                m_limit.reset();
            m_state.rows += int(rows.size());
        },
        [this](const ListEnd &end) {
            m_models->applications.endListing(m_server, end.isComplete);
            m_state.phase = end.isComplete ? ListState::Phase::Loaded : ListState::Phase::Failed;
            m_state.error = end.error;
            m_state.warnings = end.warnings;
            if (end.isComplete)
                m_state.readAt = QDateTime::currentDateTimeUtc();
            m_listing.clear();
            if (end.error)
                learnFrom(*end.error);
            Q_EMIT stateChanged();
        });
}

void ApplicationService::learnFrom(const ApiError &error)
{
    // Where authentication is off the controllers do not exist.
    if (error.kind == ApiError::Kind::NotFound && m_client->auth() == ApiClient::Auth::None
        && m_support != ApplicationSupport::None) {
        m_support = ApplicationSupport::None;
        Q_EMIT supportChanged();
    }
}

void ApplicationService::create(const QString &name, QObject *context, Created callback)
{
    const auto tell = whileAlive(context, std::move(callback));
    m_client->send<Application>(api::createApplication(name), this, [this, name, tell](const Result<Application> &answer) {
        if (answer) {
            m_models->applications.merge(m_server, {*answer});
            tell(answer);
            return;
        }
        ApiError error = answer.error();
        if (saysLimit(error.detail)) {
            m_limit = keycloakLimit;
            error.kind = ApiError::Kind::Invalid;
            error.message = tr("This user already has the two applications that the server allows. Delete one that "
                               "nothing uses any more, then create \"%1\".").arg(name);
        } else if (m_support != ApplicationSupport::Multiple
                   && (error.httpStatus == 500 || error.httpStatus == 501 || error.httpStatus == 404)) {
            error.message = tr("This server has one built-in application; it does not create others. Use the one in "
                               "the list.");
        } else if ((error.kind == ApiError::Kind::Timeout || error.kind == ApiError::Kind::Network) && !error.neverSent) {
            refresh(); // it may be there all the same; it is never created twice by itself
            error.message = tr("The answer was lost. Look whether \"%1\" is in the list before you create it again; "
                               "its secret may be shown there.").arg(name);
        }
        tell(failure(error));
    });
}

void ApplicationService::remove(const ClientId &clientId, QObject *context, Removed callback)
{
    const ApplicationRow *row = m_models->applications.find({m_server, clientId});
    const QString id = row && !row->application.id.isEmpty() ? row->application.id : clientId.value;
    const auto tell = whileAlive(context, std::move(callback));
    m_client->send<Application>(api::deleteApplication(id), this, [this, clientId, tell](const Result<Application> &answer) {
        // Older servers answer with nothing at all: the status counts.
        const bool emptyAnswer = !answer && answer.error().kind == ApiError::Kind::Protocol;
        if (answer || emptyAnswer) {
            m_models->applications.remove({{m_server, clientId}});
            Application gone;
            gone.clientId = clientId;
            tell(answer ? *answer : gone);
            return;
        }
        ApiError error = answer.error();
        if (m_support == ApplicationSupport::Single)
            error.message = tr("The built-in application of this server cannot be deleted.");
        else
            refresh(); // another page or person may have deleted it before
        tell(failure(error));
    });
}

void ApplicationService::generateToken(const QString &clientId, const Secret &secret, QObject *context, TokenMade callback)
{
    auto *source = new TokenSource(m_transport, this);
    source->setTokenUrls(m_client->root().tokenUrls);
    source->setCredentials(clientId, secret);
    source->token(source, [source, tell = whileAlive(context, std::move(callback))](const Result<AccessToken> &token) {
        tell(token);
        source->deleteLater();
    });
}

} // namespace airdesk
