// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace airdesk::paths {

QString configDir(const QString &given)
{
    if (!given.isEmpty())
        return QDir::cleanPath(QDir(given).absolutePath());
    // Not AppConfigLocation: it depends on the name of the running program, and there are several.
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/airdesk");
}

bool makeDir(const QString &dir)
{
    if (QFileInfo(dir).isDir())
        return true;
    return QDir().mkpath(dir)
        && QFile::setPermissions(dir, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

} // namespace airdesk::paths
