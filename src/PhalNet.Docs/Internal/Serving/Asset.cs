using System.IO.Compression;

namespace PhalNet.Docs.Internal.Serving;

/// <summary>A file that pages load, in every form it is sent in.</summary>
/// <param name="publicName">Its name with a part of its hash, so that browsers may keep it for ever.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="plain">The bytes.</param>
internal sealed class Asset(string publicName, string contentType, byte[] plain)
{
    // The smallest form takes a while; pages need only the name of it.
    private readonly Lazy<byte[]> _brotli = new(() => Compression.Brotli(plain, 11));
    private readonly Lazy<byte[]> _gzip = new(() => Compression.Gzip(plain, CompressionLevel.SmallestSize));

    public string PublicName => publicName;

    public string ContentType => contentType;

    public byte[] Plain => plain;

    public byte[] Brotli => _brotli.Value;

    public byte[] Gzip => _gzip.Value;
}
