// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keychainstore.h"
#include "demomode.h"
#include "mainwindow.h"
#include "platform/process.h"
#include "startup.h"
#include "support/paths.h"
#include "support/scrubber.h"
#include "support/translations.h"
#include "theme/icons.h"
#include "tour.h"
#include "version.h"

#include <QApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <optional>

namespace {

using namespace airdesk;

void print(FILE *stream, const QString &text)
{
    std::fputs((text + QLatin1Char('\n')).toLocal8Bit().constData(), stream);
    std::fflush(stream);
}

//! A window on a session that keeps nothing.
struct DemoProgram
{
    explicit DemoProgram(DemoMode::Server server)
        : mode(std::move(server)), settings(mode.configDir()), window(mode.session(), &settings, {.demo = true})
    {
        QObject::connect(&mode, &DemoMode::failed, &window,
                         [this](const QString &reason) { window.showProblem(DemoMode::tr("The demo could not be started."), reason); });
    }
    void show()
    {
        window.show();
        // Painted first, then busy.
        QObject::connect(&window, &ui::MainWindow::firstPaint, &mode, &DemoMode::start);
    }
    DemoMode mode;
    Settings settings;
    ui::MainWindow window;
};

//! A window on the person's own servers.
struct Program
{
    Program(const QString &configDir, const QString &server)
        : session(configDir, std::make_unique<KeychainStore>()), settings(configDir), window(&session, &settings, {.demo = false, .server = server})
    {
        QObject::connect(&window, &ui::MainWindow::demoWanted, &window, [this] { openDemo(); });
    }
    void show()
    {
        window.show();
        QObject::connect(&window, &ui::MainWindow::firstPaint, &session, &Session::start);
    }
    void openDemo()
    {
        demo = std::make_unique<DemoProgram>(DemoMode::prepare(startup::demoConnections));
        QObject::connect(&demo->window, &ui::MainWindow::leaveDemoWanted, &window, [this] {
            window.show();
            demo->window.close();
        });
        demo->show();
        window.hide();
    }
    Session session;
    Settings settings;
    ui::MainWindow window;
    std::unique_ptr<DemoProgram> demo;
};

void printTiming(ui::MainWindow *window)
{
    auto *times = new QObject(window);
    QObject::connect(window, &ui::MainWindow::firstPaint, times,
                     [times] { times->setProperty("firstPaint", qint64(platform::sinceProcessStart().count())); });
    QObject::connect(window, &ui::MainWindow::contentShown, times, [times] {
        const QJsonObject json{{QStringLiteral("firstPaintMs"), times->property("firstPaint").toLongLong()},
                               {QStringLiteral("contentMs"), qint64(platform::sinceProcessStart().count())}};
        print(stdout, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
        QApplication::quit();
    });
}

//! Empty, or why there can be no pictures in this folder.
QString prepareFolder(const QString &folder)
{
    if (QDir().mkpath(folder) && QFileInfo(folder).isWritable())
        return {};
    return DemoMode::tr("No pictures can be saved in %1. Choose a folder that can be written to.").arg(QDir::toNativeSeparators(folder));
}

void takeTour(ui::MainWindow *window, const QString &folder)
{
    auto *tour = new ui::Tour(window, folder, window);
    QObject::connect(tour, &ui::Tour::pictureSaved, tour, [](const QString &file) { print(stdout, QDir::toNativeSeparators(file)); });
    QObject::connect(tour, &ui::Tour::pageFailed, tour, [](const QString &what) { print(stderr, what); });
    QObject::connect(tour, &ui::Tour::finished, tour, [](bool ok) { QApplication::exit(ok ? 0 : 1); });
    QObject::connect(window, &ui::MainWindow::firstPaint, tour, &ui::Tour::start);
}

} // namespace

int main(int argc, char *argv[])
{
    QStringList given;
    for (int i = 0; i < argc; ++i)
        given.append(QString::fromLocal8Bit(argv[i]));
    const auto arguments = startup::readArguments(given);
    if (!arguments) {
        print(arguments.error().exitCode == 0 ? stdout : stderr, arguments.error().text);
        return arguments.error().exitCode;
    }
    if (const QString reason = startup::noDisplayReason(given); !reason.isEmpty()) {
        print(stderr, reason);
        return 1;
    }
    if (const QString reason = arguments->tourDir.isEmpty() ? QString() : prepareFolder(arguments->tourDir); !reason.isEmpty()) {
        print(stderr, reason);
        return 1;
    }
    platform::protectMemory();
    scrubber::installMessageHandler();
    DemoMode::Server demoServer;
    if (arguments->demo)
        demoServer = DemoMode::prepare(arguments->demoConnections);

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("airdesk"));
    QApplication::setApplicationDisplayName(QStringLiteral("Airdesk"));
    QApplication::setApplicationVersion(QStringLiteral(AIRDESK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("airdesk"));
    QApplication::setWindowIcon(ui::appIcon());
    installTranslations(application);

    std::optional<DemoProgram> demo;
    std::optional<Program> program;
    ui::MainWindow *window = nullptr;
    if (arguments->demo)
        window = &demo.emplace(std::move(demoServer)).window;
    else
        window = &program.emplace(paths::configDir(arguments->configDir), arguments->server).window;
    if (const QString problem = startup::tlsProblem(); !problem.isEmpty())
        window->showProblem(DemoMode::tr("No encryption."), problem);
    if (!arguments->tourDir.isEmpty())
        takeTour(window, arguments->tourDir);
    else if (arguments->timing)
        printTiming(window);
    if (demo)
        demo->show();
    else
        program->show();
    return QApplication::exec();
}
