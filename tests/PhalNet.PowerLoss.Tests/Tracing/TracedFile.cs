namespace PhalNet.PowerLoss.Tests.Tracing;

/// <summary>
/// A file of the data directory, by its creation and not by its name: a log that is made anew is another file. The directory is one, too.
/// </summary>
internal sealed class TracedFile(string name, int number, byte[] contents)
{
    public string Name => name;

    public int Number => number;

    /// <summary>What it held before the first run.</summary>
    public byte[] Contents => contents;

    public bool IsDirectory => name == ".";

    /// <summary>SQLite's shared memory. It never survives a power failure, and nothing depends on that.</summary>
    public bool IsSharedMemory => name.EndsWith("-shm", StringComparison.Ordinal);

    public override string ToString() => $"{name}#{number}";
}
