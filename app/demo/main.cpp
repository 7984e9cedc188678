// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoserver.h"
#include "version.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace airdesk::demo;

namespace {

constexpr int usageError = 2;

std::atomic<bool> interrupted{false};

void onSignal(int) { interrupted = true; }

QString tr(const char *source) { return QCoreApplication::translate("airdesk-demo-server", source); }

int fail(const QString &message)
{
    std::fprintf(stderr, "airdesk-demo-server: %s\n", qUtf8Printable(message));
    return usageError;
}

void listFaults()
{
    for (const FaultKind &kind : faultKinds()) {
        QString name = kind.name;
        if (kind.argument.startsWith(u'['))
            name += u"[:"_s % kind.argument.mid(1);
        else if (!kind.argument.isEmpty())
            name += u':' + kind.argument;
        std::printf("%-28s %s%s\n", qUtf8Printable(name), qUtf8Printable(kind.description),
                    kind.anywhere ? " (@PATH)" : "");
    }
}

//! Reads the command line; the error text is empty when all is well.
class Reader
{
public:
    explicit Reader(const QCommandLineParser &parser)
        : m_parser(parser)
    {}

    QString error;

    void number(const QString &name, int &into)
    {
        bool ok = true;
        if (m_parser.isSet(name))
            into = m_parser.value(name).toInt(&ok);
        refuseUnless(ok, name);
    }
    void number(const QString &name, quint64 &into)
    {
        bool ok = true;
        if (m_parser.isSet(name))
            into = m_parser.value(name).toULongLong(&ok);
        refuseUnless(ok, name);
    }
    void number(const QString &name, double &into)
    {
        bool ok = true;
        if (m_parser.isSet(name))
            into = m_parser.value(name).toDouble(&ok);
        refuseUnless(ok, name);
    }
    template <typename T, typename Read>
    void word(const QString &name, T &into, Read read)
    {
        if (!m_parser.isSet(name))
            return;
        const auto value = read(m_parser.value(name));
        refuseUnless(value.has_value(), name);
        into = value.value_or(into);
    }

private:
    void refuseUnless(bool ok, const QString &name)
    {
        if (!ok && error.isEmpty())
            error = tr("--%1 cannot be \"%2\"; --help says what it takes.").arg(name, m_parser.value(name));
    }
    const QCommandLineParser &m_parser;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"airdesk-demo-server"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AIRDESK_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("A small Airbyte with believable data on this machine, for trying things out."));
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, tr("Port to listen on; 0 is any free one."), u"P"_s},
        {u"workspaces"_s, tr("Number of workspaces (3)."), u"W"_s},
        {u"connections"_s, tr("Number of connections (40)."), u"N"_s},
        {u"seed"_s, tr("Same seed, same data (1)."), u"S"_s},
        {u"token-lifetime"_s, tr("Life of an access token (900)."), u"SECONDS"_s},
        {u"latency-ms"_s, tr("Wait before every answer (0)."), u"L"_s},
        {u"edition"_s, tr("enterprise, community, oidc, or none for no authentication (enterprise)."),
         u"NAME"_s},
        {u"layout"_s, tr("combined, legacy or cloud (combined)."), u"NAME"_s},
        {u"base-path"_s, tr("Answer only below this path."), u"/prefix"_s},
        {u"tls"_s, tr("Serve https: certificate file, followed by the key file."), u"CERT KEY"_s},
        {u"time-scale"_s, tr("Syncs run this many times as fast (1)."), u"X"_s},
        {u"basic-auth"_s, tr("Play a proxy in front that asks for Basic authentication."),
         u"USER:PASSWORD"_s},
        {u"read-only-user"_s, tr("The user may only read.")},
        {u"no-schedules"_s, tr("Nothing starts by itself.")},
        {u"fault"_s, tr("Play a fault: NAME[:ARGUMENT][@PATH]; repeatable."), u"FAULT"_s},
        {u"list-faults"_s, tr("Name the faults and end.")},
        {u"log"_s, tr("One line a request to standard error.")},
    });
    // parse() instead of process(): wrong usage ends with 2 here, not with 1.
    if (!parser.parse(app.arguments()))
        return fail(parser.errorText());
    if (parser.isSet(help))
        parser.showHelp(0);
    if (parser.isSet(version))
        parser.showVersion();
    if (parser.isSet(u"list-faults"_s)) {
        listFaults();
        return 0;
    }

    Options options;
    Reader reader(parser);
    reader.number(u"port"_s, options.port);
    reader.number(u"workspaces"_s, options.workspaces);
    reader.number(u"connections"_s, options.connections);
    reader.number(u"seed"_s, options.seed);
    reader.number(u"time-scale"_s, options.timeScale);
    double lifetime = 900;
    reader.number(u"token-lifetime"_s, lifetime);
    options.tokenLifetime =
        std::chrono::milliseconds(static_cast<qint64>(qBound(-1.0, lifetime, 1e9) * 1000));
    int latency = 0;
    reader.number(u"latency-ms"_s, latency);
    options.latency = std::chrono::milliseconds(latency);
    reader.word(u"edition"_s, options.edition, editionFromText);
    reader.word(u"layout"_s, options.layout, layoutFromText);
    if (!reader.error.isEmpty())
        return fail(reader.error);
    options.basePath = parser.value(u"base-path"_s);
    options.basicAuth = parser.value(u"basic-auth"_s);
    options.faults = parser.values(u"fault"_s);
    options.log = parser.isSet(u"log"_s);
    options.readOnlyUser = parser.isSet(u"read-only-user"_s);
    options.schedules = !parser.isSet(u"no-schedules"_s);
    options.lively = options.schedules;
    QStringList rest = parser.positionalArguments();
    if (parser.isSet(u"tls"_s)) {
        options.tlsCertificate = parser.value(u"tls"_s);
        if (rest.isEmpty())
            return fail(tr("--tls needs two files: the certificate and the key."));
        options.tlsKey = rest.takeFirst();
    }
    if (!rest.isEmpty())
        return fail(tr("What is \"%1\"? --help lists the options.").arg(rest.first()));

    DemoServer server(options);
    if (const QString error = server.start(); !error.isEmpty())
        return fail(error);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    // Address, UUID and letters: nothing in it needs escaping.
    std::printf("{\"url\":\"%s\",\"clientId\":\"%s\",\"clientSecret\":\"%s\"}\n",
                server.url().toEncoded().constData(), qUtf8Printable(server.clientId()),
                qUtf8Printable(server.clientSecret()));
    std::fflush(stdout);

    // A signal handler may do next to nothing, so the loop looks for its mark.
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &app, [] {
        if (interrupted)
            QCoreApplication::quit();
    });
    watch.start(std::chrono::milliseconds(50));
    const int result = QCoreApplication::exec();
    server.stop();
    return result;
}
