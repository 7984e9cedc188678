// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paths.h"

#include <QDir>
#include <QStandardPaths>

namespace airdesk::paths {

QString configDir(const QString &given)
{
    if (!given.isEmpty())
        return QDir::cleanPath(QDir(given).absolutePath());
    // Not AppConfigLocation: it depends on the name of the running program, and there are several.
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/airdesk");
}

} // namespace airdesk::paths
