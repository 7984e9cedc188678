// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/backend.h"

#include "api/address.h"
#include "api/errorreader.h"
#include "auth/credentialvault.h"
#include "backend/profilestore.h"
#include "services/models.h"
#include "support/logging.h"

#include <algorithm>

namespace airdesk {
namespace {

using namespace std::chrono_literals;
using Kind = ApiError::Kind;

constexpr auto firstRetry = 2s;
constexpr auto longestRetry = 60s;
constexpr auto probeEvery = 60s; // discovery is not repeated more often, whatever fails

// It passes with the next answer of the server, whatever that is.
bool isUnreached(const ApiError &error)
{
    return error.httpStatus == 0
        && (error.kind == Kind::Network || error.kind == Kind::Timeout || error.kind == Kind::Tls);
}

bool isAboutCredentials(const ApiError &error) { return error.needsCredentials() || error.kind == Kind::Keychain; }

bool stopsEverything(const ApiError &error) { return error.needsCredentials() || error.kind == Kind::BasicRequired; }

ApiClient::Auth clientAuth(AuthKind kind)
{
    switch (kind) {
    case AuthKind::None:
        return ApiClient::Auth::None;
    case AuthKind::Basic:
        return ApiClient::Auth::Basic;
    case AuthKind::Application:
        break;
    }
    return ApiClient::Auth::Token;
}

} // namespace

Backend::Backend(ServerProfile profile, ProfileStore *profiles, CredentialVault *credentials, Models *models, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_profiles(profiles)
    , m_credentials(credentials)
    , m_models(models)
    , m_transport(transportSettings(m_profile))
    , m_tokens(&m_transport)
    , m_client(&m_transport, &m_tokens)
    , m_jobs(new JobService(m_profile.id, &m_client, models, this))
    , m_connections(new ConnectionService(m_profile.id, &m_client, m_jobs, models, this))
    , m_workspaces(new WorkspaceService(m_profile.id, &m_client, models, this))
    , m_applications(new ApplicationService(m_profile.id, &m_client, &m_transport, models, this))
{
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &Backend::retry);
    connect(&m_client, &ApiClient::reached, this, [this] {
        const bool isNews = !std::exchange(m_reached, true);
        if (m_trouble && isUnreached(*m_trouble))
            setTrouble(std::nullopt);
        else if (isNews)
            updateState();
    });
    connect(&m_client, &ApiClient::notReached, this, [this](const ApiError &error) {
        m_reached = false;
        setTrouble(error);
    });
    connect(&m_client, &ApiClient::credentialsFailed, this, &Backend::setTrouble);
    connect(&m_client, &ApiClient::slowChanged, this, &Backend::updateState);
    connect(&m_client, &ApiClient::writeForbidden, this, [this](const ApiError &error) {
        m_writesForbidden = error.message;
        Q_EMIT stateChanged();
    });
    connect(&m_tokens, &TokenSource::stateChanged, this, &Backend::updateState);
    connect(&m_tokens, &TokenSource::renewed, this, &Backend::stateChanged);
    connect(m_connections, &ConnectionService::stateChanged, this, &Backend::listsChanged);
    connect(m_credentials, &CredentialStore::waiting, this, [this](const ServerId &server) {
        if (server == m_profile.id && !m_credentialsKnown) {
            m_credentialResult.state = CredentialState::Waiting;
            if (m_trouble && m_trouble->kind == Kind::Keychain) // what it said before is being asked again
                m_trouble.reset();
            updateState();
        }
    });
    connect(m_credentials, &CredentialVault::unlocked, this, [this] {
        if (m_started && !m_credentialsKnown)
            readCredentials();
    });
    applyProfile();
    applyRoot();
}

Backend::~Backend()
{
    // Listings call back into the services; they go before what they use.
    const auto listings = m_client.findChildren<Listing *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(listings);
}

void Backend::applyProfile()
{
    m_client.setReadOnly(m_profile.readOnly);
    if (m_profile.auth != AuthKind::Basic)
        m_client.setAuth(clientAuth(m_profile.auth));
    m_credentials->setSessionOnly(m_profile.id, m_profile.sessionOnly);
    m_models->applications.setUsedByServer(m_profile.id, ClientId(m_profile.clientId));
}

void Backend::applyRoot()
{
    const ApiRoot root = rememberedRoot(m_profile);
    m_client.setRoot(root);
    m_tokens.setTokenUrls(root.tokenUrls);
    m_applications->setServerFacts(m_profile.authMode, m_profile.edition);
}

void Backend::forgetRoot()
{
    m_profile.publicBase = m_profile.configBase = m_profile.tokenUrl = QUrl();
    m_profile.version.clear();
    m_profile.edition.clear();
    m_profile.authMode.clear();
    if (const Result<void> saved = m_profiles->update(m_profile); !saved)
        qCWarning(logBackend) << "the old API root could not be forgotten:" << saved.error().message;
}

void Backend::setProfile(const ServerProfile &profile)
{
    const ServerProfile before = std::exchange(m_profile, profile);
    if (profile == before)
        return;
    const bool otherTransport = before.caFile != profile.caFile || before.pinnedSha256 != profile.pinnedSha256
        || before.proxyMode != profile.proxyMode || before.proxyHost != profile.proxyHost
        || before.proxyPort != profile.proxyPort || before.proxyUser != profile.proxyUser;
    const bool otherAddress = before.address != profile.address;
    // Changed by somebody else: setCredentials() would have changed our copy first.
    const bool otherCredentials = before.auth != profile.auth || before.clientId != profile.clientId
        || before.basicUser != profile.basicUser;
    if (otherTransport)
        m_transport.setSettings(transportSettings(profile));
    applyProfile();
    if (otherAddress && rememberedRoot(profile) == rememberedRoot(before))
        forgetRoot();
    // A root that was not changed stays as it was found: the profile does not remember all of it.
    if (rememberedRoot(m_profile) != rememberedRoot(before) || before.auth != profile.auth)
        applyRoot();
    if (otherAddress)
        m_client.abandon();
    if (otherAddress || otherTransport) {
        ++m_probeRound;
        m_probing = false;
    }
    if (m_started && (otherAddress || otherTransport || otherCredentials || !m_client.root().isValid())) {
        m_credentialsKnown = m_credentialsKnown && !otherCredentials;
        retry();
    }
    updateState();
}

void Backend::start()
{
    if (std::exchange(m_started, true))
        return;
    updateState();
    if (m_credentialsKnown) // typed in just now, in the wizard
        begin();
    else
        readCredentials();
}

void Backend::readCredentials()
{
    if (m_profile.auth == AuthKind::None) {
        m_credentialsKnown = true;
        if (m_trouble && isAboutCredentials(*m_trouble))
            setTrouble(std::nullopt);
        begin();
        return;
    }
    m_credentials->read(m_profile.id, this, [this](const CredentialResult &result) { credentialsRead(result); });
}

void Backend::begin()
{
    if (m_client.root().isValid())
        loadLists();
    else
        probe();
}

void Backend::probe()
{
    if (m_probing)
        return;
    const Result<ServerAddress> address = parseAddress(m_profile.address.toString());
    if (!address) {
        setTrouble(address.error());
        return;
    }
    if (address->needsConsent() && !m_profile.allowHttp) {
        setTrouble(ApiError::make(Kind::Redirected, tr("This address is not encrypted. Confirm plain http for this server "
                                                       "in its settings, or change the address to https.")));
        return;
    }
    m_probing = true;
    m_lastProbe = std::chrono::steady_clock::now();
    updateState();
    RootProbe::start(&m_transport, *address, m_client.basicAuthorization(), this,
                     [this, round = m_probeRound](const ProbeResult &result) {
                         if (round == m_probeRound)
                             probed(result);
                     });
}

void Backend::probed(const ProbeResult &result)
{
    m_probing = false;
    if (result.error) {
        const bool refused = result.error->kind == Kind::BasicRequired && m_profile.auth == AuthKind::Basic;
        const ApiError error = refused ? basicRefused(*result.error) : *result.error;
        m_reached = error.httpStatus > 0;
        setTrouble(error);
        retryLater(error);
        return;
    }
    m_reached = true;
    m_client.setRoot(result.root);
    m_tokens.setTokenUrls(result.root.tokenUrls);
    m_applications->setServerFacts(result.root.authMode, result.root.edition);
    rememberRoot(result.root);
    setTrouble(std::nullopt);
    loadLists();
}

void Backend::rememberRoot(const ApiRoot &root)
{
    ServerProfile profile = m_profile;
    profile.publicBase = root.publicBase;
    profile.configBase = root.configBase;
    profile.version = root.version;
    profile.edition = root.edition;
    profile.authMode = root.authMode;
    if (profile == m_profile)
        return;
    m_profile = profile;
    if (const Result<void> saved = m_profiles->update(profile); !saved)
        qCWarning(logBackend) << "the API root could not be remembered:" << saved.error().message;
}

void Backend::loadLists()
{
    m_workspaces->refresh();
    m_connections->refresh();
    if (m_applications->support() != ApplicationSupport::None)
        m_applications->refresh();
    m_jobs->start();
}

void Backend::listsChanged()
{
    const ListState &state = m_connections->state();
    if (state.phase == ListState::Phase::Loaded && !state.error) {
        m_retries = 0;
        m_retryTimer.stop();
        m_nextTryAt = {};
        // Whatever stood in the way is over, but for credentials that were dropped or refused while this was read.
        if (m_trouble && (m_trouble->kind == Kind::Unauthorized || !isAboutCredentials(*m_trouble))) {
            const bool jobsStopped = stopsEverything(*m_trouble);
            setTrouble(std::nullopt);
            if (jobsStopped)
                m_jobs->start();
        }
        const QUrl tokenUrl = m_tokens.workingUrl();
        if (!tokenUrl.isEmpty() && tokenUrl != m_profile.tokenUrl) {
            m_profile.tokenUrl = tokenUrl;
            if (const Result<void> saved = m_profiles->update(m_profile); !saved)
                qCWarning(logBackend) << "the token address could not be remembered:" << saved.error().message;
        }
        updateState();
        return;
    }
    if (!state.error || state.isLoading() || state.error->kind == Kind::Cancelled)
        return;
    const ApiError error = *state.error;
    setTrouble(error);
    // An address that stopped answering as the API may have moved: look again, but not all the time.
    const bool moved = error.kind == Kind::NotApi || error.kind == Kind::NotFound;
    if (moved && std::chrono::steady_clock::now() - m_lastProbe > probeEvery)
        probe();
    else
        retryLater(error);
}

void Backend::retryLater(const ApiError &error)
{
    if (!error.isTransient() || m_retryTimer.isActive())
        return;
    std::chrono::milliseconds pause = std::min<std::chrono::milliseconds>(firstRetry * (1 << std::min(m_retries, 5)), longestRetry);
    if (error.retryAfter)
        pause = std::max<std::chrono::milliseconds>(pause, *error.retryAfter);
    ++m_retries;
    m_nextTryAt = QDateTime::currentDateTimeUtc().addMSecs(pause.count());
    m_retryTimer.start(pause);
    Q_EMIT stateChanged();
}

void Backend::retry()
{
    m_retryTimer.stop();
    m_nextTryAt = {};
    // They may have been put right where they are kept, by another window or a person.
    if (m_trouble && m_trouble->kind == Kind::CredentialsRefused)
        m_credentialsKnown = false;
    if (!m_credentialsKnown) {
        readCredentials();
        return;
    }
    if (m_trouble && m_trouble->needsCredentials())
        setTrouble(std::nullopt);
    begin();
}

void Backend::refresh()
{
    m_writesForbidden.clear(); // the refusal may have been about one connection that is gone
    if (!m_credentialsKnown || !m_client.root().isValid())
        retry();
    else
        loadLists();
}

void Backend::setTrouble(std::optional<ApiError> error)
{
    if (error && error->kind == Kind::Cancelled)
        return;
    if (error && stopsEverything(*error)) {
        // Nothing is asked again until there are new ones, or somebody says so.
        m_jobs->stop();
        m_retryTimer.stop();
        m_nextTryAt = {};
    }
    m_trouble = std::move(error);
    updateState();
}

void Backend::updateState()
{
    ServerState state = m_reached ? ServerState::Connected : ServerState::Connecting;
    if (m_profile.address.scheme() == QLatin1StringView("http") && !isLoopbackHost(m_profile.address.host()))
        state = gravest(state, ServerState::NotEncrypted);
    if (m_client.isSlow())
        state = gravest(state, ServerState::Slow);
    if (m_tokens.state() == TokenSource::State::Fetching)
        state = gravest(state, ServerState::Renewing);
    if (!m_credentialsKnown && m_credentialResult.state == CredentialState::Waiting)
        state = gravest(state, ServerState::KeychainWaiting);
    if (m_trouble) {
        switch (m_trouble->kind) {
        case Kind::CredentialsRefused:
        case Kind::Unauthorized:
            state = gravest(state, ServerState::CredentialsRefused);
            break;
        case Kind::CredentialsNeeded:
        case Kind::BasicRequired:
            state = gravest(state, ServerState::CredentialsNeeded);
            break;
        case Kind::Keychain:
            state = gravest(state, m_credentialResult.state == CredentialState::Locked ? ServerState::KeychainLocked
                                                                                        : ServerState::CredentialsNeeded);
            break;
        case Kind::Forbidden:
        case Kind::RateLimited:
            break;
        default:
            state = gravest(state, ServerState::NotReached);
        }
    }
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace airdesk
