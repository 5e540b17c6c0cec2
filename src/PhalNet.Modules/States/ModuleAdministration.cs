using NuGet.Versioning;

namespace PhalNet.Modules;

/// <summary>
/// Changes the desired states of modules. A running host that shares the states carries a change out at once, any other at its next start.
/// </summary>
/// <param name="states">The desired states.</param>
/// <param name="versions">The imported contents.</param>
/// <param name="time">The clock.</param>
/// <param name="source">Who requests the changes, for the history: <c>command</c>, <c>directory</c>.</param>
public sealed class ModuleAdministration(IModuleStates states, ModuleVersions versions, TimeProvider time, string source)
{
    /// <summary>
    /// Imports a module folder or <c>.phalmod</c> file and makes it the desired content. Returns the number of the change.
    /// </summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="force">Whether a version below the desired one is accepted.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="ModuleContentException">It cannot be used, or it is an earlier version.</exception>
    public async Task<(ModuleFolder Folder, long Change)> InstallAsync(string path, bool force, CancellationToken cancellation)
    {
        var folder = versions.TakeIn(path);
        return (folder, await InstallAsync(folder, force, cancellation));
    }

    /// <summary>Makes an imported content the desired one.</summary>
    /// <exception cref="ModuleContentException">It is an earlier version than the desired one.</exception>
    public async Task<long> InstallAsync(ModuleFolder folder, bool force, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var name = folder.Manifest.Id;
        if (!force && await VersionAsync(name, cancellation) is { } present && folder.Manifest.Version < present)
            throw new ModuleContentException(
                $"{name} {folder.Manifest.Version.ToNormalizedString()} is older than the installed {present.ToNormalizedString()}; "
                + "use --force to install it anyway.");
        return await ChangeAsync(name, "install", folder, known => known is null
            ? new(name, folder.Id, IsEnabled: true)
            : known with { Content = folder.Id }, cancellation);
    }

    /// <summary>Enables a module.</summary>
    public Task<long> EnableAsync(string name, CancellationToken cancellation) =>
        ChangeKnownAsync(name, "enable", known => known with { IsEnabled = true }, cancellation);

    /// <summary>Disables a module; it stays installed.</summary>
    public Task<long> DisableAsync(string name, CancellationToken cancellation) =>
        ChangeKnownAsync(name, "disable", known => known with { IsEnabled = false }, cancellation);

    /// <summary>Requests that a module is set up again, with the configuration at that time.</summary>
    public Task<long> ReloadAsync(string name, CancellationToken cancellation) =>
        ChangeKnownAsync(name, "reload", known => known with { Reloads = known.Reloads + 1 }, cancellation);

    /// <summary>Removes a module. Its imported contents and its data stay.</summary>
    public async Task<long> RemoveAsync(string name, CancellationToken cancellation)
    {
        var known = await FindAsync(name, cancellation);
        return await ChangeAsync(known.Name, "remove", versions.Find(known.Name, known.Content), _ => null, cancellation);
    }

    /// <summary>Returns to the content that was imported before the desired one.</summary>
    /// <exception cref="ModuleContentException">There is none.</exception>
    public async Task<(ModuleFolder Folder, long Change)> RollBackAsync(string name, CancellationToken cancellation)
    {
        var known = await FindAsync(name, cancellation);
        var earlier = versions.Of(known.Name).SkipWhile(folder => folder.Id != known.Content).Skip(1).FirstOrDefault()
            ?? throw new ModuleContentException($"No earlier version of {known.Name} is kept.");
        var change = await ChangeAsync(known.Name, "rollback", earlier, wanted => wanted is null
            ? new(known.Name, earlier.Id, IsEnabled: true)
            : wanted with { Content = earlier.Id, IsEnabled = true }, cancellation);
        return (earlier, change);
    }

    private async Task<long> ChangeKnownAsync(
        string name, string operation, Func<WantedModule, WantedModule> change, CancellationToken cancellation)
    {
        var known = await FindAsync(name, cancellation);
        var folder = versions.Find(known.Name, known.Content);
        return await ChangeAsync(known.Name, operation, folder, wanted => wanted is null ? null : change(wanted), cancellation);
    }

    private async Task<long> ChangeAsync(
        string name, string operation, ModuleFolder? folder, Func<WantedModule?, WantedModule?> change, CancellationToken cancellation)
    {
        var version = folder?.Manifest.Version.ToNormalizedString() ?? "";
        return await states.ChangeAsync(name, change, new(time.GetUtcNow(), name, version, operation, source, ""), cancellation);
    }

    private async Task<WantedModule> FindAsync(string name, CancellationToken cancellation)
    {
        var wanted = await states.GetWantedAsync(cancellation);
        return wanted.Modules.FirstOrDefault(module => module.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ModuleContentException(wanted.Modules.Count == 0
                ? $"There is no module {name}; none is installed."
                : $"There is no module {name}; installed: {string.Join(", ", wanted.Modules.Select(module => module.Name))}.");
    }

    private async Task<NuGetVersion?> VersionAsync(string name, CancellationToken cancellation)
    {
        var wanted = await states.GetWantedAsync(cancellation);
        var known = wanted.Modules.FirstOrDefault(module => module.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return known is null ? null : versions.Find(known.Name, known.Content)?.Manifest.Version;
    }
}
