#!/usr/bin/env bash
# Spoils the files of readers and looks for other faults than refusals in words, for some time.
#   scripts/fuzz.sh [SECONDS [PARSER…]]   each parser for so long (60) by seeded mutations; all of them if none is named
#   scripts/fuzz.sh --jazzer SECONDS PARSER…   the same guided by coverage (Jazzer, Apache-2.0, fetched by Maven)
#   FUZZ_SEED=7                            other mutations than those of seed 1
# What is found lies under data/target/fuzz/found/PARSER; made small, it belongs to data/src/test/resources/fuzz.
set -euo pipefail
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
# shellcheck source=scripts/jdk.sh
source "$home/scripts/jdk.sh"
find_jdk
find_maven
cd "$home"
jazzer=""
if [ "${1:-}" = --jazzer ]; then
  jazzer=1
  shift
fi
seconds="${1:-60}"
[ $# = 0 ] || shift
out="$home/data/target/fuzz"
mkdir -p "$out/found" "$out/lib"
say "fuzz: compiling …"
mvn -B -q -Dfast -DskipTests -pl data -am test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
classes="$(printf '%s:' "$home"/{base,evidence,controls,solver,exposure,deals,testkit}/target/classes)$home/data/target/classes:$home/data/target/test-classes"
libraries="$(tr ':' '\n' <data/target/test-classpath | grep '\.jar$' | grep -v '/chokepoint-' | paste -sd: -)"
java=(nice -n 10 "$JAVA_HOME/bin/java" -Xmx700m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "-Dchokepoint.root=$home")
parsers=("$@")
if [ ${#parsers[@]} = 0 ]; then
  mapfile -t parsers < <("${java[@]}" -cp "$classes:$libraries" dev.chokepoint.data.fuzz.Fuzzer names)
fi
if [ -n "$jazzer" ]; then
  for part in jazzer jazzer-api; do
    mvn -B -q dependency:copy -DoutputDirectory="$out/lib" -Dartifact="com.code-intelligence:$part:0.30.0"
  done
fi
failed=0
for parser in "${parsers[@]}"; do
  if [ -n "$jazzer" ]; then
    "${java[@]}" "-Dchokepoint.parser=$parser" -cp "$classes:$libraries" dev.chokepoint.data.fuzz.Fuzzer seeds "$out/corpus/$parser"
    "${java[@]}" "-Dchokepoint.parser=$parser" -cp "$out/lib/*:$classes:$libraries" com.code_intelligence.jazzer.Jazzer \
      --target_class=dev.chokepoint.data.fuzz.Fuzzer '--instrumentation_includes=dev.chokepoint.**' --keep_going=10 \
      -max_len=60000 -timeout=30 "-max_total_time=$seconds" "$out/corpus/$parser" || failed=1
  else
    "${java[@]}" "-Dchokepoint.parser=$parser" -cp "$classes:$libraries" dev.chokepoint.data.fuzz.Fuzzer \
      run "$seconds" "${FUZZ_SEED:-1}" "$out/found/$parser" || failed=1
  fi
done
exit "$failed"
