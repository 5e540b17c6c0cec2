using PhalNet.Modules;

namespace PhalNet.Server;

/// <summary>Checks a module, and compares it with an earlier version.</summary>
internal sealed class ModuleVerifier(string[] settings, ModulesOptions modules, PhalNetOptions options, string language)
{
    private const int Rounds = 3;
    private const int NamedParts = 20;

    // Time for loading, inspection and a slow machine, on top of the module's own time limits.
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyDictionary<string, string> _words = ServerTexts.In(language);

    public async Task<Verification> VerifyAsync(VerifyRequest request, CancellationToken cancellation)
    {
        var scratch = Directory.CreateTempSubdirectory("phalnet-verify-");
        var found = new Verification { Path = request.Path, Against = request.Against, AreBreakingAllowed = request.AllowBreaking };
        try
        {
            var folder = TakeIn(request.Path, scratch.CreateSubdirectory("new").FullName);
            found = found with
            {
                Id = folder.Manifest.Id,
                Version = folder.Manifest.Version.ToFullString(),
                Migrations = folder.Manifest.Migrations,
            };
            var (report, pinnedBy) = await RunAsync(folder, scratch.CreateSubdirectory("data").FullName, Rounds, cancellation);
            var contract = report.Contract is { } json ? ModuleContract.Parse(json) : null;
            found = found with
            {
                Problems = [.. report.Problems.Select(Say), .. Stays(report)],
                PinnedBy = pinnedBy,
                Remarks = [.. Remarks(folder, report)],
                Rounds = report.Rounds,
                Services = contract?.Services.Count ?? 0,
            };
            return request.Against is null || contract is null
                ? found
                : await CompareAsync(found, folder, contract, scratch, cancellation);
        }
        catch (ModuleContentException exception)
        {
            return found with { Problems = [.. found.Problems, .. exception.Reasons.Select(Say)] };
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task<Verification> CompareAsync(
        Verification found, ModuleFolder current, ModuleContract contract, DirectoryInfo scratch, CancellationToken cancellation)
    {
        var folder = TakeIn(found.Against!, scratch.CreateSubdirectory("old").FullName);
        if (!folder.Manifest.Id.Equals(found.Id, StringComparison.OrdinalIgnoreCase))
            return found with { Problems = [.. found.Problems, Fill("verify.other", ("old", folder.Manifest.Id), ("new", found.Id))] };
        var (report, _) = await RunAsync(folder, scratch.CreateSubdirectory("old-data").FullName, rounds: 1, cancellation);
        if (report.Contract is not { } json)
        {
            var reason = string.Join(" ", report.Problems.Select(Say));
            return found with { Problems = [.. found.Problems, Fill("verify.old", ("reason", reason))] };
        }

        IEnumerable<string> earlier = current.Manifest.Version > folder.Manifest.Version
            ? []
            : [Fill("verify.earlier", ("old", folder.Manifest.Version.ToFullString()))];
        return found with
        {
            Remarks = [.. found.Remarks, .. earlier],
            Against = $"{folder.Manifest.Id} {folder.Manifest.Version.ToFullString()}",
            Changes =
            [
                .. ContractDifference.Compare(ModuleContract.Parse(json), contract)
                    .Select(change => VerifiedChange.Of(change, language)),
            ],
        };
    }

    // A copy, so that the content cannot change during the check.
    private ModuleFolder TakeIn(string path, string directory) => File.Exists(path) || Directory.Exists(path)
        ? new ModuleVersions(directory, modules.MaxBytes).TakeIn(path)
        : throw new ModuleContentException(Fill("verify.nothing", ("path", path)));

    private async Task<(ScratchReport Report, IReadOnlyList<string> PinnedBy)> RunAsync(
        ModuleFolder folder, string data, int rounds, CancellationToken cancellation)
    {
        var patience = options.ModuleStartTimeout + options.DrainTimeout + TimeSpan.FromSeconds(modules.UnloadSeconds) + Reserve;
        await using var process = new ScratchProcess(settings, new(folder.Directory, data, rounds), patience);
        var report = await process.ReadAsync(cancellation);
        return (report, report.IsPinned ? FindWhatPins(process, folder, data) : []);
    }

    private IReadOnlyList<string> FindWhatPins(ScratchProcess process, ModuleFolder folder, string directory)
    {
        var dump = Path.Combine(directory, "scratch.dmp");
        try
        {
            process.Dump(dump);
            var paths = PinnedModule.FindPaths(dump, $"{folder.Manifest.Id} {folder.Manifest.Version}");
            return paths.Count > 0 ? paths : [_words["verify.path.none"]];
        }
        catch (Exception exception)
        {
            // The module is refused in any case; only the reason is missing.
            return [Fill("verify.path.failed", ("reason", exception.Message))];
        }
    }

    private IEnumerable<string> Stays(ScratchReport report) =>
        report.IsPinned ? [Fill("verify.stays", ("seconds", $"{modules.UnloadSeconds}"))] : [];

    private IEnumerable<string> Remarks(ModuleFolder folder, ScratchReport report)
    {
        foreach (var (language, parts) in report.Undescribed.Where(pair => pair.Value.Count > 0))
        {
            var names = string.Join(", ", parts.Take(NamedParts));
            var more = parts.Count > NamedParts ? Fill("verify.more", ("count", $"{parts.Count - NamedParts}")) : "";
            yield return Fill($"verify.undescribed.{language}", ("count", $"{parts.Count}"), ("names", names + more));
        }

        foreach (var gap in report.Gaps)
            yield return gap;
        if (folder.Manifest.Dependencies.Count > 0)
            yield return Fill("verify.dependencies", ("names", string.Join(", ", folder.Manifest.Dependencies
                .Select(dependency => $"{dependency.Key} {dependency.Value.ToNormalizedString()}"))));
    }

    private string Say(string reason) => StartFailure.Say(reason, language);

    private string Fill(string key, params IEnumerable<(string Name, string Value)> values) => ServerTexts.Fill(_words[key], values);
}
