namespace PhalNet.Modules;

/// <summary>
/// What is wanted of modules, and what hosts report of them. The watched directory, commands and pages write what is wanted; a host brings
/// its modules to it. Implementations are safe for use by several threads.
/// </summary>
public interface IModuleStates
{
    /// <summary>What is wanted, with the number of the latest change.</summary>
    ValueTask<WantedModules> GetWantedAsync(CancellationToken cancellation);

    /// <summary>Changes what is wanted of one module, and notes it in the history. Gives the number of the change.</summary>
    /// <param name="name">The module.</param>
    /// <param name="change">Gives what is wanted from now on by what was; null for nothing. It may be asked more than once.</param>
    /// <param name="entry">What the history says of it.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<long> ChangeAsync(
        string name, Func<WantedModule?, WantedModule?> change, ModuleHistoryEntry entry, CancellationToken cancellation);

    /// <summary>Remembers which content of a module has served last; it is no change of what is wanted.</summary>
    ValueTask SetGoodAsync(string name, string content, CancellationToken cancellation);

    /// <summary>What the watched directory held when it was last looked at: content by file or folder name.</summary>
    ValueTask<IReadOnlyDictionary<string, string>> GetSeenAsync(CancellationToken cancellation);

    /// <summary>Remembers what a file or folder of the watched directory holds; null when it has gone.</summary>
    ValueTask SetSeenAsync(string path, string? content, CancellationToken cancellation);

    /// <summary>Takes a host's report; one that follows takes its place.</summary>
    ValueTask ReportAsync(ModuleReport report, CancellationToken cancellation);

    /// <summary>The latest report; null where there was none.</summary>
    ValueTask<ModuleReport?> GetReportAsync(CancellationToken cancellation);

    /// <summary>Adds to the history.</summary>
    ValueTask NoteAsync(ModuleHistoryEntry entry, CancellationToken cancellation);

    /// <summary>The history, the latest first.</summary>
    /// <param name="name">The module; null for all.</param>
    /// <param name="count">The most entries.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<ModuleHistoryEntry>> GetHistoryAsync(string? name, int count, CancellationToken cancellation);
}

/// <summary>What is wanted of one module.</summary>
/// <param name="Name">The module.</param>
/// <param name="Content">The content that is to serve, see <see cref="ModuleFolder.Id"/>.</param>
/// <param name="IsEnabled">Whether it is to serve at all.</param>
public sealed record WantedModule(string Name, string Content, bool IsEnabled)
{
    /// <summary>The content that served last; it serves when <see cref="Content"/> cannot. Null where none has served.</summary>
    public string? Good { get; init; }

    /// <summary>How often it was asked to be set up anew.</summary>
    public long Reloads { get; init; }

    internal bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What is wanted of all modules.</summary>
/// <param name="Modules">The modules.</param>
/// <param name="Change">The number of the latest change.</param>
public sealed record WantedModules(IReadOnlyList<WantedModule> Modules, long Change);

/// <summary>What a host says of its modules from folders.</summary>
/// <param name="Change">The latest change that it has carried out.</param>
/// <param name="Modules">The modules and their versions.</param>
public sealed record ModuleReport(long Change, IReadOnlyList<ReportedModule> Modules);

/// <summary>A module, or a version of it, as a host has it.</summary>
/// <param name="Name">The module.</param>
/// <param name="Version">Its version.</param>
/// <param name="Content">Its content; empty where it is not known.</param>
/// <param name="State">What it does.</param>
/// <param name="Reasons">Why it does not serve.</param>
/// <param name="Since">Since when.</param>
public sealed record ReportedModule(
    string Name, string Version, string Content, ModuleState State, IReadOnlyList<string> Reasons, DateTimeOffset Since);

/// <summary>What was done with a module.</summary>
/// <param name="At">When.</param>
/// <param name="Module">The module.</param>
/// <param name="Version">The version.</param>
/// <param name="Operation">What was done: <c>install</c>, <c>enable</c>, <c>disable</c>, <c>reload</c>, <c>rollback</c>, <c>remove</c>,
/// or a state that a host came to.</param>
/// <param name="Source">Who or what asked for it: <c>command</c>, <c>directory</c>, <c>host</c>.</param>
/// <param name="Remark">What else there is to say; empty for nothing.</param>
public sealed record ModuleHistoryEntry(
    DateTimeOffset At, string Module, string Version, string Operation, string Source, string Remark);
