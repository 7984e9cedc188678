// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/status.h"

#include <QCoreApplication>

namespace airdesk {

RunStatus runStatusOf(QStringView serverWord)
{
    struct Word
    {
        QLatin1StringView text;
        RunStatus status;
    };
    static constexpr Word words[] = {
        {QLatin1StringView("succeeded"), RunStatus::Succeeded}, {QLatin1StringView("running"), RunStatus::Running},
        {QLatin1StringView("pending"), RunStatus::Pending},     {QLatin1StringView("queued"), RunStatus::Pending},
        {QLatin1StringView("incomplete"), RunStatus::Retrying}, {QLatin1StringView("failed"), RunStatus::Failed},
        {QLatin1StringView("cancelled"), RunStatus::Cancelled},
    };
    for (const Word &word : words) {
        if (serverWord.compare(word.text, Qt::CaseInsensitive) == 0)
            return word.status;
    }
    return RunStatus::Unknown;
}

bool isFinished(RunStatus status)
{
    return status == RunStatus::Succeeded || status == RunStatus::Failed || status == RunStatus::Cancelled;
}

bool isActive(RunStatus status)
{
    return status == RunStatus::Running || status == RunStatus::Pending || status == RunStatus::Retrying;
}

QString statusWord(RunStatus status)
{
    switch (status) {
    case RunStatus::Failed:
        return QCoreApplication::translate("RunStatus", "Failed");
    case RunStatus::Retrying:
        return QCoreApplication::translate("RunStatus", "Retrying");
    case RunStatus::Running:
        return QCoreApplication::translate("RunStatus", "Running");
    case RunStatus::Pending:
        return QCoreApplication::translate("RunStatus", "Pending");
    case RunStatus::Succeeded:
        return QCoreApplication::translate("RunStatus", "Succeeded");
    case RunStatus::Cancelled:
        return QCoreApplication::translate("RunStatus", "Cancelled");
    case RunStatus::Paused:
        return QCoreApplication::translate("RunStatus", "Paused");
    case RunStatus::Unknown:
        break;
    }
    return QCoreApplication::translate("RunStatus", "Unknown");
}

QString JobStatus::shown() const
{
    return kind == RunStatus::Unknown && !word.isEmpty() ? word : statusWord(kind);
}

} // namespace airdesk
