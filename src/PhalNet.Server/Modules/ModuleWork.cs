using PhalNet.Modules;

namespace PhalNet.Server;

/// <summary>A command's work on the modules of a data directory.</summary>
internal delegate Task<int> ModuleWork(ModuleDesk desk, CommandConsole console, CancellationToken cancellation);

/// <summary>The modules of a data directory, for a command: with or without a running server.</summary>
internal sealed class ModuleDesk(SqliteModuleStates states, ModuleVersions versions, string dataDirectory)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public IModuleStates States => states;

    public ModuleVersions Versions => versions;

    public ModuleAdministration Administration { get; } = new(states, versions, TimeProvider.System, "command");

    /// <summary>Waits until a running server has carried out a change; null if none runs.</summary>
    /// <exception cref="TimeoutException">The server takes too long.</exception>
    public async Task<ModuleReport?> WaitAsync(long change, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (ServingLock.IsHeld(dataDirectory))
        {
            if (await states.GetReportAsync(cancellation) is { } report && report.Change >= change)
                return report;
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
                throw new TimeoutException(
                    $"The server has not completed it within {Patience.TotalSeconds} s; 'module list' shows the state.");
            await Task.Delay(Pause, cancellation);
        }

        return null;
    }

    /// <summary>The modules of the server's latest report, with desired ones that it does not contain.</summary>
    public async Task<IReadOnlyList<ListedModule>> ListAsync(CancellationToken cancellation)
    {
        var report = ServingLock.IsHeld(dataDirectory) ? await states.GetReportAsync(cancellation) : null;
        var listed = (report?.Modules ?? []).Select(module => new ListedModule(
            module.Name, module.Version, $"{module.State}", module.Reasons, module.Since)).ToList();
        foreach (var module in (await states.GetWantedAsync(cancellation)).Modules
            .Where(module => listed.All(each => !each.Name.Equals(module.Name, StringComparison.OrdinalIgnoreCase))))
        {
            var version = versions.Find(module.Name, module.Content)?.Manifest.Version.ToNormalizedString() ?? "";
            listed.Add(new(module.Name, version, module.IsEnabled ? "Installed" : $"{ModuleState.Disabled}", [], null));
        }

        return [.. listed.OrderBy(module => module.Name, StringComparer.OrdinalIgnoreCase)];
    }
}

/// <summary>A line of <c>module list</c>.</summary>
/// <param name="Name">The module.</param>
/// <param name="Version">Its version.</param>
/// <param name="State">The state reported by a running server; <c>Installed</c> if none runs.</param>
/// <param name="Reasons">Why it does not serve.</param>
/// <param name="Since">The time of the last change of state.</param>
internal sealed record ListedModule(string Name, string Version, string State, IReadOnlyList<string> Reasons, DateTimeOffset? Since);
