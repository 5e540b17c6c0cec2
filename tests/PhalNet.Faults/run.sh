#!/usr/bin/env bash
# Measures what strangers and a failing machine can do to the server, on Linux, in about ten minutes; the table goes to benchmarks/results.
#   tests/PhalNet.Faults/run.sh                          all faults
#   tests/PhalNet.Faults/run.sh --only bodies stopping   some of them
#   tests/PhalNet.Faults/run.sh --server FILE            another server: the PhalNet.Server.dll to measure
set -euo pipefail
cd "$(dirname "$0")/../.."

arguments=("$@")
if [[ " $* " != *" --server "* ]]; then
    dotnet build src/PhalNet.Server -c Release -v quiet --nologo
    arguments+=(--server src/PhalNet.Server/bin/Release/net10.0/PhalNet.Server.dll)
fi
result="benchmarks/results/faults-$(date -u +%Y-%m-%d-%H%M).md"
export PYTHONDONTWRITEBYTECODE=1
{
    echo "# Faults"
    echo
    benchmarks/machine.sh
    echo "- run: \`tests/PhalNet.Faults/run.sh $*\`"
    echo
    python3 tests/PhalNet.Faults/measure.py "${arguments[@]}"
} | tee "$result"
echo "written to $result"
