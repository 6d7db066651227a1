#!/usr/bin/env bash
# Tests how ./chokepoint decides to build, with a stand-in for Maven and Java, in seconds; ./verify runs it.
#   scripts/launcher-test.sh          every case, by flock and by the folder that replaces it
#   scripts/launcher-test.sh --real   also with the true build: a copy of this tree, which must be built, starts at once
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
work="$(mktemp -d "${TMPDIR:-/tmp}/launcher-test.XXXXXX")"
trap 'rm -rf "$work"' EXIT
failures=0

fail() {
  printf 'launcher-test: FAILED: %s\n' "$*" >&2
  failures=$((failures + 1))
}
# expect WHAT WANTED GOT
expect() {
  [ "$2" = "$3" ] || fail "$1: expected '$2', got '$3'"
}

# A stand-in for Java prints the jar it is given. The one for Maven writes the jar slowly and in two halves, counts its
# runs, and like Maven compiles only what has no classes or is newer than they are.
mkdir -p "$work/jdk/bin" "$work/bin"
printf 'JAVA_VERSION="25.0.1"\n' >"$work/jdk/release"
touch "$work/jdk/bin/javac"
cat >"$work/jdk/bin/java" <<'STUB'
#!/usr/bin/env bash
while [ "$1" != -jar ]; do shift; done
cat "$2"
STUB
cat >"$work/bin/mvn" <<'STUB'
#!/usr/bin/env bash
echo run >>"$RUNS"
[ ! -f fail ] || { echo "stand-in: told to fail"; exit 1; }
classes=app/target/classes
source=app/src/main/java/A.java
if [ ! -d "$classes" ] || [ "$source" -nt "$classes/A" ]; then
  mkdir -p "$classes"
  cp "$source" "$classes/A"
fi
printf 'half' >app/target/chokepoint.jar
sleep "${SLOW:-0}" 9>&- & # a true Maven has no child that outlives it
wait "$!"
cp "$classes/A" app/target/chokepoint.jar
STUB
chmod +x "$work/jdk/bin/java" "$work/jdk/bin/javac" "$work/bin/mvn"
export JAVA_HOME="$work/jdk" RUNS="$work/runs"

# A small tree like this one.
tree() {
  rm -rf "$work/tree" "$work/copy"
  mkdir -p "$work/tree/app/src/main/java" "$work/tree/scripts"
  cp "$root/chokepoint" "$work/tree/"
  cp "$root/scripts/jdk.sh" "$work/tree/scripts/"
  echo '<project/>' | tee "$work/tree/pom.xml" >"$work/tree/app/pom.xml"
  echo one >"$work/tree/app/src/main/java/A.java"
  : >"$RUNS"
}
start() { # FOLDER: what the program prints
  "$work/$1/chokepoint" --version 2>>"$work/messages"
}
runs() { wc -l <"$RUNS" | tr -d ' '; }

cases() {
  tree
  local a="$work/tree/app/src/main/java/A.java" jar="$work/tree/app/target/chokepoint.jar"

  expect "first use builds" one "$(start tree)"
  expect "second use does not" "one 1" "$(start tree) $(runs)"

  find "$work/tree" -type f -exec touch {} +
  expect "new times alone build nothing" "one 1" "$(start tree) $(runs)"

  cp -r "$work/tree" "$work/copy"
  expect "a copy is not built again" "one 1" "$(start copy) $(runs)"

  echo two >"$a"
  expect "an edit builds" "two 2" "$(start tree) $(runs)"
  expect "once" "two 2" "$(start tree) $(runs)"

  echo one >"$a"
  touch -t 202001010000 "$a"
  expect "an edit undone with its old time builds what it says" "one 3" "$(start tree) $(runs)"
  expect "once, too" "one 3" "$(start tree) $(runs)"

  echo six >"$a"
  touch -r "$jar" "$a"
  expect "an edit of the same size and time is seen" "six 4" "$(start tree) $(runs)"

  echo new >"$work/tree/app/src/main/java/B.java"
  start tree >"$work/out"
  expect "a new file builds" 5 "$(runs)"
  rm "$work/tree/app/src/main/java/B.java"
  start tree >"$work/out"
  expect "a deleted file builds" 6 "$(runs)"

  echo half >"$jar"
  expect "Maven's own jar is not what is started" "six 6" "$(start tree) $(runs)"

  touch "$work/tree/fail"
  echo bad >"$a"
  : >"$work/messages"
  expect "a failed build leaves the old program" six "$(start tree)"
  grep -q 'the build failed' "$work/messages" || fail "a failed build does not say so"
  grep -q 'as it was built before' "$work/messages" || fail "the old program is started without a word"
  rm "$work/tree/fail"
  expect "and is tried again" "bad 8" "$(start tree) $(runs)"

  touch "$work/tree/fail"
  rm -rf "$work/tree/app/target"
  local code=0
  start tree >"$work/out" || code=$?
  expect "a failed first build ends with 3" 3 "$code"
  rm "$work/tree/fail"

  tree
  SLOW=1 start tree >"$work/first" &
  local first=$!
  SLOW=1 start tree >"$work/second" &
  wait "$first" "$!"
  expect "two at once build once" "one one 1" "$(cat "$work/first") $(cat "$work/second") $(runs)"

  echo two >"$a"
  SLOW=30 "$work/tree/chokepoint" --version >"$work/first" 2>>"$work/messages" &
  first=$!
  until [ "$(runs)" = 2 ]; do sleep 0.1; done
  expect "a half-built jar is there" half "$(until [ "$(cat "$jar")" = half ]; do sleep 0.1; done; cat "$jar")"
  kill -TERM "$first"
  wait "$first" 2>/dev/null || true
  expect "a killed build is made again, and its half is never started" "two 3" "$(start tree) $(runs)"

  echo ten >"$a"
  SLOW=2 "$work/tree/chokepoint" --version >"$work/first" 2>>"$work/messages" &
  first=$!
  until [ "$(runs)" = 4 ]; do sleep 0.1; done
  kill -KILL "$first" # Maven goes on without it
  wait "$first" 2>/dev/null || true
  expect "a launcher that vanished leaves no lock" ten "$(start tree)"

  echo old >"$a"
  touch "$work/tree/fail"
  start tree >"$work/out"
  rm "$work/tree/fail"
  echo '<project><!-- edited --></project>' >"$work/tree/pom.xml"
  expect "what a failed build left is not trusted" old "$(start tree)"
}

with_path() { PATH="$1" cases; }

with_path "$work/bin:$PATH"
# The same without flock: a folder of links to everything else on the path.
if command -v flock >/dev/null; then
  mkdir "$work/tools"
  for tool in bash cat cp cut date dirname env find grep head kill mkdir mktemp mv printf readlink rm sed sleep sort tail tee touch tr uname uniq wc xargs cksum java; do
    path="$(command -v "$tool" || true)"
    case "$path" in /*) ln -s "$path" "$work/tools/$tool" ;; esac
  done
  with_path "$work/bin:$work/tools"
fi

if [ "${1:-}" = --real ]; then
  unset JAVA_HOME
  "$root/chokepoint" --version >/dev/null
  mkdir "$work/real"
  (cd "$root" && tar -cf - --exclude ./.git .) | (cd "$work/real" && tar -xmf -)
  "$work/real/chokepoint" --version >"$work/out" 2>"$work/messages"
  grep -q building "$work/messages" && fail "a copy of this tree is built again"
fi

if [ "$failures" -gt 0 ]; then
  exit 1
fi
printf 'launcher-test: all cases hold\n'
