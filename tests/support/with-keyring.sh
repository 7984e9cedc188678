#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test under its own session bus with its own home and an unlocked keyring (password "test").
set -eu
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
mkdir -m 700 "$T/run" "$T/home"
export HOME=$T/home XDG_RUNTIME_DIR=$T/run XDG_DATA_HOME=$T/home/.local/share XDG_CONFIG_HOME=$T/home/.config XDG_CACHE_HOME=$T/home/.cache
unset DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL WAYLAND_DISPLAY
# Without a display nothing can prompt: what is locked stays locked instead of waiting for somebody.
[ "${QT_QPA_PLATFORM:-}" = xcb ] || unset DISPLAY
rc=0
# The wait matters: without it the bus activates a second daemon before the first has its name.
dbus-run-session -- bash -c 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  gdbus wait --session --timeout 5 org.freedesktop.secrets || exit 99; "$@"' keyring "$@" || rc=$?
exit $rc
