#!/usr/bin/env bash
# Generates clients from the OpenAPI document with NSwag, Kiota and openapi-typescript, compiles them and calls services with them.
# ./test.sh does so with NSwag only; the others download packages from nuget.org and npm and take minutes.
set -euo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PHALNET_GENERATED_CLIENTS=all
dotnet build -c Release -v quiet --nologo tests/PhalNet.Docs.Clients.Tests
dotnet exec tests/PhalNet.Docs.Clients.Tests/bin/Release/net10.0/PhalNet.Docs.Clients.Tests.dll \
    --progress off --no-ansi --output detailed --filter-class '*GeneratedClientTests'
