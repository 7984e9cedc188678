// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/accesscheck.h"

#include "api/listing.h"
#include "backend/backend.h"
#include "support/scrubber.h"

#include <QTimer>

#include <algorithm>

namespace airdesk {
namespace {

using Kind = CheckSuggestion::Kind;

QString titleOf(AccessCheck::Step step)
{
    switch (step) {
    case AccessCheck::Address:
        return AccessCheck::tr("Address");
    case AccessCheck::NameLookup:
        return AccessCheck::tr("Name look-up");
    case AccessCheck::Proxy:
        return AccessCheck::tr("Proxy");
    case AccessCheck::Tls:
        return AccessCheck::tr("TLS");
    case AccessCheck::Root:
        return AccessCheck::tr("API root");
    case AccessCheck::Token:
        return AccessCheck::tr("Access token");
    case AccessCheck::Lifetime:
        return AccessCheck::tr("Lifetime and clock");
    case AccessCheck::WhoAmI:
        return AccessCheck::tr("Who am I");
    case AccessCheck::Workspaces:
        return AccessCheck::tr("Workspaces visible");
    case AccessCheck::MayStartSyncs:
        return AccessCheck::tr("May start syncs");
    }
    return {};
}

} // namespace

const CheckSuggestion *CheckStep::suggestion(CheckSuggestion::Kind kind) const
{
    const auto found = std::find_if(suggestions.begin(), suggestions.end(),
                                    [kind](const CheckSuggestion &each) { return each.kind == kind; });
    return found == suggestions.end() ? nullptr : &*found;
}

AccessCheck::AccessCheck(QObject *parent) : QObject(parent), m_context(std::make_unique<QObject>())
{
    setServer({}, {});
}

AccessCheck::~AccessCheck()
{
    if (!m_client)
        return;
    // Listings call back into the client; they go before it.
    const auto listings = m_client->findChildren<Listing *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(listings);
}

void AccessCheck::setServer(const ServerProfile &profile, const Secret &secret)
{
    abort();
    const bool otherServer = profile.address != m_candidate.address || profile.pinnedSha256 != m_candidate.pinnedSha256
        || profile.caFile != m_candidate.caFile;
    m_candidate = profile;
    m_secret = secret;
    if (otherServer) {
        m_address = {};
        m_root = {};
    }
    // This may be called from within one of their own callbacks.
    for (QObject *old : {static_cast<QObject *>(m_client.release()), static_cast<QObject *>(m_tokens.release()),
                         static_cast<QObject *>(m_transport.release())}) {
        if (old)
            old->deleteLater();
    }
    m_transport = std::make_unique<Transport>(transportSettings(profile));
    m_tokens = std::make_unique<TokenSource>(m_transport.get());
    m_client = std::make_unique<ApiClient>(m_transport.get(), m_tokens.get());
    RetryPolicy policy; // somebody waits in front of it
    policy.mostRepeats = 1;
    policy.longestWait = std::chrono::seconds(15);
    m_client->setRetryPolicy(policy);
    switch (profile.auth) {
    case AuthKind::Application:
        m_tokens->setCredentials(profile.clientId, secret);
        break;
    case AuthKind::None:
        m_client->setAuth(ApiClient::Auth::None);
        break;
    case AuthKind::Basic:
        m_client->setAuth(ApiClient::Auth::Basic, profile.basicUser, secret);
        break;
    }
    m_client->setRoot(m_root);
    m_tokens->setTokenUrls(m_root.tokenUrls);
    for (int i = 0; i < stepCount; ++i) {
        if (otherServer || !m_steps[size_t(i)].isOver())
            reset(Step(i));
    }
}

void AccessCheck::start(Step from)
{
    abort();
    // Nothing can be kept that was never found.
    if (from > Root && !m_root.isValid())
        from = Address;
    if (from <= Root) {
        m_root = {};
        m_serverDate = {};
    }
    if (from <= Token)
        m_token.reset();
    if (from <= WhoAmI) {
        m_permissions.clear();
        m_permissionsKnown = false;
    }
    if (from <= Workspaces) {
        m_workspaces.clear();
        m_moreWorkspaces = false;
    }
    m_running = true;
    for (int i = from; i < stepCount; ++i)
        reset(Step(i));
    QTimer::singleShot(0, m_context.get(), [this, from] { run(from); });
}

void AccessCheck::abort()
{
    m_context = std::make_unique<QObject>();
    if (!std::exchange(m_running, false))
        return;
    reset(m_current);
    Q_EMIT stepChanged(m_current);
}

QString AccessCheck::waitsFor(Step step) const
{
    if (step > Root && lacksSecret())
        return tr("after credentials");
    if (const std::optional<Step> stopped = failedStep(); stopped && *stopped < step)
        return tr("after \"%1\"").arg(titleOf(*stopped));
    return {};
}

void AccessCheck::reset(Step step)
{
    CheckStep fresh;
    fresh.title = titleOf(step);
    m_steps[size_t(step)] = fresh;
    m_steps[size_t(step)].result = waitsFor(step);
}

bool AccessCheck::lacksSecret() const { return m_candidate.auth != AuthKind::None && m_secret.isEmpty(); }

void AccessCheck::run(Step step)
{
    m_current = step;
    m_stepStarted = Clock::now();
    m_steps[size_t(step)].state = State::Running;
    m_steps[size_t(step)].result.clear();
    Q_EMIT stepChanged(step);
    if (!m_running || m_current != step) // a slot ended or restarted the check
        return;
    using Run = void (AccessCheck::*)();
    static constexpr std::array<Run, stepCount> runs{
        &AccessCheck::checkAddress, &AccessCheck::lookUpName,    &AccessCheck::findProxy,      &AccessCheck::checkTls,
        &AccessCheck::findRoot,     &AccessCheck::fetchToken,    &AccessCheck::checkLifetime,  &AccessCheck::askWhoAmI,
        &AccessCheck::listWorkspaces, &AccessCheck::checkMayStart,
    };
    (this->*runs[size_t(step)])();
}

void AccessCheck::end(Step step, CheckStep outcome)
{
    outcome.title = titleOf(step);
    const State state = outcome.state;
    m_steps[size_t(step)] = std::move(outcome);
    const bool isLast = step == MayStartSyncs;
    const bool goesOn = state != State::Failed && state != State::Pending && !isLast;
    if (!goesOn) {
        for (int later = step + 1; later < stepCount; ++later)
            reset(Step(later));
    }
    // What follows is scheduled first: a slot may abort it, or start anew.
    QTimer::singleShot(0, m_context.get(), [this, step, goesOn] {
        if (goesOn)
            run(Step(step + 1));
        else
            finish();
    });
    Q_EMIT stepChanged(step);
}

void AccessCheck::finish()
{
    m_running = false;
    for (int i = m_current + 1; i < stepCount; ++i)
        Q_EMIT stepChanged(i);
    Q_EMIT finished();
}

CheckStep AccessCheck::outcome(State state, const QString &result) const
{
    CheckStep step;
    step.state = state;
    step.result = result;
    return step;
}

CheckStep AccessCheck::failed(const ApiError &error) const
{
    CheckStep step = outcome(State::Failed, error.message);
    step.whatHappened = error.report();
    step.error = error;
    return step;
}

std::chrono::milliseconds AccessCheck::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_stepStarted);
}

int AccessCheck::count(State state) const
{
    return int(std::count_if(m_steps.begin(), m_steps.end(), [state](const CheckStep &each) { return each.state == state; }));
}

std::optional<AccessCheck::Step> AccessCheck::failedStep() const
{
    for (int i = 0; i < stepCount; ++i) {
        if (m_steps[size_t(i)].state == State::Failed)
            return Step(i);
    }
    return std::nullopt;
}

bool AccessCheck::hasPassed() const
{
    return !m_running && std::all_of(m_steps.begin(), m_steps.end(), [](const CheckStep &each) {
        return each.isOver() && each.state != State::Failed;
    });
}

ServerProfile AccessCheck::profile() const
{
    ServerProfile found = m_candidate;
    if (!m_address.root.isEmpty())
        found.address = m_address.root;
    if (m_root.isValid()) {
        found.publicBase = m_root.publicBase;
        found.configBase = m_root.configBase;
        found.version = m_root.version;
        found.edition = m_root.edition;
        found.authMode = m_root.authMode;
        found.tokenUrl = m_token ? m_tokens->workingUrl() : QUrl();
    }
    return found;
}

QString AccessCheck::stateWord(State state)
{
    switch (state) {
    case State::Pending:
        return tr("not checked");
    case State::Running:
        return tr("running");
    case State::Passed:
        return tr("passed");
    case State::Warning:
        return tr("warning");
    case State::Failed:
        return tr("failed");
    case State::Skipped:
        return tr("skipped");
    }
    return {};
}

QString AccessCheck::summary() const
{
    QStringList parts;
    if (const int passed = count(State::Passed))
        parts.append(tr("%1 passed").arg(passed));
    if (const int warnings = count(State::Warning))
        parts.append(warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    if (const int failures = count(State::Failed))
        parts.append(tr("%1 failed").arg(failures));
    return parts.join(QStringLiteral(", "));
}

QString AccessCheck::report() const
{
    QStringList lines{tr("Access check of %1").arg(m_candidate.address.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)),
                      QDateTime::currentDateTimeUtc().toString(Qt::ISODate), {}};
    const auto indented = [&lines](const QString &name, const QString &text) {
        if (text.isEmpty())
            return;
        QString block = text;
        block.replace(QLatin1Char('\n'), QStringLiteral("\n      "));
        lines.append(QStringLiteral("    %1: %2").arg(name, block));
    };
    for (const CheckStep &step : m_steps) {
        QString line = QStringLiteral("%1: %2").arg(step.title, stateWord(step.state));
        if (!step.result.isEmpty())
            line += QStringLiteral(" - ") + step.result;
        if (step.elapsed)
            line += tr(" (%1 ms)").arg(step.elapsed->count());
        lines.append(line);
        if (step.state == State::Warning || step.state == State::Failed) {
            indented(tr("What happened"), step.whatHappened);
            indented(tr("What it means"), step.meaning);
            indented(tr("What to do"), step.remedy);
        }
    }
    lines << QString() << summary();
    return scrubber::scrub(lines.join(QLatin1Char('\n')));
}

ServerProfile AccessCheck::apply(const CheckSuggestion &suggestion, ServerProfile profile)
{
    switch (suggestion.kind) {
    case Kind::UseAddress:
    case Kind::CorrectAddress:
        if (suggestion.address.host() != profile.address.host()) // what was accepted was accepted for the old one
            profile.pinnedSha256.clear();
        profile.address = suggestion.address;
        profile.allowHttp = profile.allowHttp && suggestion.address.scheme() == QLatin1StringView("http");
        break;
    case Kind::AllowHttp:
        profile.allowHttp = true;
        break;
    case Kind::AcceptCertificate:
        profile.pinnedSha256 = suggestion.sha256;
        break;
    case Kind::UseBasicAuth:
        profile.auth = AuthKind::Basic;
        break;
    case Kind::UseNoAuth:
        profile.auth = AuthKind::None;
        break;
    case Kind::ChooseCaFile:
    case Kind::EnterCredentials:
    case Kind::EnterWorkspace:
        break;
    }
    return profile;
}

} // namespace airdesk
