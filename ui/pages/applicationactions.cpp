// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/applicationactions.h"

#include "api/endpoints/workspaces.h"
#include "backend/session.h"
#include "dialogs/confirmdialog.h"
#include "dialogs/createapplicationdialog.h"
#include "dialogs/credentialsdialog.h"
#include "format.h"
#include "services/credentialswitch.h"

#include <QLocale>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

ApplicationActions::ApplicationActions(Session *session, SecretClipboard *clipboard, QWidget *window)
    : QObject(window), m_session(session), m_clipboard(clipboard), m_window(window)
{
}

const ApplicationRow *ApplicationActions::row(const Key &key) const { return m_session->models()->applications.find(key); }

int ApplicationActions::countOf(const ServerId &server) const
{
    int count = 0;
    const ApplicationModel &rows = m_session->models()->applications;
    for (int i = 0; i < rows.rowCount(); ++i)
        count += rows.row(i).key.server == server ? 1 : 0;
    return count;
}

QString ApplicationActions::whyNotCreate(const ServerId &server) const
{
    Backend *backend = m_session->backend(server);
    if (!backend)
        return tr("Choose one server to create an application on it.");
    if (backend->profile().readOnly)
        return tr("%1 is read only.").arg(backend->profile().name);
    const ApplicationService *service = backend->applications();
    switch (service->support()) {
    case ApplicationSupport::None:
        return tr("Authentication is switched off on this server: there are no applications.");
    case ApplicationSupport::Single:
        return tr("This edition has one built-in application; others cannot be created.");
    case ApplicationSupport::Unknown:
    case ApplicationSupport::Multiple:
        break;
    }
    if (!service->state().readAt.isValid())
        return tr("The applications have not been read yet.");
    const int count = countOf(server);
    if (service->limit() && count >= *service->limit())
        return tr("You have %1 of %2 applications. Delete one that nothing uses any more.").arg(count).arg(*service->limit());
    return {};
}

QString ApplicationActions::whyNotDelete(const Key &key) const
{
    Backend *backend = m_session->backend(key.server);
    if (!backend)
        return tr("Choose an application.");
    if (backend->profile().readOnly)
        return tr("%1 is read only.").arg(backend->profile().name);
    if (backend->applications()->support() == ApplicationSupport::Single)
        return tr("This edition has one built-in application; it cannot be deleted.");
    if (m_busy.contains(key.id.value))
        return tr("One moment…");
    return key.id.isEmpty() ? tr("The client ID was not returned by the server.") : QString();
}

QString ApplicationActions::whyNotUse(const Key &key) const
{
    Backend *backend = m_session->backend(key.server);
    const ApplicationRow *one = row(key);
    if (!backend || !one)
        return tr("Choose an application.");
    if (backend->profile().auth != AuthKind::Application)
        return tr("%1 signs in without an application.").arg(backend->profile().name);
    if (m_busy.contains(key.id.value))
        return tr("One moment…");
    if (key.id.isEmpty())
        return tr("The client ID was not returned by the server.");
    const bool works = backend->tokens()->hasCredentials() && backend->tokens()->state() != TokenSource::State::Refused;
    return one->usedByServer && works ? tr("This server uses it already.") : QString();
}

QString ApplicationActions::whyNotToken(const Key &key) const
{
    const Backend *backend = m_session->backend(key.server);
    const ApplicationRow *one = row(key);
    if (!backend || !one)
        return tr("Choose an application.");
    if (one->application.secret.isEmpty() && !one->usedByServer)
        return tr("The client secret was not returned by the server.");
    return {};
}

void ApplicationActions::create(const ServerId &server)
{
    if (!whyNotCreate(server).isEmpty())
        return;
    auto *dialog = new CreateApplicationDialog(m_session, server, m_clipboard, m_clipboardSeconds, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CreateApplicationDialog::created, this, [this](const Key &key) {
        if (const ApplicationRow *one = row(key))
            Q_EMIT message(tr("%1 was created.").arg(one->application.name));
        Q_EMIT created(key);
    });
    connect(dialog, &CreateApplicationDialog::deleteWanted, this, [this, dialog](const Key &key) { remove(key, dialog); });
    connect(dialog, &CreateApplicationDialog::useWanted, this, &ApplicationActions::use);
    dialog->open();
}

void ApplicationActions::remove(const Key &key, QWidget *window)
{
    const ApplicationRow *one = row(key);
    if (!one || !whyNotDelete(key).isEmpty())
        return;
    const QString name = one->application.name;
    const bool used = one->usedByServer;
    const QString server = m_session->backend(key.server)->profile().name;
    ConfirmDialog::Question question;
    question.title = tr("Delete application");
    question.text = used ? tr("Delete \"%1\", which Airdesk uses for %2?").arg(name, server) : tr("Delete the application \"%1\"?").arg(name);
    question.detail = used
        ? tr("Client ID %1. This locks Airdesk out of %2: it needs other credentials afterwards. Choose \"Use for this server\" on "
             "another application first, or rotate. This cannot be undone.").arg(key.id.value, server)
        : tr("Client ID %1. Everything that signs in with it stops working. This cannot be undone.").arg(key.id.value);
    question.yes = used ? tr("Delete and lock out") : tr("Delete");
    ConfirmDialog::ask(window ? window : m_window, question, this, [this, key, name, used] { removeNow(key, name, used); });
}

void ApplicationActions::removeNow(const Key &key, const QString &name, bool wasUsed)
{
    Backend *backend = m_session->backend(key.server);
    if (!backend || !whyNotDelete(key).isEmpty())
        return;
    m_busy.insert(key.id.value);
    Q_EMIT changed();
    backend->applications()->remove(key.id, this, [this, key, name, wasUsed](const Result<Application> &answer) {
        m_busy.remove(key.id.value);
        Q_EMIT changed();
        if (!answer) {
            Q_EMIT failed(tr("%1 was not deleted").arg(name), answer.error());
            return;
        }
        Q_EMIT message(tr("%1 was deleted.").arg(name));
        Backend *server = m_session->backend(key.server);
        // Only if it was not switched to another one meanwhile.
        if (server && wasUsed && server->profile().clientId == key.id.value) {
            server->dropCredentials(false);
            offerToForget(key.server, name);
        }
    });
}

void ApplicationActions::offerToForget(const ServerId &server, const QString &name)
{
    ConfirmDialog::Question question;
    question.title = tr("Forget the secret");
    question.text = tr("Remove the secret of \"%1\" from the keychain?").arg(name);
    question.detail = tr("%1 was deleted, so nothing can sign in with it any more. The server needs new credentials either way.").arg(name);
    question.yes = tr("Remove the secret");
    question.no = tr("Leave it");
    question.destroys = false;
    ConfirmDialog::ask(m_window, question, this, [this, server] {
        if (Backend *backend = m_session->backend(server)) {
            backend->dropCredentials(true);
            Q_EMIT message(tr("The stored secret was removed."));
        }
    });
}

void ApplicationActions::use(const Key &key)
{
    const ApplicationRow *one = row(key);
    if (!one || !whyNotUse(key).isEmpty())
        return;
    if (one->application.secret.isEmpty()) {
        enterSecret(key);
        return;
    }
    const QString name = one->application.name;
    m_busy.insert(key.id.value);
    Q_EMIT changed();
    CredentialSwitch::start(m_session, key.server, key.id, one->application.secret, this, [this, key, name](const Result<void> &result) {
        m_busy.remove(key.id.value);
        m_tests.remove(key.server);
        Q_EMIT changed();
        const Backend *backend = m_session->backend(key.server);
        if (result && backend)
            Q_EMIT message(tr("%1 uses %2 now.").arg(backend->profile().name, name));
        else if (!result)
            Q_EMIT failed(tr("%1 is not used").arg(name), result.error());
    });
}

void ApplicationActions::enterSecret(const Key &key)
{
    auto *dialog = new CredentialsDialog(m_session->backend(key.server), m_session, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setClientId(key.id.value);
    dialog->open();
}

void ApplicationActions::test(const ServerId &server)
{
    Backend *backend = m_session->backend(server);
    if (!backend || m_tests.value(server).isRunning)
        return;
    m_tests.insert(server, {tr("being tested…"), true, true});
    Q_EMIT tested(server);
    const auto end = [this, server](const QString &text, bool good) {
        const QString time = QLocale().toString(QTime::currentTime(), u"HH:mm:ss"_s);
        m_tests.insert(server, {tr("tested %1: %2").arg(time, text), false, good});
        Q_EMIT tested(server);
    };
    backend->tokens()->renew(this, [this, server, end](const Result<AccessToken> &token) {
        Backend *tested = m_session->backend(server);
        if (!tested)
            return;
        if (!token) {
            end(token.error().message, false);
            return;
        }
        auto seen = std::make_shared<int>(0);
        const QString life = format::duration(token->lifetime);
        list<Workspace>(
            tested->client(), api::listWorkspaces(), this, [seen](std::vector<Workspace> &&rows) { *seen += int(rows.size()); },
            [end, seen, life](const ListEnd &ended) {
                if (ended.error)
                    end(ended.error->message, false);
                else
                    end(tr("a token for %1, %n workspace(s) seen.", nullptr, *seen).arg(life), true);
            });
    });
}

} // namespace airdesk::ui
