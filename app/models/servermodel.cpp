// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/servermodel.h"

#include <algorithm>

namespace airdesk {

QString ServerRow::letters() const
{
    // By grapheme rather than by code unit, and the first letters of two words before two letters of one.
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    const auto firstOf = [](const QString &word) {
        return word.front().isHighSurrogate() && word.size() > 1 ? word.left(2) : word.left(1);
    };
    if (words.isEmpty())
        return {};
    const QString first = firstOf(words.front());
    if (words.size() > 1)
        return first.toUpper() + firstOf(words.at(1)).toUpper();
    const QString rest = words.front().mid(first.size());
    return rest.isEmpty() ? first.toUpper() : first.toUpper() + firstOf(rest);
}

ServerModel::ServerModel(QObject *parent) : QAbstractListModel(parent) {}

void ServerModel::setServer(const ServerId &id, const QString &name, const QString &color, bool readOnly)
{
    Q_ASSERT(!id.isEmpty());
    if (const int at = rowOf(id); at > 0) {
        ServerRow &known = m_rows[static_cast<size_t>(at)];
        QList<int> roles;
        if (std::exchange(known.name, name) != name)
            roles << Qt::DisplayRole << LettersRole << Qt::ToolTipRole << Qt::AccessibleTextRole;
        if (std::exchange(known.color, color) != color)
            roles << ColorRole;
        if (std::exchange(known.readOnly, readOnly) != readOnly)
            roles << ReadOnlyRole << StateWordRole << Qt::ToolTipRole << Qt::AccessibleTextRole;
        if (!roles.isEmpty())
            Q_EMIT dataChanged(index(at), index(at), roles);
        return;
    }
    const int first = m_rows.empty() ? 0 : static_cast<int>(m_rows.size());
    const int added = m_rows.empty() ? 2 : 1;
    beginInsertRows({}, first, first + added - 1);
    if (m_rows.empty())
        m_rows.push_back({{}, tr("All servers"), {}, ServerState::Connecting, false, {}});
    m_rows.push_back({id, name, color, ServerState::Connecting, readOnly, {}});
    endInsertRows();
    updateAll();
}

void ServerModel::setState(const ServerId &id, ServerState state, const QString &detail)
{
    const int at = rowOf(id);
    if (at <= 0)
        return;
    ServerRow &known = m_rows[static_cast<size_t>(at)];
    if (known.state == state && known.detail == detail)
        return;
    known.state = state;
    known.detail = detail;
    Q_EMIT dataChanged(index(at), index(at), {StateRole, StateWordRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
    updateAll();
}

void ServerModel::removeServer(const ServerId &id)
{
    const int at = rowOf(id);
    if (at <= 0)
        return;
    const int first = m_rows.size() == 2 ? 0 : at; // "All servers" goes with the last one
    beginRemoveRows({}, first, at);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + at + 1);
    endRemoveRows();
    updateAll();
}

void ServerModel::updateAll()
{
    if (m_rows.empty())
        return;
    ServerState state = ServerState::Connected;
    QString detail;
    for (auto of = m_rows.begin() + 1; of != m_rows.end(); ++of) {
        if (of->state < state) {
            state = of->state;
            detail = state < ServerState::Renewing ? of->name : QString(); // whose trouble it is
        }
    }
    ServerRow &all = m_rows.front();
    if (all.state == state && all.detail == detail)
        return;
    all.state = state;
    all.detail = detail;
    Q_EMIT dataChanged(index(0), index(0), {StateRole, StateWordRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

int ServerModel::rowOf(const ServerId &id) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const ServerRow &row) { return row.id == id; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

const ServerRow *ServerModel::find(const ServerId &id) const
{
    const int at = rowOf(id);
    return at < 0 ? nullptr : &row(at);
}

int ServerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ServerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ServerRow &of = row(index.row());
    const QString word = serverStateWord(of.state);
    switch (role) {
    case Qt::DisplayRole:
        return of.name;
    case Qt::ToolTipRole: {
        QStringList lines{of.name, word};
        if (of.readOnly)
            lines += tr("Read only");
        if (!of.detail.isEmpty())
            lines += of.detail;
        return lines.join(u'\n');
    }
    case Qt::AccessibleTextRole:
        return of.readOnly ? tr("%1, %2, read only").arg(of.name, word) : tr("%1, %2").arg(of.name, word);
    case airdesk::ServerIdRole:
        return QVariant::fromValue(of.id);
    case airdesk::IdRole:
        return of.id.value;
    case StateRole:
        return QVariant::fromValue(of.state);
    case StateWordRole:
        return of.readOnly ? tr("Read only") : word;
    case ColorRole:
        return of.color;
    case LettersRole:
        return of.letters();
    case ReadOnlyRole:
        return of.readOnly;
    default:
        return {};
    }
}

} // namespace airdesk
