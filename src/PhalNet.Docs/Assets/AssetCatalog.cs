using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace PhalNet.Docs;

/// <summary>The embedded files that pages load.</summary>
internal sealed class AssetCatalog
{
    private const string Folder = "Assets/";

    private readonly FrozenDictionary<string, Lazy<Asset>> _byName;
    private readonly Lazy<FrozenDictionary<string, Asset>> _byPublicName;

    /// <param name="made">Files created when the application starts, by name.</param>
    public AssetCatalog(IReadOnlyDictionary<string, string> made)
    {
        var assembly = typeof(AssetCatalog).Assembly;
        _byName = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => (Name: name[Folder.Length..].Replace('\\', '/'), Asset: new Lazy<Asset>(() => Read(assembly, name))))
            .Concat(made.Select(file => (Name: file.Key, Asset: new Lazy<Asset>(() => Make(file.Key, Encoding.UTF8.GetBytes(file.Value))))))
            .ToFrozenDictionary(file => file.Name, file => file.Asset);
        _byPublicName = new(() => _byName.Values.Select(asset => asset.Value).ToFrozenDictionary(asset => asset.PublicName));
    }

    public IEnumerable<Asset> All => _byName.Values.Select(asset => asset.Value);

    public string PublicName(string name) => _byName[name].Value.PublicName;

    public Asset? Find(string publicName) => _byPublicName.Value.GetValueOrDefault(publicName);

    private static Asset Read(Assembly assembly, string resource)
    {
        using var content = new MemoryStream();
        using (var stream = assembly.GetManifestResourceStream(resource)!)
            stream.CopyTo(content);
        return Make(Path.GetFileName(resource), content.ToArray());
    }

    private static Asset Make(string file, byte[] plain)
    {
        var extension = Path.GetExtension(file);
        var hash = Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8));
        return new($"{Path.GetFileNameWithoutExtension(file)}.{hash}{extension}", ContentType(extension), plain);
    }

    private static string ContentType(string extension) => extension switch
    {
        ".css" => "text/css;charset=utf-8",
        ".js" => "text/javascript;charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain;charset=utf-8",
    };
}

/// <summary>A file that pages load, in all encodings.</summary>
/// <param name="publicName">Its name with a part of its hash, so that browsers may cache it permanently.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="plain">The bytes.</param>
internal sealed class Asset(string publicName, string contentType, byte[] plain)
{
    // The best compression takes a while, and pages only need the name.
    private readonly Lazy<byte[]> _brotli = new(() => Compression.Brotli(plain, 11));
    private readonly Lazy<byte[]> _gzip = new(() => Compression.Gzip(plain, CompressionLevel.SmallestSize));

    public string PublicName => publicName;

    public string ContentType => contentType;

    public byte[] Plain => plain;

    public byte[] Brotli => _brotli.Value;

    public byte[] Gzip => _gzip.Value;
}
