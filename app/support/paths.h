// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

//! Where Airdesk keeps its files. Both programs use the same places.
namespace airdesk::paths {

//! The folder of servers and preferences: the given one (`--config-dir`), made absolute, else "airdesk" in the
//! user's folder for configuration. Not created here.
[[nodiscard]] QString configDir(const QString &given = {});

//! Makes the folder, for its owner only, unless it is there already. False when that is not possible.
[[nodiscard]] bool makeDir(const QString &dir);

} // namespace airdesk::paths
