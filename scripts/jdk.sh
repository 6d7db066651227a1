# Functions to find or install what the build needs. Sourced by ./chokepoint and ./verify.

say() { printf '%s\n' "$*" >&2; }

java_major() {
  "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
}

# Sets JAVA_HOME to a JDK of version 25 or newer.
find_jdk() {
  local dir major
  for dir in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$dir" ] && [ -x "$dir/bin/javac" ] || continue
    major="$(java_major "$dir")"
    if [ -n "$major" ] && [ "$major" -ge 25 ]; then
      export JAVA_HOME="$dir"
      return 0
    fi
  done
  if command -v javac >/dev/null; then
    dir="$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")"
    major="$(java_major "$dir")"
    if [ -n "$major" ] && [ "$major" -ge 25 ]; then
      export JAVA_HOME="$dir"
      return 0
    fi
  fi
  install_debian openjdk-25-jdk-headless "a JDK 25 or newer (set JAVA_HOME to one)"
  for dir in /usr/lib/jvm/java-25-openjdk-*; do
    if [ -x "$dir/bin/javac" ]; then
      export JAVA_HOME="$dir"
      return 0
    fi
  done
  say "chokepoint: the JDK that was installed could not be found; set JAVA_HOME to a JDK 25 or newer."
  exit 3
}

find_maven() {
  command -v mvn >/dev/null || install_debian maven "Apache Maven 3.9 or newer (mvn on the PATH)"
}

# install_debian PACKAGE WHAT: installs a Debian package as root, or says in one line what is missing.
install_debian() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "chokepoint: installing $1 …"
    if (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1") >/dev/null 2>&1; then
      return 0
    fi
  fi
  say "chokepoint: please install $2."
  exit 3
}

# Builds the program without tests and checks, with one line of progress; keeps Maven's output for the case of failure.
build_app() {
  local home="$1" log start
  find_maven
  log="$(mktemp)"
  start=$(date +%s)
  exec 9>"$home/.chokepoint-build.lock"
  if command -v flock >/dev/null; then
    flock 9
    if is_built "$home"; then
      return 0 # another run built it while this one waited
    fi
  fi
  say "chokepoint: building (first use, or sources changed) …"
  if ! (cd "$home" && mvn -B -Dfast -DskipTests -Dstyle.color=never -pl app -am package) >"$log" 2>&1; then
    say "chokepoint: the build failed; the end of Maven's output:"
    tail -n 30 "$log" >&2
    rm -f "$log"
    exit 3
  fi
  rm -f "$home/app/target/chokepoint.jsa" # the class archive belongs to the jar it was made from
  say "chokepoint: built in $(($(date +%s) - start)) s"
  rm -f "$log"
  exec 9>&-
}

# Whether the program's jar is newer than every source and build file.
is_built() {
  local jar="$1/app/target/chokepoint.jar"
  [ -f "$jar" ] && [ -z "$(find "$1"/pom.xml "$1"/*/pom.xml "$1"/*/src/main -newer "$jar" -print -quit 2>/dev/null)" ]
}
