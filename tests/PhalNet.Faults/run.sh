#!/usr/bin/env bash
# Measures the effects of untrusted clients and machine failures on the server, on Linux, in about ten minutes; the table is written to
# benchmarks/results.
#   tests/PhalNet.Faults/run.sh                          all faults
#   tests/PhalNet.Faults/run.sh --only bodies stopping   some of them
#   tests/PhalNet.Faults/run.sh --server FILE            the PhalNet.Server.dll to measure
#   tests/PhalNet.Faults/run.sh --before FILE            another PhalNet.Server.dll to compare it with, such as one without the limits
#   tests/PhalNet.Faults/run.sh --soak MINUTES           mixed calls for some minutes (default 8) instead of the faults
set -euo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
cd "$(dirname "$0")/../.."

arguments=("$@")
if [[ " $* " != *" --server "* ]]; then
    dotnet build src/PhalNet.Server -c Release -v quiet --nologo
    arguments+=(--server src/PhalNet.Server/bin/Release/net10.0/PhalNet.Server.dll)
fi
kind=faults
[[ " $* " == *" --soak"* ]] && kind=soak
result="benchmarks/results/$kind-$(date -u +%Y-%m-%d-%H%M).md"
export PYTHONDONTWRITEBYTECODE=1
{
    echo "# ${kind^}"
    echo
    benchmarks/machine.sh | sed "s/load average at the end/load average at the beginning/"
    echo "- run: \`tests/PhalNet.Faults/run.sh $*\`"
    echo
    if [[ " $* " == *" --soak"* ]]; then
        python3 tests/PhalNet.Faults/soak.py "${arguments[@]}"
    else
        python3 tests/PhalNet.Faults/measure.py "${arguments[@]}"
    fi
} | tee "$result"
echo "written to $result"
