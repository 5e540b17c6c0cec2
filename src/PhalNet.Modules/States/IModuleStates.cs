namespace PhalNet.Modules;

/// <summary>
/// The desired states of modules, and the reports of hosts about them. The watched directory, commands and pages change the desired states;
/// a host brings its modules to them. Implementations must be thread-safe.
/// </summary>
public interface IModuleStates
{
    /// <summary>The desired states, with the number of the latest change.</summary>
    ValueTask<WantedModules> GetWantedAsync(CancellationToken cancellation);

    /// <summary>Changes the desired state of one module and adds it to the history. Returns the number of the change.</summary>
    /// <param name="name">The module.</param>
    /// <param name="change">Computes the new state from the current one; null for none. It may be called more than once.</param>
    /// <param name="entry">The history entry.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    ValueTask<long> ChangeAsync(
        string name, Func<WantedModule?, WantedModule?> change, ModuleHistoryEntry entry, CancellationToken cancellation);

    /// <summary>Records the content of a module that served last; this does not change the desired state.</summary>
    ValueTask SetGoodAsync(string name, string content, CancellationToken cancellation);

    /// <summary>The contents of the watched directory at the last scan, by file or folder name.</summary>
    ValueTask<IReadOnlyDictionary<string, string>> GetSeenAsync(CancellationToken cancellation);

    /// <summary>Records the content of a file or folder of the watched directory; null when it was removed.</summary>
    ValueTask SetSeenAsync(string path, string? content, CancellationToken cancellation);

    /// <summary>Stores a host's report; it replaces the previous one.</summary>
    ValueTask ReportAsync(ModuleReport report, CancellationToken cancellation);

    /// <summary>The latest report; null if there is none.</summary>
    ValueTask<ModuleReport?> GetReportAsync(CancellationToken cancellation);

    /// <summary>Adds an entry to the history.</summary>
    ValueTask NoteAsync(ModuleHistoryEntry entry, CancellationToken cancellation);

    /// <summary>The history, newest first.</summary>
    /// <param name="name">The module; null for all.</param>
    /// <param name="count">The maximum number of entries.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    ValueTask<IReadOnlyList<ModuleHistoryEntry>> GetHistoryAsync(string? name, int count, CancellationToken cancellation);
}

/// <summary>The desired state of one module.</summary>
/// <param name="Name">The module.</param>
/// <param name="Content">The content that should serve, see <see cref="ModuleFolder.Id"/>.</param>
/// <param name="IsEnabled">Whether the module should serve at all.</param>
public sealed record WantedModule(string Name, string Content, bool IsEnabled)
{
    /// <summary>The content that served last, used when <see cref="Content"/> cannot serve. Null if none has served.</summary>
    public string? Good { get; init; }

    /// <summary>How often a reload was requested.</summary>
    public long Reloads { get; init; }

    internal bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The desired states of all modules.</summary>
/// <param name="Modules">The modules.</param>
/// <param name="Change">The number of the latest change.</param>
public sealed record WantedModules(IReadOnlyList<WantedModule> Modules, long Change);

/// <summary>A host's report on its modules from folders.</summary>
/// <param name="Change">The latest change that it has carried out.</param>
/// <param name="Modules">The modules and their versions.</param>
public sealed record ModuleReport(long Change, IReadOnlyList<ReportedModule> Modules);

/// <summary>A module, or a version of it, as reported by a host.</summary>
/// <param name="Name">The module.</param>
/// <param name="Version">Its version.</param>
/// <param name="Content">Its content; empty if unknown.</param>
/// <param name="State">Its state.</param>
/// <param name="Reasons">Why it does not serve.</param>
/// <param name="Since">The time of the last change of state.</param>
public sealed record ReportedModule(
    string Name, string Version, string Content, ModuleState State, IReadOnlyList<string> Reasons, DateTimeOffset Since);

/// <summary>An entry of a module's history.</summary>
/// <param name="At">When.</param>
/// <param name="Module">The module.</param>
/// <param name="Version">The version.</param>
/// <param name="Operation">What was done: <c>install</c>, <c>enable</c>, <c>disable</c>, <c>reload</c>, <c>rollback</c>, <c>remove</c>,
/// or a state that a host reached.</param>
/// <param name="Source">Who or what requested it: <c>command</c>, <c>directory</c>, <c>host</c>.</param>
/// <param name="Remark">Further details; empty for none.</param>
public sealed record ModuleHistoryEntry(
    DateTimeOffset At, string Module, string Version, string Operation, string Source, string Remark);
