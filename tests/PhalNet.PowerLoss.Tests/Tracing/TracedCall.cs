namespace PhalNet.PowerLoss.Tests.Tracing;

internal enum CallKind
{
    Write,

    Truncate,

    /// <summary>A name is assigned to a file, or removed.</summary>
    Name,

    Sync,

    /// <summary>Data sent to a client.</summary>
    Send,
}

/// <summary>
/// A system call. Times are positions in the trace: the call took effect somewhere between its beginning and its end.
/// </summary>
internal sealed class TracedCall
{
    private const int Sector = 512;

    public required CallKind Kind { get; init; }

    public required int Begin { get; init; }

    /// <summary>Null until it is known to have taken effect.</summary>
    public int? End { get; set; }

    /// <summary>When it is certain that it never took effect, for a write interrupted by the end of the process.</summary>
    public int? Undone { get; set; }

    /// <summary>Null for a removed name, and for sent data.</summary>
    public TracedFile? File { get; init; }

    /// <summary>The offset of a write; the new size for a truncation.</summary>
    public int Offset { get; init; }

    public byte[] Data { get; set; } = [];

    /// <summary>How many bytes of a write were written.</summary>
    public int Taken { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The client's port, for sent data.</summary>
    public int Port { get; init; }

    public int Sectors => Data.Length == 0 ? 0 : ((Offset + Data.Length - 1) / Sector) - (Offset / Sector) + 1;

    /// <summary>The bytes of one of its sectors, as offset in the file and part of the data.</summary>
    public (int Offset, ReadOnlyMemory<byte> Data) Part(int sector)
    {
        var low = Math.Max(Offset, ((Offset / Sector) + sector) * Sector);
        var high = Math.Min(Offset + Data.Length, ((Offset / Sector) + sector + 1) * Sector);
        return (low, Data.AsMemory(low - Offset, high - low));
    }
}
