// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

//! What only the operating system can do or knows. All of its differences are in process.cpp.
namespace airdesk::platform {

//! No core dumps and no reading of our memory by other programs of the user: secrets live there. Release builds only.
void protectMemory();

//! Time since this process was started; where the system does not tell, since the program was loaded.
[[nodiscard]] std::chrono::milliseconds sinceProcessStart();

//! Whether a window can be shown at all. Only systems with a display server say no.
[[nodiscard]] bool hasDisplay();

} // namespace airdesk::platform
