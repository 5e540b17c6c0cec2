using System.Collections.Concurrent;

namespace PhalNet.Modules;

/// <summary>
/// The module contents that a host has imported, a folder each below <c>module-versions/NAME</c>. Modules are loaded from here, so that
/// the source folder or file may change at any time; a rollback returns to one of them.
/// </summary>
public sealed class ModuleVersions
{
    private const string Partial = ".partial";

    private readonly string _root;
    private readonly long _mostBytes;
    private readonly ConcurrentDictionary<string, KnownContent> _known = new(StringComparer.Ordinal);

    /// <param name="dataDirectory">The application's data directory.</param>
    /// <param name="mostBytes">The maximum size of one module in bytes.</param>
    public ModuleVersions(string dataDirectory, long mostBytes)
    {
        _root = Path.Combine(Path.GetFullPath(dataDirectory), "module-versions");
        _mostBytes = mostBytes;
    }

    /// <summary>Where private native libraries are loaded from: one path for each content, because they stay in memory.</summary>
    public string NativeDirectory => Path.Combine(_root, ".native");

    /// <summary>Imports a module folder or a <c>.phalmod</c> file; the same content is imported only once.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="derive">Creates the manifest of a folder that has none; null to refuse such a folder.</param>
    /// <exception cref="ModuleContentException">It cannot be used.</exception>
    public ModuleFolder TakeIn(string path, Func<string, ModuleManifest>? derive = null)
    {
        var partial = Path.Combine(_root, $"{Guid.NewGuid():N}{Partial}");
        try
        {
            Directory.CreateDirectory(partial);
            if (File.Exists(path))
                ModuleArchive.Unpack(path, partial, _mostBytes);
            else
                Copy(path, partial);
            return Keep(ModuleFolder.Open(partial, derive));
        }
        finally
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }

    /// <summary>Finds an imported content; null if there is none.</summary>
    public ModuleFolder? Find(string name, string id) =>
        Of(name).FirstOrDefault(folder => folder.Id.Equals(id, StringComparison.Ordinal));

    /// <summary>The imported contents of a module, newest first.</summary>
    public IReadOnlyList<ModuleFolder> Of(string name)
    {
        var directory = new DirectoryInfo(Path.Combine(_root, name));
        return !ModuleNames.IsValid(name) || !directory.Exists
            ? []
            : [.. directory.EnumerateDirectories().OrderByDescending(each => each.LastWriteTimeUtc).Select(Read).OfType<ModuleFolder>()];
    }

    /// <summary>Deletes the oldest contents of a module.</summary>
    /// <param name="name">The module.</param>
    /// <param name="keep">How many are kept.</param>
    /// <param name="inUse">Contents that are kept in any case.</param>
    public void Trim(string name, int keep, IReadOnlyCollection<string> inUse)
    {
        foreach (var old in Of(name).Where(folder => !inUse.Contains(folder.Id)).Skip(Math.Max(0, keep - inUse.Count)))
        {
            Directory.Delete(old.Directory, recursive: true);
            _known.TryRemove(old.Directory, out _);
        }
    }

    private ModuleFolder Keep(ModuleFolder folder)
    {
        var target = Path.Combine(_root, folder.Manifest.Id, $"{folder.Manifest.Version.ToNormalizedString()}-{folder.Id[..16]}");
        if (!Directory.Exists(target))
        {
            File.WriteAllText(Path.Combine(folder.Directory, ModuleManifest.FileName), ManifestFile.Write(folder.Manifest));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                Directory.Move(folder.Directory, target);
            }
            catch (IOException) when (Directory.Exists(target))
            {
                // Another process has imported the same content.
            }
        }

        Directory.SetLastWriteTimeUtc(target, TimeProvider.System.GetUtcNow().UtcDateTime);
        return folder with { Directory = target };
    }

    // Incomplete contents, such as one being moved here or deleted, do not count. A content never changes, so its manifest is read once.
    private ModuleFolder? Read(DirectoryInfo directory)
    {
        try
        {
            var manifest = new FileInfo(Path.Combine(directory.FullName, ModuleManifest.FileName));
            if (!manifest.Exists)
                return null;
            var stamp = (manifest.Length, manifest.LastWriteTimeUtc);
            if (_known.TryGetValue(directory.FullName, out var known) && known.Stamp == stamp)
                return known.Folder;
            var folder = ModuleFolder.Kept(directory.FullName);
            _known[directory.FullName] = new(stamp, folder);
            return folder;
        }
        catch (Exception exception) when (exception is ModuleContentException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private void Copy(string from, string to)
    {
        var left = _mostBytes;
        foreach (var file in new DirectoryInfo(from).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.LinkTarget is not null)
                throw new ModuleContentException(
                    $"{RelativePath.Of(from, file.FullName)} is a link; a module folder can contain only files.");
            if ((left -= file.Length) < 0)
                throw new ModuleContentException(
                    $"The folder has more than {_mostBytes} bytes; PhalNet:Modules:MaxBytes sets the limit.");
            var target = Path.Combine(to, Path.GetRelativePath(from, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }
    }

    private sealed record KnownContent((long Length, DateTime LastWriteTime) Stamp, ModuleFolder Folder);
}
