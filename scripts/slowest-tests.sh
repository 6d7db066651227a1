#!/usr/bin/env bash
# Lists the slowest test classes of the last run with their seconds and the time of all; reads the reports of Maven.
#   scripts/slowest-tests.sh [HOW_MANY]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cat ./*/target/surefire-reports/TEST-*.xml | grep -o '<testsuite .*' |
  sed -n 's/.* name="\([^"]*\)" time="\([^"]*\)".*/\2 \1/p' | tr -d , | sort -rn |
  awk -v most="${1:-20}" '{ all += $1; if (NR <= most) printf "%8.1f s  %s\n", $1, $2 } END { printf "%8.1f s  all %d classes\n", all, NR }'
