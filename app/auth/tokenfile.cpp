// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/tokenfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

namespace airdesk {

using namespace Qt::StringLiterals;

QString tokenFileName(const QDate &day) { return u"airbytetoken_"_s + day.toString(u"yyyy_MM_dd"_s); }

Result<void> writeTokenFile(const QString &fileName, const Secret &token)
{
    // Permissions before the first byte: the file is never open to others, not for a moment.
    QSaveFile file(fileName);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(token.reveal()) == token.size() && file.flush() && file.commit())
        return {};
    file.cancelWriting();
    return failure(ApiError::make(ApiError::Kind::Invalid,
                                  QCoreApplication::translate("airdesk::TokenFile",
                                                              "The token could not be written to %1: %2. Choose another folder.")
                                      .arg(QDir::toNativeSeparators(fileName), file.errorString())));
}

} // namespace airdesk
