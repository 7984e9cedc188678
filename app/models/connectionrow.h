// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"
#include "models/roles.h"
#include "models/searchtext.h"

namespace airdesk {

//! A connection with all that its row shows: names, the last runs, and what follows from them.
struct ConnectionRow
{
    using IdType = ConnectionId;
    //! How many of a connection's runs are kept.
    static constexpr size_t keptRuns = 30;

    OnServer<ConnectionId> key;
    Connection connection;
    QString sourceName; //!< empty while the source was not read
    QString sourceType;
    QString destinationName;
    QString destinationType;
    SortKey sourceKey; //!< of sourceName, shared by all that use it
    SortKey destinationKey;
    QString workspaceName;
    QString serverName;
    std::vector<Job> jobs; //!< newest first, at most keptRuns
    bool jobsRead = false; //!< no jobs then means: never ran
    bool busy = false; //!< an action of ours on this row is on its way

    // Derived by updateStatus() and updateTexts(), so that sorting and filtering only look.
    JobStatus status; //!< of the row; `word` is the server's, of the job or of the connection
    QDateTime lastSync; //!< when the last run ended, or when one that has not ended began
    QDateTime nextRun; //!< when it is due: only of a basic schedule whose last run is known
    int current = -1; //!< index of currentJob()
    int failures = 0; //!< of the runs kept
    QString searchText; //!< folded
    SortKey nameKey; //!< made where the name is taken over

    //! The job that decides the status: one that runs before any other, else the newest; nullptr without jobs.
    [[nodiscard]] const Job *currentJob() const { return current < 0 ? nullptr : &jobs[static_cast<size_t>(current)]; }
    //! The last run says succeeded with 0 rows, while an earlier one moved some.
    [[nodiscard]] bool isEmptySuccess() const;
    [[nodiscard]] bool isDeleted() const { return connection.isDeleted(); }
    //! Our word, or the server's where we have none.
    [[nodiscard]] QString statusShown() const;
    [[nodiscard]] RunBars runBars() const;

    //! Takes jobs in, each once by its ID, newest first, oldest dropped. True when anything is different.
    bool mergeJobs(const std::vector<Job> &more);
    //! To be called after the connection or the jobs changed.
    void updateStatus();
    //! To be called after the connection or one of the names changed.
    void updateTexts();

private:
    void findCurrentJob();
};

} // namespace airdesk
