using System.Security.Cryptography;
using System.Text;

namespace PhalNet.Modules;

/// <summary>A module's files, its manifest and the identifier of its content.</summary>
/// <param name="Directory">The folder.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Id">
/// Identifies the content: a SHA-256 over the names and contents of all files, in lower-case hexadecimal digits.
/// </param>
public sealed record ModuleFolder(string Directory, ModuleManifest Manifest, string Id)
{
    private const int MostFiles = 10_000;

    /// <summary>Reads a folder and checks it against its manifest.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="derive">Creates the manifest of a folder that has none; null to refuse such a folder.</param>
    /// <exception cref="ModuleContentException">The manifest is missing or does not match the folder.</exception>
    public static ModuleFolder Open(string directory, Func<string, ModuleManifest>? derive = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var isDerived = derive is not null && !File.Exists(Path.Combine(directory, ModuleManifest.FileName));
        var manifest = isDerived ? derive!(directory) : ManifestFile.Read(directory);
        var files = Hash(directory);
        if (!isDerived)
            Check(manifest, files);
        if (!files.ContainsKey(manifest.Assembly))
            throw new ModuleContentException($"{ModuleManifest.FileName}: the assembly {manifest.Assembly} is missing.");
        return new(directory, isDerived ? manifest with { Files = files } : manifest, Identify(manifest, files));
    }

    /// <summary>Opens a folder that was checked before, without checking its files again.</summary>
    /// <exception cref="ModuleContentException">It has no manifest.</exception>
    internal static ModuleFolder Kept(string directory)
    {
        var manifest = ManifestFile.Read(directory);
        return new(directory, manifest, Identify(manifest, manifest.Files));
    }

    /// <summary>The SHA-256 of each file of a folder, except the manifest.</summary>
    /// <exception cref="ModuleContentException">There are too many files, or links that lead out of the folder.</exception>
    public static IReadOnlyDictionary<string, string> Hash(string directory)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Enumerate(directory))
        {
            var path = RelativePath.Of(directory, file.FullName);
            if (path == ModuleManifest.FileName)
                continue;
            if (file.LinkTarget is not null)
                throw new ModuleContentException($"{path} is a link; a module folder can contain only files.");
            if (files.Count == MostFiles)
                throw new ModuleContentException($"The folder has more than {MostFiles} files.");
            using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            files[path] = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        return files;
    }

    /// <summary>
    /// A stamp of names, sizes and times, to see without reading the files whether anything in a folder has changed.
    /// </summary>
    public static string Stamp(string directory)
    {
        var text = new StringBuilder();
        foreach (var file in Enumerate(directory).OrderBy(file => file.FullName, StringComparer.Ordinal))
            text.Append(file.FullName).Append('|').Append(file.Length).Append('|').Append(file.LastWriteTimeUtc.Ticks).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<FileInfo> Enumerate(string directory) =>
        new DirectoryInfo(directory).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });

    private static void Check(ModuleManifest manifest, IReadOnlyDictionary<string, string> files)
    {
        var errors = new List<string>();
        foreach (var (path, hash) in manifest.Files)
        {
            if (!files.TryGetValue(path, out var found))
                errors.Add($"{path} is missing.");
            else if (found != hash)
                errors.Add($"{path} does not match {ModuleManifest.FileName}: its SHA-256 is {found}.");
        }

        errors.AddRange(files.Keys.Except(manifest.Files.Keys).Select(path => $"{path} is not listed in {ModuleManifest.FileName}."));
        if (errors.Count > 0)
            throw new ModuleContentException(errors);
    }

    private static string Identify(ModuleManifest manifest, IReadOnlyDictionary<string, string> files)
    {
        var text = ManifestFile.Write(manifest with { Files = files });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
