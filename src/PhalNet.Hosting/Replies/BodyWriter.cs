using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace PhalNet.Hosting;

internal static class BodyWriter
{
    public static Task WriteAsync(HttpContext http, ReplyBody body, CancellationToken draining, CancellationToken stopping) => body switch
    {
        FileReply file => TypedResults
            .PhysicalFile(
                Path.GetFullPath(file.Path),
                file.ContentType,
                file.DownloadName,
                enableRangeProcessing: TakesRanges(http, hasTag: false, hasDate: true))
            .ExecuteAsync(http),
        StreamReply { Content.CanSeek: true } stream => WriteRangeAsync(http, stream),
        StreamReply stream => WriteStreamAsync(http, stream),
        EventStreamReply events => WriteEventsAsync(http, events, draining, stopping),
        _ => throw new NotSupportedException($"A reply of {body.GetType()} cannot be sent over HTTP."),
    };

    private static Task WriteRangeAsync(HttpContext http, StreamReply reply) => TypedResults
        .Stream(
            new SeekableContent(reply.Content),
            reply.ContentType,
            reply.DownloadName,
            reply.LastModified,
            reply.EntityTag is { } tag ? EntityTagHeaderValue.Parse(tag) : null,
            TakesRanges(http, reply.EntityTag is not null, reply.LastModified is not null))
        .ExecuteAsync(http);

    // ASP.NET Core treats ranges of any unit as bytes, and conditions that cannot be checked as met.
    private static bool TakesRanges(HttpContext http, bool hasTag, bool hasDate)
    {
        var (range, condition) = (http.Request.Headers.Range.ToString(), http.Request.Headers.IfRange.ToString());
        http.Response.Headers.AcceptRanges = "bytes";
        return range.StartsWith("bytes", StringComparison.OrdinalIgnoreCase)
            && (condition.Length == 0 || (condition.Contains('"', StringComparison.Ordinal) ? hasTag : hasDate));
    }

    private static async Task WriteStreamAsync(HttpContext http, StreamReply reply)
    {
        await using var content = reply.Content;
        http.Response.ContentType = reply.ContentType;
        if (reply.EntityTag is { } tag)
            http.Response.Headers.ETag = tag;
        http.Response.GetTypedHeaders().LastModified = reply.LastModified;
        if (reply.DownloadName is { } name)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            http.Response.Headers.ContentDisposition = disposition.ToString();
        }

        if (!HttpMethods.IsHead(http.Request.Method))
            await content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static async Task WriteEventsAsync(
        HttpContext http, EventStreamReply reply, CancellationToken draining, CancellationToken stopping)
    {
        http.Response.ContentType = reply.ContentType;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // The headers tell the caller that the stream is open, however long the first event takes.
        await http.Response.Body.FlushAsync(http.RequestAborted);
        if (HttpMethods.IsHead(http.Request.Method))
            return;

        // When the host stops or the module is unloaded, the stream ends cleanly so that callers reconnect; otherwise both would wait for
        // it.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, draining, stopping);
        try
        {
            await SseFormatter.WriteAsync(reply.Events, http.Response.Body, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
        }
    }
}
