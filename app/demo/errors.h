// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/http.h"

#include <QString>

namespace airdesk::demo {

struct Context;

//! Problem JSON, the form of the public API; on the former api-server its older relative.
//! slug is the title, such as "try-again-later".
[[nodiscard]] Reply problem(const Context &context, int status, const QString &slug, const QString &detail,
                            const QString &message = {});
//! The framework's own form; inner is the text two levels deep.
[[nodiscard]] Reply hateoas(const Request &request, int status, const QString &message,
                            const QString &inner = {});
//! A known exception of the configuration API.
[[nodiscard]] Reply known(int status, const QString &message, const QString &exception = {});
[[nodiscard]] Reply onlyErrorId(int status);
//! 400 for a parameter or field with a bad value.
[[nodiscard]] Reply invalid(const QString &property, const QString &message, const QString &value);

[[nodiscard]] Reply unauthorized(const Request &request);
[[nodiscard]] Reply forbidden(const Context &context, const QString &permission);
//! What an ID that does not exist gets: 404 for an administrator, 403 for everybody else.
[[nodiscard]] Reply missing(const Context &context, const QString &kind, const QString &id);
//! What an address that does not exist gets below /api.
[[nodiscard]] Reply unknownPath(const Request &request, bool secured, bool validToken);

} // namespace airdesk::demo
