using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;

namespace PhalNet.Modules;

/// <summary>
/// Loads a module with its private assemblies and native libraries from its folder, and shared assemblies from the host. It can be
/// unloaded.
/// </summary>
internal sealed class ModuleLoadContext(ModuleFolder folder, SharedAssemblies shared, string nativeDirectory)
    : AssemblyLoadContext($"{folder.Manifest.Id} {folder.Manifest.Version}", isCollectible: true)
{
    private readonly AssemblyDependencyResolver _resolver = new(RelativePath.In(folder.Directory, folder.Manifest.Assembly));

    /// <summary>
    /// Whether files are read instead of mapped: overwriting a mapped file ends the process. Nothing else changes the folders that modules
    /// are served from.
    /// </summary>
    public bool ReadsFiles { get; init; }

    /// <summary>The module's own assembly.</summary>
    public Assembly LoadModule() => LoadFile(RelativePath.In(folder.Directory, folder.Manifest.Assembly));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (shared.Contains(name))
            return null;
        if (Find(assemblyName) is { } file)
            return LoadFile(file);
        return shared.PrivateCopyOf(name) is { } copy ? LoadFromAssemblyPath(copy) : null;
    }

    private Assembly LoadFile(string file)
    {
        if (!ReadsFiles)
            return LoadFromAssemblyPath(file);
        using var content = new MemoryStream(File.ReadAllBytes(file));
        return LoadFromStream(content);
    }

    // Native libraries are never unmapped, so a library of the same content is loaded once for all versions of the module.
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        if (_resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is not { } file)
            return 0;
        return LoadUnmanagedDllFromPath(Stable(file));
    }

    // A folder without deps.json is searched for files by name.
    private string? Find(AssemblyName name)
    {
        if (_resolver.ResolveAssemblyToPath(name) is { } file)
            return file;
        var culture = name.CultureName is { Length: > 0 } language ? language : ".";
        var beside = Path.Combine(folder.Directory, culture, $"{name.Name}.dll");
        return File.Exists(beside) ? Path.GetFullPath(beside) : null;
    }

    private string Stable(string file)
    {
        using var stream = File.OpenRead(file);
        var target = Path.Combine(nativeDirectory, Convert.ToHexStringLower(SHA256.HashData(stream)), Path.GetFileName(file));
        if (File.Exists(target))
            return target;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = $"{target}.{Guid.NewGuid():N}";
        File.Copy(file, partial);
        File.Move(partial, target, overwrite: true);
        return target;
    }
}
