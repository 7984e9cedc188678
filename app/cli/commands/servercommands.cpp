// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/address.h"
#include "cli/commands/commands.h"
#include "cli/context.h"
#include "cli/terminal.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace airdesk::cli {
namespace {

using Fault = ApiError::Kind;

QString text(const char *source) { return QCoreApplication::translate("ServerCommands", source); }

QString authWord(AuthKind kind)
{
    switch (kind) {
    case AuthKind::Application:
        return QStringLiteral("application");
    case AuthKind::None:
        return QStringLiteral("none");
    case AuthKind::Basic:
        break;
    }
    return QStringLiteral("basic");
}

// Everything but the secret; nullopt: said why, and ended.
std::optional<ServerProfile> describedServer(Context *context)
{
    const Arguments &arguments = context->arguments();
    const Result<ServerAddress> address = parseAddress(arguments.url);
    if (!address) {
        context->failUsage(QStringLiteral("--url: ") + address.error().message);
        return std::nullopt;
    }
    ServerProfile profile;
    profile.id = ServerId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    profile.name = arguments.operands.first().trimmed();
    profile.address = address->root;
    profile.allowHttp = arguments.allowHttp;
    if (address->needsConsent() && !arguments.allowHttp) {
        context->failUsage(text("The address is not encrypted: secrets could be read on the way."),
                           text("Use https, or allow plain http for this server: --allow-http"));
        return std::nullopt;
    }
    if (!arguments.caFile.isEmpty()) {
        profile.caFile = QFileInfo(arguments.caFile).absoluteFilePath();
        if (const Result<void> file = checkCaFile(profile.caFile); !file) {
            context->failUsage(file.error().message);
            return std::nullopt;
        }
    }
    if (arguments.noAuth) {
        profile.auth = AuthKind::None;
    } else if (!arguments.basicUser.isEmpty()) {
        profile.auth = AuthKind::Basic;
        profile.basicUser = arguments.basicUser;
    } else {
        profile.clientId = arguments.clientId;
        if (profile.clientId.isEmpty() && !arguments.secretFromStdin && terminal::isTerminal(stdin)) {
            if (const auto typed = terminal::ask(text("Client ID: ")))
                profile.clientId = QString::fromLocal8Bit(*typed).trimmed();
        }
        if (profile.clientId.isEmpty()) {
            context->failUsage(text("How does Airdesk sign in? --client-id is missing."),
                               text("Give --client-id ID --client-secret-stdin, --basic USER, or --no-auth."));
            return std::nullopt;
        }
    }
    Result<void> valid = checkProfile(profile);
    if (valid)
        valid = context->profiles()->checkName(profile.name);
    if (!valid) {
        context->failUsage(valid.error().message);
        return std::nullopt;
    }
    return profile;
}

// nullopt: said why, and ended.
std::optional<Secret> typedSecret(Context *context, AuthKind kind)
{
    const bool isPassword = kind == AuthKind::Basic;
    std::optional<Secret> secret;
    if (context->arguments().secretFromStdin) {
        if (std::optional<QByteArray> line = terminal::readLine(CredentialStore::largestSecret)) {
            secret = Secret(line->trimmed());
            line->fill('\0');
        }
    } else if (terminal::isTerminal(stdin)) {
        secret = terminal::askSecret(isPassword ? text("Password: ") : text("Client secret: "));
        if (Interrupts::happened()) {
            context->finish(Interrupted);
            return std::nullopt;
        }
    } else {
        context->failUsage(text("The secret is missing, and there is no terminal to ask for it."),
                           text("Give it on standard input: --client-secret-stdin"));
        return std::nullopt;
    }
    if (!secret || secret->isEmpty()) {
        context->failUsage(isPassword ? text("The password is empty.") : text("The client secret is empty."));
        return std::nullopt;
    }
    if (secret->size() > CredentialStore::largestSecret) {
        context->failUsage(text("The secret is longer than %1 bytes. Check what was given.").arg(CredentialStore::largestSecret));
        return std::nullopt;
    }
    const QByteArray &bytes = secret->reveal();
    if (std::any_of(bytes.begin(), bytes.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; })) {
        context->failUsage(text("The secret contains control characters. Check what was given."));
        return std::nullopt;
    }
    return secret;
}

// Entries of servers removed while the keychain was locked: tried again whenever it is open anyway.
void removeLeftovers(Context *context, const std::function<void()> &then)
{
    const std::vector<ServerId> left = context->profiles()->pendingRemovals();
    if (left.empty())
        return then();
    auto open = std::make_shared<size_t>(left.size());
    for (const ServerId &id : left) {
        context->keychain()->remove(id, context, [context, id, open, then](const CredentialResult &result) {
            if (result.isAvailable())
                (void)context->profiles()->forgetRemoval(id);
            if (--*open == 0)
                then();
        });
    }
}

void save(Context *context, const ServerProfile &profile)
{
    const bool hasSecret = profile.auth != AuthKind::None;
    const Result<ServerId> added = context->profiles()->add(profile);
    if (added) {
        context->say(text("\"%1\" is saved. Try it: airdesk-cli check \"%1\"").arg(profile.name));
        if (!hasSecret) // the keychain was not needed and may not be there
            return context->finish(Done);
        return removeLeftovers(context, [context] { context->finish(Done); });
    }
    const int code = added.error().kind == Fault::Conflict ? WrongUsage : Refused;
    context->complain(added.error());
    if (!hasSecret)
        return context->finish(code);
    // Nothing is left behind of a server that is not there.
    context->keychain()->remove(profile.id, context, [context, code](const CredentialResult &) { context->finish(code); });
}

void explainKeychain(Context *context, const CredentialResult &result)
{
    ApiError error = result.toError();
    if (result.state == CredentialState::Locked) {
        error.message = text("keychain locked: unlock it and try again. Nothing was saved.");
        context->complain(error);
        return context->finish(NoCredentials);
    }
    context->complain(error);
    if (result.state == CredentialState::NoKeychain) {
        context->say(text("Nothing was saved: without a keychain there is no safe place for the secret. Use the server without saving "
                          "it: --url URL with AIRDESK_CLIENT_ID and AIRDESK_CLIENT_SECRET in the environment."));
    } else {
        context->say(text("Nothing was saved."));
    }
    context->finish(Refused);
}

QJsonObject rowOf(const ServerProfile &profile, bool isDefault)
{
    QJsonObject row{{QStringLiteral("id"), profile.id.value},
                    {QStringLiteral("name"), profile.name},
                    {QStringLiteral("url"), profile.address.toString()},
                    {QStringLiteral("auth"), authWord(profile.auth)},
                    {QStringLiteral("readOnly"), profile.readOnly},
                    {QStringLiteral("default"), isDefault}};
    const auto add = [&row](const char *key, const QString &value) {
        if (!value.isEmpty())
            row.insert(QString::fromLatin1(key), value);
    };
    add("clientId", profile.clientId);
    add("user", profile.basicUser);
    add("version", profile.version);
    add("edition", profile.edition);
    return row;
}

} // namespace

void addServer(Context *context)
{
    const std::optional<ServerProfile> profile = describedServer(context);
    if (!profile)
        return;
    if (profile->auth == AuthKind::None)
        return save(context, *profile);
    const std::optional<Secret> secret = typedSecret(context, profile->auth);
    if (!secret)
        return;
    context->setInterruptHandler([context] { context->say(text("Interrupted. Nothing was saved.")); });
    context->keychain()->write(profile->id, *secret, context, [context, profile = *profile](const CredentialResult &result) {
        if (result.isAvailable())
            save(context, profile);
        else
            explainKeychain(context, result);
    });
}

void listServers(Context *context)
{
    const ProfileStore *store = context->profiles();
    Output &out = context->out();
    out.beginList({{text("NAME"), QStringLiteral("name"), Column::Form::Text, true},
                   {text("ADDRESS"), QStringLiteral("url"), Column::Form::Text, true},
                   {text("SIGNS IN BY"), QStringLiteral("auth"), Column::Form::Text, false},
                   {text("VERSION"), QStringLiteral("version"), Column::Form::Text, false},
                   {text("READ ONLY"), QStringLiteral("readOnly"), Column::Form::Text, false},
                   {text("CHOSEN"), QStringLiteral("default"), Column::Form::Text, false}});
    for (const ServerProfile &profile : store->profiles())
        out.row(rowOf(profile, profile.id == store->defaultServer()));
    out.endList();
    if (store->profiles().empty())
        context->say(text("No server is saved yet. Add one: airdesk-cli server add NAME --url URL"));
    context->finish(store->problem() && store->profiles().empty() ? Refused : Done);
}

void removeServer(Context *context)
{
    const ServerProfile *found = context->findServer(context->arguments().operands.first());
    if (!found)
        return;
    const ServerProfile profile = *found;
    if (!context->arguments().yes) {
        if (!terminal::isTerminal(stdin))
            return context->failUsage(text("Removing \"%1\" deletes its secret from the keychain. Confirm with --yes.").arg(profile.name));
        const auto answer = terminal::ask(text("Remove \"%1\" and delete its secret from the keychain? [y/N] ").arg(profile.name));
        if (!answer || !answer->trimmed().toLower().startsWith('y')) {
            context->say(text("Nothing was removed."));
            return context->finish(Interrupts::happened() ? Interrupted : Refused);
        }
    }
    if (const Result<void> removed = context->profiles()->remove(profile.id); !removed) {
        context->complain(removed.error());
        return context->finish(Refused);
    }
    context->keychain()->remove(profile.id, context, [context, profile](const CredentialResult &result) {
        const bool nothingStored = profile.auth == AuthKind::None || profile.sessionOnly;
        if (result.isAvailable() || (nothingStored && result.state == CredentialState::NoKeychain)) {
            (void)context->profiles()->forgetRemoval(profile.id);
            context->say(text("\"%1\" is removed.").arg(profile.name));
            if (!result.isAvailable())
                return context->finish(Done);
            return removeLeftovers(context, [context] { context->finish(Done); });
        }
        context->say(text("\"%1\" is removed, but its secret is still in the keychain. Deleting it is tried again when Airdesk "
                          "starts.").arg(profile.name));
        ApiError error = result.toError();
        if (result.state == CredentialState::Locked)
            error.message = text("keychain locked") + QStringLiteral(": ") + result.message;
        context->complain(error);
        context->finish(NoCredentials);
    });
}

void useServer(Context *context)
{
    const ServerProfile *found = context->findServer(context->arguments().operands.first());
    if (!found)
        return;
    const QString name = found->name;
    if (const Result<void> done = context->profiles()->setDefaultServer(found->id); !done) {
        context->complain(done.error());
        return context->finish(Refused);
    }
    context->say(text("Commands without --server mean \"%1\" from now on.").arg(name));
    context->finish(Done);
}

} // namespace airdesk::cli
