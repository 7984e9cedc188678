// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "cli/commands/commands.h"
#include "cli/context.h"
#include "support/scrubber.h"
#include "version.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>

namespace airdesk::cli {
namespace {

void print(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

void setUpLog(bool verbose)
{
    scrubber::installMessageHandler();
    qSetMessagePattern(QStringLiteral("%{category}: %{message}"));
    // What matters is said in sentences; the log is for those who ask.
    QLoggingCategory::setFilterRules(verbose ? QStringLiteral("*.debug=false\nairdesk.*.info=true")
                                             : QStringLiteral("*.debug=false\n*.info=false\n*.warning=false"));
}

void dispatch(Context *context)
{
    switch (context->arguments().command) {
    case Command::ServerAdd:
        return addServer(context);
    case Command::ServerList:
        return listServers(context);
    case Command::ServerRemove:
        return removeServer(context);
    case Command::ServerUse:
        return useServer(context);
    case Command::Check:
        return checkServer(context);
    case Command::Token:
        return printToken(context);
    case Command::List:
        return listObjects(context);
    case Command::Get:
        return getObject(context);
    case Command::Sync:
        return startSyncs(context);
    case Command::Cancel:
        return cancelJobs(context);
    case Command::ApplicationCreate:
        return createApplication(context);
    case Command::ApplicationDelete:
        return deleteApplication(context);
    case Command::Help:
    case Command::Version:
        break;
    }
    context->finish(Done);
}

} // namespace

int run(const QStringList &words)
{
    const Result<Arguments, UsageError> arguments = parseArguments(words);
    if (!arguments) {
        print(stderr, QStringLiteral("airdesk-cli: %1\n%2\n").arg(printable(arguments.error().message), arguments.error().hint));
        return WrongUsage;
    }
    if (arguments->command == Command::Help) {
        print(stdout, helpText(arguments->helpTopic));
        return Done;
    }
    if (arguments->command == Command::Version) {
        print(stdout, QStringLiteral("airdesk-cli %1 (Qt %2)\n").arg(QStringLiteral(AIRDESK_VERSION), QString::fromLatin1(qVersion())));
        return Done;
    }
    setUpLog(arguments->verbose);
    Context context(*arguments);
    dispatch(&context);
    return QCoreApplication::exec();
}

} // namespace airdesk::cli
