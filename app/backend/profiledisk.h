// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/profilefile.h"
#include "support/result.h"

#include <QLockFile>

#include <memory>

namespace airdesk {

//! servers.json on the disk: read, locked, written whole or not at all, put aside.
class ProfileDisk
{
public:
    struct Content
    {
        enum class State { Absent, Read, Unreadable };
        State state = State::Absent;
        QByteArray bytes;
        profilefile::Parsed parsed;
        QString error; //!< the system's words

        //! Some servers may be left out.
        [[nodiscard]] bool isUsable() const;
        //! Damaged or of a later version: must not be overwritten.
        [[nodiscard]] bool isForeign() const { return state == State::Read && !isUsable(); }
    };

    explicit ProfileDisk(const QString &dir);

    [[nodiscard]] QString dir() const { return m_dir; }
    [[nodiscard]] QString fileName() const { return m_fileName; }
    //! For messages.
    [[nodiscard]] QString shownName() const;

    [[nodiscard]] Content read() const;
    //! Makes the folder where it is missing and keeps other programs from writing while the lock lives. A lock
    //! left behind by a killed program is no hindrance.
    [[nodiscard]] Result<std::unique_ptr<QLockFile>> lock() const;
    //! Readable by the owner only. On failure the old file is untouched. Under the lock.
    [[nodiscard]] Result<void> write(const QByteArray &bytes) const;
    //! Renames (or copies) the file to one with a date in its name, which is returned. Under the lock.
    [[nodiscard]] Result<QString> keepAside(const Content &seen, bool copy) const;

private:
    [[nodiscard]] ApiError cannotWrite(const QString &systemWords) const;

    QString m_dir;
    QString m_fileName;
};

} // namespace airdesk
