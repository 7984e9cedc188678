// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/result.h"
#include "support/secret.h"

#include <QDate>
#include <QString>

namespace airdesk {

//! `airbytetoken_YYYY_MM_DD`, as the web app names it.
[[nodiscard]] QString tokenFileName(const QDate &day);

//! Writes the token and nothing else, readable by its owner only; an existing file is replaced as a whole or stays.
[[nodiscard]] Result<void> writeTokenFile(const QString &fileName, const Secret &token);

} // namespace airdesk
