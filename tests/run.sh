#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/run.sh [arguments for ctest]
# Installs what is missing, builds, runs every test; the last lines are ctest's summary.
#   AIRDESK_PRESET=NAME      a preset of CMakePresets.json (dev)
#   AIRDESK_TEST_JOBS=N      tests at once (one a processor)
#   AIRDESK_OPENAPI=FILE     Airbyte's description of its public API, for the test against a server nobody here wrote
#   AIRDESK_SKIP_INSTALL=1   leaves the packages alone
set -euo pipefail

# shellcheck source=installer/prepare.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../installer/prepare.sh"

preset=${AIRDESK_PRESET:-dev}
sets=(build tests)
airdesk_is_macos || sets+=(screen)
# Node is big, and only one test wants it: the one that needs a description that is not part of this repository.
if [[ -r ${AIRDESK_OPENAPI:-$AIRDESK_ROOT/../shared/openapi/airbyte-public-api.repaired.json} ]]; then
  sets+=(prism)
fi
airdesk_prepare "${sets[@]}"
airdesk_build "$preset"

# The tests talk to loopback only, and a proxy of the machine is none of their business. Tests that need a screen bring
# one of their own, so that they neither disturb nor depend on the one in use.
unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY all_proxy ALL_PROXY
exec ctest --test-dir "$(airdesk_build_dir "$preset")" --output-on-failure --no-tests=error \
  --parallel "${AIRDESK_TEST_JOBS:-$(airdesk_cpus)}" "$@"
