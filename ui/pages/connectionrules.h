// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace airdesk {
class Backend;
struct ConnectionRow;
struct Job;
} // namespace airdesk

//! What can be done with a connection now, and why not. Empty: it can.
namespace airdesk::ui::rules {

[[nodiscard]] QString whyNotSync(const ConnectionRow &row, Backend *backend);
[[nodiscard]] QString whyNotCancel(const ConnectionRow &row, Backend *backend);
[[nodiscard]] QString whyNotSwitch(const ConnectionRow &row, Backend *backend, bool on);
//! Why nothing at all may be changed on this server.
[[nodiscard]] QString whyNotWrite(Backend *backend);

//! The job that runs, waits or tries again; nullptr: none.
[[nodiscard]] const Job *activeJob(const ConnectionRow &row);
//! In the server's web app; invalid when it cannot be told.
[[nodiscard]] QUrl webPage(const ConnectionRow &row, Backend *backend);
[[nodiscard]] QUrl timelinePage(const ConnectionRow &row, Backend *backend);

} // namespace airdesk::ui::rules
