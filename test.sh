#!/usr/bin/env bash
# Builds everything and runs every test. The .NET SDK is all that the tests need so far; a part that cannot run says why.
# The last line is "N passed, N failed" (", N skipped" where tests were skipped).
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

if [ $skipped -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ $failed -eq 0 ]
