// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace airdesk::cli {

//! Does what the words (without the program's name) say and returns the exit code. Needs a QCoreApplication.
[[nodiscard]] int run(const QStringList &words);

} // namespace airdesk::cli
