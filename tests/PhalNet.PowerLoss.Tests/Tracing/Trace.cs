namespace PhalNet.PowerLoss.Tests.Tracing;

/// <summary>The calls of all runs of a server on one data directory, in one sequence.</summary>
internal sealed class Trace
{
    private const int Page = 4096;

    private readonly Dictionary<string, TracedFile> _names = [];
    private readonly List<TracedCall> _calls = [];
    private readonly List<int> _runEnds = [];

    /// <param name="initial">A copy of the data directory before the first run. All of it is durable.</param>
    public Trace(string initial)
    {
        Files = [new(".", 0, [])];
        foreach (var path in Directory.GetFiles(initial).Order(StringComparer.Ordinal))
        {
            var file = new TracedFile(Path.GetFileName(path), Files.Count, File.ReadAllBytes(path));
            Files.Add(file);
            _names.Add(file.Name, file);
        }

        InitialNames = new Dictionary<string, TracedFile>(_names);
    }

    /// <summary>All files, with the data directory first.</summary>
    public List<TracedFile> Files { get; }

    public IReadOnlyDictionary<string, TracedFile> InitialNames { get; }

    /// <summary>The calls, ordered by their beginning.</summary>
    public IReadOnlyList<TracedCall> Calls => _calls;

    /// <summary>The position of the last line.</summary>
    public int Clock { get; private set; }

    /// <summary>Where each run ended.</summary>
    public IReadOnlyList<int> RunEnds => _runEnds;

    /// <summary>
    /// Reads a run, and verifies that nothing is missing: the files according to the trace must equal the real ones, byte by byte.
    /// </summary>
    /// <param name="path">The output of strace.</param>
    /// <param name="directory">The data directory.</param>
    /// <param name="after">A copy of it after the run.</param>
    public void Add(string path, string directory, string after)
    {
        var began = Clock;
        var (written, killed, clock) = TraceLines.Read(path, began);
        var reader = new CallReader(directory, Files, _names);
        var latest = new Dictionary<int, TracedCall?>();
        foreach (var call in written)
        {
            var read = reader.Read(call);
            if (read is not null)
                _calls.Add(read);
            if (call.End is not null)
                latest[call.Process] = read;
        }

        Clock = clock;
        _calls.Sort((a, b) => a.Begin.CompareTo(b.Begin));
        Doubt(killed.Select(process => latest.GetValueOrDefault(process)));
        foreach (var call in _calls.Where(call => call is { Kind: CallKind.Write, End: not null } && call.Begin > began))
            call.Data = call.Data[..call.Taken];
        Settle(began, after);
        Compare(after);
        _runEnds.Add(Clock);
    }

    // For the last call of a killed thread, strace may show the result of another thread's call. A write or a name is verified in the real
    // files; a sync is trusted if a reply followed, which may have waited for it.
    private void Doubt(IEnumerable<TracedCall?> last)
    {
        var lastSend = _calls.LastOrDefault(call => call.Kind == CallKind.Send)?.Begin ?? 0;
        foreach (var call in last)
        {
            if (call is not null && !(call.Kind == CallKind.Sync && call.End < lastSend))
                call.End = null;
        }
    }

    private void Settle(int began, string after)
    {
        foreach (var call in _calls.Where(call => call.End is null && call.Begin > began))
        {
            if (call.Kind == CallKind.Name)
                call.End = Clock;
            else if (call.Kind is CallKind.Write or CallKind.Truncate)
                Settle(call, Path.Combine(after, call.File!.Name));
        }
    }

    private void Settle(TracedCall call, string path)
    {
        var real = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var written = call.Kind == CallKind.Write ? Written(call, real) : 0;
        if (call.Kind == CallKind.Write ? written == 0 : real.Length != call.Offset)
        {
            call.Undone = Clock;
            return;
        }

        call.Data = call.Data[..written];
        call.End = Clock;
    }

    // Linux checks for a kill before each page that it writes, so a write may end at the end of any page.
    private static int Written(TracedCall write, byte[] real)
    {
        var length = write.Data.Length;
        while (length > 0 && (real.Length < write.Offset + length
            || !real.AsSpan(write.Offset, length).SequenceEqual(write.Data.AsSpan(0, length))))
            length = Math.Max(0, ((write.Offset + length - 1) / Page * Page) - write.Offset);
        return length;
    }

    private void Compare(string after)
    {
        Directory.GetFiles(after).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(_names.Keys.Order(StringComparer.Ordinal), "the files by the trace must be the real ones");
        var images = new Dictionary<TracedFile, FileImage>();
        foreach (var call in _calls.Where(call => call is { Kind: CallKind.Write or CallKind.Truncate, End: not null }))
        {
            if (!images.TryGetValue(call.File!, out var image))
                images.Add(call.File!, image = new(call.File!.Contents));
            image.Do(call);
        }

        foreach (var (name, file) in _names.Where(pair => !pair.Value.IsSharedMemory))
        {
            var image = images.TryGetValue(file, out var changed) ? changed : new(file.Contents);
            var real = File.ReadAllBytes(Path.Combine(after, name));
            if (!image.Bytes.SequenceEqual(real))
                Assert.Fail($"{name} of {real.Length} bytes is not what the trace says: {image.Length} bytes, alike up to "
                    + $"{image.Bytes.CommonPrefixLength(real)}");
        }
    }
}
