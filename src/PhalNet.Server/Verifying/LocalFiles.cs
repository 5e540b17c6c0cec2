using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Diagnostics.Runtime;

namespace PhalNet.Server;

/// <summary>
/// Locates the files that a dump refers to on this machine. Without it the dump reader would search symbol servers; checking a module must
/// not use the network.
/// </summary>
internal sealed class LocalFiles : IFileLocator
{
    public string? FindPEImage(string fileName, int buildTimeStamp, int imageSize, bool checkProperties) => Find(fileName);

    public string? FindPEImage(
        string fileName, SymbolProperties archivedUnder, ImmutableArray<byte> buildIdOrUUID, OSPlatform originalPlatform,
        bool checkProperties) => Find(fileName);

    private static string? Find(string file) => File.Exists(file) ? file : null;
}
