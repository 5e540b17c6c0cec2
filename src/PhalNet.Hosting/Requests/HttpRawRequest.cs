using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace PhalNet.Hosting;

internal sealed class HttpRawRequest(HttpContext http, EntryBodies bodies) : RawRequest
{
    private Caller? _caller;
    private ReadOnlyMemory<byte>? _body;
    private IReadOnlyList<RawPart>? _parts;

    public override Caller Caller => _caller ??= FindCaller();

    public override IPAddress? Address => _caller is { } caller ? caller.Address : IsDisposed ? null : FindAddress();

    public override ClaimsPrincipal? User
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            return http.Features.Get<IHttpAuthenticationFeature>()?.User;
        }
    }

    public override object? Transport
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            return http;
        }
    }

    public override bool HasTimedOut => RequestTimeouts.HasEnded(http);

    public override string Method => http.Request.Method;

    public override string Target => http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } target
        ? target
        : http.Request.GetEncodedPathAndQuery();

    public override string Query => QueryMemory.ToString();

    public override ReadOnlyMemory<char> QueryMemory =>
        http.Request.QueryString.Value is { Length: > 1 } query ? query.AsMemory(1) : default;

    public override bool CanHaveBody => _body is not null || _parts is not null || RequestBody.Exists(http);

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
        return RequestBody.Exists(http) ? ReadWholeBodyAsync(cancellation) : default;
    }

    public override async ValueTask<IReadOnlyList<RawPart>> ReadPartsAsync(CancellationToken cancellation)
    {
        if (_parts is not null)
            return _parts;
        if (!RequestBody.Exists(http))
            return [];

        RequestBody.Limit(http, Limits);
        var share = OnDispose(new BodyShare(bodies.Memory));
        using var clock = new BodyClock(http, bodies, share);
        return _parts = await MultipartBody.ReadAsync(http.Request, this, bodies, share, clock, cancellation);
    }

    // The server reuses its context for the next request.
    private Caller FindCaller()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return new() { Method = http.Request.Method.ToUpperInvariant(), Address = FindAddress(), TraceId = RequestTraceId.Of(http) };
    }

    // A dual-stack socket reports IPv4 callers as mapped IPv6 addresses; filters and logs expect the IPv4 form. Read from the feature:
    // HttpContext.Connection is created on first use, which another thread must not do.
    private IPAddress? FindAddress() => http.Features.Get<IHttpConnectionFeature>()?.RemoteIpAddress is { } address
        ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address
        : null;

    private async ValueTask<ReadOnlyMemory<byte>> ReadWholeBodyAsync(CancellationToken cancellation)
    {
        RequestBody.Limit(http, Limits);
        var share = OnDispose(new BodyShare(bodies.Memory));
        var body = OnDispose(new BodyBuffer(share, http.Request.ContentLength, Limits.BodyBytes));
        using var clock = new BodyClock(http, bodies, share);
        await RequestBody.ReadAsync(http.Request.BodyReader, body, clock, Limits, cancellation);
        _body = body.Written;
        return body.Written;
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
