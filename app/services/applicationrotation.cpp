// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/applicationrotation.h"

#include "backend/session.h"
#include "services/credentialswitch.h"
#include "services/credentialtest.h"

#include <QRegularExpression>

namespace airdesk {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

//! Of this server, as the table has them.
std::vector<const ApplicationRow *> rowsOf(Session *session, const ServerId &server)
{
    std::vector<const ApplicationRow *> rows;
    const ApplicationModel &model = session->models()->applications;
    for (int i = 0; i < model.rowCount(); ++i) {
        if (model.row(i).key.server == server)
            rows.push_back(&model.row(i));
    }
    return rows;
}

} // namespace

ApplicationRotation::ApplicationRotation(Session *session, const ServerId &server, QObject *parent)
    : QObject(parent), m_session(session), m_server(server)
{
    QStringList taken;
    m_oldId = ClientId(backend()->profile().clientId);
    for (const ApplicationRow *row : rowsOf(session, server)) {
        taken.append(row->application.name);
        if (row->key.id == m_oldId)
            m_oldName = row->application.name;
    }
    m_newName = suggestName(m_oldName, QDate::currentDate(), taken);
}

Backend *ApplicationRotation::backend() const { return m_session->backend(m_server); }

QString ApplicationRotation::whyNot(Session *session, const ServerId &server)
{
    const Backend *backend = session->backend(server);
    if (!backend)
        return tr("choose one server first");
    const ServerProfile &profile = backend->profile();
    if (profile.auth != AuthKind::Application)
        return tr("%1 signs in without an application").arg(profile.name);
    if (profile.readOnly)
        return tr("%1 is read only").arg(profile.name);
    const ApplicationService *service = const_cast<Backend *>(backend)->applications();
    switch (service->support()) {
    case ApplicationSupport::None:
        return tr("authentication is off on this server");
    case ApplicationSupport::Single:
        return tr("this server has one built-in application");
    case ApplicationSupport::Unknown:
    case ApplicationSupport::Multiple:
        break;
    }
    const auto rows = rowsOf(session, server);
    const bool usesOneOfThem = std::any_of(rows.begin(), rows.end(), [](const ApplicationRow *row) { return row->usedByServer; });
    if (!usesOneOfThem)
        return service->state().isLoading() ? tr("the applications are being read")
                                            : tr("the application in use is not among those listed");
    if (service->limit() && int(rows.size()) >= *service->limit())
        return tr("no free place");
    return {};
}

QString ApplicationRotation::suggestName(const QString &oldName, const QDate &today, const QStringList &taken)
{
    static const QRegularExpression dateAtEnd(uR"([-_ ]?\d{4}-\d{2}(-\d{2})?(-\d+)?$)"_s);
    QString base = oldName.trimmed();
    base.remove(dateAtEnd);
    if (base.isEmpty())
        base = u"airdesk"_s;
    const QString dated = base + today.toString(u"-yyyy-MM"_s);
    QString name = dated;
    for (int i = 2; taken.contains(name, Qt::CaseInsensitive); ++i)
        name = dated + u'-' + QString::number(i);
    return name;
}

std::optional<ApplicationRotation::Step> ApplicationRotation::current() const
{
    for (int i = 0; i < steps; ++i) {
        const State state = m_states[static_cast<size_t>(i)];
        if (state != State::Done && state != State::Skipped)
            return static_cast<Step>(i);
    }
    return std::nullopt;
}

bool ApplicationRotation::isRunning() const
{
    const auto step = current();
    return step && state(*step) == State::Running;
}

void ApplicationRotation::setNewName(const QString &name)
{
    if (state(Step::Create) == State::Done || isRunning())
        return;
    m_newName = name.trimmed();
    m_mayExist = false;
    Q_EMIT changed();
}

void ApplicationRotation::advance()
{
    const auto step = current();
    if (!step || isRunning() || !backend())
        return;
    m_error.reset();
    setState(*step, State::Running);
    switch (*step) {
    case Step::Create:
        create();
        break;
    case Step::Test:
        test();
        break;
    case Step::Switch:
        switchOver();
        break;
    case Step::Delete:
        removeOld();
        break;
    }
}

// ---- 1. create

void ApplicationRotation::create()
{
    if (m_mayExist) {
        findCreated();
        return;
    }
    backend()->applications()->create(m_newName, this, [this](const Result<Application> &answer) {
        if (answer) {
            adopt(*answer);
            return;
        }
        const ApiError &error = answer.error();
        m_mayExist = (error.kind == Kind::Timeout || error.kind == Kind::Network) && !error.neverSent;
        fail(Step::Create, error);
    });
}

//! The answer was lost: what a second request would create twice may be in the list.
void ApplicationRotation::findCreated()
{
    ApplicationService *service = backend()->applications();
    connect(service, &ApplicationService::stateChanged, this, [this, service] {
        if (service->state().isLoading())
            return;
        disconnect(service, &ApplicationService::stateChanged, this, nullptr);
        if (service->state().error) {
            fail(Step::Create, *service->state().error);
            return;
        }
        for (const ApplicationRow *row : rowsOf(m_session, m_server)) {
            if (row->application.name == m_newName && row->key.id != m_oldId) {
                adopt(row->application);
                return;
            }
        }
        m_mayExist = false; // it is not there: create it now
        create();
    });
    service->refresh();
}

void ApplicationRotation::adopt(const Application &application)
{
    m_created = application;
    if (application.secret.isEmpty()) {
        fail(Step::Create, ApiError::make(Kind::Protocol, tr("\"%1\" was created, but its client secret was not returned by the "
                                                             "server, so it cannot be used. Give up and delete it, then try again.")
                                                              .arg(m_newName)));
        return;
    }
    done(Step::Create);
}

// ---- 2. test

void ApplicationRotation::test()
{
    CredentialTest::start(backend()->transport(), backend()->client()->root(), m_created.clientId.value, m_created.secret, this,
                          [this](const Result<CredentialTest::Outcome> &outcome) {
        if (!outcome) {
            fail(Step::Test, outcome.error());
            return;
        }
        m_workspacesSeen = int(outcome->workspaces.size());
        done(Step::Test);
    });
}

// ---- 3. switch

void ApplicationRotation::switchOver()
{
    CredentialSwitch::start(m_session, m_server, m_created.clientId, m_created.secret, this, [this](const Result<void> &result) {
        if (!result) {
            fail(Step::Switch, result.error());
            return;
        }
        done(Step::Switch);
        Q_EMIT switched();
    });
}

// ---- 4. delete

void ApplicationRotation::removeOld()
{
    if (backend()->profile().clientId == m_oldId.value) {
        // Somebody chose the old one again meanwhile.
        fail(Step::Delete, ApiError::make(Kind::Conflict, tr("The server uses \"%1\" again; it is not deleted.").arg(m_oldName)));
        return;
    }
    backend()->applications()->remove(m_oldId, this, [this](const Result<Application> &answer) {
        const bool gone = answer || !m_session->models()->applications.find({m_server, m_oldId});
        if (gone)
            done(Step::Delete);
        else
            fail(Step::Delete, answer.error());
    });
}

void ApplicationRotation::keepOld()
{
    if (current() != Step::Delete || isRunning())
        return;
    m_error.reset();
    setState(Step::Delete, State::Skipped);
}

bool ApplicationRotation::canGiveUp() const
{
    const bool used = backend() && backend()->profile().clientId == m_created.clientId.value;
    return !m_created.clientId.isEmpty() && !isRunning() && !used && state(Step::Switch) != State::Done;
}

void ApplicationRotation::giveUp(QObject *context, std::function<void(const Result<void> &)> callback)
{
    if (!canGiveUp())
        return;
    backend()->applications()->remove(m_created.clientId, context,
                                      [callback = std::move(callback)](const Result<Application> &answer) {
        callback(answer ? Result<void>() : Result<void>(failure(answer.error())));
    });
}

// ----

void ApplicationRotation::setState(Step step, State state)
{
    m_states[static_cast<size_t>(step)] = state;
    Q_EMIT changed();
}

void ApplicationRotation::done(Step step)
{
    const auto next = static_cast<size_t>(step) + 1;
    if (next < m_states.size())
        m_states[next] = State::Ready;
    setState(step, State::Done);
}

void ApplicationRotation::fail(Step step, const ApiError &error)
{
    m_error = error;
    setState(step, State::Failed);
}

} // namespace airdesk
