// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/result.h"
#include "support/secret.h"

#include <QString>

namespace airdesk {

//! A client ID with its secret, as found in a pasted text.
struct CredentialPair
{
    QString clientId;
    Secret secret;

    friend bool operator==(const CredentialPair &, const CredentialPair &) = default;
};

//! Finds a client ID and its secret in what people paste: two words ("id secret", "id:secret", two lines), JSON with
//! any spelling of the names, labelled lines (environment variables, YAML, web pages), the output of
//! `abctl local credentials` with its colours and frames. The error says what is missing.
[[nodiscard]] Result<CredentialPair> readCredentialText(const QString &text);

//! Texts without escape sequences of terminals and without the characters that draw frames.
[[nodiscard]] QString plainTerminalText(const QString &text);

//! Whether the two can be an ID and a secret at all: no blanks, no control characters, sensible sizes. For typed fields.
[[nodiscard]] Result<void> checkClientId(const QString &clientId);
[[nodiscard]] Result<void> checkClientSecret(const Secret &secret);

} // namespace airdesk
