#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh COMMAND [ARGUMENT...]
# Runs a command on a virtual screen of its own, with the window manager openbox where it is installed. The X server
# picks a free number itself, so that any number of these may run at once (xvfb-run -a guesses, and two can guess alike).
# AIRDESK_SCREEN=WIDTHxHEIGHTxDEPTH sets the size.
set -euo pipefail

command -v Xvfb >/dev/null 2>&1 || { echo "with-display.sh: Xvfb is not installed" >&2; exit 1; }

folder=$(mktemp -d)
pids=()
# shellcheck disable=SC2317  # called by the trap
clean_up() {
  local i
  # Last started, first ended: a window manager that loses its server only complains.
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
    kill "${pids[$i]}" 2>/dev/null || true
    wait "${pids[$i]}" 2>/dev/null || true
  done
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 "${AIRDESK_SCREEN:-1600x1200x24}" -nolisten tcp -noreset 3>"$folder/number" >"$folder/log" 2>&1 &
pids+=($!)
number=
read -r number <"$folder/number" || true
if [[ -z $number ]]; then
  echo "with-display.sh: Xvfb did not start:" >&2
  cat "$folder/log" >&2
  exit 1
fi
unset WAYLAND_DISPLAY
export DISPLAY=:$number

if command -v openbox >/dev/null 2>&1; then
  # It says when it manages windows: one that opens earlier may never get the focus.
  mkfifo "$folder/ready"
  exec 4<>"$folder/ready"
  openbox --startup "sh -c 'echo ready >\"\$0\"' '$folder/ready'" >/dev/null 2>&1 4>&- &
  pids+=($!)
  read -r -t 10 -u 4 _ || echo "with-display.sh: openbox did not come up within 10 s; going on without it" >&2
  exec 4>&-
fi

# In the background, so that a signal to this script ends it at once instead of after the command.
status=0
"$@" <&0 &
pids+=($!)
wait "$!" || status=$?
exit "$status"
