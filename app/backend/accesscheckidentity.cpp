// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of the access check that need credentials: from the token to what it allows.
#include "backend/accesscheck.h"

#include "api/endpoints/people.h"
#include "api/endpoints/workspaces.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace airdesk {
namespace {

using State = CheckStep::State;
using Suggest = CheckSuggestion::Kind;
using Fault = ApiError::Kind;

constexpr int mostWorkspaces = 1000; // more only takes time here
constexpr auto muchSkew = std::chrono::seconds(60);
constexpr auto shortLife = std::chrono::seconds(60);

QString shown(const QUrl &url) { return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment); }

CheckSuggestion enterCredentials() { return {Suggest::EnterCredentials, {}, {}, AccessCheck::tr("Enter credentials")}; }
CheckSuggestion useNoAuth() { return {Suggest::UseNoAuth, {}, {}, AccessCheck::tr("Use no authentication")}; }

QString duration(std::chrono::seconds time)
{
    const auto seconds = time.count();
    if (seconds < 120)
        return AccessCheck::tr("%1 s").arg(seconds);
    if (seconds < 7200)
        return AccessCheck::tr("%1 min").arg(seconds / 60);
    return AccessCheck::tr("%1 h").arg(seconds / 3600);
}

QString clockText(std::chrono::seconds skew)
{
    const auto apart = std::chrono::seconds(std::abs(skew.count()));
    if (apart.count() <= 2)
        return AccessCheck::tr("clocks agree");
    return skew.count() > 0 ? AccessCheck::tr("the server's clock is %1 ahead").arg(duration(apart))
                            : AccessCheck::tr("the server's clock is %1 behind").arg(duration(apart));
}

bool allowsSyncs(const QString &permission)
{
    static const QStringList roles{
        QStringLiteral("instance_admin"),   QStringLiteral("organization_admin"), QStringLiteral("organization_editor"),
        QStringLiteral("organization_runner"), QStringLiteral("workspace_owner"), QStringLiteral("workspace_admin"),
        QStringLiteral("workspace_editor"), QStringLiteral("workspace_runner"),
    };
    return roles.contains(permission.toLower());
}

} // namespace

void AccessCheck::fetchToken()
{
    if (m_candidate.auth == AuthKind::None)
        return end(Token, outcome(State::Skipped, tr("not needed: no authentication")));
    if (m_candidate.auth == AuthKind::Basic && !m_secret.isEmpty())
        return end(Token, outcome(State::Skipped, tr("not used with basic authentication")));
    if (lacksSecret()) {
        CheckStep step = outcome(State::Pending, tr("after credentials"));
        if (m_root.answersAnonymously) {
            step.result = tr("it seems none is needed");
            step.whatHappened = tr("Lists were answered without a token.");
            step.meaning = tr("Authentication is switched off on this server.");
            step.remedy = tr("Use this server without authentication, unless you know better.");
            step.suggestions.push_back(useNoAuth());
        }
        step.suggestions.push_back(enterCredentials());
        return end(Token, step);
    }
    // An earlier refusal must not answer for the server now.
    m_tokens->setCredentials(m_candidate.clientId, m_secret);
    m_tokens->renew(m_context.get(), [this](const Result<AccessToken> &token) { tokenAnswered(token); });
}

void AccessCheck::tokenAnswered(const Result<AccessToken> &token)
{
    if (token) {
        m_token = *token;
        CheckStep step = outcome(State::Passed, tr("given by %1").arg(token->answeredBy));
        step.elapsed = token->answerTime;
        return end(Token, step);
    }
    const ApiError &error = token.error();
    CheckStep step = failed(error);
    step.elapsed = elapsed();
    switch (error.kind) {
    case Fault::CredentialsRefused:
        step.result = tr("credentials rejected");
        step.meaning = tr("The server knows no application with this client ID and client secret, or it was deleted.");
        step.remedy = tr("Check both, without blanks around them. Create a new application in the web app under Settings, "
                         "Applications, if in doubt.");
        step.suggestions.push_back(enterCredentials());
        break;
    case Fault::NotFound:
    case Fault::NotApi: {
        QStringList tried;
        for (const QUrl &url : m_root.tokenUrls)
            tried.append(QStringLiteral("POST ") + shown(url));
        step.result = tr("no token address was found");
        step.whatHappened = tried.join(QLatin1Char('\n')) + QLatin1Char('\n') + error.report();
        step.meaning = tr("The credentials may be right: they could not be tried. The API answers, its token address does not, "
                          "so either authentication is switched off or a proxy routes only part of the API.");
        step.remedy = tr("Ask the server's operator whether authentication is on, and to route the addresses above.");
        break;
    }
    case Fault::BasicRequired:
        step.result = tr("a proxy asks for a user name and password");
        step.meaning = tr("An access token and basic authentication share one header, so they cannot be combined.");
        step.remedy = tr("Use basic authentication for this server, or have the proxy let the API through.");
        step.suggestions.push_back({Suggest::UseBasicAuth, {}, {}, tr("Use basic authentication")});
        break;
    case Fault::Redirected:
        addRedirect(step, error);
        break;
    default:
        step.meaning = tr("The credentials may be right or wrong: the server did not say.");
        step.remedy = tr("Check again in a moment; look at the client ID and client secret too.");
        step.suggestions.push_back(enterCredentials());
    }
    if (m_root.answersAnonymously)
        step.suggestions.insert(step.suggestions.begin(), useNoAuth());
    end(Token, step);
}

void AccessCheck::checkLifetime()
{
    const std::chrono::seconds skew = m_token ? m_token->skew : m_dateSkew;
    const bool dateKnown = m_serverDate.isValid() || (m_token && m_token->skew.count() != 0);
    const bool farApart = std::chrono::seconds(std::abs(skew.count())) > muchSkew;
    QStringList parts;
    CheckStep step;
    if (m_token) {
        parts.append(m_token->lifetimeSaid ? duration(m_token->lifetime)
                                           : tr("not said, %1 assumed").arg(duration(m_token->lifetime)));
    }
    parts.append(dateKnown ? clockText(skew) : tr("the server tells no time"));
    step = outcome(State::Passed, parts.join(QStringLiteral(", ")));
    QStringList meaning;
    if (m_token && !m_token->lifetimeSaid)
        meaning.append(tr("The server does not say how long a token lives; Airdesk asks for new ones often, to be safe."));
    else if (m_token && m_token->lifetime < shortLife)
        meaning.append(tr("Tokens live so briefly that Airdesk asks for new ones all the time."));
    if (farApart)
        meaning.append(tr("One of the two clocks is wrong. Airdesk corrects for it; times on the pages are the server's."));
    if (!meaning.isEmpty()) {
        step.state = State::Warning;
        step.meaning = meaning.join(QLatin1Char(' '));
        step.whatHappened = step.result;
        step.remedy = farApart ? tr("Set the clock of this computer, or have the server's set.") : tr("Nothing needs to be done.");
    }
    end(Lifetime, step);
}

void AccessCheck::askWhoAmI()
{
    if (m_candidate.auth == AuthKind::None)
        return end(WhoAmI, outcome(State::Skipped, tr("nobody signs in here")));
    if (m_candidate.auth == AuthKind::Basic)
        return end(WhoAmI, outcome(State::Passed, tr("%1, by basic authentication").arg(m_candidate.basicUser)));
    auto found = std::make_shared<std::vector<Permission>>();
    list<Permission>(
        m_client.get(), api::listPermissions(), m_context.get(),
        [found](std::vector<Permission> &&rows) { found->insert(found->end(), rows.begin(), rows.end()); },
        [this, found](const ListEnd &ended) {
            m_permissions = *found;
            m_permissionsKnown = ended.isComplete;
            const auto named = std::find_if(found->begin(), found->end(), [](const Permission &p) { return !p.user.isEmpty(); });
            askUser(named != found->end() ? named->user.value
                                          : jwtClaims(m_token->value.reveal()).value(QLatin1StringView("sub")).toString());
        });
}

void AccessCheck::askUser(const QString &userId)
{
    if (userId.isEmpty() || m_root.configBase.isEmpty())
        return nameUser({}, userId);
    m_client->send<User>(api::getUser(userId), m_context.get(), [this, userId](const Result<User> &user) {
        if (!user)
            return nameUser({}, userId);
        nameUser(user->email.isEmpty()     ? user->name
                     : user->name.isEmpty() ? user->email
                                            : QStringLiteral("%1 <%2>").arg(user->name, user->email),
                 userId);
    });
}

void AccessCheck::nameUser(const QString &who, const QString &userId)
{
    QString shownUser = who.trimmed();
    const QJsonObject claims = jwtClaims(m_token->value.reveal());
    for (const char *claim : {"email", "preferred_username", "name"}) {
        if (shownUser.isEmpty())
            shownUser = claims.value(QLatin1StringView(claim)).toString().trimmed();
    }
    const bool isNobody = userId.isEmpty() || userId.count(QLatin1Char('0')) + userId.count(QLatin1Char('-')) == userId.size();
    if (shownUser.isEmpty() && !isNobody)
        shownUser = tr("user %1").arg(userId);
    CheckStep step;
    if (shownUser.isEmpty()) {
        step = outcome(State::Skipped, tr("the server does not say"));
        step.meaning = tr("Nothing depends on it.");
    } else {
        step = outcome(State::Passed, shownUser.left(200));
    }
    step.elapsed = elapsed();
    end(WhoAmI, step);
}

void AccessCheck::listWorkspaces()
{
    ListEndpoint<Workspace> endpoint = api::listWorkspaces();
    endpoint.mostRows = mostWorkspaces;
    list<Workspace>(
        m_client.get(), endpoint, m_context.get(),
        [this](std::vector<Workspace> &&rows) { m_workspaces.insert(m_workspaces.end(), rows.begin(), rows.end()); },
        [this](const ListEnd &ended) { workspacesListed(ended); });
}

void AccessCheck::workspacesListed(const ListEnd &ended)
{
    CheckStep step;
    if (ended.error) {
        step = noList(*ended.error);
    } else if (m_workspaces.empty()) {
        step = outcome(State::Warning, tr("none"));
        step.whatHappened = tr("The list of workspaces was answered and is empty.");
        step.meaning = tr("The credentials work. An application acts for the user who created it, and this user is a member of "
                          "no workspace.");
        step.remedy = tr("Have the user added to a workspace, use an application of another user, or enter the ID of a "
                         "workspace by hand.");
        step.suggestions.push_back({Suggest::EnterWorkspace, {}, {}, tr("Enter a workspace ID…")});
    } else {
        m_moreWorkspaces = !ended.isComplete;
        QString names;
        if (m_workspaces.size() <= 3) {
            QStringList few;
            for (const Workspace &workspace : m_workspaces)
                few.append(workspace.name.left(40));
            names = QStringLiteral(": ") + few.join(QStringLiteral(", "));
        }
        step = outcome(State::Passed,
                       (m_moreWorkspaces ? tr("more than %1").arg(m_workspaces.size()) : QString::number(m_workspaces.size())) + names);
    }
    step.elapsed = elapsed();
    end(Workspaces, step);
}

CheckStep AccessCheck::noList(const ApiError &error) const
{
    CheckStep step = failed(error);
    const QString address = QStringLiteral("GET %1/workspaces").arg(shown(m_root.publicBase));
    switch (error.kind) {
    case Fault::NotFound:
    case Fault::NotApi:
        step.result = m_token ? tr("the token address answers, the lists do not") : tr("the lists do not answer");
        step.whatHappened = m_token ? tr("POST %1 gave a token. %2 answered with status %3.")
                                          .arg(m_token->answeredBy, address, QString::number(error.httpStatus))
                                    : tr("%1 answered with status %2.").arg(address, QString::number(error.httpStatus));
        step.meaning = m_token ? tr("The credentials are right. A proxy or ingress in front of Airbyte lets only part of the API "
                                    "through.")
                               : tr("A proxy or ingress in front of Airbyte lets only part of the API through.");
        step.remedy = tr("Ask its operator to route everything below %1 to the server.").arg(shown(m_root.publicBase));
        break;
    case Fault::Unauthorized:
    case Fault::CredentialsNeeded:
    case Fault::CredentialsRefused:
        step.result = m_candidate.auth == AuthKind::None ? tr("the server asks for credentials") : tr("not signed in");
        step.meaning = m_candidate.auth == AuthKind::Application
            ? tr("A token was given, but the lists do not accept it: they may be answered by another server than the token.")
            : tr("The server does not answer without an access token.");
        step.remedy = tr("Enter the client ID and client secret of an application.");
        step.suggestions.push_back(enterCredentials());
        break;
    case Fault::Redirected:
        addRedirect(step, error);
        break;
    default:
        step.meaning = tr("The list of workspaces could not be read.");
        step.remedy = tr("See what happened, then check again.");
    }
    return step;
}

void AccessCheck::checkMayStart()
{
    const auto allowed = std::count_if(m_permissions.begin(), m_permissions.end(),
                                       [](const Permission &each) { return allowsSyncs(each.type); });
    const auto scoped = std::count_if(m_permissions.begin(), m_permissions.end(), [](const Permission &each) {
        return each.scope == QLatin1StringView("workspace") && allowsSyncs(each.type);
    });
    const QJsonArray roles = m_token ? jwtClaims(m_token->value.reveal()).value(QLatin1StringView("roles")).toArray() : QJsonArray();
    CheckStep step;
    if (m_candidate.auth == AuthKind::None) {
        step = outcome(State::Passed, tr("yes: everybody may, without authentication"));
    } else if (m_permissionsKnown && !m_permissions.empty() && allowed == 0) {
        step = outcome(State::Warning, tr("no: the user may only read"));
        QStringList types;
        for (const Permission &each : m_permissions)
            types.append(each.type.left(40));
        types.removeDuplicates();
        step.whatHappened = tr("The user's roles: %1.").arg(types.mid(0, 5).join(QStringLiteral(", ")));
        step.meaning = tr("Everything can be looked at; syncs can be neither started nor cancelled.");
        step.remedy = tr("Have the user made a runner or editor, or use an application of another user.");
    } else if (allowed > 0 && allowed == scoped) {
        step = outcome(State::Passed, allowed == 1 ? tr("yes, in one workspace") : tr("yes, in %1 workspaces").arg(allowed));
    } else if (allowed > 0) {
        step = outcome(State::Passed, tr("yes"));
    } else if (m_root.authMode == QLatin1StringView("simple") || roles.contains(QStringLiteral("ADMIN"))) {
        step = outcome(State::Passed, tr("yes: the user of this edition is its administrator"));
    } else {
        step = outcome(State::Skipped, tr("not known: the server does not tell"));
        step.meaning = tr("The first sync will show it. Nothing was started to find out.");
    }
    if (m_candidate.readOnly && step.state == State::Passed) {
        step.state = State::Warning;
        step.result += tr(", but this server is marked read only in Airdesk");
        step.remedy = tr("Switch \"read only\" off for this server to start syncs.");
    }
    end(MayStartSyncs, step);
}

} // namespace airdesk
