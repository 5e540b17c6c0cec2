using System.Text;

namespace PhalNet.Core.Tests;

/// <summary>A request that exists only in memory.</summary>
internal sealed class MemoryRequest : RawRequest
{
    public byte[] Body { get; init; } = [];

    public string BodyText
    {
        init => Body = Encoding.UTF8.GetBytes(value);
    }

    public IReadOnlyList<RawPart>? Parts { get; init; }

    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values of repeated headers.</summary>
    public Dictionary<string, string[]> HeaderLines { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, string> Cookies { get; init; } = [];

    public string QueryText { get; init; } = "";

    public string Type { get; init; } = "";

    public override Caller Caller { get; } = new();

    public override string Method => "POST";

    public override string Target => "/?" + QueryText;

    public override string Query => QueryText;

    public override string ContentType => Type;

    public override IReadOnlyList<string> HeaderNames => [.. Headers.Keys];

    public override IReadOnlyList<string> CookieNames => [.. Cookies.Keys];

    public override string? GetHeader(string name) =>
        HeaderLines.TryGetValue(name, out var lines) ? string.Join(", ", lines) : Headers.GetValueOrDefault(name);

    public override IReadOnlyList<string> GetHeaderValues(string name) => HeaderLines.GetValueOrDefault(name) ?? base.GetHeaderValues(name);

    public override string? GetCookie(string name) => Cookies.GetValueOrDefault(name);

    public override ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellation) => new(Body);

    public override ValueTask<IReadOnlyList<RawPart>> ReadPartsAsync(CancellationToken cancellation) =>
        Parts is null ? throw new CallException(400, "request.broken") : new(Parts);
}
