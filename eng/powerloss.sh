#!/usr/bin/env bash
# Checks states of the disk that a power failure may leave: each must contain everything that was acknowledged; see
# tests/PhalNet.PowerLoss.Tests.
#   eng/powerloss.sh                 10,000 states from a new random seed
#   eng/powerloss.sh STATES SEED     that many from this seed; every 2,000 use a new recording of the server
# The result is written to benchmarks/results.
set -euo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
cd "$(dirname "$0")/.."

export PHALNET_POWERLOSS=${1:-10000} PHALNET_POWERLOSS_SEED=${2:-$(date +%s)}
echo "$PHALNET_POWERLOSS states from seed $PHALNET_POWERLOSS_SEED"
command -v strace > /dev/null || { echo "strace is needed (Debian: apt-get install strace)" >&2; exit 2; }
project=tests/PhalNet.PowerLoss.Tests
dotnet build "$project" -c Release -v quiet --nologo
log=$(mktemp)
trap 'rm -f "$log"' EXIT
code=0
dotnet exec "$project/bin/Release/net10.0/PhalNet.PowerLoss.Tests.dll" --progress off --no-ansi --output detailed \
    --show-live-output on 2>&1 | tee "$log" || code=$?

result=benchmarks/results/powerloss-$(date -u +%Y-%m-%d-%H%M).md
{
    echo "# States of the disk after a power failure"
    echo
    benchmarks/machine.sh
    echo
    echo "\`eng/powerloss.sh $PHALNET_POWERLOSS $PHALNET_POWERLOSS_SEED\`. Calls and promises are those of the recording from which the states"
    echo "were rebuilt; \"broken\" states violate a promise. The controls are servers and disks with a deliberate fault, which must be found."
    echo
    echo '```text'
    sed -nE 's/^OUTPUT: \[[^]]*\] //p' "$log"
    grep -E '^(passed|failed|skipped) ' "$log" | sed -E 's/PhalNet\.PowerLoss\.Tests\.PowerLossTests\.//' | sort
    echo '```'
} > "$result"
echo "$result"
exit $code
