// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/context.h"
#include "cli/terminal.h"
#include "services/applicationservice.h"
#include "services/models.h"

#include <QCoreApplication>

namespace airdesk::cli {
namespace {

using Fault = ApiError::Kind;

QString text(const char *source) { return QCoreApplication::translate("ApplicationCommands", source); }

//! The service with the tables it fills, for one command.
class ApplicationRun : public QObject
{
public:
    explicit ApplicationRun(Context *context)
        : QObject(context)
        , m_context(context)
        , m_service(ServerId(QStringLiteral("here")), context->client(), context->transport(), &m_models, nullptr)
    {
        m_service.setServerFacts(context->profile().authMode, context->profile().edition);
    }

    void create(const QString &name)
    {
        if (!isSupported(text("create others")))
            return;
        m_service.create(name, this, [this](const Result<Application> &created) {
            if (!created)
                return m_context->fail(created.error());
            QJsonObject row{{QStringLiteral("clientId"), created->clientId.value}, {QStringLiteral("name"), created->name}};
            if (!created->id.isEmpty())
                row.insert(QStringLiteral("id"), created->id);
            if (created->createdAt.isValid())
                row.insert(QStringLiteral("createdAt"), created->createdAt.toSecsSinceEpoch());
            if (created->secret.isEmpty())
                m_context->say(text("The server did not return the secret. Look for it in the web app."));
            else // the one moment to hand it over: servers may never tell it again
                row.insert(QStringLiteral("clientSecret"), QString::fromUtf8(created->secret.reveal()));
            m_context->out().object(row);
            m_context->finish(Done);
        });
    }

    void remove(const ClientId &clientId)
    {
        m_clientId = clientId;
        if (!isSupported(text("delete it")))
            return;
        connect(&m_service, &ApplicationService::stateChanged, this, [this] {
            if (m_service.state().isLoading() || std::exchange(m_isListed, true))
                return;
            if (m_service.state().error)
                return m_context->fail(*m_service.state().error);
            confirm();
        });
        m_service.refresh();
    }

private:
    bool isSupported(const QString &what)
    {
        if (m_service.support() == ApplicationSupport::None) {
            m_context->fail(ApiError::make(Fault::Invalid, text("This server works without authentication: it has no applications.")));
            return false;
        }
        if (m_service.support() == ApplicationSupport::Single) {
            m_context->fail(ApiError::make(Fault::Invalid, text("This edition of Airbyte has one built-in application and cannot %1. Its "
                                                                "secret is changed by the server's operator.").arg(what)));
            return false;
        }
        return true;
    }

    void confirm()
    {
        const ApplicationRow *row = m_models.applications.find({ServerId(QStringLiteral("here")), m_clientId});
        const QString name = row ? row->application.name : m_clientId.value;
        const bool isOurs = m_clientId.value == m_context->profile().clientId;
        if (isOurs)
            m_context->say(text("This is the application that Airdesk itself uses for this server: without it Airdesk is locked out."));
        if (!m_context->arguments().yes) {
            if (!terminal::isTerminal(stdin)) {
                return m_context->failUsage(text("Deleting \"%1\" ends its tokens and cannot be undone. Confirm with --yes.")
                                                .arg(shortened(name)));
            }
            const auto answer = terminal::ask(text("Delete \"%1\"? Its tokens end; this cannot be undone. [y/N] ").arg(shortened(name)));
            if (!answer || !answer->trimmed().toLower().startsWith('y')) {
                m_context->say(text("Nothing was deleted."));
                return m_context->finish(Interrupts::happened() ? Interrupted : Refused);
            }
        }
        const bool isListed = row != nullptr;
        m_service.remove(m_clientId, this, [this, name, isOurs, isListed](const Result<Application> &removed) {
            if (!removed) {
                if (!isListed)
                    m_context->say(text("No application with this client ID was in the list."));
                return m_context->fail(removed.error());
            }
            m_context->say(text("\"%1\" is deleted.").arg(shortened(name)));
            if (isOurs && !m_context->profile().id.isEmpty()) {
                m_context->say(text("This server needs other credentials now: airdesk-cli server remove \"%1\", then add it again.")
                                   .arg(m_context->profile().name));
            }
            m_context->finish(Done);
        });
    }

    Context *m_context;
    Models m_models;
    ApplicationService m_service;
    ClientId m_clientId;
    bool m_isListed = false;
};

} // namespace

void createApplication(Context *context)
{
    context->withServer(Context::Purpose::Write, [context] { (new ApplicationRun(context))->create(context->arguments().operands.first().trimmed()); });
}

void deleteApplication(Context *context)
{
    context->withServer(Context::Purpose::Write, [context] {
        (new ApplicationRun(context))->remove(ClientId(context->arguments().operands.first().trimmed()));
    });
}

} // namespace airdesk::cli
