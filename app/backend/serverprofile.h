// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/ids.h"
#include "support/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace airdesk {

enum class AuthKind {
    Application, //!< client ID and secret, exchanged for access tokens
    None, //!< the server asks for nothing
    Basic, //!< user name and password, for a proxy in front or an old server
};

enum class ProxyMode { System, None, Manual };

//! A saved server: everything but its secret, which lies in the keychain under `id`.
struct ServerProfile
{
    ServerId id; //!< given by ProfileStore::add(), never changed
    QString name; //!< unique without regard to case
    QUrl address; //!< web root, normalised, path prefix included
    AuthKind auth = AuthKind::Application;
    QString clientId; //!< for Application
    QString basicUser; //!< for Basic
    QString color; //!< one of colors(), or empty
    bool readOnly = false; //!< nothing that writes may be sent
    bool allowHttp = false; //!< plain http was confirmed for this server
    bool sessionOnly = false; //!< the secret is kept in memory only and asked for at every start

    QString caFile; //!< absolute path of additional CA certificates (PEM); may be empty
    QByteArray pinnedSha256; //!< 64 lower-case hexadecimal digits of the accepted certificate; may be empty

    ProxyMode proxyMode = ProxyMode::System;
    QString proxyHost; //!< for Manual
    quint16 proxyPort = 0;
    QString proxyUser; //!< no password is stored

    // The root found by the last probe; empty: not probed yet.
    QUrl publicBase;
    QUrl configBase;
    QUrl tokenUrl;
    QString version;
    QString edition;
    QString authMode;

    //! red orange amber green teal blue violet slate
    [[nodiscard]] static const QStringList &colors();

    friend bool operator==(const ServerProfile &, const ServerProfile &) = default;
};

//! Whether every field can be stored and used; the error says which one and what to enter instead.
//! Looks at no file and no other profile.
[[nodiscard]] Result<void> checkProfile(const ServerProfile &profile);
[[nodiscard]] Result<void> checkServerName(const QString &name);
//! Whether the file can be read and holds certificates.
[[nodiscard]] Result<void> checkCaFile(const QString &fileName);

} // namespace airdesk
