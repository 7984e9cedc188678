// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/profiledisk.h"
#include "support/result.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace airdesk {

//! The saved servers, in CONFIGDIR/servers.json. No secret is ever in it.
//! Every change is applied to what is on disk at that moment, under a lock, so that two running programs lose
//! nothing; changes made by the other one arrive through the same signals. A change that cannot be written
//! leaves everything as it was and says why. A damaged or newer file is kept aside, never overwritten.
class ProfileStore : public QObject
{
    Q_OBJECT
public:
    //! Reads the file; see problem() for what was wrong with it.
    explicit ProfileStore(const QString &configDir, QObject *parent = nullptr);
    ~ProfileStore() override;

    //! In the order they were added.
    [[nodiscard]] const std::vector<ServerProfile> &profiles() const { return m_data.profiles; }
    //! Valid until the next change; nullptr when there is none.
    [[nodiscard]] const ServerProfile *find(const ServerId &id) const;
    //! By name, without regard to case or blanks around it.
    [[nodiscard]] const ServerProfile *findByName(const QString &name) const;

    //! Saves a new server; its id is given here unless it brings one. Returns the id.
    [[nodiscard]] Result<ServerId> add(ServerProfile profile);
    //! Saves changed fields of the server with the same id.
    [[nodiscard]] Result<void> update(const ServerProfile &profile);
    //! Forgets the server and notes its keychain entry for removal, in one write.
    [[nodiscard]] Result<void> remove(const ServerId &id);

    //! The server that commands without a name mean; empty when none was chosen or it is gone.
    [[nodiscard]] ServerId defaultServer() const { return m_data.defaultServer; }
    [[nodiscard]] Result<void> setDefaultServer(const ServerId &id);

    //! Keychain entries of removed servers that are not known to be gone yet.
    [[nodiscard]] const std::vector<ServerId> &pendingRemovals() const { return m_data.pendingRemovals; }
    //! The entry is gone.
    [[nodiscard]] Result<void> forgetRemoval(const ServerId &id);

    //! What was wrong with the file: damaged, of a newer version, not readable; and where it was put.
    [[nodiscard]] const std::optional<ApiError> &problem() const { return m_problem; }
    [[nodiscard]] QString fileName() const { return m_disk.fileName(); }

    //! Whether the name can be given and is free; `self` may have it. For fields while they are typed in; all other
    //! fields: checkProfile().
    [[nodiscard]] Result<void> checkName(const QString &name, const ServerId &self = {}) const;

Q_SIGNALS:
    void added(const airdesk::ServerId &id);
    void changed(const airdesk::ServerId &id);
    //! The profile is no longer in the store.
    void removed(const airdesk::ServerId &id);
    void defaultServerChanged(const airdesk::ServerId &id);
    //! The file was found damaged, or could not be read, while running.
    void problemFound(const airdesk::ApiError &problem);

private:
    using Edit = std::function<Result<void>(ProfileData &)>;

    [[nodiscard]] Result<void> change(const Edit &edit);
    void refresh();
    void refreshForeign();
    void reportRows(const profilefile::Parsed &parsed);
    void report(const ApiError &problem);
    [[nodiscard]] ApiError unreadable(const ProfileDisk::Content &disk) const;
    void adopt(ProfileData data);
    void watch();

    ProfileDisk m_disk;
    ProfileData m_data;
    QByteArray m_bytes; // of the file, as last read or written
    std::optional<ApiError> m_problem;
    QFileSystemWatcher m_watcher;
    QTimer m_refreshTimer;
};

} // namespace airdesk
