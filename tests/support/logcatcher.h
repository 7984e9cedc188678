// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace airdesk::test {

//! Collects every log line written while it lives and passes it on to the handler before it.
//! One at a time; thread safe.
class LogCatcher
{
public:
    LogCatcher();
    ~LogCatcher();
    LogCatcher(const LogCatcher &) = delete;
    LogCatcher &operator=(const LogCatcher &) = delete;

    [[nodiscard]] static QStringList lines();
    [[nodiscard]] static bool contains(const QString &text);
};

} // namespace airdesk::test
