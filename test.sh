#!/usr/bin/env bash
# Builds everything and runs every test. It takes the .NET SDK; the client samples and the pages take their languages and a browser
# as well. As root on Debian what is missing of those is installed; elsewhere the tests that need it are skipped and say why.
# The last line is "N passed, N failed"; the line before it tells of skipped tests, if any.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
configuration=Release
passed=0 failed=0 skipped=0

if ! command -v dotnet >/dev/null; then
    echo "The .NET SDK 10 is needed: https://dotnet.microsoft.com/download"
    echo "0 passed, 1 failed"
    exit 1
fi

# need PART PACKAGES CHECK: without what the command CHECK looks for, PART of the tests cannot run; Debian has it in PACKAGES.
missing=() parts=()
need() {
    if ! (eval "$3") >/dev/null 2>&1; then
        missing+=($2)
        parts+=("$1 ($2)")
    fi
}

echo "== tools"
need "curl samples" curl 'command -v curl'
need "shell client" mawk 'command -v awk'
need "JavaScript samples" nodejs 'command -v node'
need "jQuery samples" npm 'command -v npm'
need "PHP samples" "php-cli php-curl" 'php -r "exit(extension_loaded(\"curl\") ? 0 : 1);"'
need "Python samples" python3 'command -v python3'
need "Java samples" default-jdk-headless 'command -v javac'
need "Go samples" golang-go 'command -v go'
need "Objective-C samples" "clang gobjc gnustep-make libgnustep-base-dev libblocksruntime-dev" \
    'command -v clang && command -v gnustep-config && test -e /usr/include/Block.h && test -e "$(gcc -print-file-name=include)/objc/objc.h"'
need "pages in a browser" "chromium fontconfig fonts-noto-cjk" 'command -v chromium && fc-list :lang=zh | grep .'
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        log=$(mktemp)
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -q > "$log" 2>&1
        # One by one: a package that cannot be had keeps no other away.
        for package in "${missing[@]}"; do
            echo "installing $package"
            apt-get install -y -q --no-install-recommends "$package" > "$log" 2>&1 || { tail -n 3 "$log"; echo "$package could not be installed; its tests are skipped."; }
        done
        rm -f "$log"
    else
        echo "Not installed, and only root on Debian may have it installed here; these tests are skipped:"
        printf '  %s\n' "${parts[@]}"
    fi
fi

echo "== build"
if ! dotnet build PhalNet.sln -c $configuration -v quiet --nologo; then
    echo "0 passed, 1 failed"
    exit 1
fi

# Adds the counts of a Microsoft.Testing.Platform summary.
count() {
    local value
    value=$(sed -nE "s/^ +$2: ([0-9]+)\$/\1/p" "$1" | tail -n 1)
    echo "${value:-0}"
}

for project in tests/*.Tests; do
    name=$(basename "$project")
    echo "== $name"
    log=$(mktemp)
    dotnet exec "$project/bin/$configuration/net10.0/$name.dll" --progress off --no-ansi --output normal > "$log" 2>&1
    code=$?
    grep -E "^(failed|skipped) " -A 12 "$log" | head -n 200
    tail -n 7 "$log"
    ok=$(count "$log" succeeded) bad=$(count "$log" failed)
    if [ $code -ne 0 ] && [ "$bad" -eq 0 ]; then
        echo "$name ended with exit code $code:"
        tail -n 40 "$log"
        bad=1
    fi
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + $(count "$log" skipped)))
    rm -f "$log"
done

if [ -d tests/PhalNet.Conformance/cases ]; then
    echo "== conformance"
    log=$(mktemp)
    dotnet exec "tests/PhalNet.Conformance/bin/$configuration/net10.0/PhalNet.Conformance.dll" tests/PhalNet.Conformance/cases 2>&1 | tee "$log"
    last=$(tail -n 1 "$log")
    if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
        passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
    else
        failed=$((failed + 1))
    fi
    rm -f "$log"
fi

[ $skipped -eq 0 ] || echo "$skipped skipped, for the reasons above"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
