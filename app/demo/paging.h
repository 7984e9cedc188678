// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/state.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace airdesk::demo {

//! limit and offset of a list call, as the server applies them.
struct Page
{
    qint64 limit = 20;
    qint64 offset = 0;
};

//! Reads limit and offset; on a bad value returns nothing and sets error to the 400.
[[nodiscard]] std::optional<Page> pageOf(const Context &context, Reply &error);

//! Which workspaces a list call is about, one flag each; nothing, and the 403 in error, when one is not
//! accessible.
[[nodiscard]] std::optional<std::vector<char>> workspacesOf(const Context &context, Reply &error);

//! {"previous", "next", "data"} around serialised rows. kept are the query parameters the links do not lose.
[[nodiscard]] Reply pageReply(const Context &context, const QString &resource, const Page &page,
                              const std::vector<QByteArray> &rows, const QStringList &kept);

//! Serialises the page of those places (0 to count) that pass the test.
template <typename Test, typename Serialise>
[[nodiscard]] Reply listReply(const Context &context, const QString &resource, int count,
                              const QStringList &kept, Test test, Serialise serialise)
{
    Reply error;
    const auto page = pageOf(context, error);
    if (!page)
        return error;
    std::vector<QByteArray> rows;
    qint64 seen = 0;
    for (int i = 0; i < count && static_cast<qint64>(rows.size()) < page->limit; ++i) {
        if (test(i) && seen++ >= page->offset)
            rows.push_back(serialise(i));
    }
    return pageReply(context, resource, *page, rows, kept);
}

} // namespace airdesk::demo
