// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/connections.h"
#include "api/endpoints/connectors.h"
#include "api/endpoints/jobs.h"
#include "api/endpoints/people.h"
#include "api/endpoints/support.h"
#include "api/endpoints/tags.h"
#include "api/endpoints/workspaces.h"
#include "cli/commands/commands.h"
#include "cli/commands/rawlists.h"
#include "cli/context.h"

#include <QCoreApplication>

#include <deque>

namespace airdesk::cli {
namespace {

using Fault = ApiError::Kind;

QString text(const char *source) { return QCoreApplication::translate("GetCommand", source); }

// nullopt: the server has no address for a single one; it is picked from the list.
std::optional<Endpoint<QJsonObject>> single(Kind kind, const QString &id)
{
    switch (kind) {
    case Kind::Workspaces:
        return api::raw(api::getWorkspace(WorkspaceId(id)));
    case Kind::Connections:
        return api::raw(api::getConnection(ConnectionId(id)));
    case Kind::Sources:
        return api::raw(api::getSource(SourceId(id)));
    case Kind::Destinations:
        return api::raw(api::getDestination(DestinationId(id)));
    case Kind::Jobs:
        return api::raw(api::getJob(JobId{id.toLongLong()}));
    case Kind::Tags:
        return api::raw(api::getTag(id));
    case Kind::Permissions:
        return api::raw(api::getPermission(id));
    case Kind::Applications: // by client ID, which the server does not take
    case Kind::Users:
    case Kind::Organizations:
        break;
    }
    return std::nullopt;
}

void print(Context *context, const QJsonObject &object)
{
    const bool showsAll = context->arguments().showSecret;
    context->out().object(showsAll ? object : masked(object));
    context->finish(Done);
}

//! Looks through a list for one row.
class Search : public QObject
{
public:
    Search(Context *context, Kind kind) : QObject(context), m_context(context), m_kind(kind) {}

    void start()
    {
        if (m_kind != Kind::Users)
            return read(rawList(m_kind, {}));
        list<Organization>(
            m_context->client(), api::listOrganizations(), this,
            [this](std::vector<Organization> &&rows) {
                for (const Organization &each : rows)
                    m_organizations.push_back(each.id);
            },
            [this](const ListEnd &end) {
                if (end.error)
                    return m_context->failRead(*end.error);
                readNext();
            });
    }

private:
    void read(const ListEndpoint<QJsonObject> &endpoint)
    {
        list<QJsonObject>(
            m_context->client(), endpoint, this, [this](std::vector<QJsonObject> &&rows) { look(rows); },
            [this](const ListEnd &end) {
                if (m_found)
                    return print(m_context, *m_found);
                if (end.error)
                    return m_context->failRead(*end.error);
                readNext();
            });
    }

    void look(const std::vector<QJsonObject> &rows)
    {
        const QString wanted = m_context->arguments().operands.first();
        for (const QJsonObject &row : rows) {
            const bool fits = row.value(idFieldOf(m_kind)).toString() == wanted
                || (m_kind == Kind::Applications && row.value(QLatin1StringView("id")).toString() == wanted);
            if (fits && !m_found)
                m_found = row;
        }
    }

    void readNext()
    {
        if (m_organizations.empty()) {
            return m_context->fail(ApiError::make(Fault::NotFound, text("There is no \"%1\" among the %2.")
                                                                       .arg(shortened(m_context->arguments().operands.first()),
                                                                            wordOf(m_kind))));
        }
        const QString organization = m_organizations.front();
        m_organizations.pop_front();
        read(rawList(m_kind, {}, organization));
    }

    Context *m_context;
    Kind m_kind;
    std::deque<QString> m_organizations;
    std::optional<QJsonObject> m_found;
};

} // namespace

void getObject(Context *context)
{
    const Kind kind = *context->arguments().kind;
    const QString id = context->arguments().operands.first();
    if (kind == Kind::Jobs) {
        bool isNumber = false;
        (void)id.toLongLong(&isNumber);
        if (!isNumber)
            return context->failUsage(text("A job is named by a number, not by \"%1\".").arg(shortened(id)));
    }
    context->withServer(Context::Purpose::Read, [context, kind, id] {
        const std::optional<Endpoint<QJsonObject>> endpoint = single(kind, id);
        if (!endpoint)
            return (new Search(context, kind))->start();
        context->client()->send<QJsonObject>(*endpoint, context, [context](const Result<QJsonObject> &object) {
            if (object)
                print(context, *object);
            else
                context->failRead(object.error());
        });
    });
}

} // namespace airdesk::cli
