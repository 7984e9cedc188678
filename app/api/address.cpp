// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/address.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace airdesk {
namespace {

constexpr qsizetype longestAddress = 2000;

auto refuse(const char *text)
{
    return failure(ApiError::make(ApiError::Kind::Invalid, QCoreApplication::translate("Address", text)));
}

// Pages of the web app, as its router names them; whatever follows one of them is not part of the root.
bool isWebPage(const QString &segment)
{
    static const QStringList pages{
        QStringLiteral("workspaces"), QStringLiteral("login"),        QStringLiteral("setup"),
        QStringLiteral("settings"),   QStringLiteral("organization"), QStringLiteral("organizations"),
        QStringLiteral("account"),    QStringLiteral("auth"),         QStringLiteral("user"),
        QStringLiteral("index.html"), QStringLiteral("signup"),
    };
    return pages.contains(segment, Qt::CaseInsensitive);
}

// The part of the path before the API's or a page's own segments.
QString prefixOf(const QString &path)
{
    const QStringList segments = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    QStringList prefix;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QString &segment = segments.at(i);
        const QString next = i + 1 < segments.size() ? segments.at(i + 1) : QString();
        const bool apiStarts = segment == QLatin1StringView("api")
            && (next.isEmpty() || next == QLatin1StringView("v1") || next == QLatin1StringView("public"));
        const bool versionStarts = segment == QLatin1StringView("v1")
            && (next.isEmpty() || next == QLatin1StringView("applications") || isWebPage(next)
                || next == QLatin1StringView("health"));
        if (apiStarts || versionStarts || isWebPage(segment))
            break;
        prefix.append(segment);
    }
    return prefix.isEmpty() ? QString() : QLatin1Char('/') + prefix.join(QLatin1Char('/'));
}

} // namespace

bool isLoopbackHost(const QString &host)
{
    return host == QLatin1StringView("localhost") || host.endsWith(QLatin1StringView(".localhost"))
        || QHostAddress(host).isLoopback();
}

Result<ServerAddress> parseAddress(const QString &typed)
{
    QString text = typed;
    // Blanks, control characters and invisible marks come along when an address is pasted.
    text.remove(QRegularExpression(QStringLiteral(R"([\s\p{C}])"), QRegularExpression::UseUnicodePropertiesOption));
    static const QString wrapping = QStringLiteral("<>\"'`");
    while (!text.isEmpty() && wrapping.contains(text.front()))
        text.remove(0, 1);
    while (!text.isEmpty() && wrapping.contains(text.back()))
        text.chop(1);

    if (text.isEmpty())
        return refuse(QT_TRANSLATE_NOOP("Address", "Enter the address where the Airbyte web app opens."));
    if (text.size() > longestAddress)
        return refuse(QT_TRANSLATE_NOOP("Address", "This is too long for an address."));

    const qsizetype schemeEnd = text.indexOf(QLatin1StringView("://"));
    const bool hasScheme = schemeEnd > 0;
    if (schemeEnd == 0)
        text.remove(0, 3);
    if (!hasScheme && text.startsWith(QLatin1StringView("//")))
        text.remove(0, 2);

    // A bare IPv6 address needs its brackets before QUrl can see where the port starts.
    if (!hasScheme) {
        const QHostAddress bare(text);
        if (bare.protocol() == QAbstractSocket::IPv6Protocol)
            text = QLatin1Char('[') + text + QLatin1Char(']');
    }

    QUrl url(hasScheme ? text : QStringLiteral("https://") + text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty())
        return refuse(QT_TRANSLATE_NOOP("Address", "This is not an address. Example: https://airbyte.example.com"));
    if (url.scheme() != QLatin1StringView("https") && url.scheme() != QLatin1StringView("http"))
        return refuse(QT_TRANSLATE_NOOP("Address", "Only http and https addresses can be used."));
    if (!url.userInfo().isEmpty())
        return refuse(QT_TRANSLATE_NOOP("Address", "Leave user name and password out of the address; "
                                                   "they are asked for separately."));
    if (url.port() == 0)
        return refuse(QT_TRANSLATE_NOOP("Address", "The port must be between 1 and 65535."));

    ServerAddress address;
    address.isLoopback = isLoopbackHost(url.host());
    if (!hasScheme && address.isLoopback)
        url.setScheme(QStringLiteral("http"));
    const int defaultPort = url.scheme() == QLatin1StringView("https") ? 443 : 80;
    if (url.port() == defaultPort)
        url.setPort(-1);

    address.root.setScheme(url.scheme());
    address.root.setHost(url.host());
    address.root.setPort(url.port());
    address.root.setPath(prefixOf(url.path()));
    return address;
}

QUrl joinUrl(const QUrl &base, const QString &path)
{
    QUrl url = base;
    // Encoded, so that an id with an encoded slash stays one segment.
    QString front = base.path(QUrl::FullyEncoded);
    while (front.endsWith(QLatin1Char('/')))
        front.chop(1);
    if (!path.startsWith(QLatin1Char('/')))
        front += QLatin1Char('/');
    url.setPath(front + path, QUrl::TolerantMode);
    return url;
}

QUrl applicationsPage(const QUrl &root) { return joinUrl(root, QStringLiteral("/settings/applications")); }

} // namespace airdesk
