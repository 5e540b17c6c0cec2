#!/usr/bin/env bash
# Measures the Platform services against hand-written handlers: see benchmarks/README.md.
#   benchmarks/platform/run.sh [--rounds 8] [--seconds 3] [--warmup 10] [--soak 600] [--only STEP ...] [--keep]
set -euo pipefail
cd "$(dirname "$0")"

need() { # COMMAND PACKAGE
    eval "$1" > /dev/null 2>&1 && return
    if [[ $(id -u) == 0 ]] && command -v apt-get > /dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2"
    else
        echo "$2 is missing: install it (apt-get install $2) and start again." >&2
        exit 1
    fi
}
need 'command -v wrk' wrk
need 'ls /usr/lib/postgresql/*/bin/initdb' postgresql
for tool in dotnet python3 taskset; do
    command -v $tool > /dev/null || { echo "$tool is missing." >&2; exit 1; }
done
(( $(nproc --all) >= 2 )) || { echo "Two cores are needed: one for the server, one for the driver." >&2; exit 1; }

for project in PlatformHost HandWrittenMail EventStreamHost MailLoad ../../src/PhalNet.Server; do
    dotnet build -c Release -v quiet -nologo "$project"
done
export PYTHONDONTWRITEBYTECODE=1
exec python3 drive.py "$@"
