#!/usr/bin/env bash
# Builds what changed and runs NetConsole; `run.sh test` builds and runs all tests, `run.sh shows` builds it and measures what is promised.
# Any other arguments go to the program as they are.
# When nothing changed this costs one find and an exec. Works from anywhere, in any path, several at once, and leaves the terminal alone.
set -eu

# The file behind a path, through any links; into $resolved. (readlink -f is not everywhere.)
resolve() {
  local target
  resolved=$1
  while [ -L "$resolved" ]; do
    target=$(readlink "$resolved")
    case $target in /*) resolved=$target ;; *) resolved=${resolved%/*}/$target ;; esac
  done
}

case ${BASH_SOURCE[0]} in /*) resolve "${BASH_SOURCE[0]}" ;; *) resolve "$PWD/${BASH_SOURCE[0]}" ;; esac
root=${resolved%/*}

# What is built to be run lies apart from what tests and editors build, so that neither meets the other half-written.
state=$root/.artifacts/run
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf 'netconsole: %s\n' "$1" >&2; }

# Finds an SDK: $dotnet is its command, $sdk names its versions, DOTNET_ROOT tells the program's own start where the runtime is.
find_dotnet() {
  local folder
  for dotnet in "${DOTNET_ROOT:-/nowhere}/dotnet" "$(command -v dotnet || true)" "${HOME:-/nowhere}/.dotnet/dotnet" \
    /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet /usr/local/share/dotnet/dotnet; do
    [ -x "$dotnet" ] || continue
    resolve "$dotnet"
    folder=${resolved%/*}
    set -- "$folder"/sdk/10.*
    if [ -d "$1" ]; then
      sdk=$*
      export DOTNET_ROOT=$folder
      return
    fi
    if [ ! -d "$folder/sdk" ] && "$dotnet" --list-sdks 2>/dev/null </dev/null | grep -q '^10\.'; then
      # A script before the real one: it knows by itself where its files are.
      sdk=$resolved
      return
    fi
  done
  say 'needs the .NET 10 SDK: install it from https://dot.net, or set DOTNET_ROOT to the folder where it is'
  exit 127
}

# True if the last build is of these sources, by this SDK for this kind of machine. Sets $program to it.
# A file that came, went or was renamed shows in the time of its folder.
is_current() {
  local built_by build
  { read -r built_by && read -r build; } 2>/dev/null <"$state/stamp" || return 1
  program=$state/$build/netconsole
  [ "$built_by" = "$sdk $HOSTTYPE-$OSTYPE" ] && [ -x "$program" ] && [ -f "$program.dll" ] || return 1
  newer=$(find "$root/src" "$root"/Directory.* "$root/global.json" -newer "$state/stamp" ! -name '*.md' ! -name '*.svg' -print 2>&1 | head -n 1)
  [ -z "$newer" ]
}

# Runs the rest of the line alone among all run.sh on these files.
alone() {
  mkdir -p "$state"
  if command -v flock >/dev/null; then
    # The lock is not handed down: compilers that stay behind would keep it.
    exec 9>"$state/lock"
    flock 9
    "$@" 9>&-
    exec 9>&-
    return
  fi
  until mkdir "$state/lock.held" 2>/dev/null; do
    holder=$(cat "$state/lock.held/pid" 2>/dev/null || true)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -rf "$state/lock.held"
    else
      sleep 0.2
    fi
  done
  trap 'rm -rf "$state/lock.held"' EXIT
  echo $$ >"$state/lock.held/pid"
  "$@"
  rm -rf "$state/lock.held"
  trap - EXIT
}

publish() {
  "$dotnet" publish "$root/src/NetConsole" -c Release -o "$state/$build" -v quiet --disable-build-servers \
    -p:ArtifactsPath="$state/msbuild" -p:ForThisMachine=true -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false "$@" \
    </dev/null >"$state/log" 2>&1
}

# Builds into a new folder: programs that run keep theirs.
build() {
  # Another run.sh may have done it while this one waited.
  if is_current; then return; fi
  say 'building…'
  build=build-$$-$RANDOM
  printf '%s\n%s\n' "$sdk $HOSTTYPE-$OSTYPE" "$build" >"$state/stamp.new"
  # Compiled ahead of time it starts faster. The compiler for that is a package, which may not be to be had; then not again today.
  compiled=true
  if [ -n "$(find "$state/no-ready-to-run" -mtime -1 2>/dev/null)" ]; then
    compiled=false
    publish -p:PublishReadyToRun=false || fail_build
  elif ! publish; then
    if ! grep -qiE 'NU1[0-9]{3}.*(crossgen|\.nupkg|index\.json)|error NU1(101|102|301)' "$state/log"; then fail_build; fi
    compiled=false
    publish -p:PublishReadyToRun=false || fail_build
    touch "$state/no-ready-to-run"
    say 'the ahead-of-time compiler cannot be downloaded; built without it, starts are a little slower'
  fi
  if $compiled; then rm -f "$state/no-ready-to-run"; fi
  mv "$state/stamp.new" "$state/stamp"
  program=$state/$build/netconsole
  remove_old_builds
}

fail_build() {
  say 'the build failed:'
  { grep -E '(error|warning) [A-Z]+[0-9]+' "$state/log" || cat "$state/log"; } | sort -u | head -n 30 >&2
  rm -rf "${state:?}/$build" "$state/stamp.new"
  exit 1
}

# Builds that nobody runs any more. Where it cannot be told who runs what (no /proc), all but the last few stay.
remove_old_builds() {
  local old running
  for old in "$state"/build-*; do
    [ "$old" = "$state/$build" ] && continue
    if [ -d /proc/self ]; then
      for running in /proc/[0-9]*/exe; do
        if [ "$running" -ef "$old/netconsole" ]; then continue 2; fi
      done
      rm -rf "$old"
    elif [ -n "$(find "$old" -maxdepth 0 -mtime +7)" ]; then
      rm -rf "$old"
    fi
  done
}

build_tests() {
  "$dotnet" build "$root/NetConsole.sln" -c Release -v quiet --disable-build-servers </dev/null >"$state/tests.log" 2>&1 && return
  say 'the build failed:'
  { grep -E '(error|warning) [A-Z]+[0-9]+' "$state/tests.log" || cat "$state/tests.log"; } | sort -u | head -n 60 >&2
  echo '0 passed, 1 failed'
  exit 1
}

# Runs test executables, as many at a time as the first argument says; arguments for them are in $filters.
run_tests() {
  local at_once=$1
  shift
  printf '%s\0' "$@" | xargs -0 -n 1 -P "$at_once" bash -c '
    results=$1 bin=$2 project=${!#}
    set -- "${@:3:$#-3}"
    status=0 limit=
    if command -v timeout >/dev/null; then limit="timeout -k 5 600"; fi
    $limit "$bin/$project/release/$project" -noColor -noLogo "$@" </dev/null >"$results/$project.log" 2>&1 || status=$?
    echo "$status" >"$results/$project.status"
  ' run-tests "$results" "$root/.artifacts/bin" ${filters[@]+"${filters[@]}"}
}

# The number behind a word in $summary, or 0; into $number.
read_number() {
  number=0
  if [[ $summary =~ $1:\ ([0-9.]+) ]]; then number=${BASH_REMATCH[1]}; fi
}

# Adds one project's results to the sums, and shows what is worth reading.
report() {
  local project=$1 status summary number bad good
  status=$(cat "$results/$project.status" 2>/dev/null || echo none)
  summary=$(grep -E "^ +$project +Total: [0-9]" "$results/$project.log" | tail -n 1 || true)
  read_number Failed && bad=$number
  read_number Errors && bad=$((bad + number))
  # A test process that dies without a word about it has failed, whatever passed before.
  if [ "$bad" -eq 0 ] && { [ "$status" != 0 ] || [ -z "$summary" ]; }; then bad=1; fi
  if [ "$bad" -gt 0 ]; then
    printf -- '--- %s, exit status %s\n' "$project" "$status"
    grep -vE '^ +(Discovering|Discovered|Starting|Finished):|^=== TEST EXECUTION' "$results/$project.log" || true
  fi
  read_number Total && good=$number
  for word in Failed Skipped 'Not Run'; do
    read_number "$word" && good=$((good - number))
  done
  read_number Skipped && skipped=$((skipped + number))
  passed=$((passed + good)) failed=$((failed + bad))
  read_number Time
  printf '%-30s %5d passed %3d failed %7s s\n' "$project" "$good" "$bad" "$number"
}

run_all_tests() {
  local file project word
  filters=("$@")
  results=$root/.artifacts/test-results
  alone build_tests
  rm -rf "$results"
  mkdir -p "$results"
  local projects=()
  for file in "$root"/tests/*/*.csproj; do
    project=${file##*/}
    project=${project%.csproj}
    if [ "$project" != NetConsole.EndToEnd ] && grep -q '<IsTestProject>true' "$file"; then projects+=("$project"); fi
  done
  # The end-to-end tests alone: what they say about time is about the program, not about who else was busy.
  run_tests 2 "${projects[@]}"
  run_tests 1 NetConsole.EndToEnd
  passed=0 failed=0 skipped=0
  for project in "${projects[@]}" NetConsole.EndToEnd; do report "$project"; done
  if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
  else
    echo "$passed passed, $failed failed"
  fi
  [ "$failed" -eq 0 ]
}

find_dotnet
if [ "${1:-}" = test ]; then
  shift
  run_all_tests "$@"
elif [ "${1:-}" = shows ]; then
  shift
  is_current || alone build
  exec python3 "$root/tests/Shows" "$@"
else
  is_current || alone build
  exec "$program" "$@"
fi
