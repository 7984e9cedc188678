// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/profilereach.h"

#include "api/address.h"

#include <algorithm>

namespace airdesk {

TransportSettings transportSettings(const ServerProfile &profile)
{
    TransportSettings settings;
    settings.caFile = profile.caFile;
    settings.pinnedSha256 = profile.pinnedSha256;
    if (profile.proxyMode == ProxyMode::None)
        settings.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    else if (profile.proxyMode == ProxyMode::Manual)
        settings.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, profile.proxyHost, profile.proxyPort, profile.proxyUser);
    return settings;
}

ApiRoot rememberedRoot(const ServerProfile &profile)
{
    ApiRoot root;
    root.publicBase = profile.publicBase;
    root.configBase = profile.configBase;
    if (!profile.tokenUrl.isEmpty())
        root.tokenUrls.push_back(profile.tokenUrl);
    // The one that worked first, then the others that a server may have moved to.
    for (const QUrl &base : {profile.publicBase, profile.configBase}) {
        const QUrl url = base.isEmpty() ? QUrl() : joinUrl(base, QStringLiteral("/applications/token"));
        if (!url.isEmpty() && std::find(root.tokenUrls.begin(), root.tokenUrls.end(), url) == root.tokenUrls.end())
            root.tokenUrls.push_back(url);
    }
    root.version = profile.version;
    root.edition = profile.edition;
    root.authMode = profile.authMode;
    return root;
}

} // namespace airdesk
