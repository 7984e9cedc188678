// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/profilefile.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace airdesk {

const ServerProfile *ProfileData::find(const ServerId &id) const
{
    const auto found = std::find_if(profiles.cbegin(), profiles.cend(), [&](const auto &each) { return each.id == id; });
    return found == profiles.cend() ? nullptr : &*found;
}

namespace profilefile {
namespace {

const QString formatKey = QStringLiteral("format");
const QString serversKey = QStringLiteral("servers");
const QString removalsKey = QStringLiteral("pendingRemovals");
const QString defaultKey = QStringLiteral("defaultServer");
const QString idKey = QStringLiteral("id");

constexpr std::array authNames{std::pair{AuthKind::Application, "application"}, std::pair{AuthKind::None, "none"},
                               std::pair{AuthKind::Basic, "basic"}};
constexpr std::array proxyNames{std::pair{ProxyMode::System, "system"}, std::pair{ProxyMode::None, "none"},
                                std::pair{ProxyMode::Manual, "manual"}};

template <class Enum, size_t N>
QString nameOf(Enum value, const std::array<std::pair<Enum, const char *>, N> &names)
{
    for (const auto &[each, name] : names) {
        if (each == value)
            return QString::fromLatin1(name);
    }
    return {};
}

bool isId(const QString &text)
{
    static const QRegularExpression allowed(QStringLiteral("\\A[A-Za-z0-9-]{1,100}\\z"));
    return allowed.match(text).hasMatch();
}

// Reads the fields of one server; an absent or null field has its default, one of a wrong type is a fault.
class Row
{
public:
    explicit Row(const QJsonObject &object) : m_object(object) {}

    QString text(const QString &key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isString() && !isAbsent(value))
            wrong(key);
        return value.toString();
    }

    QUrl url(const QString &key) { return QUrl(text(key), QUrl::StrictMode); }

    bool flag(const QString &key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isBool() && !isAbsent(value))
            wrong(key);
        return value.toBool();
    }

    quint16 port(const QString &key)
    {
        const QJsonValue value = m_object.value(key);
        const int number = value.toInt(-1);
        if (isAbsent(value))
            return 0;
        if (number < 0 || number > 65535)
            wrong(key);
        return number < 0 || number > 65535 ? quint16(0) : quint16(number);
    }

    template <class Enum, size_t N>
    Enum choice(const QString &key, const std::array<std::pair<Enum, const char *>, N> &names)
    {
        const QString value = text(key);
        for (const auto &[each, name] : names) {
            if (value == QLatin1String(name))
                return each;
        }
        if (!value.isEmpty())
            wrong(key);
        return names.front().first;
    }

    void wrong(const QString &key)
    {
        if (m_fault.isEmpty())
            m_fault = key;
    }
    const QString &fault() const { return m_fault; }

private:
    static bool isAbsent(const QJsonValue &value) { return value.isNull() || value.isUndefined(); }

    QJsonObject m_object;
    QString m_fault;
};

Result<ServerProfile, QString> readServer(const QJsonValue &value)
{
    if (!value.isObject())
        return failure(QString());
    Row row(value.toObject());
    ServerProfile profile;
    profile.id = ServerId(row.text(idKey));
    if (!isId(profile.id.value))
        row.wrong(idKey);
    profile.name = row.text(QStringLiteral("name"));
    profile.address = row.url(QStringLiteral("address"));
    profile.auth = row.choice(QStringLiteral("auth"), authNames);
    profile.clientId = row.text(QStringLiteral("clientId"));
    profile.basicUser = row.text(QStringLiteral("basicUser"));
    profile.color = row.text(QStringLiteral("color"));
    profile.readOnly = row.flag(QStringLiteral("readOnly"));
    profile.allowHttp = row.flag(QStringLiteral("allowHttp"));
    profile.sessionOnly = row.flag(QStringLiteral("sessionOnly"));
    profile.caFile = row.text(QStringLiteral("caFile"));
    profile.pinnedSha256 = row.text(QStringLiteral("pinnedSha256")).toUtf8();
    profile.proxyMode = row.choice(QStringLiteral("proxyMode"), proxyNames);
    profile.proxyHost = row.text(QStringLiteral("proxyHost"));
    profile.proxyPort = row.port(QStringLiteral("proxyPort"));
    profile.proxyUser = row.text(QStringLiteral("proxyUser"));
    profile.publicBase = row.url(QStringLiteral("publicBase"));
    profile.configBase = row.url(QStringLiteral("configBase"));
    profile.tokenUrl = row.url(QStringLiteral("tokenUrl"));
    profile.version = row.text(QStringLiteral("version"));
    profile.edition = row.text(QStringLiteral("edition"));
    profile.authMode = row.text(QStringLiteral("authMode"));
    if (!row.fault().isEmpty())
        return failure(QStringLiteral(".") + row.fault());
    if (const Result<void> valid = checkProfile(profile); !valid)
        return failure(QStringLiteral(": ") + valid.error().message);
    return profile;
}

QJsonObject toObject(const ServerProfile &profile, QJsonObject object)
{
    const auto put = [&object](const QString &key, const QJsonValue &value, bool isDefault) {
        if (isDefault)
            object.remove(key);
        else
            object.insert(key, value);
    };
    const auto putText = [&put](const QString &key, const QString &value) { put(key, value, value.isEmpty()); };
    const auto putUrl = [&putText](const QString &key, const QUrl &url) {
        putText(key, QString::fromLatin1(url.toEncoded(QUrl::RemoveUserInfo)));
    };
    const auto putFlag = [&put](const QString &key, bool value) { put(key, value, !value); };

    putText(idKey, profile.id.value);
    putText(QStringLiteral("name"), profile.name);
    putUrl(QStringLiteral("address"), profile.address);
    putText(QStringLiteral("auth"), nameOf(profile.auth, authNames));
    putText(QStringLiteral("clientId"), profile.clientId);
    putText(QStringLiteral("basicUser"), profile.basicUser);
    putText(QStringLiteral("color"), profile.color);
    putFlag(QStringLiteral("readOnly"), profile.readOnly);
    putFlag(QStringLiteral("allowHttp"), profile.allowHttp);
    putFlag(QStringLiteral("sessionOnly"), profile.sessionOnly);
    putText(QStringLiteral("caFile"), profile.caFile);
    putText(QStringLiteral("pinnedSha256"), QString::fromLatin1(profile.pinnedSha256));
    putText(QStringLiteral("proxyMode"), nameOf(profile.proxyMode, proxyNames));
    putText(QStringLiteral("proxyHost"), profile.proxyHost);
    put(QStringLiteral("proxyPort"), int(profile.proxyPort), profile.proxyPort == 0);
    putText(QStringLiteral("proxyUser"), profile.proxyUser);
    putUrl(QStringLiteral("publicBase"), profile.publicBase);
    putUrl(QStringLiteral("configBase"), profile.configBase);
    putUrl(QStringLiteral("tokenUrl"), profile.tokenUrl);
    putText(QStringLiteral("version"), profile.version);
    putText(QStringLiteral("edition"), profile.edition);
    putText(QStringLiteral("authMode"), profile.authMode);
    return object;
}

} // namespace

Parsed parse(const QByteArray &bytes)
{
    Parsed parsed;
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    parsed.raw = document.object();
    const QJsonValue version = parsed.raw.value(formatKey);
    if (version.isDouble() && version.toDouble() > format) {
        parsed.fault = Parsed::Fault::Newer;
        return parsed;
    }
    if (version.toInt() != format || !parsed.raw.value(serversKey).isArray()) {
        parsed.fault = Parsed::Fault::Damaged;
        return parsed;
    }
    const QJsonArray servers = parsed.raw.value(serversKey).toArray();
    for (qsizetype i = 0; i < servers.size(); ++i) {
        Result<ServerProfile, QString> server = readServer(servers.at(i));
        if (server && parsed.data.find(server->id))
            server = failure(QStringLiteral(".id"));
        if (server)
            parsed.data.profiles.push_back(*server);
        else
            parsed.faults.append(QStringLiteral("servers[%1]%2").arg(i).arg(server.error()));
    }
    const QJsonArray removals = parsed.raw.value(removalsKey).toArray();
    for (const QJsonValue &value : removals) {
        if (isId(value.toString()))
            parsed.data.pendingRemovals.emplace_back(value.toString());
    }
    if (const ServerId id(parsed.raw.value(defaultKey).toString()); parsed.data.find(id))
        parsed.data.defaultServer = id;
    if (!parsed.faults.isEmpty())
        parsed.fault = Parsed::Fault::Rows;
    return parsed;
}

QByteArray toBytes(const ProfileData &data, const QJsonObject &raw)
{
    QHash<QString, QJsonObject> before;
    const QJsonArray rawServers = raw.value(serversKey).toArray();
    for (const QJsonValue &value : rawServers)
        before.insert(value.toObject().value(idKey).toString(), value.toObject());

    QJsonArray servers;
    for (const ServerProfile &profile : data.profiles)
        servers.append(toObject(profile, before.value(profile.id.value)));
    QJsonArray removals;
    for (const ServerId &id : data.pendingRemovals)
        removals.append(id.value);

    QJsonObject root = raw;
    root.insert(formatKey, format);
    root.insert(serversKey, servers);
    root.remove(removalsKey);
    if (!removals.isEmpty())
        root.insert(removalsKey, removals);
    root.remove(defaultKey);
    if (!data.defaultServer.isEmpty())
        root.insert(defaultKey, data.defaultServer.value);
    return QJsonDocument(root).toJson();
}

} // namespace profilefile
} // namespace airdesk
