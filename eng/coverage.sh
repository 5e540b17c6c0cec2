#!/usr/bin/env bash
# Runs tests and prints which share of the lines and branches of src ran, in total and per project. It needs Python 3.
#   eng/coverage.sh              every part that tests in its own process, about ten minutes on two cores
#   eng/coverage.sh NAME ...     some parts, named as in ./test.sh: Core, Hosting, Modules.Platform
# Details per file are in artifacts/coverage. Servers that a test starts as a separate process are not measured.
set -euo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off PYTHONDONTWRITEBYTECODE=1
results=$PWD/artifacts/coverage
rm -rf "$results"
mkdir -p "$results"

parts=("$@")
[ $# -gt 0 ] || parts=(Core Compatibility Conformance Descriptions Docs EntityFrameworkCore Hosting Modules Modules.Platform Server Testing)
failed=()
for part in "${parts[@]}"; do
    project=tests/PhalNet.$part.Tests
    [ -d "$project" ] || project=tests/$part.Tests
    [ -d "$project" ] || { echo "There is no part $part." >&2; exit 2; }
    name=$(basename "$project")
    echo "== $part"
    # The property adds coverlet.MTP to test projects; the normal build does without it.
    dotnet build "$project" -c Release -v quiet --nologo -p:Coverage=true -p:RunAnalyzers=false
    dotnet exec "$project/bin/Release/net10.0/$name.dll" --progress off --no-ansi --results-directory "$results/$part" \
        --coverlet --coverlet-output-format json --coverlet-include '[PhalNet.*]*' --coverlet-include '[Modules.Platform]*' \
        --coverlet-exclude '[*.Tests]*' > "$results/$part.log" 2>&1 || failed+=("$part")
    tail -n 6 "$results/$part.log"
done

echo "== coverage"
python3 eng/coverage.py "$results/details.txt" "$results"/*/coverage*.json
echo "details: $results/details.txt"
[ ${#failed[@]} -eq 0 ] || { echo "Tests failed in: ${failed[*]}; see the logs in $results" >&2; exit 1; }
