using System.Collections.Frozen;

namespace PhalNet.Docs;

/// <summary>The client files used by samples, as downloaded.</summary>
internal sealed class ClientFiles
{
    private const string Folder = "Clients/";

    private readonly FrozenDictionary<string, string> _files = typeof(ClientFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Folder.Length..], Read);

    public IEnumerable<string> Names => _files.Keys.Order(StringComparer.Ordinal);

    public string? Find(string name) => _files.GetValueOrDefault(name);

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(ClientFiles).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
