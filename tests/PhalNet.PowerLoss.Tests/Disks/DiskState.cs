using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests.Disks;

/// <summary>A file as it may be after the power went: what was on the disk for sure, with what else arrived on top.</summary>
/// <param name="Durable">What was on the disk.</param>
/// <param name="Parts">Bytes that arrived, by their offset; without bytes, what cut or lengthened the file to it.</param>
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

/// <summary>What a disk may hold after the power went. It has to be written before the disk goes on.</summary>
/// <param name="Key">Equal keys are equal states.</param>
/// <param name="Files">The files of the data directory.</param>
internal sealed record DiskState(string Key, IReadOnlyDictionary<string, FileState> Files)
{
    /// <summary>Makes a directory have this state.</summary>
    public void WriteTo(string directory)
    {
        foreach (var path in Directory.GetFiles(directory))
            File.Delete(path);
        foreach (var (name, file) in Files)
            file.WriteTo(Path.Combine(directory, name));
    }
}
