using System.Runtime.InteropServices;
using Microsoft.Diagnostics.Runtime;

namespace PhalNet.Server;

/// <summary>Finds in a dump what keeps an unloaded module in memory.</summary>
internal static class PinnedModule
{
    private const string ContextType = "PhalNet.Modules.ModuleLoadContext";

    /// <summary>
    /// The shortest reference paths from roots to the module, one for each of their beginnings, such as
    /// <c>System.AppDomain.ProcessExit → System.EventHandler._target → Modules.Shop.Watcher</c>. Empty if none is found.
    /// </summary>
    /// <param name="dump">A dump with the heap, of a process of this runtime.</param>
    /// <param name="context">The name of the module's load context.</param>
    public static IReadOnlyList<string> FindPaths(string dump, string context)
    {
        using var target = DataTarget.LoadDump(dump, new DataTargetOptions { FileLocator = new LocalFiles() });

        // Otherwise it would be downloaded. The dump comes from the runtime that runs this program, so its file fits.
        using var runtime = target.ClrVersions[0].CreateRuntime(DataAccess(), ignoreMismatch: true);
        var contexts = runtime.Heap.EnumerateObjects()
            .Where(one => one.Type?.Name == ContextType && one.ReadStringField("_name") == context)
            .Select(one => one.Address).ToHashSet();
        var module = new PinnedTypes(runtime, contexts);
        return [.. module.FindThreads(), .. new ReferencePaths(runtime.Heap, module).Find(PinningRoots.Find(runtime, module))];
    }

    private static string DataAccess()
    {
        var name = OperatingSystem.IsWindows() ? "mscordaccore.dll"
            : OperatingSystem.IsMacOS() ? "libmscordaccore.dylib"
            : "libmscordaccore.so";
        var file = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name);
        return File.Exists(file) ? file : throw new FileNotFoundException($"{file} is missing.");
    }
}
