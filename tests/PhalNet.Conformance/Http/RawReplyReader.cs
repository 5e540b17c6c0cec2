using System.Globalization;

namespace PhalNet.Conformance.Http;

/// <summary>Reads one HTTP/1.1 reply and determines whether the connection can be reused.</summary>
internal static class RawReplyReader
{
    private const int LargestBody = 64 * 1024 * 1024;

    /// <returns>Null if the connection was closed before the first byte of a reply.</returns>
    public static async Task<(RawReply Reply, bool Reusable)?> ReadAsync(WireBuffer wire, string method, CancellationToken cancellation)
    {
        while (true)
        {
            if (await wire.ReadLineAsync("status line", cancellation) is not { } line) return null;
            var (version, status, reason) = StatusLine(line);
            var headers = await HeadersAsync(wire, cancellation);
            if (status is >= 100 and < 200) continue;
            var reply = new RawReply(status, reason, headers, []);
            var closing = reply.Values("Connection").Any(value => value.Contains("close", StringComparison.OrdinalIgnoreCase));
            var (body, delimited) = await BodyAsync(wire, reply, method, cancellation);
            return (reply with { Body = body }, delimited && !closing && version == "HTTP/1.1" && wire.IsEmpty);
        }
    }

    private static (string Version, int Status, string Reason) StatusLine(string line)
    {
        var parts = line.Split(' ', 3);
        return parts.Length >= 2 && parts[0].StartsWith("HTTP/1.", StringComparison.Ordinal) && parts[1].Length == 3
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? (parts[0], status, parts.Length == 3 ? parts[2] : "")
            : throw new RawHttpException($"status line: \"{line}\" is none");
    }

    private static async Task<List<KeyValuePair<string, string>>> HeadersAsync(WireBuffer wire, CancellationToken cancellation)
    {
        var headers = new List<KeyValuePair<string, string>>();
        while (true)
        {
            var line = await wire.ReadLineAsync("headers", cancellation) ?? throw new RawHttpException("headers: the connection was closed");
            if (line.Length == 0) return headers;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) throw new RawHttpException($"headers: \"{line}\" is none");
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }
    }

    private static async Task<(byte[] Body, bool Delimited)> BodyAsync(WireBuffer wire, RawReply reply, string method, CancellationToken cancellation)
    {
        if (method == "HEAD" || reply.Status is 204 or 304) return ([], true);
        if (reply.Values("Transfer-Encoding").LastOrDefault() is { } coding)
        {
            return coding.EndsWith("chunked", StringComparison.OrdinalIgnoreCase)
                ? (await ChunksAsync(wire, cancellation), true)
                : throw new RawHttpException($"body: the transfer coding {coding} is not known");
        }

        if (reply.Values("Content-Length").FirstOrDefault() is not { } length) return (await wire.ReadToEndAsync(cancellation), false);
        return int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= LargestBody
            ? (await wire.ReadExactlyAsync(count, cancellation), true)
            : throw new RawHttpException($"body: the Content-Length {length} cannot be read");
    }

    private static async Task<byte[]> ChunksAsync(WireBuffer wire, CancellationToken cancellation)
    {
        var body = new List<byte>();
        while (true)
        {
            var line = await wire.ReadLineAsync("chunk size", cancellation) ?? throw new RawHttpException("chunk size: the connection was closed");
            var digits = line.Split(';')[0].Trim();
            if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0 || body.Count + size > LargestBody)
                throw new RawHttpException($"chunk size: \"{line}\" is none");
            if (size == 0) break;
            body.AddRange(await wire.ReadExactlyAsync(size, cancellation));
            if (await wire.ReadLineAsync("chunk end", cancellation) is not "") throw new RawHttpException("chunk end: missing");
        }

        await HeadersAsync(wire, cancellation);
        return [.. body];
    }
}
