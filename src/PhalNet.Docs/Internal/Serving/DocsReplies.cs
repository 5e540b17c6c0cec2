using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PhalNet.Docs.Internal.Serving;

/// <summary>Writes pages and files to the reader.</summary>
internal static class DocsReplies
{
    // Scripts and styles are files of our own, forms go to the application's own entries, and a reply may be shown in a frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For pages in a file system, which have no host of their own.</summary>
    public const string OfflinePolicy =
        "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; frame-src *; form-action *; base-uri 'none'";

    public static void Protect(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    public static Task WritePageAsync(HttpContext http, string html) => WriteTextAsync(http, html, "text/html;charset=utf-8");

    public static async Task WriteTextAsync(HttpContext http, string text, string contentType)
    {
        http.Response.ContentType = contentType;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = "Accept, Accept-Encoding, Accept-Language, Cookie";
        await WriteCompressedAsync(http, Encoding.UTF8.GetBytes(text));
    }

    public static async Task WriteAssetAsync(HttpContext http, Asset asset)
    {
        http.Response.ContentType = asset.ContentType;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        var encoding = Compression(http.Request);
        if (encoding is not null)
            http.Response.Headers.ContentEncoding = encoding;
        var bytes = encoding switch { "br" => asset.Brotli, "gzip" => asset.Gzip, _ => asset.Plain };
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static async Task WriteCompressedAsync(HttpContext http, byte[] bytes)
    {
        var encoding = Compression(http.Request);
        if (encoding is null)
        {
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
            return;
        }

        http.Response.Headers.ContentEncoding = encoding;
        await using Stream target = encoding == "br"
            ? new BrotliStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await target.WriteAsync(bytes, http.RequestAborted);
    }

    private static string? Compression(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList([.. request.Headers.AcceptEncoding.OfType<string>()], out var wanted))
            return null;
        string[] known = ["br", "gzip"];
        return known.FirstOrDefault(name => wanted.Any(one => one.Value == name && one.Quality != 0));
    }
}
