#!/usr/bin/env bash
# Makes the pictures of docs/tour.md: starts the pages on the world of today, asks the questions, and takes what is seen.
# CHOKEPOINT names another launcher.
#   scripts/screenshots.sh          the pictures of the tour, into docs/tour
#   scripts/screenshots.sh --all    each page at 800, 1400 and 2560 px, light and dark, into app/target/tour, to be looked at
set -euo pipefail
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
cd "$home"
browser="$(command -v chromium || command -v chromium-browser || command -v google-chrome)" ||
  { echo "screenshots: no chromium on the PATH" >&2; exit 1; }
work="$(mktemp -d "${TMPDIR:-/tmp}/chokepoint-tour.XXXXXX")"
"${CHOKEPOINT:-./chokepoint}" serve --port 0 --data "$work/data" >"$work/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 600); do
  at="$(sed -n 's/^open \(http[^ ]*\) .*/\1/p' "$work/log")"
  [ -n "$at" ] && break
  kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 0.2
done

post() { curl -sSf -H 'X-Chokepoint: 1' -d "$2" "$at/api/v1/$1"; }

# The question of the first page, waited for; two scenarios to compare.
for _ in $(seq 900); do
  hash="$(post questions '{}' | tr -d ' \n' | sed -n 's/.*"answer":{"answer":"\([0-9a-f]*\)".*/\1/p')"
  [ -n "$hash" ] && break
  sleep 1
done
post scenarios '{"name": "Gallium cut to a fifth", "note": "What if licences for gallium dried up?", "changes": [{"close": "ga-metal:CN->*", "share": 0.2}]}' >/dev/null
post scenarios '{"name": "Japan builds meanwhile", "parent": "gallium-cut-to-a-fifth", "changes": [{"capacity": "*@JP", "times": 2, "from": "2026-12"}]}' >/dev/null

# shot FILE ADDRESS WIDTH HEIGHT SCHEME (1 light, 0 dark)
shot() {
  "$browser" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
    --blink-settings=preferredColorScheme="$5" --lang=en-GB --window-size="$3,$4" --virtual-time-budget=20000 \
    --enable-logging=stderr --screenshot="$1" "$at$2" >"$work/browser" 2>&1
  if grep -q 'CONSOLE.*\(error\|Refused\|Uncaught\)' "$work/browser"; then
    echo "screenshots: the console is not clean at $2:" >&2
    grep CONSOLE "$work/browser" >&2
    exit 1
  fi
}

# small FILE: with 128 colours a picture of a page looks the same and takes a third; needs pngquant, else it stays large.
small() {
  command -v pngquant >/dev/null || { echo "screenshots: no pngquant on the PATH (apt-get install pngquant): $1 stays large" >&2; return 0; }
  pngquant --force --strip --speed 1 --output "$1" 128 "$1"
}

pages="situation=/
check=/check?item=samarium+cobalt+magnet&from=CN&to=US&end_use=fighter+jet&on=2026-10-10
company=/company?example=yes
controls=/controls?issuer=CN
exposure=/exposure
deals=/deals
evidence=/evidence?example=yes
scenarios=/scenarios?compare=gallium-cut-to-a-fifth,japan-builds-meanwhile
answer=/a/$hash
data=/data
sources=/sources"

if [ "${1:-}" = --all ]; then
  mkdir -p app/target/tour
  while IFS='=' read -r name address; do
    for width in 800 1400 2560; do
      shot "$PWD/app/target/tour/$name-$width-light.png" "$address" "$width" 1400 1
      shot "$PWD/app/target/tour/$name-$width-dark.png" "$address" "$width" 1400 0
    done
  done <<<"$pages"
  echo "app/target/tour"
else
  mkdir -p docs/tour
  while IFS='=' read -r name address; do
    case "$name" in sources) continue ;; esac
    shot "$PWD/docs/tour/$name.png" "$address" 1400 1000 1
    small "$PWD/docs/tour/$name.png"
  done <<<"$pages"
  echo "docs/tour"
fi
