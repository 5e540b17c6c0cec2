using System.ComponentModel.DataAnnotations;

namespace PhalNet.Modules;

/// <summary>How modules from folders are kept and replaced; the configuration section <c>PhalNet:Modules</c>.</summary>
public sealed class ModulesOptions
{
    /// <summary>The watched directory, with one folder or <c>.phalmod</c> file a module; null to watch none.</summary>
    public string? Directory { get; set; }

    /// <summary>
    /// The only modules that are started, by name: <c>PhalNet:Modules=a,b</c>, or <c>none</c>. Null for all. For a start without a module
    /// that keeps the process from working; what is wanted of the others does not change.
    /// </summary>
    public IReadOnlyList<string>? Only { get; set; }

    /// <summary>How many contents of a module are kept for a rollback, the wanted one among them.</summary>
    [Range(1, 1000)]
    public int Keep { get; set; } = 3;

    /// <summary>The most bytes that the files of one module may have together.</summary>
    [Range(typeof(long), "1", "9223372036854775807")]
    public long MaxBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>
    /// How many seconds a folder that does not fit its <c>module.json</c> may take to become whole, from its last change on.
    /// </summary>
    [Range(0, 3600)]
    public int WaitSeconds { get; set; } = 10;

    /// <summary>How many seconds a module may stay in memory after it was unloaded before it counts as leaked.</summary>
    [Range(1, 3600)]
    public int UnloadSeconds { get; set; } = 30;

    /// <summary>The longest wait, in seconds, before a module whose failure policy is <c>Reload</c> is set up again.</summary>
    [Range(1, 86_400)]
    public int MostBackOffSeconds { get; set; } = 300;

    /// <summary>The names of further assemblies that modules take from the host.</summary>
    public IList<string> SharedAssemblies { get; } = [];
}
