// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/options.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

QString text(const char *source) { return QCoreApplication::translate("airdesk::demo::Options", source); }

QString unreadable(const QString &path, const char *what)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return {};
    return text("The %1 file %2 cannot be read: %3").arg(text(what), path, file.errorString());
}

} // namespace

QString validate(const Options &options)
{
    if (options.port < 0 || options.port > 65535)
        return text("The port must be a number from 0 to 65535.");
    if (options.workspaces < 0 || options.workspaces > 10000)
        return text("The number of workspaces must be from 0 to 10,000.");
    if (options.connections < 0 || options.connections > 200000)
        return text("The number of connections must be from 0 to 200,000.");
    if (options.workspaces == 0 && options.connections > 0)
        return text("Connections need at least one workspace.");
    if (options.tokenLifetime.count() <= 0)
        return text("The token lifetime must be greater than zero.");
    if (options.latency.count() < 0)
        return text("The latency must not be negative.");
    if (!(options.timeScale > 0) || options.timeScale > 1e6)
        return text("The time scale must be greater than zero and at most 1,000,000.");
    if (options.maxPageSize < 1 || options.historyRuns < 0 || options.historyRuns > 1000)
        return text("The page size and the number of past runs are out of range.");
    static const QRegularExpression goodPath(u"^(/[A-Za-z0-9._~-]+)*/?$"_s);
    if (!goodPath.match(options.basePath).hasMatch())
        return text(
            "The base path must start with a slash and hold only letters, digits, '.', '_', '~' and '-'.");
    if (options.tlsCertificate.isEmpty() != options.tlsKey.isEmpty())
        return text("TLS needs both a certificate file and a key file.");
    if (!options.basicAuth.isEmpty() && !options.basicAuth.contains(u':'))
        return text("Basic authentication needs a user and a password, written user:password.");
    if (!options.tlsCertificate.isEmpty()) {
        if (const QString error = unreadable(options.tlsCertificate, "certificate"); !error.isEmpty())
            return error;
        return unreadable(options.tlsKey, "key");
    }
    return {};
}

std::optional<Edition> editionFromText(const QString &text)
{
    if (text == u"community"_s)
        return Edition::Community;
    if (text == u"enterprise"_s)
        return Edition::Enterprise;
    if (text == u"oidc"_s)
        return Edition::Oidc;
    if (text == u"none"_s)
        return Edition::None;
    return {};
}

std::optional<Layout> layoutFromText(const QString &text)
{
    if (text == u"combined"_s)
        return Layout::Combined;
    if (text == u"legacy"_s)
        return Layout::Legacy;
    if (text == u"cloud"_s)
        return Layout::Cloud;
    return {};
}

} // namespace airdesk::demo
