namespace PhalNet.Modules;

/// <summary>
/// Turns changes of the watched directory into desired states. A content that was seen before requests nothing, so that later commands
/// keep their effect.
/// </summary>
internal sealed class DirectoryWishes(IModuleStates states, ModuleAdministration administration)
{
    /// <summary>Applies a scan; returns the contents that cannot be used.</summary>
    public async Task<IReadOnlyList<RefusedContent>> FollowAsync(DirectoryScan scan, CancellationToken cancellation)
    {
        var refused = scan.Candidates.Where(candidate => candidate.IsRefused)
            .Select(each => new RefusedContent(NameOf(each), "", each.Reasons, each.IsIncompatible, each.ChangedAt)).ToList();
        var seen = await states.GetSeenAsync(cancellation);
        await ForgetAsync(scan, seen, cancellation);
        foreach (var module in scan.Candidates.Where(candidate => candidate.Folder is not null)
            .GroupBy(candidate => candidate.Folder!.Manifest.Id, StringComparer.OrdinalIgnoreCase))
        {
            var newest = Newest([.. module], refused);
            if (newest is null || seen.GetValueOrDefault(newest.Name) == newest.Folder!.Id)
                continue;
            await administration.InstallAsync(newest.Folder, force: true, cancellation);
            await states.SetSeenAsync(newest.Name, newest.Folder.Id, cancellation);
        }

        return refused;
    }

    // Two versions beside each other are an upgrade; two contents of the same version are an error.
    private static Candidate? Newest(IReadOnlyList<Candidate> candidates, List<RefusedContent> refused)
    {
        var version = candidates.Max(candidate => candidate.Folder!.Manifest.Version)!;
        Candidate[] newest = [.. candidates.Where(candidate => candidate.Folder!.Manifest.Version == version)];
        if (newest.DistinctBy(candidate => candidate.Folder!.Id).Count() == 1)
            return newest[0];
        var manifest = newest[0].Folder!.Manifest;
        refused.Add(new(
            manifest.Id,
            version.ToNormalizedString(),
            [$"{string.Join(" and ", newest.Select(candidate => candidate.Name))} are both {manifest.Id} {version.ToNormalizedString()} "
                + "with different content; remove one."],
            IsIncompatible: false,
            newest.Max(candidate => candidate.ChangedAt)));
        return null;
    }

    // A module whose folder was removed is removed, unless something else was installed in its place.
    private async Task ForgetAsync(DirectoryScan scan, IReadOnlyDictionary<string, string> seen, CancellationToken cancellation)
    {
        var names = scan.Candidates.Select(candidate => candidate.Name).ToHashSet(StringComparer.Ordinal);
        var contents = scan.Candidates.Select(candidate => candidate.Folder?.Id).ToHashSet(StringComparer.Ordinal);
        var wanted = await states.GetWantedAsync(cancellation);
        foreach (var (name, content) in seen.Where(each => !names.Contains(each.Key)))
        {
            if (wanted.Modules.FirstOrDefault(module => module.Content == content) is { } module && !contents.Contains(content))
                await administration.RemoveAsync(module.Name, cancellation);
            await states.SetSeenAsync(name, null, cancellation);
        }
    }

    // For an unreadable file only the file name gives the module: Shop, or Shop-1.2.0.phalmod.
    private static string NameOf(Candidate candidate)
    {
        var name = new string([.. candidate.Name.TakeWhile(char.IsLetterOrDigit).SkipWhile(char.IsDigit)]);
        return ModuleNames.IsValid(name) ? name : "Unnamed";
    }
}

/// <summary>A module in the watched directory that cannot be used.</summary>
/// <param name="Name">The module, as far as known.</param>
/// <param name="Version">Its version, as far as known.</param>
/// <param name="Reasons">The reasons.</param>
/// <param name="IsIncompatible">Whether it was not made for this host.</param>
/// <param name="Since">When its files changed last.</param>
internal sealed record RefusedContent(
    string Name, string Version, IReadOnlyList<string> Reasons, bool IsIncompatible, DateTimeOffset Since)
{
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public ModuleState State => IsIncompatible ? ModuleState.Incompatible : ModuleState.Faulted;
}
