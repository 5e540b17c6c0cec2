using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Scalar.AspNetCore;

namespace PhalNet.Docs;

/// <summary>The script of the second view, in the form contained in its package: five megabytes, compressed to less than a third.</summary>
internal sealed class ScalarScript
{
    private const string Resource = "ScalarStaticAssets.scalar.js";

    private readonly Lazy<byte[]> _packed = new(Read);

    /// <summary>The name contains a part of the hash, so that browsers may cache it permanently.</summary>
    public string Name => $"scalar.{Convert.ToHexStringLower(SHA256.HashData(_packed.Value).AsSpan(0, 8))}.js";

    public async Task WriteAsync(HttpContext http)
    {
        var response = http.Response;
        response.ContentType = "text/javascript;charset=utf-8";
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = "Accept-Encoding";
        if (http.Request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "gzip" && encoding.Quality != 0))
        {
            response.Headers.ContentEncoding = "gzip";
            response.ContentLength = _packed.Value.Length;
            await response.Body.WriteAsync(_packed.Value, http.RequestAborted);
            return;
        }

        await using var plain = new GZipStream(new MemoryStream(_packed.Value), CompressionMode.Decompress);
        await plain.CopyToAsync(response.Body, http.RequestAborted);
    }

    private static byte[] Read()
    {
        using var stream = typeof(ScalarOptions).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{typeof(ScalarOptions).Assembly.GetName().Name} has no {Resource}.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
