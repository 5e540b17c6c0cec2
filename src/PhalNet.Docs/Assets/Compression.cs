using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PhalNet.Docs;

internal static class Compression
{
    private static readonly string[] Known = ["br", "gzip"];

    /// <summary>The best encoding that the caller accepts: <c>br</c>, <c>gzip</c>, or null for none.</summary>
    public static string? Choose(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList([.. request.Headers.AcceptEncoding.OfType<string>()], out var wanted)
            ? Known.FirstOrDefault(name => wanted.Any(one => one.Value == name && one.Quality != 0))
            : null;

    public static byte[] Brotli(byte[] plain, int quality) =>
        Pack(plain, target => new BrotliStream(target, new BrotliCompressionOptions { Quality = quality }));

    public static byte[] Gzip(byte[] plain, CompressionLevel level) => Pack(plain, target => new GZipStream(target, level));

    public static byte[] UnpackBrotli(byte[] packed)
    {
        using var source = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var target = new MemoryStream();
        source.CopyTo(target);
        return target.ToArray();
    }

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> open)
    {
        using var target = new MemoryStream();
        using (var stream = open(target))
            stream.Write(plain);
        return target.ToArray();
    }
}
