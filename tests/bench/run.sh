#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/bench/run.sh [connections]
# Builds a release and prints a table: each row a ratio, a count or a time from this one run, with what it aims at.
set -euo pipefail
# shellcheck source=installer/prepare.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../../installer/prepare.sh"
airdesk_prepare build screen bench
airdesk_build bench airdesk airdesk-cli airdesk-demo-server bench_models bench_window

build=$(airdesk_build_dir bench)
connections=${1:-10000}
pages=$(((connections + 99) / 100))
work=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null || true; rm -rf -- "$work"' EXIT
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work
chmod 700 "$work"
unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY

row() { printf '| %s | %s | %s |\n' "$1" "$2" "$3"; }
now() { date +%s%N; }
json() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" "$2" | head -n 1; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

start_server() { # latency in ms
  "$build/bin/airdesk-demo-server" --connections "$connections" --latency-ms "$1" --no-schedules > "$work/server.json" &
  server=$!
  for _ in $(seq 100); do [[ -s $work/server.json ]] && break; sleep 0.05; done
  url=$(json url "$work/server.json")
  AIRDESK_CLIENT_ID=$(json clientId "$work/server.json")
  AIRDESK_CLIENT_SECRET=$(json clientSecret "$work/server.json")
  export AIRDESK_CLIENT_ID AIRDESK_CLIENT_SECRET
}
stop_server() { kill "$server"; wait "$server" 2>/dev/null || true; server=; }

# Best of three, in milliseconds: what the machine does besides only ever adds.
best() {
  local least=
  for _ in 1 2 3; do
    local begin end
    begin=$(now); "$@" > "$work/out"; end=$(now)
    local took=$(((end - begin) / 1000000))
    [[ -n $least && $least -le $took ]] || least=$took
  done
  printf '%s' "$least"
}
fetch_by_curl() {
  local token page list=()
  token=$(curl -sS -H 'Content-Type: application/json' "$url/api/public/v1/applications/token" \
    -d "{\"client_id\":\"$AIRDESK_CLIENT_ID\",\"client_secret\":\"$AIRDESK_CLIENT_SECRET\"}" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
  for ((page = 0; page < pages; ++page)); do
    list+=("$url/api/public/v1/connections?limit=100&offset=$((page * 100))")
  done
  # One curl, one connection, one page after another.
  curl -sS -H "Authorization: Bearer $token" "${list[@]}"
}
fetch_by_airdesk() { "$build/bin/airdesk-cli" --url "$url" list connections --json; }

printf '| what | measured | aim |\n| --- | --- | --- |\n'
for latency in 0 50; do
  start_server "$latency"
  curl_ms=$(best fetch_by_curl)
  airdesk_ms=$(best fetch_by_airdesk)
  rows=$(grep -c '"connectionId"' "$work/out" || true)
  aim=$([[ $latency == 0 ]] && echo '≤ 4' || echo '≤ 0.4')
  row "$connections connections by airdesk-cli list against curl, page after page, at $latency ms latency ($rows rows)" \
    "$(ratio "$airdesk_ms" "$curl_ms") × ($airdesk_ms / $curl_ms ms)" "$aim ×"
  stop_server
done

with_display=$AIRDESK_ROOT/installer/with-display.sh
"$with_display" "$build/bin/airdesk" --demo --timing > "$work/warm" || true
best_paint=''
best_content=''
for _ in 1 2 3; do
  "$with_display" "$build/bin/airdesk" --demo --timing > "$work/timing"
  paint=$(json firstPaintMs "$work/timing") content=$(json contentMs "$work/timing")
  [[ -n $best_paint && $best_paint -le $paint ]] || best_paint=$paint
  [[ -n $best_content && $best_content -le $content ]] || best_content=$content
done
row 'process start to first paint of airdesk --demo' "$best_paint ms" '≤ 150 ms'
row 'process start to content' "$best_content ms" '≤ 500 ms'

start_server 0
"$with_display" "$build/bin/bench_window" "$(cat "$work/server.json")" > "$work/window"
stop_server
while IFS= read -r line; do
  printf '%s\n' "$line" > "$work/line"
  what=$(json what "$work/line")
  if [[ $line == *'"kB"'* ]]; then
    row "$what" "$(($(json kB "$work/line") / 1024)) MB" '–'
  else
    row "$what" "$(json ms "$work/line") ms" '≤ 50 ms'
  fi
done < "$work/window"

"$build/bin/bench_models" > "$work/models"
for rows in 10000 100000; do
  aim=$([[ $rows == 10000 ]] && echo '≤ 50 ms' || echo '≤ 300 ms')
  for what in 'search, few match' 'search, a third match' 'sort by name' 'sort by status'; do
    grep "\"rows\":${rows}[,}]" "$work/models" | grep -F "\"what\":\"$what\"" > "$work/line" || continue
    row "$what, $rows rows" "$(json ms "$work/line") ms" "$aim"
  done
done
printf '\nMeasured on %s, %s cores, %s.\n' "$(uname -srm)" "$(airdesk_cpus)" "$(date +%Y-%m-%d)"
