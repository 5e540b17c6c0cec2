#!/usr/bin/env bash
# Prints the lines at the beginning of every result.
set -euo pipefail
cd "$(dirname "$0")/.."

processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
changed=$(git status --porcelain --untracked-files=no -- src benchmarks | wc -l)
echo "- date: $(date -u +'%Y-%m-%d %H:%M') UTC"
echo "- processor: $processor, $(nproc --all) cores, $(awk '/^MemTotal/ { printf "%.1f GiB", $2 / 1048576 }' /proc/meminfo)"
echo "- system: $(. /etc/os-release && echo "$PRETTY_NAME"), Linux $(uname -r)"
echo "- .NET SDK $(dotnet --version), load average at the end $(cut -d' ' -f1-3 /proc/loadavg)"
echo "- commit: $(git rev-parse --short=12 HEAD)$([[ $changed == 0 ]] || echo " with $changed changed files")"
