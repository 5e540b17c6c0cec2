using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests.Disks;

/// <summary>What a disk may hold after the power went.</summary>
/// <param name="Key">Equal keys are equal states.</param>
/// <param name="Files">The files of the data directory.</param>
internal sealed record DiskState(string Key, IReadOnlyDictionary<string, FileImage> Files)
{
    /// <summary>Makes a directory have this state.</summary>
    public void WriteTo(string directory)
    {
        foreach (var path in Directory.GetFiles(directory))
            File.Delete(path);
        foreach (var (name, image) in Files)
        {
            using var file = File.Create(Path.Combine(directory, name), 1);
            file.Write(image.Bytes);
        }
    }
}
