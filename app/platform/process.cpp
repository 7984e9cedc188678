// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/process.h"

#include <QByteArray>
#include <QFile>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <ctime>
#include <sys/prctl.h>
#endif
#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif

namespace airdesk::platform {
namespace {

const auto loadedAt = std::chrono::steady_clock::now();

} // namespace

void protectMemory()
{
#ifdef QT_NO_DEBUG
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef Q_OS_LINUX
    prctl(PR_SET_DUMPABLE, 0);
#endif
#ifdef Q_OS_WIN
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
#endif
#endif
}

std::chrono::milliseconds sinceProcessStart()
{
    using namespace std::chrono;
#ifdef Q_OS_LINUX
    // Field 22 of stat: the start in clock ticks after boot. The name in brackets before it may hold blanks.
    QFile file(QStringLiteral("/proc/self/stat"));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray stat = file.readAll();
        const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        timespec now{};
        bool ok = false;
        const qint64 ticks = fields.value(19).toLongLong(&ok);
        const qint64 perSecond = sysconf(_SC_CLK_TCK);
        if (ok && perSecond > 0 && clock_gettime(CLOCK_BOOTTIME, &now) == 0)
            return milliseconds(qint64(now.tv_sec) * 1000 + qint64(now.tv_nsec) / 1000000 - ticks * 1000 / perSecond);
    }
#endif
    return duration_cast<milliseconds>(steady_clock::now() - loadedAt);
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_SOCKET");
#else
    return true;
#endif
}

} // namespace airdesk::platform
