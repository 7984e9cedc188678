// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/serverprofile.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace airdesk {

//! What servers.json holds.
struct ProfileData
{
    std::vector<ServerProfile> profiles;
    std::vector<ServerId> pendingRemovals; //!< keychain entries of servers that are gone
    ServerId defaultServer; //!< empty or one of profiles

    [[nodiscard]] const ServerProfile *find(const ServerId &id) const;
    friend bool operator==(const ProfileData &, const ProfileData &) = default;
};

//! The format of servers.json, version 1.
namespace profilefile {

constexpr int format = 1;

struct Parsed
{
    enum class Fault {
        None,
        Rows, //!< some servers could not be read and are left out; `faults` names them
        Damaged, //!< no JSON, or not of this kind
        Newer, //!< written by a later version
    };
    Fault fault = Fault::None;
    ProfileData data;
    QStringList faults; //!< as "servers[3].name: ..."
    QJsonObject raw; //!< the whole document
};

[[nodiscard]] Parsed parse(const QByteArray &bytes);
//! Fields in `raw` that this version does not know are kept.
[[nodiscard]] QByteArray toBytes(const ProfileData &data, const QJsonObject &raw);

} // namespace profilefile
} // namespace airdesk
