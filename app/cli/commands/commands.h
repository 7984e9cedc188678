// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace airdesk::cli {

class Context;

// One function a command. Each starts its work and ends by Context::finish() or Context::fail(), now or later.
void addServer(Context *context);
void listServers(Context *context);
void removeServer(Context *context);
void useServer(Context *context);
void checkServer(Context *context);
void printToken(Context *context);
void listObjects(Context *context);
void getObject(Context *context);
void startSyncs(Context *context);
void cancelJobs(Context *context);
void createApplication(Context *context);
void deleteApplication(Context *context);

} // namespace airdesk::cli
