// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"

#include "api/address.h"
#include "api/rootprobe.h"
#include "auth/keychainstore.h"
#include "backend/backend.h"
#include "cli/terminal.h"
#include "support/paths.h"
#include "support/scrubber.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace airdesk::cli {
namespace {

using Fault = ApiError::Kind;

const char *const idVariable = "AIRDESK_CLIENT_ID";
const char *const secretVariable = "AIRDESK_CLIENT_SECRET";
const char *const noAuthVariable = "AIRDESK_NO_AUTH";

bool isSetInEnvironment(const char *name) { return !qgetenv(name).trimmed().isEmpty(); }

bool noAuthWanted()
{
    const QByteArray value = qgetenv(noAuthVariable).trimmed().toLower();
    return !value.isEmpty() && value != "0" && value != "false" && value != "no";
}

// Shorter than in the window: nobody sees a state here, only a program that does not answer.
std::unique_ptr<CredentialStore> makeKeychain()
{
    using namespace std::chrono_literals;
    const KeychainTiming timing{3000ms, {500ms, 1000ms, 2000ms}};
    return std::make_unique<KeychainStore>(KeychainBackend::create(), KeyringState::create(), timing);
}

void put(const QString &text)
{
    // The last thing before a terminal or a log file: nothing secret, nothing that moves the cursor.
    const QStringList lines = scrubber::scrub(text).split(QLatin1Char('\n'));
    for (const QString &line : lines)
        std::fprintf(stderr, "%s\n", printable(line).toLocal8Bit().constData());
    std::fflush(stderr);
}

} // namespace

Context::Context(const Arguments &arguments, QObject *parent)
    : QObject(parent), m_arguments(arguments), m_out(arguments.format, stdout, terminal::width(stdout))
{
    connect(&m_interrupts, &Interrupts::interrupted, this, &Context::interrupted);
}

Context::~Context() = default;

ProfileStore *Context::profiles()
{
    if (!m_profiles) {
        m_profiles = std::make_unique<ProfileStore>(paths::configDir(m_arguments.configDir));
        if (const auto &problem = m_profiles->problem())
            complain(*problem);
    }
    return m_profiles.get();
}

CredentialVault *Context::keychain()
{
    if (!m_keychain) {
        m_keychain = std::make_unique<CredentialVault>(makeKeychain().release());
        connect(m_keychain.get(), &CredentialStore::waiting, this,
                [this] { say(tr("Waiting for the keychain. It may be asking for a password in a window.")); });
    }
    return m_keychain.get();
}

const ServerProfile *Context::findServer(const QString &name)
{
    const QString wanted = name.isEmpty() ? m_arguments.server : name;
    const ProfileStore *store = profiles();
    const QString add = tr("Add one: airdesk-cli server add NAME --url URL");
    if (!wanted.isEmpty()) {
        if (const ServerProfile *byName = store->findByName(wanted))
            return byName;
        if (const ServerProfile *byId = store->find(ServerId(wanted)))
            return byId;
        failUsage(tr("There is no saved server \"%1\".").arg(shortened(wanted)),
                  store->profiles().empty() ? add : tr("airdesk-cli server list names them."));
        return nullptr;
    }
    if (const ServerProfile *chosen = store->find(store->defaultServer()))
        return chosen;
    if (store->profiles().size() == 1)
        return &store->profiles().front();
    if (store->profiles().empty())
        failUsage(tr("No server is saved yet."), add);
    else
        failUsage(tr("Which server? Several are saved."), tr("Use --server NAME, or choose one for good: airdesk-cli server use NAME"));
    return nullptr;
}

std::optional<ServerProfile> Context::adHocServer()
{
    const Result<ServerAddress> address = parseAddress(m_arguments.url);
    if (!address) {
        failUsage(QStringLiteral("--url: ") + address.error().message);
        return std::nullopt;
    }
    ServerProfile profile;
    profile.name = address->root.host();
    profile.address = address->root;
    profile.allowHttp = m_arguments.allowHttp;
    if (address->needsConsent() && !profile.allowHttp) {
        failUsage(tr("The address is not encrypted: secrets could be read on the way."),
                  tr("Use https, or allow it for this call: --allow-http"));
        return std::nullopt;
    }
    if (!m_arguments.caFile.isEmpty()) {
        profile.caFile = QFileInfo(m_arguments.caFile).absoluteFilePath();
        if (const Result<void> file = checkCaFile(profile.caFile); !file) {
            failUsage(file.error().message);
            return std::nullopt;
        }
    }
    if (m_arguments.noAuth || (noAuthWanted() && m_arguments.basicUser.isEmpty())) {
        profile.auth = AuthKind::None;
    } else if (!m_arguments.basicUser.isEmpty()) {
        profile.auth = AuthKind::Basic;
        profile.basicUser = m_arguments.basicUser;
    } else {
        profile.clientId = QString::fromUtf8(qgetenv(idVariable)).trimmed();
    }
    return profile;
}

void Context::readSecret(const ServerProfile &profile, std::function<void(const Result<Secret> &)> done)
{
    if (profile.auth == AuthKind::None)
        return done(Secret());
    const bool isPair = !profile.clientId.isEmpty() && QString::fromUtf8(qgetenv(idVariable)).trimmed() == profile.clientId;
    const bool hasEnvironment = isSetInEnvironment(secretVariable) && (profile.auth == AuthKind::Basic || isPair);
    const auto fromEnvironment = [] { return Secret(qgetenv(secretVariable).trimmed()); };
    if (profile.id.isEmpty()) { // ad hoc
        if (hasEnvironment)
            return done(fromEnvironment());
        return done(failure(ApiError::make(
            Fault::CredentialsNeeded,
            profile.auth == AuthKind::Basic
                ? tr("The password is missing. Set AIRDESK_CLIENT_SECRET in the environment.")
                : tr("Credentials are missing. Set AIRDESK_CLIENT_ID and AIRDESK_CLIENT_SECRET in the environment, or "
                     "AIRDESK_NO_AUTH=1 for a server without authentication."))));
    }
    // A pair in the environment stands in for a keychain, for the very application the server is saved with.
    const bool standsIn = hasEnvironment && profile.auth == AuthKind::Application;
    if (profile.sessionOnly) {
        if (standsIn)
            return done(fromEnvironment());
        return done(failure(ApiError::make(Fault::CredentialsNeeded,
                                           tr("The secret of \"%1\" is not stored: it was entered for one session of the window. Set "
                                              "AIRDESK_CLIENT_ID and AIRDESK_CLIENT_SECRET in the environment.").arg(profile.name))));
    }
    keychain()->read(profile.id, this, [=, this](const CredentialResult &result) {
        if (result.isAvailable())
            return done(result.secret);
        if (standsIn && result.state != CredentialState::Locked)
            return done(fromEnvironment());
        ApiError error = result.toError();
        if (result.state == CredentialState::Locked)
            error.message = tr("keychain locked") + QStringLiteral(": ") + result.message;
        else if (result.state == CredentialState::NoKeychain)
            error.message += QLatin1Char(' ') + tr("Without one, set AIRDESK_CLIENT_ID and AIRDESK_CLIENT_SECRET in the environment.");
        done(failure(error));
    });
}

void Context::withServer(Purpose purpose, std::function<void()> ready)
{
    if (m_arguments.isAdHoc()) {
        if (const std::optional<ServerProfile> profile = adHocServer())
            useServer(*profile, false, std::move(ready));
        return;
    }
    const ServerProfile *profile = findServer();
    if (!profile)
        return;
    if (purpose == Purpose::Write && profile->readOnly) {
        return fail(ApiError::make(Fault::ReadOnly, tr("\"%1\" is marked read only in Airdesk. Nothing was sent.").arg(profile->name)));
    }
    useServer(*profile, true, std::move(ready));
}

void Context::useServer(const ServerProfile &profile, bool isSaved, std::function<void()> ready)
{
    m_profile = profile;
    m_isSaved = isSaved;
    m_ready = std::move(ready);
    m_transport = std::make_unique<Transport>(transportSettings(profile));
    m_tokens = std::make_unique<TokenSource>(m_transport.get());
    m_client = std::make_unique<ApiClient>(m_transport.get(), m_tokens.get());
    m_client->setReadOnly(profile.readOnly);
    connect(m_client.get(), &ApiClient::pausedFor, this, &Context::explainPause);
    connect(m_client.get(), &ApiClient::slowChanged, this, [this](bool slow) {
        if (slow && m_arguments.verbose)
            say(tr("The server answers slowly."));
    });
    readSecret(profile, [this](const Result<Secret> &secret) {
        if (!secret)
            return fail(secret.error());
        m_secret = *secret;
        switch (m_profile.auth) {
        case AuthKind::Application:
            m_tokens->setCredentials(m_profile.clientId, m_secret);
            break;
        case AuthKind::None:
            m_client->setAuth(ApiClient::Auth::None);
            break;
        case AuthKind::Basic:
            m_client->setAuth(ApiClient::Auth::Basic, m_profile.basicUser, m_secret);
            break;
        }
        const ApiRoot root = rememberedRoot(m_profile);
        m_rootIsRemembered = root.isValid();
        if (!m_rootIsRemembered)
            return findRoot();
        m_client->setRoot(root);
        m_tokens->setTokenUrls(root.tokenUrls);
        m_ready();
    });
}

void Context::findRoot()
{
    const Result<ServerAddress> address = parseAddress(m_profile.address.toString());
    if (!address)
        return fail(address.error());
    if (address->needsConsent() && !m_profile.allowHttp) {
        return fail(ApiError::make(Fault::Redirected, tr("The address of \"%1\" is not encrypted. Change it to https, or add the "
                                                         "server again with --allow-http.").arg(m_profile.name)));
    }
    Secret authorization;
    if (m_profile.auth == AuthKind::Basic) {
        const QByteArray pair = m_profile.basicUser.toUtf8() + ':' + m_secret.reveal();
        authorization = Secret("Basic " + pair.toBase64());
    }
    RootProbe::start(m_transport.get(), *address, authorization, this, [this](const ProbeResult &result) {
        if (result.error)
            return fail(*result.error);
        m_client->setRoot(result.root);
        m_tokens->setTokenUrls(result.root.tokenUrls);
        m_profile.publicBase = result.root.publicBase;
        m_profile.configBase = result.root.configBase;
        m_profile.version = result.root.version;
        m_profile.edition = result.root.edition;
        m_profile.authMode = result.root.authMode;
        m_ready();
    });
}

void Context::rememberWhatWasLearnt()
{
    if (!m_isSaved || !m_client || !m_client->root().isValid() || !m_profiles)
        return;
    if (!m_tokens->workingUrl().isEmpty())
        m_profile.tokenUrl = m_tokens->workingUrl();
    const ServerProfile *saved = m_profiles->find(m_profile.id);
    // Saves a search the next time; where it cannot be saved nothing is lost.
    if (saved && *saved != m_profile)
        (void)m_profiles->update(m_profile);
}

void Context::say(const QString &text) { put(text); }

void Context::complain(const ApiError &error, const QString &what)
{
    QString text = QStringLiteral("airdesk-cli: ");
    if (!what.isEmpty())
        text += what + QStringLiteral(": ");
    text += m_arguments.verbose ? error.report() : error.message;
    if (!m_arguments.verbose && !error.requestId.isEmpty())
        text += tr(" (reference %1)").arg(error.requestId);
    put(text);
}

void Context::fail(const ApiError &error, const QString &what)
{
    if (m_finished)
        return;
    complain(error, what);
    finish(exitCodeOf(error));
}

void Context::failRead(const ApiError &error, const QString &what)
{
    const bool mayHaveMoved = error.kind == Fault::NotApi || error.kind == Fault::NotFound;
    if (!mayHaveMoved || !std::exchange(m_rootIsRemembered, false) || m_out.hasBegun())
        return fail(error, what);
    if (m_arguments.verbose)
        say(tr("The remembered address of the API does not answer; looking for it again."));
    findRoot();
}

void Context::failUsage(const QString &message, const QString &hint)
{
    if (m_finished)
        return;
    put(QStringLiteral("airdesk-cli: ") + message);
    if (!hint.isEmpty())
        put(hint);
    finish(WrongUsage);
}

void Context::finish(int exitCode)
{
    if (std::exchange(m_finished, true))
        return;
    rememberWhatWasLearnt();
    m_out.flush();
    if (!m_out.isGood() && exitCode == Done) {
        put(tr("airdesk-cli: Not everything could be written to standard output."));
        exitCode = Refused;
    }
    // Later, so that it also works before the event loop runs.
    QMetaObject::invokeMethod(
        this, [exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
}

void Context::interrupted()
{
    if (m_finished)
        return;
    if (m_onInterrupt)
        m_onInterrupt();
    finish(Interrupted);
}

void Context::explainPause(std::chrono::milliseconds pause)
{
    say(tr("The server asks to slow down: waiting %1 s.").arg((pause.count() + 999) / 1000));
}

} // namespace airdesk::cli
