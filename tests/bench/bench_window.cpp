// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the window stands still while it works: the longest gap between two turns of the event loop, in three
// phases: 10,000 rows arrive page by page; 200 rows change every second; the same while a search is typed.
// Argument: the JSON line of a running airdesk-demo-server. Prints one JSON object a line.
#include "auth/sessionstore.h"
#include "backend/session.h"
#include "mainwindow.h"
#include "support/settings.h"
#include "theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QTimer>

using namespace airdesk;

namespace {

//! Notices how late a timer of one millisecond comes.
class StallMeter : public QObject
{
public:
    StallMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_clock.restart());
            ++m_turns;
        });
        m_clock.start();
        m_timer.start(1);
    }
    void reset()
    {
        m_longest = 0;
        m_turns = 0;
        m_clock.restart();
    }
    [[nodiscard]] qint64 longest() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
    qint64 m_turns = 0;
};

void say(const QString &what, qint64 milliseconds)
{
    QTextStream(stdout) << QJsonDocument(QJsonObject{{QStringLiteral("what"), what}, {QStringLiteral("ms"), milliseconds}})
                               .toJson(QJsonDocument::Compact)
                        << '\n';
}

qint64 residentKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').constFirst().toLongLong();
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QJsonObject server = QJsonDocument::fromJson(argc > 1 ? QByteArray(argv[1]) : QByteArray()).object();
    if (server.isEmpty()) {
        QTextStream(stderr) << "usage: bench_window JSON-LINE-OF-AIRDESK-DEMO-SERVER\n";
        return 2;
    }
    const QTemporaryDir dir;
    Settings settings(dir.path());
    Session session(dir.path(), std::make_unique<SessionStore>());
    ui::MainWindow window(&session, &settings, {});
    window.resize(1440, 900);
    window.show();
    session.start();
    if (!QTest::qWaitForWindowExposed(&window))
        return 1;

    StallMeter meter;
    ServerProfile profile;
    profile.name = QStringLiteral("Bench");
    profile.address = QUrl(server.value(QStringLiteral("url")).toString());
    profile.clientId = server.value(QStringLiteral("clientId")).toString();
    const Secret secret(server.value(QStringLiteral("clientSecret")).toString().toUtf8());
    const Result<ServerId> id = session.addServer(profile, secret, &app, [](const CredentialResult &) {});
    if (!id)
        return 1;
    ConnectionService *connections = session.backend(*id)->connections();
    const bool loaded = QTest::qWaitFor(
        [connections] { return connections->state().phase == ListState::Phase::Loaded; }, 120000);
    QTest::qWait(1500); // what still arrives: names, jobs
    if (!loaded)
        return 1;
    ConnectionModel &model = session.models()->connections;
    say(QStringLiteral("longest stall while %1 rows load").arg(model.rowCount()), meter.longest());

    qint64 jobNumber = 1'000'000'000;
    const auto change = [&] {
        std::vector<Job> jobs;
        const int step = std::max(1, model.rowCount() / 200);
        for (int row = 0; row < model.rowCount(); row += step) {
            Job job;
            job.id = JobId{++jobNumber};
            job.connection = model.row(row).key.id;
            job.status = JobStatus::of(jobNumber % 2 ? QStringLiteral("running") : QStringLiteral("succeeded"));
            job.createdAt = QDateTime::currentDateTimeUtc();
            jobs.push_back(job);
        }
        model.setJobs(*id, jobs);
    };
    QTimer changes;
    QObject::connect(&changes, &QTimer::timeout, &app, change);
    changes.start(1000);
    meter.reset();
    QTest::qWait(5000);
    say(QStringLiteral("longest stall while 200 rows a second change"), meter.longest());

    meter.reset();
    if (auto *search = window.findChild<QLineEdit *>(QStringLiteral("searchField"))) {
        search->setFocus();
        for (const QChar letter : QStringLiteral("orders warehouse")) {
            QTest::keyClick(search, letter.toLatin1());
            QTest::qWait(120);
        }
        QTest::qWait(1000);
        say(QStringLiteral("longest stall while a search is typed meanwhile"), meter.longest());
    }
    QTextStream(stdout) << QJsonDocument(QJsonObject{{QStringLiteral("what"), QStringLiteral("resident memory at %1 rows").arg(model.rowCount())},
                                                      {QStringLiteral("kB"), residentKilobytes()}})
                               .toJson(QJsonDocument::Compact)
                        << '\n';
    return 0;
}
