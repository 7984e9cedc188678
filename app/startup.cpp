// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startup.h"

#include "platform/process.h"
#include "version.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSslSocket>

namespace airdesk::startup {
namespace {

constexpr int wrongUsage = 2;
constexpr int mostDemoConnections = 100'000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Startup)
};

QString executableName(const QStringList &arguments)
{
    const QString given = arguments.value(0);
    return given.isEmpty() ? QStringLiteral("airdesk") : given;
}

// Options that QApplication takes for itself; those with a value have it in the next argument.
QStringList withoutQtOptions(const QStringList &arguments)
{
    static const QStringList withValue{
        QStringLiteral("platform"),   QStringLiteral("platformpluginpath"), QStringLiteral("platformtheme"),
        QStringLiteral("style"),      QStringLiteral("stylesheet"),         QStringLiteral("plugin"),
        QStringLiteral("qwindowgeometry"), QStringLiteral("geometry"),      QStringLiteral("display"),
        QStringLiteral("qwindowicon"), QStringLiteral("qwindowtitle"),      QStringLiteral("session")};
    QStringList left;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (i == 0 || !argument.startsWith(QLatin1Char('-'))) {
            left.append(argument);
            continue;
        }
        const QString name = argument.mid(argument.startsWith(QLatin1String("--")) ? 2 : 1);
        if (withValue.contains(name))
            ++i;
        else if (name != QLatin1String("reverse") && name != QLatin1String("nograb"))
            left.append(argument);
    }
    return left;
}

// QCommandLineParser knows no optional values: "--demo=300" becomes "--demo" and the number.
tl::expected<QStringList, Answer> takeDemoNumber(QStringList arguments, int &connections)
{
    const QString prefix = QStringLiteral("--demo=");
    for (QString &argument : arguments) {
        if (!argument.startsWith(prefix))
            continue;
        bool ok = false;
        connections = argument.mid(prefix.size()).toInt(&ok);
        if (!ok || connections < 0 || connections > mostDemoConnections) {
            return tl::make_unexpected(Answer{Words::tr("--demo takes the number of connections, from 0 to %1. Example: --demo=300")
                                                  .arg(mostDemoConnections),
                                              wrongUsage});
        }
        argument = QStringLiteral("--demo");
    }
    return arguments;
}

// The help text needs an application for the program's name.
QString helpText(QCommandLineParser &parser, const QStringList &arguments)
{
    if (QCoreApplication::instance())
        return parser.helpText();
    QByteArray name = executableName(arguments).toLocal8Bit();
    char *argv[] = {name.data(), nullptr};
    int argc = 1;
    const QCoreApplication application(argc, argv);
    return parser.helpText();
}

} // namespace

tl::expected<Arguments, Answer> readArguments(const QStringList &arguments)
{
    Arguments result;
    const auto prepared = takeDemoNumber(withoutQtOptions(arguments), result.demoConnections);
    if (!prepared)
        return tl::make_unexpected(prepared.error());

    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("Shows and runs the syncs of your Airbyte servers."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  Words::tr("Shows a made-up server that runs inside Airdesk and keeps nothing. "
                                       "--demo=N plays N connections."));
    const QCommandLineOption server(QStringLiteral("server"), Words::tr("Opens on the server NAME."), QStringLiteral("NAME"));
    const QCommandLineOption tour(QStringLiteral("tour"), Words::tr("Visits every page, saves a picture of each in DIR and ends."),
                                  QStringLiteral("DIR"));
    const QCommandLineOption configDir(QStringLiteral("config-dir"), Words::tr("Keeps servers and preferences in DIR."),
                                       QStringLiteral("DIR"));
    const QCommandLineOption timing(QStringLiteral("timing"),
                                    Words::tr("Prints the milliseconds to the first paint and to content as JSON and ends."));
    parser.addOptions({demo, server, tour, configDir, timing});

    const bool parsed = parser.parse(*prepared);
    if (parser.isSet(version))
        return tl::make_unexpected(Answer{QStringLiteral("airdesk " AIRDESK_VERSION), 0});
    if (parser.isSet(help))
        return tl::make_unexpected(Answer{helpText(parser, arguments).trimmed(), 0});
    const auto wrong = [](const QString &what) {
        return tl::make_unexpected(Answer{what + QLatin1Char(' ') + Words::tr("See airdesk --help."), wrongUsage});
    };
    if (!parsed)
        return wrong(parser.errorText() + QLatin1Char('.'));
    if (!parser.positionalArguments().isEmpty())
        return wrong(Words::tr("Airdesk does not know what to do with \"%1\".").arg(parser.positionalArguments().constFirst().left(200)));
    for (const QCommandLineOption &option : {server, tour, configDir}) {
        if (parser.isSet(option) && parser.value(option).trimmed().isEmpty())
            return wrong(Words::tr("--%1 needs a value.").arg(option.names().constFirst()));
    }

    result.demo = parser.isSet(demo);
    result.server = parser.value(server);
    result.tourDir = parser.value(tour);
    result.configDir = parser.value(configDir);
    result.timing = parser.isSet(timing);
    return result;
}

QString noDisplayReason(const QStringList &arguments)
{
    if (platform::hasDisplay() || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        return {};
    for (const QString &argument : arguments) {
        if (argument == QLatin1String("-platform") || argument == QLatin1String("--platform")
            || argument == QLatin1String("-display"))
            return {};
    }
    return Words::tr("Airdesk needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set. "
                "Start it from a desktop session, or use airdesk-cli.");
}

QString tlsProblem()
{
    if (QSslSocket::supportsSsl())
        return {};
    const QString plugin = QSslSocket::availableBackends().join(QStringLiteral(", "));
    return Words::tr("This installation of Airdesk cannot encrypt: Qt found no usable TLS backend (present: %1). Servers with an "
                "https address cannot be reached. Install the TLS library of your system (OpenSSL 3 on Linux) or reinstall "
                "Airdesk.")
        .arg(plugin.isEmpty() ? Words::tr("none") : plugin);
}

} // namespace airdesk::startup
