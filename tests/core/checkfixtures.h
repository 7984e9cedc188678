// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/accesscheck.h"
#include "demo/demoserver.h"

#include <QSignalSpy>

namespace airdesk::test {

inline demo::Options quiet(demo::Options options = {})
{
    options.connections = 5;
    options.historyRuns = 1;
    options.schedules = false;
    return options;
}

inline ServerProfile profileOf(const demo::DemoServer &server)
{
    ServerProfile profile;
    profile.name = QStringLiteral("Test");
    profile.address = server.url();
    profile.clientId = server.clientId();
    return profile;
}

inline Secret secretOf(const demo::DemoServer &server) { return Secret(server.clientSecret().toUtf8()); }

// True when it came to its end.
inline bool runCheck(AccessCheck &check, AccessCheck::Step from = AccessCheck::Address)
{
    QSignalSpy finished(&check, &AccessCheck::finished);
    check.start(from);
    return finished.wait(20000) && finished.count() == 1;
}

inline bool runCheck(AccessCheck &check, const ServerProfile &profile, const Secret &secret)
{
    check.setServer(profile, secret);
    return runCheck(check);
}

} // namespace airdesk::test
