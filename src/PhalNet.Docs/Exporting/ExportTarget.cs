namespace PhalNet.Docs;

/// <summary>
/// The directory an export is to stand in. It is written beside it and takes its place when it is whole, so that readers never see half of
/// one, and one that fails leaves an earlier one as it was.
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

    /// <summary>Where to write.</summary>
    public string Work { get; }

    /// <exception cref="IOException">Nothing can be written there, or there is something that no export made.</exception>
    public static ExportTarget Open(string directory, bool overwrite)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (File.Exists(whole))
            throw new IOException($"'{whole}' is a file, not a directory.");

        // A link stays; what it leads to is replaced.
        var target = new DirectoryInfo(whole).LinkTarget is null
            ? whole
            : Directory.ResolveLinkTarget(whole, returnFinalTarget: true)!.FullName;
        if (Path.GetDirectoryName(target) is not { } parent)
            throw new IOException($"'{whole}' has no directory above it to write into first.");
        if (!overwrite && IsForeign(target))
            throw new IOException($"The directory '{whole}' holds something else than an export, which would be lost.");

        var work = Sibling(target, "new");
        Directory.CreateDirectory(parent);
        Directory.CreateDirectory(work);
        File.WriteAllText(Path.Combine(work, Marker), "Documentation pages, replaced as a whole by the next export.\n");
        return new(target, work);
    }

    /// <summary>Puts what was written in the place of what was there.</summary>
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
