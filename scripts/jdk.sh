# Functions to find or install what the build needs. Sourced by ./chokepoint, ./chokepoint-bench
# and ./verify; must run with the bash 3.2 and the tools of macOS.

say() { printf '%s\n' "$*" >&2; }

# The major version of the JDK in the folder $1: as its release file says (no virtual machine is started for it), or else
# as it says itself.
java_major() {
  local major=""
  if [ -r "$1/release" ]; then
    major="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")"
  fi
  if [ -z "$major" ]; then
    major="$("$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')"
  fi
  printf '%s\n' "$major"
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

# The program is started from a folder of its own: app/target/launch holds the jar, the list of sources it was made of
# (a checksum, a size and a path a line) and its class archive. Maven's own jar may be half written; this one is put in
# place by a rename.
launch_dir() { printf '%s\n' "$1/app/target/launch"; }

# Lists the sources of the program's jar with their checksums, in a fixed order. Times do not count, nor does git.
list_sources() {
  (
    cd "$1" || exit 1
    find pom.xml ./*/pom.xml ./*/src/main -type f ! -path './bench/*' ! -path './examples/*' ! -path './spark/*' ! -path './site/*' ! -path './testkit/*' 2>/dev/null |
      LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum
  )
}

# Whether the jar was made of just these sources.
is_built() {
  local dir
  dir="$(launch_dir "$1")"
  [ -f "$dir/chokepoint.jar" ] && [ -f "$dir/sources" ] && [ "$(list_sources "$1")" = "$(cat "$dir/sources")" ]
}

# adopt_jar HOME SOURCES: makes the jar that Maven has just built from SOURCES (a list as above) the one to be started.
adopt_jar() {
  local dir
  dir="$(launch_dir "$1")"
  mkdir -p "$dir"
  rm -f "$dir/sources" # a jar without its list is built again
  cp "$1/app/target/chokepoint.jar" "$dir/chokepoint.jar.$$"
  mv -f "$dir/chokepoint.jar.$$" "$dir/chokepoint.jar"
  rm -f "$dir/unfinished" "$dir/chokepoint.jsa" # the class archive belongs to the jar it was made from
  printf '%s\n' "$2" >"$dir/sources.$$"
  mv -f "$dir/sources.$$" "$dir/sources"
}

# Maven trusts times, so a file put back with its old time would not be compiled again: what was compiled is removed in
# every module of which a source differs from the list of the last build, or of one that did not end well; in all of
# them where there is no such list or the root's pom.xml differs.
forget_changed_modules() {
  local home="$1" now="$2" dir list module
  dir="$(launch_dir "$home")"
  mkdir -p "$dir"
  for list in "$dir/sources" "$dir/unfinished"; do
    [ -f "$list" ] || [ "$list" = "$dir/sources" ] || continue
    { printf '%s\n' "$now"; cat "$list" 2>/dev/null || true; } | LC_ALL=C sort | uniq -u | cut -d ' ' -f 3- |
      while read -r file; do
        case "$file" in
          ./*) module="${file#./}"; printf '%s\n' "${module%%/*}" ;;
          pom.xml) (cd "$home" && for module in */pom.xml; do printf '%s\n' "${module%/pom.xml}"; done) ;;
        esac
      done
  done | LC_ALL=C sort -u | while read -r module; do
    # With the classes go the libraries unpacked beside them, so their markers go too, or they are not unpacked again.
    rm -rf "$home/$module/target/classes" "$home/$module/target/maven-status" \
      "$home/$module/target/dependency-maven-plugin-markers"
  done
  printf '%s\n' "$now" >"$dir/unfinished"
}

# Takes the lock of builds, waiting for whoever holds it: by flock, or else by a folder with the ids of the processes
# that build; a folder whose processes have ended is taken over.
lock_builds() {
  local lock="$1/.chokepoint-build.lock" told=""
  if command -v flock >/dev/null; then
    exec 9>"$lock"
    flock -n 9 || { say "chokepoint: waiting for a build in another process …"; flock 9; }
    return 0
  fi
  lock="$lock.d"
  until mkdir "$lock" 2>/dev/null; do
    if ! lock_is_alive "$lock"; then
      sleep 1 # whoever made the folder may not have written its id yet
      if ! lock_is_alive "$lock" && mv "$lock" "$lock.$$" 2>/dev/null; then
        if lock_is_alive "$lock.$$"; then # taken over by another process in between
          mv "$lock.$$" "$lock" 2>/dev/null || rm -rf "$lock.$$"
        else
          rm -rf "$lock.$$"
        fi
      fi
      continue
    fi
    [ -n "$told" ] || say "chokepoint: waiting for a build in another process …"
    told=1
    sleep 1
  done
  echo "$$" >"$lock/launcher"
}

lock_is_alive() {
  local file
  for file in "$1"/launcher "$1"/maven; do
    [ -f "$file" ] && kill -0 "$(cat "$file")" 2>/dev/null && return 0
  done
  return 1
}

unlock_builds() {
  if command -v flock >/dev/null; then
    exec 9>&-
  else
    rm -rf "$1/.chokepoint-build.lock.d"
  fi
}

# Builds the program without tests and checks, with one line of progress; keeps Maven's output for the case of failure.
# Where the build fails and an older jar is there, says so and leaves that one to be started.
build_app() {
  local home="$1" log start sources maven
  find_maven
  start=$(date +%s)
  lock_builds "$home"
  if is_built "$home"; then
    unlock_builds "$home"
    return 0 # another run built it while this one waited
  fi
  say "chokepoint: building (first use, or sources changed) …"
  log="$(mktemp "${TMPDIR:-/tmp}/chokepoint-build.XXXXXX")"
  sources="$(list_sources "$home")"
  forget_changed_modules "$home" "$sources"
  (cd "$home" && exec mvn -B -Dfast -DskipTests -Dstyle.color=never -pl app -am package) >"$log" 2>&1 &
  maven=$!
  if [ -d "$home/.chokepoint-build.lock.d" ]; then
    echo "$maven" >"$home/.chokepoint-build.lock.d/maven"
  fi
  # shellcheck disable=SC2064
  trap "kill $maven 2>/dev/null; rm -f '$log'; exit 130" INT TERM HUP
  if ! wait "$maven"; then
    say "chokepoint: the build failed; the end of Maven's output:"
    tail -n 30 "$log" >&2
    rm -f "$log"
    unlock_builds "$home"
    trap - INT TERM HUP
    if [ -f "$(launch_dir "$home")/chokepoint.jar" ]; then
      say "chokepoint: going on with the program as it was built before; it does not hold your last changes."
      return 0
    fi
    exit 3
  fi
  trap - INT TERM HUP
  adopt_jar "$home" "$sources"
  say "chokepoint: built in $(($(date +%s) - start)) s"
  rm -f "$log"
  unlock_builds "$home"
}
