// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/prng.h"

#include <QRandomGenerator>
#include <QUuid>

namespace airdesk::demo {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

} // namespace

QString uuidOf(quint64 hash)
{
    const quint64 halves[2] = {mixed(hash), mixed(hash ^ 0x5851f42d4c957f2dULL)};
    QString result(36, QLatin1Char('-'));
    int digit = 0;
    for (int i = 0; i < 36; ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23)
            continue;
        quint64 value = (halves[digit / 16] >> (4 * (digit % 16))) & 15;
        if (i == 14)
            value = 4;
        else if (i == 19)
            value = 8 | (value & 3);
        result[i] = QLatin1Char(hexDigits[value]);
        ++digit;
    }
    return result;
}

QString uuidOf(QStringView text)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    return uuidOf(hash);
}

QString randomUuid() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

QString randomHex(int characters)
{
    QString result;
    for (int i = 0; i < characters; ++i)
        result += QLatin1Char(hexDigits[QRandomGenerator::system()->bounded(16)]);
    return result;
}

} // namespace airdesk::demo
