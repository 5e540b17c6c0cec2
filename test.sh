#!/usr/bin/env bash
# Builds everything and runs every test. It needs the .NET SDK; the client samples and the pages also need their languages and a browser.
# As root on Debian the script installs what is missing; elsewhere the tests that need it are skipped and say why.
#   ./test.sh              every part
#   ./test.sh NAME ...     some parts: a test project without "PhalNet." and ".Tests", such as Core or Docs.Browser, "conformance" or
#                          "conformance-random"
# Parts run in parallel, one per core. The last line is "N passed, N failed".
set -uo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
configuration=Release
passed=0 failed=0 skipped=0

# The longest first, so that none runs alone at the end.
first="Packages Server PowerLoss Modules Faults Docs.Clients Docs.Browser Documentation Docs"
part_of() { sed -E 's/^PhalNet\.//; s/\.Tests$//' <<< "$1"; }
all=()
for project in tests/*.Tests; do
    part=$(part_of "$(basename "$project")")
    [[ " $first " == *" $part "* ]] || all+=("$part")
done
all=($first conformance conformance-random "${all[@]}")
parts=("${@:-${all[@]}}")
for part in "${parts[@]}"; do
    if [[ " ${all[*]} " != *" $part "* ]]; then
        echo "There is no part $part. Parts: ${all[*]}"
        echo "0 passed, 1 failed"
        exit 1
    fi
done

if ! command -v dotnet >/dev/null; then
    echo "The .NET SDK 10 is needed: https://dotnet.microsoft.com/download"
    echo "0 passed, 1 failed"
    exit 1
fi

# need TESTS PACKAGES CHECK: TESTS cannot run unless the command CHECK succeeds; the Debian PACKAGES provide what it checks for.
missing=() unmet=()
need() {
    if ! (eval "$3") >/dev/null 2>&1; then
        missing+=($2)
        unmet+=("$1 ($2)")
    fi
}

echo "== tools"
need "curl samples" curl 'command -v curl'
need "shell client" mawk 'command -v awk'
need "JavaScript samples" nodejs 'command -v node'
need "jQuery samples" npm 'command -v npm'
need "PHP samples" "php-cli php-curl" 'php -r "exit(extension_loaded(\"curl\") ? 0 : 1);"'
need "Python samples" python3 'command -v python3'
need "Ruby client" ruby 'command -v ruby'
need "Java samples" default-jdk-headless 'command -v javac'
need "Go samples" golang-go 'command -v go'
need "Objective-C samples" "clang gobjc gnustep-make libgnustep-base-dev libblocksruntime-dev" \
    'command -v clang && command -v gnustep-config && test -e /usr/include/Block.h && test -e "$(gcc -print-file-name=include)/objc/objc.h"'
need "Entity Framework Core on PostgreSQL" postgresql 'command -v initdb || ls /usr/lib/postgresql/*/bin/initdb'
need "power loss" strace 'command -v strace'
need "pages in a browser" "chromium fontconfig fonts-noto-cjk" \
    '{ test -e /usr/bin/chromium || test -e /usr/bin/chromium-browser || test -e /usr/bin/google-chrome; } && fc-list :lang=zh | grep .'
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        log=$(mktemp)
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -q > "$log" 2>&1
        # One by one: an unavailable package does not prevent the others from being installed.
        for package in "${missing[@]}"; do
            echo "installing $package"
            apt-get install -y -q --no-install-recommends "$package" > "$log" 2>&1 || { tail -n 3 "$log"; echo "$package could not be installed; its tests are skipped."; }
        done
        rm -f "$log"
    else
        echo "Not installed, and only root on Debian may have it installed here; these tests are skipped:"
        printf '  %s\n' "${unmet[@]}"
    fi
fi

echo "== build"
logs=$(mktemp -d)
trap 'rm -rf "$logs"; stop_compiler' EXIT
# Compiler, tests and the servers that tests start run for seconds: profiles that the runtime would collect to optimize them later cost more
# than they save. One compiler process for all projects, also for those that tests build, loads the analyzers once; it ends with the script.
export DOTNET_TieredPGO=0 UseSharedCompilation=true
stop_compiler() { dotnet build-server shutdown --vbcscompiler > /dev/null 2>&1; }
if ! dotnet build PhalNet.sln -c $configuration -v quiet --nologo; then
    echo "0 passed, 1 failed"
    exit 1
fi

# Runs one part. Writes its log, its duration in seconds and its exit code.
run() {
    local part=$1 start=$SECONDS name dll
    local runner=tests/PhalNet.Conformance/bin/$configuration/net10.0/PhalNet.Conformance.dll
    if [ "$part" = conformance ]; then
        dotnet exec "$runner" tests/PhalNet.Conformance/cases
    elif [ "$part" = conformance-random ]; then
        # Some of the random rules are invalid, and the Strict profile rightly refuses them.
        dotnet exec "$runner" tests/PhalNet.Conformance/cases/random --profile phalapi
    else
        name=PhalNet.$part.Tests
        [ -d "tests/$name" ] || name=$part.Tests
        dll=tests/$name/bin/$configuration/net10.0/$name.dll
        dotnet exec "$dll" --progress off --no-ansi --output normal
    fi > "$logs/$part.log" 2>&1
    echo $? > "$logs/$part.code"
    echo $((SECONDS - start)) > "$logs/$part.seconds"
}

# The count of a kind in the summary of a test project.
count() {
    local value
    value=$(sed -nE "s/^ +$2: ([0-9]+)\$/\1/p" "$1" | tail -n 1)
    echo "${value:-0}"
}

# Shows the result of a part and adds its counts. The conformance cases end with a line of a different format.
report() {
    local part=$1 log=$logs/$1.log code ok bad
    code=$(cat "$logs/$part.code") ok=$(count "$log" succeeded) bad=$(count "$log" failed)
    echo "== $part ($(cat "$logs/$part.seconds") s)"
    grep -E "^failed " -A 12 "$log" | head -n 200
    tail -n 7 "$log"
    if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
        ok=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]}
    fi
    if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
        echo "$part ended with exit code $code:"
        tail -n 40 "$log"
        bad=1
    fi
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + $(count "$log" skipped)))
}

reported=()
report_ended() {
    local part
    for part in "${parts[@]}"; do
        if [ -e "$logs/$part.seconds" ] && [[ " ${reported[*]} " != *" $part "* ]]; then
            report "$part"
            reported+=("$part")
        fi
    done
}

cores=$(nproc)
for part in "${parts[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$cores" ]; do
        wait -n
        report_ended
    done
    run "$part" &
done
while [ "$(jobs -rp | wc -l)" -gt 0 ]; do
    wait -n
    report_ended
done
report_ended

echo "== slowest"
for part in "${parts[@]}"; do
    echo "$(cat "$logs/$part.seconds") s  $part"
done | sort -rn | head -n 10
if [ $skipped -gt 0 ]; then
    echo "== skipped"
    # Below the name of a skipped test stands the reason. Each reason is shown with its number of tests.
    for part in "${parts[@]}"; do
        sed -n '/^skipped /{n;s/^ *//;p}' "$logs/$part.log" | sort | uniq -c | sort -rn | sed -E "s/^ *([0-9]+) /\1  $part: /"
    done
    echo "$skipped skipped"
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
