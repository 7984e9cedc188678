// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace airdesk {

//! Installs the texts of the user's language where there are any, above those of English, which has the plural forms
//! ("1 connection", "2 connections") that the source texts leave open. Call once, before texts are made.
void installTranslations(QCoreApplication &application);

} // namespace airdesk
