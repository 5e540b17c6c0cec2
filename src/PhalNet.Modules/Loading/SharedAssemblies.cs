using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace PhalNet.Modules;

/// <summary>
/// The assemblies that a module shares with the host: the framework, PhalNet's contracts with the types in their signatures, and
/// Microsoft.Data.Sqlite. The module loads all others privately in its own version, even where the host has them.
/// </summary>
public sealed class SharedAssemblies
{
    // Its binder keeps the types it was used with permanently, and none of its types appear in the contracts.
    private const string DynamicBinder = "Microsoft.CSharp";

    // Its process-exit handlers and timer would keep a private copy in memory, and its native part is never unmapped.
    private static readonly string[] Sqlite = ["Microsoft.Data.Sqlite", "SQLitePCLRaw."];

    private static readonly string[] FrameworkNames =
        ["System.", "Microsoft.Extensions.", "Microsoft.AspNetCore.", "Microsoft.Win32.", "Microsoft.Net.Http."];

    private readonly HashSet<string> _shared = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyDictionary<string, string> _files;

    /// <param name="contracts">Assemblies whose types modules and host exchange, besides PhalNet.Core.</param>
    /// <param name="more">The names of further assemblies that the host shares.</param>
    public SharedAssemblies(IEnumerable<Assembly> contracts, IEnumerable<string> more)
    {
        _files = TrustedFiles();
        _shared.UnionWith(_files.Where(file => IsFramework(file.Key, file.Value)).Select(file => file.Key));
        _shared.UnionWith(["mscorlib", "netstandard"]);
        foreach (var contract in contracts.Prepend(typeof(ModuleAttribute).Assembly))
            AddWithReferences(contract);
        _shared.UnionWith(_files.Keys.Where(name => Sqlite.Any(part => name.StartsWith(part, StringComparison.OrdinalIgnoreCase))));
        _shared.UnionWith(more);
        _shared.Remove(DynamicBinder);
    }

    /// <summary>Whether modules take an assembly from the host.</summary>
    public bool Contains(string name) => _shared.Contains(name);

    /// <summary>The framework's file of an assembly that each module loads privately; null for all others.</summary>
    internal string? PrivateCopyOf(string name) =>
        name == DynamicBinder && _files.TryGetValue(name, out var file) && File.Exists(file) ? file : null;

    // The types in the signatures of the contracts must be the same on both sides.
    private void AddWithReferences(Assembly assembly)
    {
        if (!_shared.Add(assembly.GetName().Name!))
            return;
        foreach (var reference in assembly.GetReferencedAssemblies().Where(reference => !_shared.Contains(reference.Name!)))
            AddWithReferences(AssemblyLoadContext.Default.LoadFromAssemblyName(reference));
    }

    // In a self-contained program the framework's files lie among all others.
    private static bool IsFramework(string name, string file)
    {
        var own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        if (Path.GetDirectoryName(file) != own)
            return true;
        return Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory()) == own
            && FrameworkNames.Any(part => name.StartsWith(part, StringComparison.Ordinal));
    }

    private static Dictionary<string, string> TrustedFiles()
    {
        var files = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return files.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);
    }
}
