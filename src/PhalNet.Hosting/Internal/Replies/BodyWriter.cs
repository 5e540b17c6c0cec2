using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PhalNet.Hosting.Internal.Replies;

internal static class BodyWriter
{
    public static Task WriteAsync(HttpContext http, ReplyBody body) => body switch
    {
        FileReply file => TypedResults.PhysicalFile(Path.GetFullPath(file.Path), file.ContentType, file.DownloadName, enableRangeProcessing: true)
            .ExecuteAsync(http),
        StreamReply stream => TypedResults.Stream(stream.Content, stream.ContentType, stream.DownloadName).ExecuteAsync(http),
        EventStreamReply events => WriteEventsAsync(http, events),
        _ => throw new NotSupportedException($"A reply of {body.GetType()} cannot be sent over HTTP."),
    };

    private static async Task WriteEventsAsync(HttpContext http, EventStreamReply reply)
    {
        http.Response.ContentType = reply.ContentType;
        http.Response.Headers.CacheControl = "no-cache,no-store";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await http.Response.StartAsync(http.RequestAborted);
        await SseFormatter.WriteAsync(reply.Events, http.Response.Body, http.RequestAborted);
    }
}
