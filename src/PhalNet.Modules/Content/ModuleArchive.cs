using System.IO.Compression;

namespace PhalNet.Modules;

/// <summary>A module folder as one file, <c>NAME-VERSION.phalmod</c>: a zip archive.</summary>
public static class ModuleArchive
{
    /// <summary>The file extension.</summary>
    public const string Extension = ".phalmod";

    private const int MostFiles = 10_000;

    /// <summary>Packs a folder that matches its manifest; returns the path of the archive.</summary>
    /// <exception cref="ModuleContentException">The folder is not a valid module.</exception>
    public static string Pack(ModuleFolder folder, string output)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Directory.CreateDirectory(output);
        var file = Path.Combine(output, $"{folder.Manifest.Id}-{folder.Manifest.Version.ToNormalizedString()}{Extension}");
        var partial = $"{file}.{Guid.NewGuid():N}.partial";
        try
        {
            using (var archive = ZipFile.Open(partial, ZipArchiveMode.Create))
                Write(archive, folder);
            File.Move(partial, file, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }

        return file;
    }

    /// <summary>Unpacks an archive into a folder that does not exist yet.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="directory">The folder.</param>
    /// <param name="mostBytes">The maximum total size of the files in bytes.</param>
    /// <exception cref="ModuleContentException">
    /// It is not an archive, it contains links or paths outside the folder, or it is too large.
    /// </exception>
    public static void Unpack(string file, string directory, long mostBytes)
    {
        try
        {
            using var archive = ZipFile.OpenRead(file);
            Check(archive, mostBytes);
            var left = mostBytes;
            foreach (var entry in archive.Entries.Where(entry => !IsDirectory(entry)))
                left -= Extract(entry, RelativePath.In(directory, entry.FullName), left);
        }
        catch (InvalidDataException exception)
        {
            throw new ModuleContentException($"{Path.GetFileName(file)} is not a {Extension} file: {exception.Message}");
        }
    }

    private static void Write(ZipArchive archive, ModuleFolder folder)
    {
        var manifest = archive.CreateEntry(ModuleManifest.FileName);
        manifest.LastWriteTime = Epoch;
        using (var writer = new StreamWriter(manifest.Open()))
            writer.Write(ManifestFile.Write(folder.Manifest));
        foreach (var path in folder.Manifest.Files.Keys.Order(StringComparer.Ordinal))
        {
            var entry = archive.CreateEntry(path);
            entry.LastWriteTime = Epoch;
            using var source = File.OpenRead(RelativePath.In(folder.Directory, path));
            using var target = entry.Open();
            source.CopyTo(target);
        }
    }

    // A fixed time, so that the same content always gives the same file.
    private static DateTimeOffset Epoch { get; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static void Check(ZipArchive archive, long mostBytes)
    {
        if (archive.Entries.Count > MostFiles)
            throw new ModuleContentException($"The package has more than {MostFiles} files.");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var bytes = 0L;
        foreach (var entry in archive.Entries.Where(entry => !IsDirectory(entry)))
        {
            if (!RelativePath.IsValid(entry.FullName))
                throw new ModuleContentException($"The package has a path outside its folder: '{entry.FullName}'.");
            if (IsLink(entry))
                throw new ModuleContentException($"{entry.FullName} is a link; a module can contain only files.");
            if (!names.Add(entry.FullName))
                throw new ModuleContentException($"The package has {entry.FullName} twice.");
            if ((bytes += entry.Length) > mostBytes)
                throw TooLarge(mostBytes);
        }
    }

    // The length given in the archive may be wrong.
    private static long Extract(ZipArchiveEntry entry, string file, long most)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var source = entry.Open();
        using var target = File.Create(file);
        var buffer = new byte[81920];
        var written = 0L;
        while (source.Read(buffer) is var read and > 0)
        {
            if ((written += read) > most)
                throw TooLarge(most);
            target.Write(buffer, 0, read);
        }

        return written;
    }

    private static ModuleContentException TooLarge(long most) =>
        new($"The package has more than {most} bytes unpacked; PhalNet:Modules:MaxBytes sets the limit.");

    private static bool IsDirectory(ZipArchiveEntry entry) => entry.FullName.EndsWith('/') && entry.Length == 0;

    // The upper half holds the Unix file mode; 0xA000 is a symbolic link.
    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;
}
