// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/apierror.h"

#include <tl/expected.hpp>

namespace airdesk {

//! A value or the reason why there is none. Becomes std::expected when the oldest compiler has it.
template <class T, class E = ApiError>
using Result = tl::expected<T, E>;

template <class E>
[[nodiscard]] auto failure(E &&error)
{
    return tl::make_unexpected(std::forward<E>(error));
}

} // namespace airdesk
