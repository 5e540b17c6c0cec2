using System.ComponentModel.DataAnnotations;

namespace PhalNet.Modules;

/// <summary>How modules from folders are stored and replaced; the configuration section <c>PhalNet:Modules</c>.</summary>
public sealed class ModulesOptions
{
    /// <summary>The watched directory, with one folder or <c>.phalmod</c> file per module; null to watch none.</summary>
    public string? Directory { get; set; }

    /// <summary>
    /// The only modules to start, by name: <c>PhalNet:Modules=a,b</c>, or <c>none</c>. Null for all. Use it to start without a module that
    /// keeps the process from working; the desired state of the others does not change.
    /// </summary>
    public IReadOnlyList<string>? Only { get; set; }

    /// <summary>How many contents of a module are kept for rollbacks, including the desired one.</summary>
    [Range(1, 1000)]
    public int Keep { get; set; } = 3;

    /// <summary>The maximum total size of one module's files in bytes.</summary>
    [Range(typeof(long), "1", "9223372036854775807")]
    public long MaxBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>
    /// How many seconds after its last change a folder may take to match its <c>module.json</c>.
    /// </summary>
    [Range(0, 3600)]
    public int WaitSeconds { get; set; } = 10;

    /// <summary>How many seconds an unloaded module may stay in memory before it counts as leaked.</summary>
    [Range(1, 3600)]
    public int UnloadSeconds { get; set; } = 30;

    /// <summary>The maximum delay, in seconds, before a module whose failure policy is <c>Reload</c> is set up again.</summary>
    [Range(1, 86_400)]
    public int MostBackOffSeconds { get; set; } = 300;

    /// <summary>The names of further assemblies that the host shares with modules.</summary>
    public IList<string> SharedAssemblies { get; } = [];
}
