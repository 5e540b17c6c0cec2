#!/usr/bin/env bash
# Sends messages with idempotency keys, repeated at random, to a server that is killed again and again; then looks for twins, losses and gaps.
# See tests/PhalNet.Server.Tests/Sends.
#   eng/sends.sh                   a million messages from a seed of the moment
#   eng/sends.sh MESSAGES SEED     as many from this seed; what is sent is the same, when the server is killed nearly so
set -euo pipefail
cd "$(dirname "$0")/.."

export PHALNET_SENDS=${1:-1000000} PHALNET_SENDS_SEED=${2:-$(date +%s)}
echo "$PHALNET_SENDS messages from seed $PHALNET_SENDS_SEED"
project=tests/PhalNet.Server.Tests
dotnet build "$project" -c Release -v quiet --nologo
dotnet exec "$project/bin/Release/net10.0/PhalNet.Server.Tests.dll" --progress off --no-ansi --output detailed --show-live-output on --filter-class "*RepeatedSendTests"
