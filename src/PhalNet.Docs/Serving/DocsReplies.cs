using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PhalNet.Docs;

/// <summary>Writes pages and files to the reader.</summary>
internal static class DocsReplies
{
    /// <summary>The <c>Cache-Control</c> of restricted content.</summary>
    public const string NoStore = "private, no-store";

    // Scripts and styles are our own files, forms are sent to the application's entries, and a reply may be shown in a frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // A page for a single request is sent once, so it is compressed quickly.
    private const int PassingQuality = 1;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

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
        var plain = Encoding.UTF8.GetBytes(text);
        if (IsKnown(http, contentType, () => Tag(plain)))
            return;
        var encoding = Compression.Choose(http.Request);
        await WriteAsync(http, encoding, encoding switch
        {
            "br" => Compression.Brotli(plain, PassingQuality),
            "gzip" => Compression.Gzip(plain, CompressionLevel.Fastest),
            _ => plain,
        });
    }

    public static async Task WritePageAsync(HttpContext http, CachedPage page, string contentType = "text/html;charset=utf-8")
    {
        if (IsKnown(http, contentType, () => page.Tag))
            return;
        var encoding = Compression.Choose(http.Request);
        await WriteAsync(
            http, encoding, encoding switch { "br" => page.Brotli, "gzip" => page.Gzip, _ => Compression.UnpackBrotli(page.Brotli) });
    }

    public static Task WriteAssetAsync(HttpContext http, Asset asset)
    {
        http.Response.ContentType = asset.ContentType;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        var encoding = Compression.Choose(http.Request);
        return WriteAsync(http, encoding, encoding switch { "br" => asset.Brotli, "gzip" => asset.Gzip, _ => asset.Plain });
    }

    /// <summary>Writes an envelope for clients other than browsers, with the status as its ret.</summary>
    public static Task WriteRefusalAsync(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json;charset=utf-8";
        http.Response.Headers.CacheControl = NoStore;
        return WriteAsync(http, null, JsonSerializer.SerializeToUtf8Bytes(new { ret = status, data = new { }, msg = message }, Json));
    }

    /// <summary>Browsers accept HTML explicitly; other clients accept anything at most.</summary>
    public static bool AcceptsPages(HttpRequest request) =>
        request.GetTypedHeaders().Accept
            .Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality != 0);

    // Weak, because the compressed and the plain form are the same text.
    public static string Tag(byte[] plain) => $"W/\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12))}\"";

    /// <summary>Sets the headers of a text; returns whether the caller already has it and has been sent HTTP 304.</summary>
    private static bool IsKnown(HttpContext http, string contentType, Func<string> tag)
    {
        var headers = http.Response.Headers;
        headers.Vary = "Accept, Accept-Encoding, Accept-Language, Cookie";
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-cache";
        if (headers.CacheControl != NoStore && http.Response.StatusCode == StatusCodes.Status200OK)
        {
            var own = EntityTagHeaderValue.Parse(tag());
            headers.ETag = own.ToString();
            if (http.Request.GetTypedHeaders().IfNoneMatch
                .Any(known => known == EntityTagHeaderValue.Any || known.Compare(own, useStrongComparison: false)))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return true;
            }
        }

        http.Response.ContentType = contentType;
        return false;
    }

    private static async Task WriteAsync(HttpContext http, string? encoding, byte[] bytes)
    {
        if (encoding is not null)
            http.Response.Headers.ContentEncoding = encoding;
        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
