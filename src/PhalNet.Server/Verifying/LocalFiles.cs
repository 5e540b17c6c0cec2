using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Diagnostics.Runtime;

namespace PhalNet.Server;

/// <summary>
/// Finds the files that a dump of a process of this machine refers to where they are. The reader of dumps looks for them on symbol servers
/// otherwise; a check of a module asks nobody on the network.
/// </summary>
internal sealed class LocalFiles : IFileLocator
{
    public string? FindPEImage(string fileName, int buildTimeStamp, int imageSize, bool checkProperties) => Find(fileName);

    public string? FindPEImage(
        string fileName, SymbolProperties archivedUnder, ImmutableArray<byte> buildIdOrUUID, OSPlatform originalPlatform,
        bool checkProperties) => Find(fileName);

    private static string? Find(string file) => File.Exists(file) ? file : null;
}
