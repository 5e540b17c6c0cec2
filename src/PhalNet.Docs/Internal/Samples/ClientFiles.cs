using System.Collections.Frozen;

namespace PhalNet.Docs.Internal.Samples;

/// <summary>The client files that samples need, as they are downloaded.</summary>
internal sealed class ClientFiles
{
    private const string Folder = "Clients/";

    private readonly FrozenDictionary<string, byte[]> _files = typeof(ClientFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Folder.Length..], Read);

    public IEnumerable<string> Names => _files.Keys.Order(StringComparer.Ordinal);

    public byte[]? Find(string name) => _files.GetValueOrDefault(name);

    private static byte[] Read(string resource)
    {
        using var stream = typeof(ClientFiles).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
