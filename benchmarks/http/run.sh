#!/usr/bin/env bash
# Compares PhalNet with its peers over real HTTP: see benchmarks/README.md.
#   benchmarks/http/run.sh [--rounds 24] [--seconds 1] [--warmup 12] [--connections 32] [--only STEP ...] [--keep]
set -euo pipefail
cd "$(dirname "$0")"
[[ ${1:-} != --help ]] || exec python3 -B drive.py --help

if ! command -v wrk > /dev/null; then
    if [[ $(id -u) == 0 ]] && command -v apt-get > /dev/null; then
        apt-get update -qq && apt-get install -y -qq wrk
    else
        echo "wrk is missing: install it (apt-get install wrk) and start again." >&2
        exit 1
    fi
fi
for tool in dotnet python3 taskset; do
    command -v $tool > /dev/null || { echo "$tool is missing." >&2; exit 1; }
done
(( $(nproc --all) >= 2 )) || { echo "Two cores are needed: one for the server, one for wrk." >&2; exit 1; }

for host in EmptyHost HandWrittenHost PhalNetHost MinimalApiHost FastEndpointsHost MvcHost; do
    dotnet build -c Release -v quiet -nologo "$host"
done
export PYTHONDONTWRITEBYTECODE=1
exec python3 drive.py "$@"
