// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/logging.h"

namespace airdesk {

Q_LOGGING_CATEGORY(logApi, "airdesk.api", QtInfoMsg)
Q_LOGGING_CATEGORY(logAuth, "airdesk.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(logBackend, "airdesk.backend", QtInfoMsg)
Q_LOGGING_CATEGORY(logServices, "airdesk.services", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "airdesk.ui", QtInfoMsg)

} // namespace airdesk
