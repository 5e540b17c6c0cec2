using System.IO.Compression;
using System.Text;

namespace PhalNet.Docs.Internal.Serving;

/// <summary>A page that is sent many times, in the forms it is sent in; whoever takes neither gets it unpacked.</summary>
internal sealed class KeptPage
{
    private const int Quality = 9;

    public KeptPage(string html)
    {
        var plain = Encoding.UTF8.GetBytes(html);
        Tag = DocsReplies.Tag(plain);
        Brotli = Compression.Brotli(plain, Quality);
        Gzip = Compression.Gzip(plain, CompressionLevel.SmallestSize);
    }

    public string Tag { get; }

    public byte[] Brotli { get; }

    public byte[] Gzip { get; }
}
