#!/usr/bin/env bash
# Sends messages with idempotency keys, repeated at random, to a server that is killed repeatedly; then checks for duplicates, losses and gaps.
# See tests/PhalNet.Server.Tests/Sends.
#   eng/sends.sh                   a million messages from a new random seed
#   eng/sends.sh MESSAGES SEED     that many from this seed; the same messages, with the server killed at nearly the same times
set -euo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
cd "$(dirname "$0")/.."

export PHALNET_SENDS=${1:-1000000} PHALNET_SENDS_SEED=${2:-$(date +%s)}
echo "$PHALNET_SENDS messages from seed $PHALNET_SENDS_SEED"
project=tests/PhalNet.Server.Tests
dotnet build "$project" -c Release -v quiet --nologo
dotnet exec "$project/bin/Release/net10.0/PhalNet.Server.Tests.dll" --progress off --no-ansi --output detailed --show-live-output on --filter-class "*RepeatedSendTests"
