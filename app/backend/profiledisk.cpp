// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/profiledisk.h"

#include "support/paths.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace airdesk {
namespace {

using Fault = profilefile::Parsed::Fault;

constexpr int lockWaitMs = 300; // a save takes a few milliseconds
constexpr int staleAfterMs = 10000;
constexpr qint64 largestFile = 16 * 1024 * 1024;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString text(const char *source) { return QCoreApplication::translate("ProfileDisk", source); }

} // namespace

bool ProfileDisk::Content::isUsable() const
{
    return state == State::Read && (parsed.fault == Fault::None || parsed.fault == Fault::Rows);
}

ProfileDisk::ProfileDisk(const QString &dir)
    : m_dir(QDir(dir).absolutePath()), m_fileName(m_dir + QStringLiteral("/servers.json"))
{
}

QString ProfileDisk::shownName() const { return QDir::toNativeSeparators(m_fileName); }

ProfileDisk::Content ProfileDisk::read() const
{
    Content content;
    const QFileInfo info(m_fileName);
    if (!info.exists() && !info.isSymLink())
        return content;
    content.state = Content::State::Unreadable;
    QFile file(m_fileName);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        content.error = file.errorString();
        return content;
    }
    content.bytes = file.read(largestFile);
    if (file.error() != QFileDevice::NoError) {
        content.error = file.errorString();
        return content;
    }
    content.state = Content::State::Read;
    content.parsed = profilefile::parse(content.bytes);
    return content;
}

Result<std::unique_ptr<QLockFile>> ProfileDisk::lock() const
{
    if (!paths::makeDir(m_dir))
        return failure(cannotWrite({}));
    auto lock = std::make_unique<QLockFile>(m_fileName + QStringLiteral(".lock"));
    lock->setStaleLockTime(staleAfterMs);
    if (lock->tryLock(lockWaitMs))
        return lock;
    if (lock->error() == QLockFile::LockFailedError)
        return failure(ApiError::make(ApiError::Kind::Conflict,
                                      text("Another Airdesk is saving the list of servers right now. Try again.")));
    return failure(cannotWrite({}));
}

Result<void> ProfileDisk::write(const QByteArray &bytes) const
{
    QSaveFile file(m_fileName);
    if (!file.open(QIODevice::WriteOnly))
        return failure(cannotWrite(file.errorString()));
    file.setPermissions(ownerOnly);
    // flush() first: on a full disk commit() would put a file in place that was written in part only.
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        const QString systemWords = file.errorString();
        file.cancelWriting();
        return failure(cannotWrite(systemWords));
    }
    if (!file.commit())
        return failure(cannotWrite(file.errorString()));
    return {};
}

Result<QString> ProfileDisk::keepAside(const Content &seen, bool copy) const
{
    const QString kind = seen.parsed.fault == Fault::Newer ? QStringLiteral("newer") : QStringLiteral("damaged");
    const QString stem = QStringLiteral("%1.%2-%3").arg(m_fileName, kind,
                                                       QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"));
    QString name = stem;
    for (int i = 2; QFileInfo::exists(name) && i < 100; ++i)
        name = QStringLiteral("%1-%2").arg(stem).arg(i);
    QFile file(m_fileName);
    if (!(copy ? file.copy(name) : file.rename(name)))
        return failure(cannotWrite(file.errorString()));
    return name;
}

ApiError ProfileDisk::cannotWrite(const QString &systemWords) const
{
    return ApiError::make(ApiError::Kind::Invalid,
                          text("The list of servers could not be saved in %1; nothing was changed. Check that the folder may "
                               "be written to and that the disk is not full.")
                              .arg(QDir::toNativeSeparators(m_dir)),
                          systemWords);
}

} // namespace airdesk
