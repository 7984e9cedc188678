#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/interop/run.sh [airdesk-cli]
# airdesk-cli against a server that nobody here wrote: Prism (npm: @stoplight/prism-cli, the version pinned in
# prism/package-lock.json) plays Airbyte's public API from Airbyte's own description of it. That description is not ours
# to publish: it is looked for beside the clone or where AIRDESK_OPENAPI says. Without it, or without Node: exit 77.
set -euo pipefail

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
root=$(CDPATH='' cd -- "$here/../.." && pwd -P)
cli=${1:-$root/build/bin/airdesk-cli}
description=${AIRDESK_OPENAPI:-$root/../shared/openapi/airbyte-public-api.repaired.json}
cache=${AIRDESK_INTEROP_CACHE:-$root/.cache/interop}/prism

skip() {
  echo "skipped: $*"
  exit 77
}
[[ -x $cli ]] || { echo "no program at $cli; build airdesk-cli first"; exit 1; }
[[ -r $description ]] || skip "Airbyte's description of its public API is not at $description (AIRDESK_OPENAPI names another place)"
for tool in python3 node npm; do
  command -v "$tool" >/dev/null 2>&1 || skip "$tool is not installed"
done

install_prism() {
  (cd -- "$cache" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error)
}
if ! cmp -s "$here/prism/package-lock.json" "$cache/installed.json"; then
  echo "installing Prism into $cache"
  rm -rf -- "$cache"
  mkdir -p -- "$cache"
  cp -- "$here/prism/package.json" "$here/prism/package-lock.json" "$cache/"
  install_prism || { sleep 5; install_prism; } || { echo "npm could not install Prism; see above"; exit 1; }
  cp -- "$cache/package-lock.json" "$cache/installed.json"
fi

exec python3 -B "$here/prism/check.py" --cli "$cli" --description "$description" --prism "$cache/node_modules/.bin/prism"
