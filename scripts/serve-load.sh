#!/usr/bin/env bash
# Measures `serve` under load, in one run so that only ratios count: checks against a bare route of the same web server
# (wrk), a table of 20,000 shipments over HTTP against the command line, the memory beside it, and a minute at half rate.
# Needs wrk (apt-get install wrk) and the built program. Options: SECONDS of each measure (20) and of the soak (60).
#   scripts/serve-load.sh [SECONDS] [SOAK]
set -euo pipefail
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
# shellcheck source=scripts/jdk.sh
source "$home/scripts/jdk.sh"
find_jdk
command -v wrk >/dev/null || { echo "serve-load: no wrk on the PATH. Maybe run apt-get install wrk." >&2; exit 1; }
seconds="${1:-20}"
soak="${2:-60}"
jar="${CHOKEPOINT_JAR:-$(launch_dir "$home")/chokepoint.jar}"
[ -f "$jar" ] || { echo "serve-load: build the program first: ./chokepoint --version" >&2; exit 1; }
work="$(mktemp -d "${TMPDIR:-/tmp}/chokepoint-load.XXXXXX")"
java="$JAVA_HOME/bin/java"
options=(--enable-native-access=ALL-UNNAMED -Dchokepoint.home="$home" -XX:+UseSerialGC)
"$java" "${options[@]}" -jar "$jar" serve --port 0 --data "$work/data" >"$work/serve.log" 2>&1 &
serve=$!
"$java" "${options[@]}" -cp "$jar" "$home/scripts/BareRoute.java" >"$work/bare.log" 2>&1 &
bare=$!
trap 'kill "$serve" "$bare" 2>/dev/null || true; wait "$serve" "$bare" 2>/dev/null || true; rm -rf "$work"' EXIT

# port LOG PATTERN: waits for the line that names the port.
port() {
  local found=""
  for _ in $(seq 600); do
    found="$(sed -n "s/$2/\\1/p" "$1")"
    [ -n "$found" ] && { echo "$found"; return; }
    sleep 0.2
  done
  cat "$1" >&2
  exit 1
}
at="http://localhost:$(port "$work/serve.log" '^open http:\/\/localhost:\([0-9]*\) .*')"
plain="http://localhost:$(port "$work/bare.log" '^bare on \([0-9]*\)')/bare"
check="$at/api/v1/determination?item=gallium+metal&from=CN&to=US&on=2025-06-10&known=2025-06-10"

# The question of the first page is worked out at the start; nothing else must run beside the measure.
for id in $(curl -s "$at/api/v1/questions" | sed -n 's/.*"id" : "\([0-9a-f-]*\)".*/\1/p'); do
  curl -s -X DELETE -H 'X-Chokepoint: 1' "$at/api/v1/jobs/$id" >/dev/null
done
sleep 3
curl -sf "$check" >/dev/null

# rate ADDRESS SECONDS: requests a second and the 99th percentile in milliseconds, eight connections.
rate() {
  wrk -t2 -c8 -d"${2}s" --latency "$1" >"$work/wrk"
  grep -q 'Non-2xx' "$work/wrk" && { cat "$work/wrk" >&2; exit 1; }
  awk '/Requests\/sec/ { r = $2 } $1 == "99%" { p = $2; if (p ~ /us$/) p = p / 1000; else if (p ~ /ms$/) p = p + 0; else p = p * 1000 }
    END { printf "%.0f %.2f\n", r, p }' "$work/wrk"
}
rss() { awk '/VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$serve/status"; }

echo "load of the machine: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) processors"
rate "$check" 10 >/dev/null # warms up
rate "$plain" 10 >/dev/null
read -r bare_rate bare_p99 <<<"$(rate "$plain" "$seconds")"
read -r check_rate check_p99 <<<"$(rate "$check" "$seconds")"
read -r bare_again _ <<<"$(rate "$plain" "$seconds")"
awk -v b="$bare_rate" -v b2="$bare_again" -v c="$check_rate" -v bp="$bare_p99" -v cp="$check_p99" 'BEGIN {
  m = (b + b2) / 2
  printf "check: %d requests/s, p99 %.2f ms; bare route: %d and %d requests/s, p99 %.2f ms; ratio %.2f (goal 0.5), p99 %.1f times (goal 3)\n", c, cp, b, b2, bp, c / m, cp / bp }'

# A table of 20,000 lines, as the command line and over HTTP.
{
  echo "case_id,item,exporter,destination,end_use,event_date,known_on"
  for k in $(seq 20000); do
    case $((k % 4)) in
      0) echo "c$k,gallium metal,CN,US,,2025-06-10,2025-06-10" ;;
      1) echo "c$k,samarium cobalt magnet,CN,US,fighter jet,2025-06-10,2025-06-10" ;;
      2) echo "c$k,3A090,US,CN,,2025-06-10,2025-06-10" ;;
      3) echo "c$k,coffee,BR,DE,,2025-06-10,2025-06-10" ;;
    esac
  done
} >"$work/table.csv"
now() { date +%s.%N; }
before="$(rss)"
for k in 1 2 3; do
  begun="$(now)"
  curl -sf -H 'X-Chokepoint: 1' -H 'Content-Type: text/csv' --data-binary "@$work/table.csv" "$at/api/v1/checks/tables" >"$work/reply"
  http="$(awk -v a="$begun" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }')"
done
after="$(rss)"
begun="$(now)"
"$java" "${options[@]}" -jar "$jar" check --batch "$work/table.csv" --out "$work/out.csv" >/dev/null 2>&1 || true
line="$(awk -v a="$begun" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }')"
echo "20,000 lines over HTTP: $http s; by the command line with its start: $line s; memory of the server $before MB before, $after MB after three tables"

# A minute at about half rate: fewer connections, each waiting as long as it takes.
wrk -t1 -c2 -d"${soak}s" --latency "$check" >"$work/wrk"
errors="$(grep -E 'Non-2xx|Socket errors' "$work/wrk" || true)"
echo "soak of $soak s: $(sed -n 's/Requests\/sec: *//p' "$work/wrk") requests/s, errors: ${errors:-none}; memory $(rss) MB"
