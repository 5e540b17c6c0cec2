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
    /// Puts our limit in the place of the server's. The server's would end the connection, and a caller who is still sending then loses the
    /// reply that names the limit; without it the server takes in what follows for some seconds and throws it away.
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
            // Also how a chunk size that no number holds is told.
            throw Broken();
        }
        catch (Exception exception) when (IsFromDecoder(exception))
        {
            throw NotAsEncoded(exception, limits);
        }
    }

    /// <summary>
    /// Whether it is a stream that decompresses the body, such as that of the request decompression middleware, which cannot go on: zlib
    /// and Brotli say it in different ways, and the middleware has a limit of its own.
    /// </summary>
    public static bool IsFromDecoder(Exception exception) => exception is InvalidDataException
        || (exception is InvalidOperationException { Source: { } source }
            && (source.StartsWith("System.IO.Compression", StringComparison.Ordinal) || source == Middleware));

    public static BadRequestException NotAsEncoded(Exception exception, RequestLimits limits) =>
        exception.Source == Middleware ? TooLarge(limits) : new("request.encoded");

    /// <summary>
    /// Ends a read that waits. A read that a token ends counts as one that goes on, and the server can then not take in what is left of the
    /// body to use the connection again.
    /// </summary>
    public static CancellationTokenRegistration StopWith(CancellationToken cancellation, PipeReader reader) =>
        cancellation.UnsafeRegister(static reading => ((PipeReader)reading!).CancelPendingRead(), reader);

    public static BadRequestException Broken() => new("request.broken");

    public static BadRequestException TooLarge(RequestLimits limits) =>
        new("limit.body", 0, new MessageArgument("max", $"{limits.BodyBytes}"));
}

/// <summary>
/// A body that ends with the refusal where it goes beyond the limit. Reading is stopped by its pipe: <see cref="RequestBody.StopWith"/>.
/// </summary>
internal sealed class LimitedStream(PipeReader body, BodyClock clock, RequestLimits limits) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
            // Told apart here from what goes wrong with a temporary file, which is not the caller's fault.
            throw RequestBody.Broken();
        }
        catch (Exception exception) when (RequestBody.IsFromDecoder(exception))
        {
            throw RequestBody.NotAsEncoded(exception, limits);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(int count) => (_read += count) <= limits.BodyBytes ? count : throw RequestBody.TooLarge(limits);
}
