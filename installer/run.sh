#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# installer/run.sh [arguments for airdesk]
# Installs what is missing, builds a release and starts Airdesk with its demo server. Where there is no screen it makes
# a picture of every page instead and says where they are. AIRDESK_SKIP_INSTALL=1 leaves the packages alone.
set -euo pipefail

# shellcheck source=installer/prepare.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/prepare.sh"

# Questions about the program need no screen, and a tour that was asked for has its own folder.
needs_screen=yes
tour_asked=no
for argument in "$@"; do
  case $argument in
    -h | --help | --help-all | -v | --version) needs_screen=no ;;
    --tour | --tour=*) tour_asked=yes ;;
  esac
done

virtual_screen=no
sets=(build)
if [[ $needs_screen == yes ]] && ! airdesk_has_display; then
  virtual_screen=yes
  sets+=(screen)
fi
airdesk_prepare "${sets[@]}"
airdesk_build release

build_dir=$(airdesk_build_dir release)
airdesk=$build_dir/bin/airdesk
if [[ $virtual_screen == no ]]; then
  exec "$airdesk" --demo "$@"
fi

with_display=$AIRDESK_ROOT/installer/with-display.sh
if [[ $tour_asked == yes ]]; then
  exec "$with_display" "$airdesk" --demo "$@"
fi

pictures=$build_dir/tour
airdesk_say "no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): taking a picture of every page instead"
rm -rf -- "$pictures"
mkdir -p -- "$pictures"
"$with_display" "$airdesk" --demo --tour "$pictures" "$@" ||
  airdesk_die "the tour ended with code $?; what it made is in $pictures"
airdesk_say "the pictures are in $pictures:"
ls -- "$pictures"
