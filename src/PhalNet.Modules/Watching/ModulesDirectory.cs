using Microsoft.Extensions.Logging;

namespace PhalNet.Modules;

/// <summary>
/// The watched directory. A folder or file that changed is imported when it has not changed for a moment and matches its manifest; one that
/// does not match within the given time is refused with the reasons.
/// </summary>
internal sealed class ModulesDirectory(
    string directory, ModuleVersions versions, Func<string, ModuleManifest>? derive, TimeSpan patience, TimeProvider time, ILogger logger)
{
    /// <summary>How long a folder must stay unchanged before it is read.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, Candidate> _candidates = new(StringComparer.Ordinal);

    public string Path => directory;

    /// <summary>Scans the directory.</summary>
    /// <param name="isStart">Whether the host is starting: existing content is read at once unless it has just changed.</param>
    public DirectoryScan Scan(bool isStart)
    {
        var now = time.GetUtcNow();
        string[] paths = [.. Paths()];
        foreach (var gone in _candidates.Keys.Except(paths).ToArray())
            _candidates.Remove(gone);
        foreach (var path in paths)
            Look(path, now, isStart);
        return new(
            [.. _candidates.Values],
            _candidates.Values.Any(candidate => candidate is { Folder: null, IsRefused: false }));
    }

    private IEnumerable<string> Paths()
    {
        if (!Directory.Exists(directory))
            return [];
        return new DirectoryInfo(directory).EnumerateFileSystemInfos()
            .Where(each => !each.Name.StartsWith('.'))
            .Where(each => each is DirectoryInfo || each.Extension.Equals(ModuleArchive.Extension, StringComparison.OrdinalIgnoreCase))
            .Select(each => each.FullName)
            .Order(StringComparer.Ordinal);
    }

    private void Look(string path, DateTimeOffset now, bool isStart)
    {
        try
        {
            var known = _candidates.GetValueOrDefault(path);
            var stamp = File.Exists(path) ? Stamp(new(path)) : ModuleFolder.Stamp(path);
            if (known?.Stamp != stamp)
                _candidates[path] = known = new(path, stamp, isStart ? LastWrite(path) : now);
            if (known is { Folder: null, IsRefused: false } && now - known.ChangedAt >= Quiet)
                _candidates[path] = TakeIn(known, now);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The file is being written, moved or deleted: the next scan reads it.
            if (_candidates.GetValueOrDefault(path) is { } candidate)
                _candidates[path] = candidate with
                {
                    Reasons = [exception.Message],
                    IsUnreadable = true,
                    IsRefused = now - candidate.ChangedAt >= patience,
                };
        }
    }

    private Candidate TakeIn(Candidate candidate, DateTimeOffset now)
    {
        // Unchanged files give the same result; only the timeout can change.
        if (candidate is { Reasons.Count: > 0, IsUnreadable: false })
            return candidate with { IsRefused = now - candidate.ChangedAt >= patience };
        try
        {
            var folder = versions.TakeIn(candidate.Path, derive);
            var manifest = System.IO.Path.Combine(candidate.Path, ModuleManifest.FileName);
            if (derive is not null && Directory.Exists(candidate.Path) && !File.Exists(manifest))
                ModulesLog.Derived(logger, candidate.Path);
            return candidate with { Folder = folder };
        }
        catch (ModuleContentException exception)
        {
            return candidate with
            {
                Reasons = exception.Reasons,
                IsIncompatible = exception.IsIncompatible,
                IsUnreadable = false,
                IsRefused = now - candidate.ChangedAt >= patience,
            };
        }
    }

    private static string Stamp(FileInfo file) => $"{file.Length}|{file.LastWriteTimeUtc.Ticks}";

    private static DateTimeOffset LastWrite(string path) => File.Exists(path)
        ? File.GetLastWriteTimeUtc(path)
        : new DirectoryInfo(path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(each => new DateTimeOffset(each.LastWriteTimeUtc)).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
}

/// <summary>A folder or file of the watched directory.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Stamp">Its stamp at the last scan.</param>
/// <param name="ChangedAt">When it changed last.</param>
internal sealed record Candidate(string Path, string Stamp, DateTimeOffset ChangedAt)
{
    /// <summary>The imported content; null while it is incomplete.</summary>
    public ModuleFolder? Folder { get; init; }

    /// <summary>Why it is incomplete.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Whether it was not made for this host.</summary>
    public bool IsIncompatible { get; init; }

    /// <summary>Whether its files could not be read.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Whether its time to become complete has expired.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The name of the file or folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>The content of the watched directory.</summary>
/// <param name="Candidates">The folders and files.</param>
/// <param name="IsWaiting">Whether some are still changing, so that another scan is needed soon.</param>
internal sealed record DirectoryScan(IReadOnlyList<Candidate> Candidates, bool IsWaiting);
