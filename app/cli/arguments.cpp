// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "cli/commandtable.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace airdesk::cli {
namespace {

constexpr qsizetype longestId = 200;
constexpr qsizetype longestText = 1000;
constexpr qsizetype longestPath = 4096;
constexpr int mostParallel = 32;

QString tr(const char *source) { return QCoreApplication::translate("Arguments", source); }

auto refuse(const QString &message, const QString &hint = {})
{
    return failure(UsageError{message, hint.isEmpty() ? tr("airdesk-cli --help lists the commands.") : hint});
}

QString helpHint(const CommandRow &command) { return tr("See: airdesk-cli %1 --help").arg(command.words()); }

bool hasControls(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph;
    });
}

// Empty, or what is wrong with a value.
QString faultOf(const QString &what, const QString &value, qsizetype longest)
{
    if (value.trimmed().isEmpty())
        return tr("%1 is empty.").arg(what);
    if (value.size() > longest)
        return tr("%1 is %2 characters long; at most %3 make sense.").arg(what).arg(value.size()).arg(longest);
    if (hasControls(value))
        return tr("%1 contains control characters.").arg(what);
    return {};
}

const CommandRow *findCommand(QStringList &words)
{
    const auto takes = [&words](const CommandRow &row) {
        const QStringList own = row.words().split(QLatin1Char(' '));
        return words.mid(0, own.size()) == own;
    };
    const auto &all = commandTable();
    const auto found = std::find_if(all.begin(), all.end(), takes);
    if (found == all.end())
        return nullptr;
    words = words.mid(found->words().count(QLatin1Char(' ')) + 1);
    return &*found;
}

QString unknownCommand(const QStringList &words)
{
    const QString first = words.first();
    if (first == QLatin1StringView("server") || first == QLatin1StringView("application")) {
        QStringList own;
        for (const CommandRow &row : commandTable()) {
            if (row.words().startsWith(first + QLatin1Char(' ')))
                own.append(row.words().section(QLatin1Char(' '), 1));
        }
        return tr("\"%1\" is followed by one of: %2.").arg(first, own.join(QStringLiteral(", ")));
    }
    return tr("There is no command \"%1\".").arg(shortened(first));
}

// What options rule each other out, and what has to come together.
QString contradiction(const QCommandLineParser &parser, const Arguments &arguments)
{
    const auto set = [&parser](const char *name) { return parser.isSet(QString::fromLatin1(name)); };
    if (set("json") && set("csv"))
        return tr("--json and --csv cannot both be had.");
    if (set("no-auth") + set("client-id") + set("basic") > 1)
        return tr("Choose one of --client-id, --basic and --no-auth.");
    if (set("no-auth") && set("client-secret-stdin"))
        return tr("--no-auth needs no secret.");
    if (arguments.command == Command::ServerAdd)
        return set("url") ? QString() : tr("--url is missing: the address where the web app opens.");
    if (set("url") && set("server"))
        return tr("--url and --server name two servers. Choose one.");
    for (const char *name : {"basic", "ca-file", "allow-http", "no-auth"}) {
        if (set(name) && !set("url"))
            return tr("--%1 goes with --url; for a saved server it is part of \"server add\".").arg(QString::fromLatin1(name));
    }
    if (arguments.command == Command::Check && !arguments.operands.isEmpty() && (set("server") || set("url")))
        return tr("Name the server once.");
    return {};
}

QString filterFault(const QCommandLineParser &parser, Kind kind)
{
    struct Filter
    {
        const char *option;
        std::vector<Kind> kinds;
    };
    static const std::vector<Filter> filters{
        {"workspace", {Kind::Workspaces, Kind::Connections, Kind::Sources, Kind::Destinations, Kind::Jobs, Kind::Tags}},
        {"status", {Kind::Connections, Kind::Jobs}},
        {"tag", {Kind::Connections}},
        {"connection", {Kind::Jobs}},
    };
    for (const Filter &filter : filters) {
        const bool fits = std::find(filter.kinds.begin(), filter.kinds.end(), kind) != filter.kinds.end();
        if (parser.isSet(QString::fromLatin1(filter.option)) && !fits)
            return tr("%1 cannot be filtered by --%2.").arg(wordOf(kind), QString::fromLatin1(filter.option));
    }
    if (parser.isSet(QStringLiteral("name")) && nameFieldOf(kind).isEmpty())
        return tr("%1 have no name to filter by.").arg(wordOf(kind));
    return {};
}

} // namespace

QString shortened(const QString &text)
{
    constexpr qsizetype longest = 60;
    QString line = text.size() > longest ? text.left(longest) + QChar(0x2026) : text;
    for (QChar &c : line) {
        const auto category = c.category();
        if (category == QChar::Other_Control || category == QChar::Separator_Line || category == QChar::Separator_Paragraph
            || category == QChar::Other_Format)
            c = QChar(0xFFFD);
    }
    return line;
}

Result<Arguments, UsageError> parseArguments(const QStringList &words)
{
    QCommandLineParser parser;
    for (const OptionRow &row : optionTable()) {
        const QString value = QString::fromLatin1(row.value);
        parser.addOption(QCommandLineOption(row.names(), {}, value));
    }
    if (!parser.parse(QStringList{QStringLiteral("airdesk-cli")} + words)) {
        const QStringList unknown = parser.unknownOptionNames();
        return refuse(unknown.isEmpty() ? parser.errorText() : tr("There is no option \"--%1\".").arg(shortened(unknown.first())));
    }

    Arguments arguments;
    QStringList rest = parser.positionalArguments();
    bool wantsHelp = parser.isSet(QStringLiteral("help"));
    if (!rest.isEmpty() && rest.first() == QLatin1StringView("help")) {
        wantsHelp = true;
        rest.removeFirst();
    }
    if (parser.isSet(QStringLiteral("version")) && !wantsHelp) {
        arguments.command = Command::Version;
        return arguments;
    }
    if (rest.isEmpty() && wantsHelp)
        return arguments;
    if (rest.isEmpty())
        return refuse(tr("Say what to do."));
    const CommandRow *command = findCommand(rest);
    if (!command && wantsHelp)
        return arguments;
    if (!command)
        return refuse(unknownCommand(rest));
    if (wantsHelp) {
        arguments.helpTopic = command->command;
        return arguments;
    }
    arguments.command = command->command;
    const QString hint = helpHint(*command);

    for (const OptionRow &row : optionTable()) {
        const QString name = row.names().last();
        if (!parser.isSet(name))
            continue;
        if (!row.appliesTo(command->command))
            return refuse(tr("--%1 does not go with \"%2\".").arg(name, command->words()), hint);
        const bool isPath = name == QLatin1StringView("config-dir") || name == QLatin1StringView("ca-file");
        if (*row.value) {
            // The address has its own, more helpful reader.
            const qsizetype longest = name == QLatin1StringView("url") ? 100000 : isPath ? longestPath : longestText;
            const QString fault = faultOf(QStringLiteral("--") + name, parser.value(name), longest);
            if (!fault.isEmpty() && !(name == QLatin1StringView("url") && !parser.value(name).trimmed().isEmpty()))
                return refuse(fault, hint);
        }
    }

    if (command->takesKind) {
        if (rest.isEmpty())
            return refuse(tr("Say what: %1.").arg(kindWords().join(QStringLiteral(", "))), hint);
        arguments.kind = kindOf(rest.first());
        if (!arguments.kind) {
            return refuse(tr("There is no kind \"%1\". Choose one of: %2.")
                              .arg(shortened(rest.first()), kindWords().join(QStringLiteral(", "))), hint);
        }
        rest.removeFirst();
    }
    if (rest.size() < command->leastOperands)
        return refuse(tr("%1 is missing.").arg(QString::fromLatin1(command->operand)), hint);
    if (command->mostOperands >= 0 && rest.size() > command->mostOperands) {
        return refuse(tr("\"%1\" is too much.").arg(shortened(rest.at(command->mostOperands))), hint);
    }
    for (const QString &operand : std::as_const(rest)) {
        if (const QString fault = faultOf(QString::fromLatin1(command->operand), operand, longestId); !fault.isEmpty())
            return refuse(fault, hint);
    }
    arguments.operands = rest;

    const auto value = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)); };
    const auto isSet = [&parser](const char *name) { return parser.isSet(QString::fromLatin1(name)); };
    arguments.configDir = value("config-dir");
    arguments.server = value("server");
    arguments.format = isSet("json") ? Format::Json : isSet("csv") ? Format::Csv : Format::Table;
    arguments.verbose = isSet("verbose");
    arguments.url = value("url");
    arguments.clientId = value("client-id");
    arguments.basicUser = value("basic");
    arguments.caFile = value("ca-file");
    arguments.noAuth = isSet("no-auth");
    arguments.allowHttp = isSet("allow-http");
    arguments.secretFromStdin = isSet("client-secret-stdin");
    arguments.workspace = value("workspace");
    arguments.status = value("status");
    arguments.tag = value("tag");
    arguments.name = value("name");
    arguments.connection = value("connection");
    arguments.wait = isSet("wait");
    arguments.yes = isSet("yes");
    arguments.showSecret = isSet("show-secret");
    if (isSet("parallel")) {
        bool ok = false;
        arguments.parallel = value("parallel").toInt(&ok);
        if (!ok || arguments.parallel < 1 || arguments.parallel > mostParallel)
            return refuse(tr("--parallel is a number from 1 to %1.").arg(mostParallel), hint);
    }
    if (const QString fault = contradiction(parser, arguments); !fault.isEmpty())
        return refuse(fault, hint);
    if (arguments.command == Command::List) {
        if (const QString fault = filterFault(parser, *arguments.kind); !fault.isEmpty())
            return refuse(fault, hint);
    }
    if (arguments.showSecret && arguments.kind != Kind::Applications)
        return refuse(tr("--show-secret goes with \"get application\"."), hint);
    return arguments;
}

} // namespace airdesk::cli
