namespace PhalNet.Docs;

/// <summary>
/// The target directory of an export. Files are written to a directory next to it, which replaces it when complete, so that readers never
/// see an incomplete export and a failed one leaves an earlier one unchanged.
/// </summary>
internal sealed class ExportTarget : IDisposable
{
    private const string Marker = ".phalnet-docs";

    private readonly string _target;

    private ExportTarget(string target, string work)
    {
        _target = target;
        Work = work;
    }

    /// <summary>The directory to write to.</summary>
    public string Work { get; }

    /// <exception cref="IOException">The directory cannot be written, or contains something other than an earlier export.</exception>
    public static ExportTarget Open(string directory, bool overwrite)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (File.Exists(whole))
            throw new IOException($"'{whole}' is a file, not a directory.");

        // A link is kept; its target is replaced.
        var target = new DirectoryInfo(whole).LinkTarget is null
            ? whole
            : Directory.ResolveLinkTarget(whole, returnFinalTarget: true)!.FullName;
        if (Path.GetDirectoryName(target) is not { } parent)
            throw new IOException($"'{whole}' has no parent directory.");
        if (!overwrite && IsForeign(target))
            throw new IOException($"The directory '{whole}' contains files that are not an export and would be lost.");

        var work = Sibling(target, "new");
        Directory.CreateDirectory(parent);
        Directory.CreateDirectory(work);
        File.WriteAllText(Path.Combine(work, Marker), "Documentation pages; the next export replaces all of them.\n");
        return new(target, work);
    }

    /// <summary>Replaces the target with the written directory.</summary>
    public void Replace()
    {
        if (!Directory.Exists(_target))
        {
            Directory.Move(Work, _target);
            return;
        }

        var old = Sibling(_target, "old");
        Directory.Move(_target, old);
        try
        {
            Directory.Move(Work, _target);
        }
        catch
        {
            Directory.Move(old, _target);
            throw;
        }

        Directory.Delete(old, recursive: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(Work))
            Directory.Delete(Work, recursive: true);
    }

    private static bool IsForeign(string target) =>
        Directory.Exists(target) && !File.Exists(Path.Combine(target, Marker)) && Directory.EnumerateFileSystemEntries(target).Any();

    private static string Sibling(string target, string kind) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.{kind}");
}
