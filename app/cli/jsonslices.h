// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace airdesk::cli {

//! The objects of the array under `field` (or of a bare array) as they stand in `json`, which must be valid JSON.
//! Writing them as they came is several times as fast as composing them anew. Empty when there is no such array.
[[nodiscard]] std::vector<QByteArrayView> rowSlices(const QByteArray &json, QByteArrayView field);

} // namespace airdesk::cli
