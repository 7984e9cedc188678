// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace airdesk::demo {

//! splitmix64's mixing step: a good hash of one number.
[[nodiscard]] constexpr quint64 mixed(quint64 value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

//! A value that depends on the seed, a kind of thing and its number, and on nothing else.
[[nodiscard]] constexpr quint64 hashOf(quint64 seed, quint64 kind, quint64 number, quint64 detail = 0)
{
    return mixed(mixed(mixed(seed ^ (kind * 0xd6e8feb86659fd93ULL)) ^ number) ^
                 (detail * 0xa0761d6478bd642fULL));
}

//! From 0 (included) to 1 (excluded).
[[nodiscard]] constexpr double unitOf(quint64 hash)
{
    return static_cast<double>(hash >> 11) * (1.0 / 9007199254740992.0);
}

//! From low to high, both included.
[[nodiscard]] constexpr qint64 between(quint64 hash, qint64 low, qint64 high)
{
    return low + static_cast<qint64>(hash % static_cast<quint64>(high - low + 1));
}

//! A UUID of version 4's shape made of a hash.
[[nodiscard]] QString uuidOf(quint64 hash);
//! The same from a text (not seeded), for connector definitions.
[[nodiscard]] QString uuidOf(QStringView text);
//! A new one at every call.
[[nodiscard]] QString randomUuid();
//! Random hexadecimal text of that many characters.
[[nodiscard]] QString randomHex(int characters);

} // namespace airdesk::demo
