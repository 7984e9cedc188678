// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/logging.h"

namespace airdesk {

Q_LOGGING_CATEGORY(logApi, "airdesk.api", QtWarningMsg)
Q_LOGGING_CATEGORY(logAuth, "airdesk.auth", QtWarningMsg)
Q_LOGGING_CATEGORY(logBackend, "airdesk.backend", QtWarningMsg)
Q_LOGGING_CATEGORY(logServices, "airdesk.services", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "airdesk.ui", QtWarningMsg)

} // namespace airdesk
