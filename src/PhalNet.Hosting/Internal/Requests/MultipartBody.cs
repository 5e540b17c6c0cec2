using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace PhalNet.Hosting.Internal.Requests;

/// <summary>Reads multipart/form-data (RFC 7578). Small files stay in memory, larger ones wait in a temporary file that goes with the request.</summary>
internal static class MultipartBody
{
    private const int MemoryThreshold = 64 * 1024;

    public static async Task<IReadOnlyList<RawPart>> ReadAsync(
        HttpRequest request, RequestLimits limits, Action<IDisposable> onDispose, CancellationToken cancellation)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.Boundary : default);
        if (boundary.Length is 0 or > 200)
            throw new BadRequestException("request.broken");

        var parts = new List<RawPart>();
        var reader = new MultipartReader(boundary.ToString(), request.Body) { BodyLengthLimit = limits.BodyBytes };
        try
        {
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (parts.Count >= limits.Parameters)
                    throw new BadRequestException("limit.parameters", 0, new MessageArgument("max", $"{limits.Parameters}"));
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.Name.HasValue)
                    parts.Add(await ReadPartAsync(section, disposition, onDispose, cancellation));
            }
        }
        catch (BadHttpRequestException exception)
        {
            throw RequestBody.Explain(exception, limits);
        }
        catch (InvalidDataException)
        {
            throw RequestBody.TooLarge(limits);
        }
        catch (IOException)
        {
            throw new BadRequestException("request.broken");
        }

        return parts;
    }

    private static async Task<RawPart> ReadPartAsync(
        MultipartSection section, ContentDispositionHeaderValue disposition, Action<IDisposable> onDispose, CancellationToken cancellation)
    {
        var content = new FileBufferingReadStream(section.Body, MemoryThreshold);
        onDispose(content);
        await content.DrainAsync(cancellation);
        content.Position = 0;

        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        if (fileName.HasValue)
            return new(name, default, new BufferedFile(name, HeaderUtilities.RemoveQuotes(fileName).ToString(), section.ContentType ?? "", content));

        var text = new byte[content.Length];
        await content.ReadExactlyAsync(text, cancellation);
        return new(name, text, null);
    }
}
