namespace PhalNet.PowerLoss.Tests.Tracing;

/// <summary>
/// A file of the data directory, identified by its creation and not by its name: a re-created log is another file. The directory
/// itself is one, too.
/// </summary>
internal sealed class TracedFile(string name, int number, byte[] contents)
{
    public string Name => name;

    public int Number => number;

    /// <summary>Its content before the first run.</summary>
    public byte[] Contents => contents;

    public bool IsDirectory => name == ".";

    /// <summary>SQLite's shared memory. It never survives a power failure, and nothing depends on it.</summary>
    public bool IsSharedMemory => name.EndsWith("-shm", StringComparison.Ordinal);

    public override string ToString() => $"{name}#{number}";
}
