#!/usr/bin/env bash
# Makes the NuGet packages, with symbols, of every packable project under src, in a folder that serves as a local feed.
# PhalNet.Server and Modules.Platform are run from a clone and are not packed.
#   eng/pack.sh DIR              the version of Directory.Build.props
#   eng/pack.sh DIR preview.1    with a suffix: 0.2.0-preview.1. NuGet caches versions permanently, so a changed package needs a new
#                                suffix.
set -euo pipefail
[[ ${1:-} != --help ]] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit; }
if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "usage: eng/pack.sh DIR [SUFFIX]" >&2
    exit 2
fi
mkdir -p "$1"
feed=$(cd "$1" && pwd)
suffix=${2:-}
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

# The normal build runs the analyzers; here they would take half of the time.
properties=(-p:RunAnalyzers=false -p:ContinuousIntegrationBuild=true -p:VersionSuffix="$suffix")
# Debuggers get the sources from the remote if SourceLink supports its host; otherwise the symbols contain the sources.
case $(git remote get-url origin 2>/dev/null) in
    *github.com[:/]* | *gitlab.com[:/]* | *bitbucket.org[:/]* | *dev.azure.com[:/]*) properties+=(-p:PublishRepositoryUrl=true) ;;
    *) properties+=(-p:EmbedAllSources=true) ;;
esac
# A separate output folder, because a test run may be using the normal one.
dotnet build eng/packages.proj -v quiet --nologo --artifacts-path "$PWD/artifacts/pack" -p:PackageOutputPath="$feed" "${properties[@]}"
ls "$feed"/*.nupkg
