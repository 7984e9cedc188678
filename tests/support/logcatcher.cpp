// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logcatcher.h"

#include <QMutex>

namespace airdesk::test {
namespace {
QMutex mutex;
QStringList caught;
QtMessageHandler before = nullptr;

void catchLine(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    {
        const QMutexLocker lock(&mutex);
        caught.append(text);
    }
    if (before)
        before(type, context, text);
}
} // namespace

LogCatcher::LogCatcher()
{
    const QMutexLocker lock(&mutex);
    caught.clear();
    before = qInstallMessageHandler(catchLine);
}

LogCatcher::~LogCatcher() { qInstallMessageHandler(before); }

QStringList LogCatcher::lines()
{
    const QMutexLocker lock(&mutex);
    return caught;
}

bool LogCatcher::contains(const QString &text)
{
    const QMutexLocker lock(&mutex);
    return caught.join(QLatin1Char('\n')).contains(text);
}

} // namespace airdesk::test
