// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"
#include "models/rowtable.h"

namespace airdesk {

struct JobRow
{
    using IdType = JobId;

    OnServer<JobId> key;
    Job job;
    QString connectionName; //!< empty while it is not known
};

//! Jobs as a list: those of one connection in the details, or of all.
class JobModel : public RowTable<JobRow>
{
    Q_OBJECT
public:
    enum class Column { Id, Status, Connection, Type, Created, Duration, Rows, Bytes, Count };
    Q_ENUM(Column)

    explicit JobModel(QObject *parent = nullptr);

    void replaceAll(const ServerId &server, const std::vector<Job> &jobs);
    void merge(const ServerId &server, const std::vector<Job> &jobs);
    //! Added to what is known.
    void setConnectionNames(const ServerId &server, const QHash<ConnectionId, QString> &names);
    void removeServer(const ServerId &server) override;
    //! Once a minute: ages and the durations of unfinished jobs.
    void refreshAges();

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Columns take(JobRow &row, const Job &job);

    QHash<OnServer<ConnectionId>, QString> m_names;
};

} // namespace airdesk
