// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/streammodel.h"

namespace airdesk::ui {

namespace {

//! "incremental_deduped_history" as people say it.
QString modeWords(const QString &mode)
{
    if (mode == QLatin1String("full_refresh_overwrite"))
        return StreamModel::tr("full refresh");
    if (mode == QLatin1String("full_refresh_append"))
        return StreamModel::tr("full, append");
    if (mode == QLatin1String("incremental_append"))
        return StreamModel::tr("incr. append");
    if (mode == QLatin1String("incremental_deduped_history"))
        return StreamModel::tr("incr. dedup");
    return QString(mode).replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace

void StreamModel::setStreams(const std::vector<Stream> &streams)
{
    if (streams == m_streams)
        return;
    beginResetModel();
    m_streams = streams;
    endResetModel();
}

int StreamModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_streams.size()); }

int StreamModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(Column::Count); }

QVariant StreamModel::data(const QModelIndex &index, int role) const
{
    const Stream &stream = m_streams[size_t(index.row())];
    const bool isName = Column(index.column()) == Column::Name;
    if (role == Qt::DisplayRole)
        return isName ? stream.name : modeWords(stream.syncMode);
    if (role == Qt::ToolTipRole) {
        const QString full = stream.nameSpace.isEmpty() ? stream.name : stream.nameSpace + QLatin1Char('.') + stream.name;
        return tr("%1, the server says: %2").arg(full, stream.syncMode.isEmpty() ? tr("nothing") : stream.syncMode);
    }
    return {};
}

QVariant StreamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return Column(section) == Column::Name ? tr("Stream") : tr("Sync mode");
}

} // namespace airdesk::ui
