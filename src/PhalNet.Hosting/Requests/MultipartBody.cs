using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PhalNet.Hosting;

/// <summary>
/// Reads multipart/form-data (RFC 7578). A small body stays in memory, a larger one is kept in a temporary file until the request ends.
/// </summary>
internal static class MultipartBody
{
    private const int MemoryThreshold = 64 * 1024;

    // RFC 2046 allows 70 characters.
    private const int LongestBoundary = 200;

    public static async Task<IReadOnlyList<RawPart>> ReadAsync(
        HttpRequest request, RequestLimits limits, Action<IDisposable> onDispose, CancellationToken cancellation)
    {
        var boundary = HeaderUtilities.RemoveQuotes(
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.Boundary : default);
        if (boundary.Length is 0 or > LongestBoundary)
            throw RequestBody.Broken();

        var parts = new List<RawPart>();
        var body = new FileBufferingReadStream(new LimitedStream(request.BodyReader, limits), MemoryThreshold);
        onDispose(body);
        using var stop = RequestBody.StopWith(cancellation, request.BodyReader);
        var reader = new MultipartReader(boundary.ToString(), body);
        try
        {
            for (var number = 1; await reader.ReadNextSectionAsync(cancellation) is { } section; number++)
            {
                if (number > limits.Parameters)
                    throw new BadRequestException("limit.parameters", new MessageArgument("max", $"{limits.Parameters}"));
                if (section.ContentDisposition is not { } text)
                    continue;
                if (!ContentDispositionHeaderValue.TryParse(text, out var disposition))
                    throw RequestBody.Broken();
                if (disposition.Name.HasValue)
                    parts.Add(await ReadPartAsync(section, disposition, body, onDispose, cancellation));
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw RequestBody.Broken();
        }

        return parts;
    }

    private static async Task<RawPart> ReadPartAsync(
        MultipartSection section,
        ContentDispositionHeaderValue disposition,
        FileBufferingReadStream body,
        Action<IDisposable> onDispose,
        CancellationToken cancellation)
    {
        var name = Unquote(disposition.Name);
        var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        if (!fileName.HasValue)
            return new(name, await ReadTextAsync(section.Body, onDispose, cancellation), null);

        var start = section.BaseStreamOffset!.Value;
        await section.Body.DrainAsync(cancellation);
        var contentType = section.ContentType is null
            ? ""
            : await PartHeaders.ContentTypeAsync(body, start, cancellation) ?? section.ContentType;
        return new(name, default, new BufferedFile(name, Unquote(fileName), contentType, body, start, section.Body.Length));
    }

    private static async Task<ReadOnlyMemory<byte>> ReadTextAsync(
        Stream body, Action<IDisposable> onDispose, CancellationToken cancellation)
    {
        var text = new PooledBuffer(256);
        onDispose(text);
        while (await body.ReadAsync(text.GetMemory(), cancellation) is > 0 and var count)
            text.Advance(count);
        return text.WrittenMemory;
    }

    // Quotes within are escaped; other backslashes stand for themselves, as in the paths that some clients send.
    private static string Unquote(StringSegment value) =>
        HeaderUtilities.RemoveQuotes(value).ToString().Replace("\\\"", "\"", StringComparison.Ordinal);
}

/// <summary>The headers of a part as they were sent: the multipart reader trims their values, which PHP does not.</summary>
internal static class PartHeaders
{
    private const int Longest = 8 * 1024;

    private static readonly byte[] Name = "\ncontent-type:"u8.ToArray();

    /// <summary>The media type of the part whose content starts at a position, with trailing blanks; null when it is not found.</summary>
    public static async Task<string?> ContentTypeAsync(Stream body, long start, CancellationToken cancellation)
    {
        var position = body.Position;
        var length = (int)Math.Min(start, Longest);
        var head = new byte[length];
        body.Position = start - length;
        await body.ReadExactlyAsync(head, cancellation);
        body.Position = position;
        return Find(head);
    }

    private static string? Find(ReadOnlySpan<byte> head)
    {
        for (var i = head.Length - Name.Length; i >= 0; i--)
        {
            if (!Ascii.EqualsIgnoreCase(head.Slice(i, Name.Length), Name))
                continue;
            var value = head[(i + Name.Length)..];
            var end = value.IndexOfAny((byte)'\r', (byte)'\n');
            return Encoding.UTF8.GetString(end < 0 ? value : value[..end]).TrimStart(' ', '\t');
        }

        return null;
    }
}
