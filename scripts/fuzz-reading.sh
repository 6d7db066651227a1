#!/usr/bin/env bash
# Fuzzes intake and reading with Jazzer (Apache-2.0) for SECONDS (default 1200) and leaves what it found in CORPUS.
# usage: scripts/fuzz-reading.sh [SECONDS] [CORPUS] [ReadingFuzzer|WarcFuzzer]
# Jazzer 0.24 measures coverage of classes up to Java 22, so the classes are compiled for that release beside the build;
# what talks to a network needs a newer one and is left out.
set -euo pipefail
home="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
# shellcheck source=scripts/jdk.sh
source "$home/scripts/jdk.sh"
find_jdk
seconds="${1:-1200}"
corpus="${2:-$home/data/src/test/resources/evidence/corpus}"
target="${3:-ReadingFuzzer}"
out="$home/data/target/fuzz"
mkdir -p "$out/classes" "$out/lib" "$corpus"
mvn -q -f "$home/pom.xml" dependency:copy -DoutputDirectory="$out/lib" -Dartifact=com.code-intelligence:jazzer:0.24.0
mvn -q -f "$home/pom.xml" dependency:copy -DoutputDirectory="$out/lib" -Dartifact=com.code-intelligence:jazzer-api:0.24.0
mvn -q -f "$home/pom.xml" -pl data -am compile dependency:build-classpath -Dmdep.outputFile="$out/classpath" -DincludeScope=runtime
libraries="$(tr ':' '\n' <"$out/classpath" | grep '\.jar$' | grep -v chokepoint- | paste -sd: -)"
find "$home"/{base,evidence}/src/main/java "$home/data/src/main/java/dev/chokepoint/data/evidence" -name '*.java' \
  ! -name package-info.java ! -name HttpChatModel.java >"$out/sources"
"$JAVA_HOME/bin/javac" --release 22 -proc:none -nowarn -d "$out/classes" -cp "$libraries" "@$out/sources" \
  "$home/data/src/test/java/dev/chokepoint/data/evidence/$target.java"
cp -r "$home/data/src/main/resources/evidence" "$out/classes/"
exec nice -n 15 "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx700m -cp "$out/lib/*:$out/classes:$libraries" \
  com.code_intelligence.jazzer.Jazzer "--target_class=dev.chokepoint.data.evidence.$target" \
  "--instrumentation_includes=dev.chokepoint.**" --keep_going=20 -max_len=3000 -timeout=30 \
  -max_total_time="$seconds" "$corpus"
