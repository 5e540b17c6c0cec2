using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace PhalNet.Hosting.Internal.Requests;

internal sealed class HttpRawRequest(HttpContext http, RequestLimits limits) : RawRequest
{
    private ReadOnlyMemory<byte>? _body;
    private IReadOnlyList<RawPart>? _parts;

    public override string Method => http.Request.Method;

    public override string Target => http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } target
        ? target
        : http.Request.GetEncodedPathAndQuery();

    public override string Query => QueryMemory.ToString();

    public override ReadOnlyMemory<char> QueryMemory => http.Request.QueryString.Value is { Length: > 1 } query ? query.AsMemory(1) : default;

    public override bool CanHaveBody => _body is not null || _parts is not null || RequestBody.IsThere(http);

    public override string ContentType => http.Request.ContentType ?? "";

    public override IReadOnlyList<string> HeaderNames => [.. http.Request.Headers.Keys];

    public override IReadOnlyList<string> CookieNames => [.. Cookies().Select(cookie => cookie.Name).Distinct()];

    public override string? GetHeader(string name) =>
        http.Request.Headers.TryGetValue(name, out var values) ? string.Join(", ", values.AsEnumerable()) : null;

    public override IReadOnlyList<string> GetHeaderValues(string name) => [.. http.Request.Headers[name].OfType<string>()];

    public override string? GetCookie(string name)
    {
        foreach (var cookie in Cookies())
        {
            if (cookie.Name == name)
                return cookie.Value;
        }

        return null;
    }

    public override ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellation)
    {
        if (_body is { } read)
            return new(read);
        return RequestBody.IsThere(http) ? ReadWholeBodyAsync(cancellation) : default;
    }

    public override async ValueTask<IReadOnlyList<RawPart>> ReadPartsAsync(CancellationToken cancellation)
    {
        if (_parts is not null)
            return _parts;
        if (!RequestBody.IsThere(http))
            return [];

        RequestBody.Limit(http, limits);
        return _parts = await MultipartBody.ReadAsync(http.Request, limits, resource => OnDispose(resource), cancellation);
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadWholeBodyAsync(CancellationToken cancellation)
    {
        RequestBody.Limit(http, limits);
        var body = OnDispose(new PooledBuffer((int)Math.Min(http.Request.ContentLength ?? 4096, 1 << 20)));
        await RequestBody.ReadAsync(http.Request.BodyReader, body, limits, cancellation);
        _body = body.WrittenMemory;
        return body.WrittenMemory;
    }

    private IEnumerable<(string Name, string Value)> Cookies()
    {
        foreach (var header in http.Request.Headers.Cookie)
        {
            foreach (var piece in (header ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                var equals = piece.IndexOf('=');
                yield return equals < 0 ? (piece.Trim(), "") : (piece[..equals].Trim(), piece[(equals + 1)..]);
            }
        }
    }
}
