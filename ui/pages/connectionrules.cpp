// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectionrules.h"

#include "api/address.h"
#include "backend/backend.h"
#include "models/connectionrow.h"

#include <QCoreApplication>

#include <algorithm>

namespace airdesk::ui::rules {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionRules)
};

QString common(const ConnectionRow &row, Backend *backend)
{
    if (const QString reason = whyNotWrite(backend); !reason.isEmpty())
        return reason;
    if (row.isDeleted())
        return Words::tr("This connection was deleted on the server");
    if (row.busy)
        return Words::tr("An action on this connection is on its way");
    return {};
}

QUrl page(const ConnectionRow &row, Backend *backend, const QString &last)
{
    if (!backend || row.connection.workspace.isEmpty())
        return {};
    return joinUrl(backend->profile().address,
                   u"/workspaces/%1/connections/%2/%3"_s.arg(row.connection.workspace.value, row.key.id.value, last));
}

} // namespace

QString whyNotWrite(Backend *backend)
{
    if (!backend)
        return Words::tr("The server was removed");
    if (backend->profile().readOnly)
        return Words::tr("%1 is read only").arg(backend->profile().name);
    if (!backend->writesForbiddenBecause().isEmpty())
        return backend->writesForbiddenBecause();
    switch (backend->state()) {
    case ServerState::CredentialsRefused:
    case ServerState::CredentialsNeeded:
        return Words::tr("%1 needs credentials").arg(backend->profile().name);
    case ServerState::KeychainLocked:
    case ServerState::KeychainWaiting:
        return Words::tr("The keychain is locked");
    case ServerState::NotReached:
        return Words::tr("%1 is not reached").arg(backend->profile().name);
    default:
        return {};
    }
}

QString whyNotSync(const ConnectionRow &row, Backend *backend)
{
    if (const QString reason = common(row, backend); !reason.isEmpty())
        return reason;
    if (const Job *job = activeJob(row))
        return Words::tr("A sync is already running (job %1). Wait for it or cancel it").arg(job->id.value);
    if (row.connection.status == "inactive"_L1)
        return Words::tr("This connection is paused. Enable it first");
    if (!row.connection.isActive())
        return Words::tr("The server says this connection is \"%1\"").arg(row.connection.status.left(40));
    return {};
}

QString whyNotCancel(const ConnectionRow &row, Backend *backend)
{
    if (const QString reason = whyNotWrite(backend); !reason.isEmpty())
        return reason;
    const Job *job = activeJob(row);
    if (!job)
        return Words::tr("Nothing is running");
    if (backend->jobs()->isCancelling(job->id))
        return Words::tr("The server was asked to cancel job %1").arg(job->id.value);
    return {};
}

QString whyNotSwitch(const ConnectionRow &row, Backend *backend, bool on)
{
    if (const QString reason = common(row, backend); !reason.isEmpty())
        return reason;
    if (on && row.connection.isActive())
        return Words::tr("This connection is enabled already");
    if (!on && row.connection.status == "inactive"_L1)
        return Words::tr("This connection is disabled already");
    if (!row.connection.isActive() && row.connection.status != "inactive"_L1)
        return Words::tr("The server says this connection is \"%1\"").arg(row.connection.status.left(40));
    return {};
}

const Job *activeJob(const ConnectionRow &row)
{
    const auto active = std::find_if(row.jobs.begin(), row.jobs.end(),
                                     [](const Job &job) { return isActive(job.status.kind); });
    return active == row.jobs.end() ? nullptr : &*active;
}

QUrl webPage(const ConnectionRow &row, Backend *backend) { return page(row, backend, u"status"_s); }

QUrl timelinePage(const ConnectionRow &row, Backend *backend) { return page(row, backend, u"timeline"_s); }

} // namespace airdesk::ui::rules
