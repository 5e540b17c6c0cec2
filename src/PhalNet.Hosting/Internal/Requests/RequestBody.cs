using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PhalNet.Hosting.Internal.Requests;

internal static class RequestBody
{
    /// <summary>Lets the server itself stop reading at our limit, whatever its own is.</summary>
    public static void Limit(HttpContext http, RequestLimits limits)
    {
        if (http.Request.ContentLength > limits.BodyBytes)
            throw TooLarge(limits);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = limits.BodyBytes;
    }

    public static async Task ReadAsync(PipeReader reader, PooledBuffer body, RequestLimits limits, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(cancellation);
                foreach (var segment in result.Buffer)
                    body.Write(segment.Span);
                reader.AdvanceTo(result.Buffer.End);
                if (body.WrittenCount > limits.BodyBytes)
                    throw TooLarge(limits);
                if (result.IsCompleted)
                    return;
            }
        }
        catch (BadHttpRequestException exception)
        {
            throw Explain(exception, limits);
        }
        catch (IOException)
        {
            // A chunk size that no number holds comes as this.
            throw new BadRequestException("request.broken");
        }
    }

    public static BadRequestException Explain(BadHttpRequestException exception, RequestLimits limits) =>
        exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge(limits) : new("request.broken");

    public static BadRequestException TooLarge(RequestLimits limits) =>
        new("limit.body", 0, new MessageArgument("max", $"{limits.BodyBytes}"));
}
