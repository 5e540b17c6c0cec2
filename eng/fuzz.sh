#!/usr/bin/env bash
# Sends random requests through entries of both profiles, in process and over sockets to real servers; see tests/PhalNet.Faults.Tests/Fuzzing.
#   eng/fuzz.sh                   a million requests from a new random seed
#   eng/fuzz.sh REQUESTS SEED     that many from this seed; "1 SEED" repeats a request that failed
set -euo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
cd "$(dirname "$0")/.."

export PHALNET_FUZZ_REQUESTS=${1:-1000000} PHALNET_FUZZ_SEED=${2:-$(date +%s)}
echo "$PHALNET_FUZZ_REQUESTS requests from seed $PHALNET_FUZZ_SEED, in process and as many over sockets"
project=tests/PhalNet.Faults.Tests
dotnet build "$project" -c Release -v quiet --nologo
dotnet exec "$project/bin/Release/net10.0/PhalNet.Faults.Tests.dll" --progress off --no-ansi --output detailed --filter-class "*FuzzTests"
