// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/applicationmodel.h"

#include "models/celltext.h"

namespace airdesk {

using namespace Qt::StringLiterals;
using C = ApplicationModel::Column;

ApplicationModel::ApplicationModel(QObject *parent) : RowTable(parent) {}

void ApplicationModel::replaceAll(const ServerId &server, const std::vector<Application> &applications)
{
    replaceItems(
        server, applications, [](const Application &item) { return item.clientId; },
        [this](ApplicationRow &row, const Application &item) { return take(row, item); });
}

void ApplicationModel::merge(const ServerId &server, const std::vector<Application> &applications)
{
    mergeItems(
        server, applications, [](const Application &item) { return item.clientId; },
        [this](ApplicationRow &row, const Application &item) { return take(row, item); });
}

Columns ApplicationModel::take(ApplicationRow &row, const Application &application)
{
    Application &mine = row.application;
    Columns columns = takeServer(row, m_servers.value(row.key.server));
    if (mine.name != application.name)
        columns |= columnsOf(C::Name);
    if (mine.clientId != application.clientId)
        columns |= columnsOf(C::Id);
    if (mine.createdAt != application.createdAt)
        columns |= columnsOf(C::Created);
    Secret secret = application.secret.isEmpty() ? mine.secret : application.secret;
    if (mine.secret != secret)
        columns |= columnsOf(C::Secret);
    // The id is taken over without a signal: on some editions it is another one in every answer, and no cell shows it.
    mine = application;
    mine.secret = std::move(secret);
    row.nameKey = SortKey(mine.name);
    row.searchText = foldedText(QStringList{mine.name, mine.clientId.value}.join(u'\n'));
    return columns;
}

Columns ApplicationModel::takeServer(ApplicationRow &row, const OfServer &known)
{
    Columns columns = 0;
    if (row.serverName != known.name)
        columns |= columnsOf(C::Server);
    if (row.createdKnown != known.createdKnown)
        columns |= columnsOf(C::Created);
    const bool used = !known.used.isEmpty() && row.key.id == known.used;
    if (row.usedByServer != used)
        columns |= columnsOf(C::Name);
    row.serverName = known.name;
    row.createdKnown = known.createdKnown;
    row.usedByServer = used;
    return columns;
}

void ApplicationModel::updateRows(const ServerId &server)
{
    const OfServer known = m_servers.value(server);
    changeRows([&](ApplicationRow &row) -> Columns { return row.key.server == server ? takeServer(row, known) : 0; });
}

void ApplicationModel::setCreatedKnown(const ServerId &server, bool known)
{
    m_servers[server].createdKnown = known;
    updateRows(server);
}

void ApplicationModel::setUsedByServer(const ServerId &server, const ClientId &clientId)
{
    m_servers[server].used = clientId;
    updateRows(server);
}

void ApplicationModel::setServerName(const ServerId &server, const QString &name)
{
    m_servers[server].name = name;
    updateRows(server);
}

void ApplicationModel::removeServer(const ServerId &server)
{
    m_servers.remove(server);
    RowTable::removeServer(server);
}

Secret ApplicationModel::secretOf(const OnServer<ClientId> &key) const
{
    const ApplicationRow *row = find(key);
    return row ? row->application.secret : Secret();
}

int ApplicationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant ApplicationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ApplicationRow &of = row(index.row());
    const auto column = static_cast<Column>(index.column());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool created = of.createdKnown && of.application.createdAt.isValid();
    const auto display = [&]() -> QString {
        switch (column) {
        case C::Name:
            return of.application.name;
        case C::Id:
            return of.key.id.value.isEmpty() ? tr("not returned by the server") : of.key.id.value;
        case C::Secret:
            // Always as many dots, so that they tell nothing about the length.
            return of.application.secret.isEmpty() ? tr("not returned by the server") : QString(12, u'•');
        case C::Created:
            return created ? celltext::time(of.application.createdAt, now) : celltext::unknown();
        case C::Server:
            return of.serverName;
        case C::Actions:
        case C::Count:
            break;
        }
        return {};
    };
    switch (role) {
    case Qt::DisplayRole:
        return display();
    case SecondaryRole:
        if (column == C::Created && created)
            return celltext::age(of.application.createdAt, now);
        return column == C::Name && of.usedByServer ? tr("used by this server") : QString();
    case Qt::ToolTipRole:
        if (column == C::Created)
            return created ? celltext::fullTime(of.application.createdAt)
                           : tr("This server does not say when the application was created.");
        return column == C::Name || column == C::Id
            ? QVariant(QString(of.application.name + u'\n' + of.key.id.value))
            : QVariant();
    case Qt::AccessibleTextRole:
        if (column == C::Name && of.usedByServer)
            return tr("Application %1, used by this server").arg(of.application.name);
        if (column == C::Secret && !of.application.secret.isEmpty())
            return tr("Client secret, hidden");
        if (column == C::Actions)
            return tr("Actions for %1: open the context menu").arg(of.application.name);
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), display());
    case ServerIdRole:
        return QVariant::fromValue(of.key.server);
    case IdRole:
        return of.key.id.value;
    case SecretKnownRole:
        return !of.application.secret.isEmpty();
    default:
        return {};
    }
}

QVariant ApplicationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (static_cast<Column>(section)) {
    case C::Name:
        return tr("Name");
    case C::Id:
        return tr("Client ID");
    case C::Secret:
        return tr("Client secret");
    case C::Created:
        return tr("Created");
    case C::Server:
        return tr("Server");
    case C::Actions:
    case C::Count:
        break;
    }
    return {};
}

} // namespace airdesk
