// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/applicationmodel.h"
#include "models/filterproxy.h"
#include "models/jobmodel.h"
#include "models/workspacemodel.h"

namespace airdesk {

//! Workspaces, by name unless told otherwise.
class WorkspaceFilterProxy : public FilterProxy
{
    Q_OBJECT
public:
    explicit WorkspaceFilterProxy(WorkspaceModel *model, QObject *parent = nullptr);
    [[nodiscard]] const WorkspaceRow &rowAt(int proxyRow) const;

protected:
    int facetOf(int sourceRow) const override;
    std::optional<SortNumber> sortNumber(int sourceRow, int column) const override;
    int compare(int left, int right, int column) const override;
    int tieColumn() const override;
    RowKey sourceKey(int sourceRow) const override;
    int sourceRowOf(const RowKey &key) const override;

private:
    WorkspaceModel *m_model;
};

//! Applications, by name unless told otherwise.
class ApplicationFilterProxy : public FilterProxy
{
    Q_OBJECT
public:
    explicit ApplicationFilterProxy(ApplicationModel *model, QObject *parent = nullptr);
    [[nodiscard]] const ApplicationRow &rowAt(int proxyRow) const;

protected:
    int facetOf(int sourceRow) const override;
    std::optional<SortNumber> sortNumber(int sourceRow, int column) const override;
    int compare(int left, int right, int column) const override;
    int tieColumn() const override;
    RowKey sourceKey(int sourceRow) const override;
    int sourceRowOf(const RowKey &key) const override;

private:
    ApplicationModel *m_model;
};

//! Jobs, newest first unless told otherwise.
class JobFilterProxy : public FilterProxy
{
    Q_OBJECT
public:
    explicit JobFilterProxy(JobModel *model, QObject *parent = nullptr);
    [[nodiscard]] const JobRow &rowAt(int proxyRow) const;

protected:
    int facetOf(int sourceRow) const override;
    std::optional<SortNumber> sortNumber(int sourceRow, int column) const override;
    int compare(int left, int right, int column) const override;
    int tieColumn() const override;
    RowKey sourceKey(int sourceRow) const override;
    int sourceRowOf(const RowKey &key) const override;

private:
    JobModel *m_model;
};

} // namespace airdesk
