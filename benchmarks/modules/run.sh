#!/usr/bin/env bash
# Replaces modules in a host process while another one calls all of them, and starts a host with many modules; the results are written to
# benchmarks/results with machine and commit.
#   benchmarks/modules/run.sh [REPLACEMENTS] [MODULES]    default 1,000 and 20, about 20 minutes
set -euo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
cd "$(dirname "$0")/../.."

replacements=${1:-1000} modules=${2:-20}
program=benchmarks/modules/ModuleLoad/bin/Release/net10.0/ModuleLoad.dll
dotnet build -c Release -v quiet -nologo -p:UseSharedCompilation=true benchmarks/modules/ModuleLoad
load=$(cut -d' ' -f1-3 /proc/loadavg)
result="benchmarks/results/modules-$(date -u +%Y-%m-%d-%H%M).md"
partial=$(mktemp)
trap 'rm -f "$partial"' EXIT
code=0
{
    echo "# Modules"
    echo
    echo "- run: \`benchmarks/modules/run.sh $replacements $modules\`, load average at the start $load"
    printf '\n## Many modules\n\n'
    dotnet exec "$program" many 100 100 || code=$?
    printf '\n## Replacements under load\n\n'
    dotnet exec "$program" replace "$replacements" "$modules" || code=$?
} | tee "$partial"
{ head -n 2 "$partial"; benchmarks/machine.sh; tail -n +3 "$partial"; } > "$result"
echo "written to $result"
exit $code
