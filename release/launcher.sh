#!/usr/bin/env bash
# Starts Chokepoint from an unpacked release: with the runtime beside it where there is one, else with Java 25 or newer
# as JAVA_HOME or the PATH has it.
set -euo pipefail
self="${BASH_SOURCE[0]}"
while [[ -L "$self" ]]; do # readlink -f is not everywhere
  link="$(readlink "$self")"
  case "$link" in /*) self="$link" ;; *) self="$(dirname "$self")/$link" ;; esac
done
home="$(cd "$(dirname "$self")/.." && pwd -P)"
if [[ -x "$home/runtime/bin/java" ]]; then
  java="$home/runtime/bin/java"
else
  java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  major="$("$java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')" || true
  if [[ -z "$major" || "$major" -lt 25 ]]; then
    echo "chokepoint: Java 25 or newer is needed (found: ${major:-none}); set JAVA_HOME, or take the release with a runtime." >&2
    exit 3
  fi
fi
# Short commands start faster without the optimising compiler; long computations in Java need it.
case "${1:-}" in
  # A server runs for hours: what it does thousands of times is worth optimising.
  check | serve | simulate | multipliers) speed=() ;;
  import | screen) speed=(-Xmx800m) ;;
  *) speed=(-XX:TieredStopAtLevel=1) ;;
esac
# shellcheck disable=SC2086
exec "$java" ${speed[@]+"${speed[@]}"} -XX:+UseSerialGC -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED -Dchokepoint.home="$home" \
  -Dfile.encoding=UTF-8 ${CHOKEPOINT_JAVA_OPTS:-} -jar "$home/lib/chokepoint.jar" "$@"
