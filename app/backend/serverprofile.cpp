// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/serverprofile.h"

#include "api/address.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>

#include <algorithm>

namespace airdesk {
namespace {

QString text(const char *source) { return QCoreApplication::translate("ServerProfile", source); }

Result<void> refuse(const QString &message) { return failure(ApiError::make(ApiError::Kind::Invalid, message)); }

bool isPlain(const QString &value)
{
    return std::all_of(value.cbegin(), value.cend(), [](QChar c) {
        const auto category = c.category();
        return category != QChar::Other_Control && category != QChar::Separator_Line
            && category != QChar::Separator_Paragraph && c != QChar(0x202E) && c != QChar(0xFFFD);
    });
}

// One line of text; `wanted` tells whether it may be empty.
Result<void> checkLine(const QString &field, const QString &value, qsizetype longest, bool wanted)
{
    if (wanted && value.trimmed().isEmpty())
        return refuse(text("%1 is empty. Enter it.").arg(field));
    if (value.size() > longest)
        return refuse(text("%1 is %2 characters long. Enter at most %3.").arg(field).arg(value.size()).arg(longest));
    if (!isPlain(value))
        return refuse(text("%1 contains line breaks or other control characters. Enter it again without them.").arg(field));
    return {};
}

// Something that is sent as it is: blanks around it would be sent too.
Result<void> checkToken(const QString &field, const QString &value, qsizetype longest, bool wanted)
{
    if (Result<void> line = checkLine(field, value, longest, wanted); !line)
        return line;
    if (value != value.trimmed())
        return refuse(text("%1 starts or ends with a blank. Remove it.").arg(field));
    return {};
}

Result<void> checkUrl(const QString &field, const QUrl &url, bool wanted)
{
    if (url.isEmpty() && !wanted)
        return {};
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http")))
        return refuse(text("%1 is not a web address. Enter one such as https://airbyte.example.com.").arg(field));
    if (!url.userInfo().isEmpty())
        return refuse(text("%1 contains a user name or password. Leave it out and choose \"basic authentication\".").arg(field));
    if (url.hasQuery() || url.hasFragment())
        return refuse(text("%1 contains a question mark or a hash sign. Leave out everything from there on.").arg(field));
    if (url.toEncoded().size() > 2000)
        return refuse(text("%1 is longer than 2,000 characters. Check it.").arg(field));
    return {};
}

Result<void> checkSignIn(const ServerProfile &profile)
{
    if (profile.auth == AuthKind::Application) {
        const QString field = text("The client ID");
        if (Result<void> token = checkToken(field, profile.clientId, 500, true); !token)
            return token;
    } else if (profile.auth == AuthKind::Basic) {
        const QString field = text("The user name");
        if (Result<void> token = checkToken(field, profile.basicUser, 500, true); !token)
            return token;
        if (profile.basicUser.contains(u':'))
            return refuse(text("The user name contains a colon, which basic authentication cannot send. Enter another one."));
    }
    return {};
}

Result<void> checkProxy(const ServerProfile &profile)
{
    if (profile.proxyMode != ProxyMode::Manual)
        return {};
    if (Result<void> host = checkToken(text("The proxy's host name"), profile.proxyHost, 253, true); !host)
        return host;
    if (profile.proxyHost.contains(u'/') || profile.proxyHost.contains(u'@') || profile.proxyHost.contains(u' '))
        return refuse(text("The proxy's host name contains a slash, blank or @. Enter the name alone."));
    if (profile.proxyPort == 0)
        return refuse(text("The proxy's port is missing. Enter a number from 1 to 65535."));
    return checkToken(text("The proxy's user name"), profile.proxyUser, 500, false);
}

Result<void> checkTrust(const ServerProfile &profile)
{
    const QString field = text("The path of the CA file");
    if (Result<void> line = checkLine(field, profile.caFile, 4096, false); !line)
        return line;
    if (!profile.caFile.isEmpty() && QDir::isRelativePath(profile.caFile))
        return refuse(text("%1 is relative. Choose the file again.").arg(field));
    const QByteArray &pin = profile.pinnedSha256;
    const bool isHex = std::all_of(pin.cbegin(), pin.cend(),
                                   [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (!pin.isEmpty() && (pin.size() != 64 || !isHex))
        return refuse(text("The fingerprint of the accepted certificate is not a SHA-256. Accept the certificate again."));
    return {};
}

Result<void> checkRoot(const ServerProfile &profile)
{
    for (const QUrl &url : {profile.publicBase, profile.configBase, profile.tokenUrl}) {
        if (Result<void> known = checkUrl(text("The address of the API"), url, false); !known)
            return known;
    }
    for (const QString &value : {profile.version, profile.edition, profile.authMode}) {
        if (Result<void> line = checkLine(text("What the server says of itself"), value, 200, false); !line)
            return line;
    }
    return {};
}

} // namespace

const QStringList &ServerProfile::colors()
{
    static const QStringList names{QStringLiteral("red"),    QStringLiteral("orange"), QStringLiteral("amber"),
                                   QStringLiteral("green"),  QStringLiteral("teal"),   QStringLiteral("blue"),
                                   QStringLiteral("violet"), QStringLiteral("slate")};
    return names;
}

Result<void> checkServerName(const QString &name) { return checkLine(text("The name"), name, 100, true); }

Result<void> checkProfile(const ServerProfile &profile)
{
    if (Result<void> name = checkServerName(profile.name); !name)
        return name;
    if (Result<void> address = checkUrl(text("The address"), profile.address, true); !address)
        return address;
    if (profile.address.scheme() == QLatin1String("http") && !profile.allowHttp && !isLoopbackHost(profile.address.host()))
        return refuse(text("The address is not encrypted: secrets could be read on the way. Use https, or allow plain http "
                           "for this server."));
    if (!profile.color.isEmpty() && !ServerProfile::colors().contains(profile.color))
        return refuse(text("There is no colour \"%1\". Choose one of: %2.")
                          .arg(profile.color.left(40), ServerProfile::colors().join(QStringLiteral(", "))));
    for (const auto &check : {checkSignIn, checkProxy, checkTrust, checkRoot}) {
        if (Result<void> part = check(profile); !part)
            return part;
    }
    return {};
}

Result<void> checkCaFile(const QString &fileName)
{
    const QString shown = QDir::toNativeSeparators(fileName);
    const QFileInfo info(fileName);
    QFile file(fileName);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return refuse(text("The CA file %1 cannot be read. Choose a file that exists and that you may read.").arg(shown));
    constexpr qint64 most = 4 * 1024 * 1024;
    const QByteArray bytes = file.read(most + 1);
    if (bytes.size() > most || QSslCertificate::fromData(bytes, QSsl::Pem).isEmpty())
        return refuse(text("The file %1 holds no certificate in PEM form (\"-----BEGIN CERTIFICATE-----\"). Choose another "
                           "one.")
                          .arg(shown));
    return {};
}

} // namespace airdesk
