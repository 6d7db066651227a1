#!/usr/bin/env bash
# What takes too long for every build; `./verify --long` runs it after the suite. Each part goes on where another fails;
# the end lists them with their times. Figures that are worth keeping go into docs/reliability.md by hand.
#   scripts/long-checks.sh [PART…]   all parts, or those named: worlds expected shipments kills serverkills teamkills storekills storesize teamload
#                                    imports sweeps mutants backtests launcher fuzz bodies reading warc load (needs wrk)
#                                    guard (ratios of benchmarks) release (makes it twice)
#   scripts/long-checks.sh mutation MODULE [PACKAGE]   breaks code of a stage, or of one of its packages, on purpose, at
#                                    most MUTANTS=5 places of a class, and tells which the tests of the stage do not
#                                    notice; half an hour and more
#   FUZZ_SECONDS=60                  time for each parser of `fuzz`; `reading` and `warc` take ten times as long (they
#                                    fetch Jazzer by Maven on first use)
set -uo pipefail
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
# shellcheck source=scripts/jdk.sh
source "$home/scripts/jdk.sh"
find_jdk
find_maven
cd "$home" || exit 1
if [ "${1:-}" = mutation ]; then
  judge="${JUDGE:-$2}"
  mvn -B -q -Dstyle.color=never -Dfast -Pmutation "-Dmutated=$2" "-Dmutated.package=${3:+$3.}" "-Dmutants=${MUTANTS:-5}" \
    -pl "$judge" -am test-compile org.pitest:pitest-maven:mutationCoverage
  awk -F, '{ n[$6]++; if ($6 == "SURVIVED" || $6 == "NO_COVERAGE") print $6, $2, $4, "line", $5, $3 }
    END { for (s in n) { print s, n[s]; all += n[s] } print "noticed", all - n["SURVIVED"] - n["NO_COVERAGE"], "of", all }' \
    "$judge/target/pit-reports/mutations.csv"
  exit 0
fi
wanted=" ${*:-worlds expected shipments kills serverkills teamkills storekills storesize teamload imports sweeps mutants backtests launcher fuzz bodies reading warc load guard release} "
results=""
failed=0

# part NAME COMMAND…
part() {
  local name="$1" start code=0
  shift
  case "$wanted" in *" $name "*) ;; *) return 0 ;; esac
  say "long-checks: $name: $*"
  start=$(date +%s)
  "$@" || code=$?
  [ "$code" = 0 ] || failed=1
  results="$results$(printf '%-10s %-6s %6d s' "$name" "$([ "$code" = 0 ] && echo holds || echo FAILED)" "$(($(date +%s) - start))")
"
}

# tests MODULE CLASSES OPTION…: these test classes with larger numbers than in every build.
tests() {
  local module="$1" classes="$2"
  shift 2
  mvn -B -q -Dstyle.color=never -Dfast -pl "$module" -am -Dtest="$classes" -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.patience="24 h" \
    "$@" test
}

# reading TARGET CORPUS: starts from the corpus in the repository and leaves what it finds under data/target.
reading() {
  mkdir -p "$home/data/target/fuzz/$2"
  cp "$home/data/src/test/resources/evidence/$2/"* "$home/data/target/fuzz/$2/"
  scripts/fuzz-reading.sh "$((10 * ${FUZZ_SECONDS:-60}))" "$home/data/target/fuzz/$2" "$1"
}

# release: what scripts/release makes works, and comes out equal elsewhere.
release() { scripts/release && scripts/reproducible; }

part worlds tests exposure 'RandomWorldTest,SecondSolverWorldsTest,ScenarioTreeTest,OriginsTest,RollingHorizonTest' -Dchokepoint.worlds=250
part expected tests exposure ExpectedRunTest -Dchokepoint.expected.worlds=1000
part shipments tests data EnginesAgreeTest -Dchokepoint.shipments=200000
part kills tests data KilledWriterTest -Dchokepoint.kills=1000
part serverkills tests app ScenarioAnswersTest#nothingAcknowledgedIsLostWhereTheServerIsKilled -Dchokepoint.server-kills=200
part teamkills tests app KilledServersTest -Dchokepoint.team-kills=200
part storekills tests app ServerKillsTest -Dchokepoint.store-kills=200
part storesize tests postgres StoreSizeTest -Dchokepoint.store-size=1000000 -Dchokepoint.store-ratio=1.5
part imports tests data KilledImportTest -Dchokepoint.import-kills=60
part sweeps tests app FaultsTest#aSweepThatIsKilledComesToTheSameWhenItIsAskedAgain -Dchokepoint.sweep-kills=40
part teamload tests app TeamLoadTest -Dchokepoint.team-people=50 -Dchokepoint.team-minutes=10
part mutants tests data LintMutationTest -Dchokepoint.mutants=400
part backtests tests app BacktestCommandTest -Dchokepoint.backtests=true
part launcher scripts/launcher-test.sh --real
part fuzz scripts/fuzz.sh "${FUZZ_SECONDS:-60}"
part bodies tests app SpoiltBodiesTest -Dchokepoint.bodies=60
part reading reading ReadingFuzzer corpus
part warc reading WarcFuzzer corpus-warc
part load scripts/serve-load.sh
part guard ./chokepoint-bench guard
part release release
printf '%s' "$results"
exit "$failed"
