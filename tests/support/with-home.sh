#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test with a home of its own and no session bus, so that it neither reads nor leaves anything.
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
mkdir -m 700 "$T/run" "$T/home"
export HOME=$T/home XDG_RUNTIME_DIR=$T/run XDG_DATA_HOME=$T/home/.local/share XDG_CONFIG_HOME=$T/home/.config XDG_CACHE_HOME=$T/home/.cache
unset DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL WAYLAND_DISPLAY
rc=0
"$@" || rc=$?
exit $rc
