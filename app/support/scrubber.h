// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

//! Last line of defence: takes secrets out of texts that leave the program. Thread safe.
namespace airdesk::scrubber {

//! Counts; every remember() is undone by one forget(). Called by Secret.
void remember(const QByteArray &secret);
void forget(const QByteArray &secret);

//! The text with live secrets, bearer tokens, JWTs, passwords in URLs and values of fields named
//! like secrets replaced by a fixed mark.
[[nodiscard]] QString scrub(const QString &text);

//! From here on every log line of the process is scrubbed. Call once at start.
void installMessageHandler();

} // namespace airdesk::scrubber
