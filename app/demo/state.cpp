// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/state.h"

#include "demo/prng.h"

using namespace Qt::StringLiterals;

namespace airdesk::demo {

State::State(const Options &given)
    : options(given)
    , world(given, clock.start())
    , jobs(world, clock, given)
    , tokens(randomHex(64).toLatin1())
    , applications(given, world.userName, clock.start() / 1000)
{
    resetBehaviour();
}

void State::resetBehaviour()
{
    behaviour = Behaviour();
    clock.setSkew(0);
    jobs.setRunningStatus({});
    behaviour.readOnlyUser = options.readOnlyUser;
    behaviour.latency = options.latency;
    behaviour.tokenLifetime = options.tokenLifetime;
    if (options.layout == Layout::Cloud)
        behaviour.pageLinks = PageLinks::OwnHost;
}

bool State::isAdmin() const
{
    return (options.edition == Edition::Community || options.edition == Edition::None) &&
           !behaviour.readOnlyUser;
}

bool State::sees(int workspace) const
{
    return workspace >= 0 && (behaviour.visibleWorkspaces < 0 || workspace < behaviour.visibleWorkspaces);
}

QString State::version() const
{
    if (!options.version.isEmpty())
        return options.version;
    return options.layout == Layout::Legacy ? u"0.63.8"_s : u"2.0.1"_s;
}

QString State::publicPath() const
{
    return options.layout == Layout::Combined ? u"/api/public/v1"_s : u"/v1"_s;
}

QByteArray State::issueToken(const QString &clientId)
{
    Tokens::Issue issue;
    issue.edition = options.edition;
    issue.clientId = clientId;
    issue.lifetime = behaviour.tokenLifetime;
    issue.answer = behaviour.tokenAnswer;
    issue.issuer = options.edition == Edition::Enterprise ? QString(root % u"/auth/realms/airbyte"_s) : root;
    issue.subject =
        options.edition == Edition::Community ? u"00000000-0000-0000-0000-000000000000"_s : world.userId;
    return tokens.issue(issue, clock);
}

} // namespace airdesk::demo
