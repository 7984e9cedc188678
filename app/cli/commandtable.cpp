// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandtable.h"

#include <QCoreApplication>

namespace airdesk::cli {
namespace {

QString tr(const char *source) { return QCoreApplication::translate("Help", source); }

constexpr quint32 bit(Command command) { return 1U << quint32(command); }

template <class... Commands>
constexpr quint32 only(Commands... commands)
{
    return (bit(commands) | ...);
}

constexpr quint32 onServer = only(Command::Check, Command::Token, Command::List, Command::Get, Command::Sync, Command::Cancel,
                                  Command::ApplicationCreate, Command::ApplicationDelete);
constexpr quint32 describesServer = onServer | bit(Command::ServerAdd);

} // namespace

QStringList OptionRow::names() const
{
    const auto all = QString::fromLatin1(name);
    if (all == QLatin1StringView("help"))
        return {QStringLiteral("h"), all};
    return {all};
}

bool OptionRow::appliesTo(Command command) const { return isGlobal() || (commands & bit(command)) != 0; }

const std::vector<CommandRow> &commandTable()
{
    using C = Command;
    static const std::vector<CommandRow> table{
        {C::ServerAdd, "server add", "NAME", 1, 1, false,
         "NAME --url URL [--client-id ID --client-secret-stdin | --no-auth | --basic USER]",
         QT_TRANSLATE_NOOP("Help", "Save a server; its secret goes into the keychain"),
         QT_TRANSLATE_NOOP("Help", "The client secret (with --basic: the password) is asked for on a terminal, or read from standard input "
                                   "with --client-secret-stdin. It is never taken from the command line, where others can read it.")},
        {C::ServerList, "server list", "", 0, 0, false, "", QT_TRANSLATE_NOOP("Help", "Name the saved servers"), ""},
        {C::ServerRemove, "server remove", "NAME", 1, 1, false, "NAME [--yes]",
         QT_TRANSLATE_NOOP("Help", "Forget a server and its keychain entry"), ""},
        {C::ServerUse, "server use", "NAME", 1, 1, false, "NAME",
         QT_TRANSLATE_NOOP("Help", "Choose the server that commands without --server mean"), ""},
        {C::Check, "check", "NAME", 0, 1, false, "[NAME]",
         QT_TRANSLATE_NOOP("Help", "Find out step by step whether a server can be used"),
         QT_TRANSLATE_NOOP("Help", "Nothing is saved and nothing is changed on the server.")},
        {C::Token, "token", "", 0, 0, false, "", QT_TRANSLATE_NOOP("Help", "Print a valid access token, nothing else"), ""},
        {C::List, "list", "KIND", 0, 0, true,
         "KIND [--workspace ID] [--status S] [--tag NAME] [--name TEXT] [--connection ID]",
         QT_TRANSLATE_NOOP("Help", "List objects of one kind"),
         QT_TRANSLATE_NOOP("Help", "With --json an array of what the server sent, under its own field names; secrets are masked.")},
        {C::Get, "get", "ID", 1, 1, true, "KIND ID", QT_TRANSLATE_NOOP("Help", "Show one object"),
         QT_TRANSLATE_NOOP("Help", "An application is named by its client ID; its secret is shown only with --show-secret.")},
        {C::Sync, "sync", "ID", 1, -1, false, "ID... [--wait] [--parallel N]",
         QT_TRANSLATE_NOOP("Help", "Start a sync of each connection"),
         QT_TRANSLATE_NOOP("Help", "A sync that runs already is joined, never started twice. With --wait each is watched to its end and "
                                   "--parallel says how many run at a time (1). Interrupting ends the watching, not the syncs.")},
        {C::Cancel, "cancel", "JOB", 1, -1, false, "JOB...", QT_TRANSLATE_NOOP("Help", "Cancel running jobs"), ""},
        {C::ApplicationCreate, "application create", "NAME", 1, 1, false, "NAME",
         QT_TRANSLATE_NOOP("Help", "Create an application and print its client ID and secret"), ""},
        {C::ApplicationDelete, "application delete", "CLIENT-ID", 1, 1, false, "CLIENT-ID [--yes]",
         QT_TRANSLATE_NOOP("Help", "Delete an application; its tokens end"), ""},
    };
    return table;
}

const std::vector<OptionRow> &optionTable()
{
    using C = Command;
    static const std::vector<OptionRow> table{
        {"config-dir", "DIR", 0, QT_TRANSLATE_NOOP("Help", "Folder of saved servers, instead of the usual one")},
        {"server", "NAME", 0, QT_TRANSLATE_NOOP("Help", "Saved server to use, by name or ID")},
        {"json", "", 0, QT_TRANSLATE_NOOP("Help", "Print one JSON document")},
        {"csv", "", 0, QT_TRANSLATE_NOOP("Help", "Print comma-separated values")},
        {"verbose", "", 0, QT_TRANSLATE_NOOP("Help", "Say more about requests and faults on standard error")},
        {"help", "", 0, QT_TRANSLATE_NOOP("Help", "Show help, of a command with its words before")},
        {"version", "", 0, QT_TRANSLATE_NOOP("Help", "Show the version")},
        {"url", "URL", describesServer, QT_TRANSLATE_NOOP("Help", "Address where the web app opens"), true},
        {"basic", "USER", describesServer,
         QT_TRANSLATE_NOOP("Help", "Basic authentication; the password is in AIRDESK_CLIENT_SECRET"), true},
        {"no-auth", "", describesServer, QT_TRANSLATE_NOOP("Help", "The server asks for nothing; as AIRDESK_NO_AUTH=1"), true},
        {"ca-file", "FILE", describesServer, QT_TRANSLATE_NOOP("Help", "Trust the certificates in this PEM file too"), true},
        {"allow-http", "", describesServer, QT_TRANSLATE_NOOP("Help", "Allow an address that is not encrypted"), true},
        {"client-id", "ID", only(C::ServerAdd), QT_TRANSLATE_NOOP("Help", "Client ID of the application")},
        {"client-secret-stdin", "", only(C::ServerAdd), QT_TRANSLATE_NOOP("Help", "Read the secret from standard input")},
        {"workspace", "ID", only(C::List), QT_TRANSLATE_NOOP("Help", "Only of this workspace")},
        {"status", "S", only(C::List), QT_TRANSLATE_NOOP("Help", "Only with this status")},
        {"tag", "NAME", only(C::List), QT_TRANSLATE_NOOP("Help", "Only with this tag")},
        {"name", "TEXT", only(C::List), QT_TRANSLATE_NOOP("Help", "Only with this text in the name")},
        {"connection", "ID", only(C::List), QT_TRANSLATE_NOOP("Help", "Only of this connection")},
        {"show-secret", "", only(C::Get), QT_TRANSLATE_NOOP("Help", "Print the application's client secret")},
        {"wait", "", only(C::Sync), QT_TRANSLATE_NOOP("Help", "Wait for the end; exit 1 unless all succeeded")},
        {"parallel", "N", only(C::Sync), QT_TRANSLATE_NOOP("Help", "So many at a time, in the order given (1)")},
        {"yes", "", only(C::ServerRemove, C::ApplicationDelete), QT_TRANSLATE_NOOP("Help", "Do not ask")},
    };
    return table;
}

namespace {

QString optionLines(const std::function<bool(const OptionRow &)> &wanted)
{
    QString text;
    for (const OptionRow &row : optionTable()) {
        if (!wanted(row))
            continue;
        QString left = QStringLiteral("--") + QString::fromLatin1(row.name);
        if (*row.value)
            left += QLatin1Char(' ') + QString::fromLatin1(row.value);
        text += QStringLiteral("  %1 %2\n").arg(left, -24).arg(tr(row.text));
    }
    return text;
}

QString helpOf(const CommandRow &command)
{
    QString text = tr("Usage: airdesk-cli %1 %2").arg(command.words(), QString::fromLatin1(command.usage)).trimmed();
    text += QStringLiteral("\n\n%1.\n").arg(tr(command.text));
    if (*command.more)
        text += tr(command.more) + QLatin1Char('\n');
    if (command.takesKind)
        text += QLatin1Char('\n') + tr("KIND is one of: %1.").arg(kindWords().join(QStringLiteral(", "))) + QLatin1Char('\n');
    const QString own = optionLines([&command](const OptionRow &row) {
        return !row.isGlobal() && row.appliesTo(command.command) && (!row.adHoc || command.command == Command::ServerAdd);
    });
    if (!own.isEmpty())
        text += QLatin1Char('\n') + tr("Options:") + QLatin1Char('\n') + own;
    return text + QLatin1Char('\n') + tr("airdesk-cli --help lists the options that go with every command.") + QLatin1Char('\n');
}

} // namespace

QString helpText(std::optional<Command> topic)
{
    for (const CommandRow &row : commandTable()) {
        if (topic == row.command)
            return helpOf(row);
    }
    QString text = tr("Usage: airdesk-cli [options] COMMAND\n\nAirbyte servers on the console, sharing saved servers and keychain with "
                      "the window.\n\nCommands:\n");
    for (const CommandRow &row : commandTable())
        text += QStringLiteral("  %1 %2\n").arg(row.words(), -24).arg(tr(row.text));
    text += QLatin1Char('\n') + tr("Options, in any position:") + QLatin1Char('\n')
        + optionLines([](const OptionRow &row) { return row.isGlobal(); });
    text += QLatin1Char('\n') + tr("For a server that is not saved:") + QLatin1Char('\n')
        + optionLines([](const OptionRow &row) { return row.adHoc; });
    text += QStringLiteral("  %1 %2\n").arg(QStringLiteral("AIRDESK_CLIENT_ID"), -24).arg(tr("Environment: client ID"));
    text += QStringLiteral("  %1 %2\n").arg(QStringLiteral("AIRDESK_CLIENT_SECRET"), -24).arg(tr("Environment: client secret"));
    text += QStringLiteral("  %1 %2\n").arg(QStringLiteral("AIRDESK_NO_AUTH"), -24).arg(tr("Environment: 1 for no authentication"));
    return text + QLatin1Char('\n')
        + tr("Exit codes: 0 done, 1 the server refused or a sync failed, 2 wrong usage, 3 credentials rejected or\n"
             "missing, 4 server not reached, 5 not permitted, 130 interrupted.\n"
             "Airdesk is free software under the GNU GPL, version 3 or later.\n");
}

} // namespace airdesk::cli
