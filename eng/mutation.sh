#!/usr/bin/env bash
# Mutation testing: Stryker changes the code of PhalNet.Core, one small change at a time, and runs the tests that reach it. A change that no
# test notices is a survivor. It takes an hour or more on two cores, and needs Python 3.
#   eng/mutation.sh                   the rules, the pipeline and the life of modules
#   eng/mutation.sh --only PART ...   folders or files of src/PhalNet.Core, such as Strict or 'Calls/*Result*.cs'
#   eng/mutation.sh --report          writes the result again from the last runs
# MUTATION_CONCURRENCY is the number of test processes, by default one per core. The result is written to benchmarks/results; Stryker's own
# reports are in artifacts/mutation. Survivors that behave like the original code are listed with the reason in eng/equivalent-mutants.json.
set -euo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
cd "$(dirname "$0")/.."
# Stryker builds before it starts; analyzers would double that time.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off RunAnalyzers=false PYTHONDONTWRITEBYTECODE=1
root=$PWD
results=$root/artifacts/mutation
all=(Rules Limits Strict Requests Calls Modules)
# The folders of tests that run for each folder. Nearly every test starts a host, which reaches most of the code: with all tests a survivor
# would take as long as the whole suite.
declare -A tests=(
    [Rules]="Rules Strict Limits Discovery" [Limits]="Limits Strict Rules Discovery" [Strict]="Strict Requests Limits Discovery"
    [Requests]="Requests Strict Rules" [Calls]="Calls Modules Replies" [Modules]="Modules Calls Discovery")
parts=("${all[@]}")
case ${1:-} in
    "") ;;
    --only) shift; parts=("${@:?a folder of src/PhalNet.Core}") ;;
    --report) parts=() ;;
    *) echo "usage: eng/mutation.sh [--only PART ... | --report]" >&2; exit 2 ;;
esac

dotnet tool restore > /dev/null
# Stryker's runner for Microsoft.Testing.Platform waits for all tests of a change; xunit can stop at the first that fails.
bin=tests/PhalNet.Core.Tests/bin/Release/net10.0
mkdir -p "$bin"
echo '{ "stopOnFail": true }' > "$bin/xunit.runner.json"
trap 'rm -f "$root/$bin/xunit.runner.json"' EXIT
# One run for each part: an interrupted run keeps the parts that are complete.
for part in "${parts[@]}"; do
    folder=${part%%/*}
    [ -d "src/PhalNet.Core/$folder" ] || { echo "There is no folder src/PhalNet.Core/$folder." >&2; exit 2; }
    files=$part
    [[ $part == *.cs ]] || files="$part/**/*.cs"
    echo "== $part"
    start=$SECONDS
    filter=$(printf '|FullyQualifiedName~.Tests.%s.' ${tests[$folder]:-$folder})
    output=$results/${part//[\/*]/.}
    rm -rf "$output"
    mkdir -p "$output"
    (cd tests/PhalNet.Core.Tests && dotnet stryker --config-file "$root/eng/mutation.json" --mutate "**/PhalNet.Core/$files" \
        --test-case-filter "${filter#|}" --concurrency "${MUTATION_CONCURRENCY:-$(nproc)}" --output "$output" --skip-version-check) \
        | tee "$output/log.txt"
    echo $((SECONDS - start)) > "$output/seconds"
done

mapfile -t reports < <(find "$results" -name seconds -printf '%h\n' | sort)
[ ${#reports[@]} -gt 0 ] || { echo "There are no reports in $results." >&2; exit 1; }
result=benchmarks/results/mutation-$(date -u +%Y-%m-%d-%H%M).md
{
    echo "# Mutation testing of PhalNet.Core"
    echo
    benchmarks/machine.sh
    echo
    python3 eng/mutation.py eng/equivalent-mutants.json "${reports[@]}"
} > "$result"
sed -n '/^## Score/,/^## Survivors/p' "$result" | sed '$d'
echo "written to $result"
