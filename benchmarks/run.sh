#!/usr/bin/env bash
# Runs the micro-benchmarks and writes their tables to benchmarks/results with machine and commit.
#   benchmarks/run.sh                     all of them, a few minutes each
#   benchmarks/run.sh --job short         rough numbers
#   benchmarks/run.sh --filter '*Entry*'  some of them
set -euo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
cd "$(dirname "$0")/.."

arguments=("$@")
[[ " $* " == *" --filter "* ]] || arguments+=(--filter '*')
artifacts=$(mktemp -d)
trap 'rm -rf "$artifacts"' EXIT
dotnet run -c Release --project benchmarks/PhalNet.Benchmarks -- "${arguments[@]}" --artifacts "$artifacts"

result="benchmarks/results/micro-$(date -u +%Y-%m-%d-%H%M).md"
{
    echo "# Micro-benchmarks"
    echo
    benchmarks/machine.sh
    echo "- run: \`benchmarks/run.sh $*\`"
    for report in "$artifacts"/results/*-report-github.md; do
        name=$(basename "$report" -report-github.md)
        printf '\n## %s\n\n' "${name##*.}"
        grep '^|' "$report"
    done
} > "$result"
echo "written to $result"
