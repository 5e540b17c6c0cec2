using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PhalNet.Hosting;

internal static class RequestBody
{
    private const string Middleware = "Microsoft.AspNetCore.RequestDecompression";

    public static bool Exists(HttpContext http) =>
        http.Request.ContentLength != 0
        && http.Features[typeof(IHttpRequestBodyDetectionFeature)] is not IHttpRequestBodyDetectionFeature { CanHaveBody: false };

    /// <summary>
    /// Replaces the server's size limit by ours. The server's limit would close the connection, and a caller that is still sending would
    /// lose the reply with the name of the limit; without it the server reads and discards the rest for some seconds.
    /// </summary>
    public static void Limit(HttpContext http, RequestLimits limits)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = null;
        if (http.Request.ContentLength > limits.BodyBytes)
            throw TooLarge(limits);
    }

    public static async Task ReadAsync(
        PipeReader reader, BodyBuffer body, BodyClock clock, RequestLimits limits, CancellationToken cancellation)
    {
        using var stop = StopWith(cancellation, reader);
        try
        {
            while (true)
            {
                var result = await clock.ReadAsync(reader, body.Length);
                if (result.IsCanceled)
                {
                    reader.AdvanceTo(result.Buffer.End);
                    throw new OperationCanceledException(cancellation);
                }

                if (body.Length + result.Buffer.Length > limits.BodyBytes)
                {
                    reader.AdvanceTo(result.Buffer.End);
                    throw TooLarge(limits);
                }

                await body.WriteAsync(result.Buffer, cancellation);
                reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                    return;
            }
        }
        catch (IOException)
        {
            // Also thrown for a chunk size that overflows.
            throw Broken();
        }
        catch (Exception exception) when (IsFromDecoder(exception))
        {
            throw NotAsEncoded(exception, limits);
        }
    }

    /// <summary>
    /// Whether the exception comes from a stream that decompresses the body, such as that of the request decompression middleware: zlib and
    /// Brotli throw different exceptions, and the middleware has its own limit.
    /// </summary>
    public static bool IsFromDecoder(Exception exception) => exception is InvalidDataException
        || (exception is InvalidOperationException { Source: { } source }
            && (source.StartsWith("System.IO.Compression", StringComparison.Ordinal) || source == Middleware));

    public static BadRequestException NotAsEncoded(Exception exception, RequestLimits limits) =>
        exception.Source == Middleware ? TooLarge(limits) : new("request.encoded");

    /// <summary>
    /// Stops a pending read. Cancelling it with a token would leave the read pending, so that the server could not drain the rest of the
    /// body to reuse the connection.
    /// </summary>
    public static CancellationTokenRegistration StopWith(CancellationToken cancellation, PipeReader reader) =>
        cancellation.UnsafeRegister(static reading => ((PipeReader)reading!).CancelPendingRead(), reader);

    public static BadRequestException Broken() => new("request.broken");

    public static BadRequestException TooLarge(RequestLimits limits) =>
        new("limit.body", 0, new MessageArgument("max", $"{limits.BodyBytes}"));
}

/// <summary>
/// A body that throws the refusal when it exceeds the limit. Reading is stopped through its pipe: <see cref="RequestBody.StopWith"/>.
/// </summary>
internal sealed class LimitedStream(PipeReader body, BodyClock clock, RequestLimits limits) : ReadOnlyStream
{
    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await clock.ReadAsync(body, _read);
            var count = result.IsCanceled ? 0 : (int)Math.Min(result.Buffer.Length, buffer.Length);
            result.Buffer.Slice(0, count).CopyTo(buffer.Span);
            body.AdvanceTo(result.Buffer.GetPosition(count));
            return result.IsCanceled ? throw new OperationCanceledException() : Counted(count);
        }
        catch (IOException)
        {
            // Thrown here to distinguish it from an error of a temporary file, which the caller did not cause.
            throw RequestBody.Broken();
        }
        catch (Exception exception) when (RequestBody.IsFromDecoder(exception))
        {
            throw RequestBody.NotAsEncoded(exception, limits);
        }
    }

    private int Counted(int count) => (_read += count) <= limits.BodyBytes ? count : throw RequestBody.TooLarge(limits);
}
