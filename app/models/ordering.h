// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filterproxy.h"

#include <QDateTime>
#include <QString>

#include <optional>

//! Comparisons for FilterProxy::compare(): -1, 0 or 1; what is not known is last in both directions.
namespace airdesk::ordering {

template <class T>
[[nodiscard]] int threeWay(const T &a, const T &b)
{
    return a < b ? -1 : int(b < a);
}

template <class T>
[[nodiscard]] int threeWay(const std::optional<T> &a, const std::optional<T> &b)
{
    return a && b ? threeWay(*a, *b) : FilterProxy::unknownLast * (int(!a) - int(!b));
}

[[nodiscard]] inline int threeWay(const QDateTime &a, const QDateTime &b)
{
    const auto known = [](const QDateTime &time) {
        return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
    };
    return threeWay(known(a), known(b));
}

[[nodiscard]] inline int byText(const QString &a, const QString &b)
{
    if (a.isEmpty() || b.isEmpty())
        return FilterProxy::unknownLast * (int(a.isEmpty()) - int(b.isEmpty()));
    return threeWay(a.compare(b, Qt::CaseInsensitive), 0);
}

} // namespace airdesk::ordering
