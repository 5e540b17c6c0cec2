using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace PhalNet.Hosting;

/// <summary>
/// Reads multipart/form-data (RFC 7578), including common deviations from the RFC. A small body stays in memory, a larger one is stored in
/// a temporary file until the request ends.
/// </summary>
internal static class MultipartBody
{
    private const int MemoryThreshold = 64 * 1024;

    // RFC 2046 allows 70 characters.
    private const int LongestBoundary = 200;

    /// <exception cref="BodyStorageException">A temporary file cannot be written or read.</exception>
    public static async Task<IReadOnlyList<RawPart>> ReadAsync(
        HttpRequest request, RawRequest raw, EntryBodies bodies, BodyShare share, BodyClock clock, CancellationToken cancellation)
    {
        if (Boundary(request.ContentType ?? "") is not { Length: > 0 and <= LongestBoundary } boundary)
            throw RequestBody.Broken();

        var body = new FileBufferingReadStream(
            new LimitedStream(request.BodyReader, clock, raw.Limits), MemoryThreshold, bufferLimit: null, bodies.Files.Open);
        raw.OnDispose(new KeptBody(body));
        try
        {
            return await ReadAsync(request, raw, body, boundary, share, cancellation);
        }
        catch (Exception exception) when (BodyFiles.IsFault(exception))
        {
            throw new BodyStorageException(exception);
        }
    }

    private static async Task<IReadOnlyList<RawPart>> ReadAsync(
        HttpRequest request, RawRequest raw, FileBufferingReadStream body, string boundary, BodyShare share, CancellationToken cancellation)
    {
        var limits = raw.Limits;
        await share.TakeAsync(Math.Min(request.ContentLength ?? MemoryThreshold, MemoryThreshold), cancellation);
        using var stop = RequestBody.StopWith(cancellation, request.BodyReader);
        await body.DrainAsync(cancellation);
        body.Position = 0;

        var parts = new List<RawPart>();
        var unnamed = 0;
        using var scanner = new MultipartScanner(body, boundary);
        for (var number = 1; await scanner.FindPartAsync(cancellation); number++)
        {
            if (number > limits.Parameters)
                throw new BadRequestException("limit.parameters", new MessageArgument("max", $"{limits.Parameters}"));
            var head = await scanner.ReadHeadAsync(cancellation);
            if (head.FileName is not null)
                parts.Add(await FileAsync(scanner, head, head.Name ?? $"{unnamed++}", body, cancellation));
            else if (head.Name is not null)
            {
                var text = raw.OnDispose(new BodyBuffer(share, null, limits.BodyBytes));
                parts.Add(new(head.Name, await TextAsync(scanner, text, cancellation), null));
            }
        }

        // Text parts without a name are ignored; if there is nothing else, the body is unreadable. Files without a name are numbered, as in
        // PHP.
        return parts.Count > 0 ? parts : throw RequestBody.Broken();
    }

    // The text after "boundary=" up to the next "," or ";": unquoted boundaries that are not valid tokens are common.
    private static string? Boundary(string contentType)
    {
        var start = contentType.IndexOf("boundary", StringComparison.Ordinal);
        if (start < 0)
            start = contentType.IndexOf("boundary", StringComparison.OrdinalIgnoreCase);
        var equals = start < 0 ? -1 : contentType.IndexOf('=', start);
        if (equals < 0)
            return null;
        var value = contentType.AsSpan(equals + 1);
        var isQuoted = value.StartsWith("\"");
        if (isQuoted)
            value = value[1..];
        var end = isQuoted ? value.IndexOf('"') : value.IndexOfAny(',', ';');
        return end >= 0 ? value[..end].ToString() : isQuoted ? null : value.ToString();
    }

    private static async Task<RawPart> FileAsync(
        MultipartScanner scanner, PartHead head, string name, FileBufferingReadStream body, CancellationToken cancellation)
    {
        var start = scanner.Position;
        if (!await scanner.ReadContentAsync(null, cancellation))
            throw new BadRequestException("request.upload", MessageArgument.Sent("name", name));
        return new(name, default, new BufferedFile(
            name, head.FileName!, head.ContentType ?? "", body, start, scanner.ContentLength));
    }

    private static async Task<ReadOnlyMemory<byte>> TextAsync(
        MultipartScanner scanner, BodyBuffer text, CancellationToken cancellation)
    {
        await scanner.ReadContentAsync(text, cancellation);
        return text.Written;
    }
}
