// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"

#include <QAbstractTableModel>

namespace airdesk::ui {

//! The streams of one connection, for its details.
class StreamModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, Mode, Count };

    using QAbstractTableModel::QAbstractTableModel;

    void setStreams(const std::vector<Stream> &streams);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Stream> m_streams;
};

} // namespace airdesk::ui
