// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace airdesk {

//! State of a run or of a connection, as Airdesk shows it. The order is that of urgency: rows sort by it.
enum class RunStatus { Failed, Retrying, Running, Pending, Succeeded, Cancelled, Paused, Unknown };

//! Server's word of a job status to ours; any word not known is Unknown and is shown as written.
[[nodiscard]] RunStatus runStatusOf(QStringView serverWord);

//! Only succeeded, failed and cancelled are final; Unknown never is.
[[nodiscard]] bool isFinished(RunStatus status);

//! Running, pending or retrying.
[[nodiscard]] bool isActive(RunStatus status);

//! The translated word, e.g. "Succeeded".
[[nodiscard]] QString statusWord(RunStatus status);

//! A job's status: ours for colours and decisions, the server's word for what it is.
struct JobStatus
{
    RunStatus kind = RunStatus::Unknown;
    QString word; //!< as the server wrote it

    static JobStatus of(const QString &serverWord) { return {runStatusOf(serverWord), serverWord}; }
    //! Our word, or for Unknown the server's.
    [[nodiscard]] QString shown() const;
    friend bool operator==(const JobStatus &, const JobStatus &) = default;
};

} // namespace airdesk

Q_DECLARE_METATYPE(airdesk::RunStatus)
