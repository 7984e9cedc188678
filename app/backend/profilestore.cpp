// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/profilestore.h"

#include "support/logging.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace airdesk {
namespace {

using Fault = profilefile::Parsed::Fault;

constexpr auto refreshDelay = std::chrono::milliseconds(50); // one save is several notices

bool sameName(const QString &a, const QString &b) { return a.trimmed().compare(b.trimmed(), Qt::CaseInsensitive) == 0; }

Result<void> checkFree(const ProfileData &data, const QString &name, const ServerId &self)
{
    const bool taken = std::any_of(data.profiles.cbegin(), data.profiles.cend(), [&](const ServerProfile &each) {
        return each.id != self && sameName(each.name, name);
    });
    if (!taken)
        return {};
    return failure(ApiError::make(
        ApiError::Kind::Conflict,
        ProfileStore::tr("There is already a server called \"%1\". Choose another name.").arg(name.trimmed())));
}

// What a server says of itself must never make a profile unsaveable.
QString tidied(const QString &text) { return text.simplified().left(200); }

void tidy(ServerProfile &profile)
{
    profile.name = profile.name.trimmed();
    profile.version = tidied(profile.version);
    profile.edition = tidied(profile.edition);
    profile.authMode = tidied(profile.authMode);
}

} // namespace

ProfileStore::ProfileStore(const QString &configDir, QObject *parent)
    : QObject(parent), m_disk(configDir)
{
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(refreshDelay);
    connect(&m_refreshTimer, &QTimer::timeout, this, &ProfileStore::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_refreshTimer, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_refreshTimer, qOverload<>(&QTimer::start));
    refresh();
    watch();
}

ProfileStore::~ProfileStore() = default;

const ServerProfile *ProfileStore::find(const ServerId &id) const { return m_data.find(id); }

const ServerProfile *ProfileStore::findByName(const QString &name) const
{
    const auto &all = m_data.profiles;
    const auto found = std::find_if(all.cbegin(), all.cend(), [&](const auto &each) { return sameName(each.name, name); });
    return found == all.cend() ? nullptr : &*found;
}

Result<void> ProfileStore::checkName(const QString &name, const ServerId &self) const
{
    if (Result<void> plain = checkServerName(name); !plain)
        return plain;
    return checkFree(m_data, name, self);
}

Result<ServerId> ProfileStore::add(ServerProfile profile)
{
    tidy(profile);
    if (profile.id.isEmpty())
        profile.id = ServerId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (const Result<void> valid = checkProfile(profile); !valid)
        return failure(valid.error());
    if (!profile.caFile.isEmpty()) {
        if (const Result<void> file = checkCaFile(profile.caFile); !file)
            return failure(file.error());
    }
    const Result<void> done = change([&](ProfileData &data) -> Result<void> {
        if (data.find(profile.id))
            return failure(ApiError::make(ApiError::Kind::Conflict, tr("This server was already added.")));
        if (Result<void> name = checkFree(data, profile.name, {}); !name)
            return name;
        data.profiles.push_back(profile);
        std::erase(data.pendingRemovals, profile.id);
        return {};
    });
    if (!done)
        return failure(done.error());
    return profile.id;
}

Result<void> ProfileStore::update(const ServerProfile &changedProfile)
{
    ServerProfile profile = changedProfile;
    tidy(profile);
    if (Result<void> valid = checkProfile(profile); !valid)
        return valid;
    return change([&](ProfileData &data) -> Result<void> {
        const auto found = std::find_if(data.profiles.begin(), data.profiles.end(),
                                        [&](const ServerProfile &each) { return each.id == profile.id; });
        if (found == data.profiles.end())
            return failure(ApiError::make(ApiError::Kind::NotFound,
                                          tr("The server \"%1\" was removed meanwhile. Add it again.").arg(profile.name)));
        if (!sameName(found->name, profile.name)) {
            if (Result<void> name = checkFree(data, profile.name, profile.id); !name)
                return name;
        }
        // Only a newly chosen file: one that is gone for now must not keep other changes from being saved.
        if (!profile.caFile.isEmpty() && profile.caFile != found->caFile) {
            if (Result<void> file = checkCaFile(profile.caFile); !file)
                return file;
        }
        *found = profile;
        return {};
    });
}

Result<void> ProfileStore::remove(const ServerId &id)
{
    return change([&](ProfileData &data) -> Result<void> {
        std::erase_if(data.profiles, [&](const ServerProfile &each) { return each.id == id; });
        if (std::find(data.pendingRemovals.cbegin(), data.pendingRemovals.cend(), id) == data.pendingRemovals.cend())
            data.pendingRemovals.push_back(id);
        if (data.defaultServer == id)
            data.defaultServer = {};
        return {};
    });
}

Result<void> ProfileStore::setDefaultServer(const ServerId &id)
{
    return change([&](ProfileData &data) -> Result<void> {
        if (!id.isEmpty() && !data.find(id))
            return failure(ApiError::make(ApiError::Kind::NotFound, tr("There is no such server any more.")));
        data.defaultServer = id;
        return {};
    });
}

Result<void> ProfileStore::forgetRemoval(const ServerId &id)
{
    return change([&](ProfileData &data) -> Result<void> {
        std::erase(data.pendingRemovals, id);
        return {};
    });
}

// Applies the edit to what is on the disk now, not to what was read before: the other program's changes stay.
Result<void> ProfileStore::change(const Edit &edit)
{
    Result<std::unique_ptr<QLockFile>> lock = m_disk.lock();
    if (!lock)
        return failure(lock.error());
    const ProfileDisk::Content disk = m_disk.read();
    if (disk.state == ProfileDisk::Content::State::Unreadable)
        return failure(unreadable(disk));
    // A file that is gone or damaged loses nothing: all that was in it is still here.
    ProfileData data = disk.isUsable() ? disk.parsed.data : m_data;
    const ProfileData found = data;
    Result<void> done = edit(data);
    QByteArray bytes = disk.isUsable() ? disk.bytes : m_bytes;
    if (done && data != found) {
        if (disk.isForeign() || disk.parsed.fault == Fault::Rows) {
            if (const Result<QString> kept = m_disk.keepAside(disk, disk.isUsable()); !kept)
                done = failure(kept.error());
        }
        const QByteArray wanted = profilefile::toBytes(data, disk.isUsable() ? disk.parsed.raw : QJsonObject());
        if (done)
            done = m_disk.write(wanted);
        if (done)
            bytes = wanted;
    }
    lock->reset();
    m_bytes = bytes;
    adopt(done ? data : found);
    watch();
    return done;
}

void ProfileStore::refresh()
{
    const ProfileDisk::Content disk = m_disk.read();
    if (disk.state == ProfileDisk::Content::State::Unreadable) {
        report(unreadable(disk));
    } else if (disk.isForeign()) {
        refreshForeign();
    } else if (disk.isUsable() && disk.bytes != m_bytes) {
        m_bytes = disk.bytes;
        adopt(disk.parsed.data);
        reportRows(disk.parsed);
    }
    watch();
}

// Looks again under the lock: the other program may have put the file aside and written a good one.
void ProfileStore::refreshForeign()
{
    const Result<std::unique_ptr<QLockFile>> lock = m_disk.lock();
    const ProfileDisk::Content disk = m_disk.read();
    if (!disk.isForeign())
        return; // the watcher brings the good one
    const bool newer = disk.parsed.fault == Fault::Newer;
    const QString what = newer ? tr("The list of servers %1 was written by a later version of Airdesk.").arg(m_disk.shownName())
                               : tr("The list of servers %1 is damaged.").arg(m_disk.shownName());
    const Result<QString> kept = lock ? m_disk.keepAside(disk, false) : Result<QString>(failure(lock.error()));
    if (!kept) {
        report(ApiError::make(ApiError::Kind::Invalid,
                              what + u' ' + tr("It was left as it is, and nothing can be saved. Move it away and start again."),
                              kept.error().message));
        return;
    }
    const QString next = newer ? tr("Use that version, or add the servers again.")
                               : tr("Repair it and rename it back, or add the servers again; their secrets are still in the "
                                    "keychain.");
    report(ApiError::make(ApiError::Kind::Invalid,
                          what + u' ' + tr("It was kept as %1.").arg(QDir::toNativeSeparators(*kept)) + u' ' + next));
}

void ProfileStore::reportRows(const profilefile::Parsed &parsed)
{
    if (parsed.fault == Fault::Rows)
        report(ApiError::make(ApiError::Kind::Invalid,
                              tr("%n server(s) in %1 could not be read and are left out. A copy of the file is kept when the "
                                 "list is saved next.",
                                 nullptr, int(parsed.faults.size()))
                                  .arg(m_disk.shownName()),
                              parsed.faults.join(u'\n')));
}

ApiError ProfileStore::unreadable(const ProfileDisk::Content &disk) const
{
    return ApiError::make(ApiError::Kind::Invalid,
                          tr("The list of servers %1 cannot be read. Check the permissions of the file.").arg(m_disk.shownName()),
                          disk.error);
}

void ProfileStore::adopt(ProfileData data)
{
    const ProfileData before = std::exchange(m_data, std::move(data));
    const ProfileData now = m_data; // receivers may change the store
    for (const ServerProfile &old : before.profiles) {
        if (!now.find(old.id))
            Q_EMIT removed(old.id);
    }
    for (const ServerProfile &profile : now.profiles) {
        const ServerProfile *old = before.find(profile.id);
        if (!old)
            Q_EMIT added(profile.id);
        else if (*old != profile)
            Q_EMIT changed(profile.id);
    }
    if (before.defaultServer != now.defaultServer)
        Q_EMIT defaultServerChanged(now.defaultServer);
}

void ProfileStore::report(const ApiError &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    qCWarning(logBackend, "The list of servers has a fault");
    Q_EMIT problemFound(problem);
}

// A replaced file is a new one to the watcher; a folder that is not there yet shows in the one above it.
void ProfileStore::watch()
{
    const QString above = QFileInfo(m_disk.dir()).path();
    const bool hasDir = QFileInfo::exists(m_disk.dir());
    if (hasDir && m_watcher.directories().contains(above))
        m_watcher.removePath(above);
    for (const QString &path : {hasDir ? m_disk.dir() : above, m_disk.fileName()}) {
        const bool watched = m_watcher.directories().contains(path) || m_watcher.files().contains(path);
        if (!watched && QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

} // namespace airdesk
