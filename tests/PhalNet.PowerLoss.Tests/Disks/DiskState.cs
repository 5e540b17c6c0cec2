using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests.Disks;

/// <summary>A possible file after a power failure: its durable content, and later changes that reached the disk.</summary>
/// <param name="Durable">The durable content.</param>
/// <param name="Parts">Bytes that reached the disk, by offset; without bytes, a change of the length to the offset.</param>
internal sealed record FileState(FileImage Durable, IReadOnlyList<(int Offset, ReadOnlyMemory<byte>? Data)> Parts)
{
    public void WriteTo(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        RandomAccess.Write(file, Durable.Bytes, 0);
        foreach (var (offset, data) in Parts)
        {
            if (data is { } bytes)
                RandomAccess.Write(file, bytes.Span, offset);
            else
                RandomAccess.SetLength(file, offset);
        }
    }
}

/// <summary>A possible content of the disk after a power failure. It must be written before the disk advances.</summary>
/// <param name="Key">Equal keys are equal states.</param>
/// <param name="Files">The files of the data directory.</param>
internal sealed record DiskState(string Key, IReadOnlyDictionary<string, FileState> Files)
{
    /// <summary>Writes this state to a directory.</summary>
    public void WriteTo(string directory)
    {
        foreach (var path in Directory.GetFiles(directory))
            File.Delete(path);
        foreach (var (name, file) in Files)
            file.WriteTo(Path.Combine(directory, name));
    }
}
