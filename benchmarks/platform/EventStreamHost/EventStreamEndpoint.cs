namespace PhalNet.Benchmarks.Platform;

/// <summary>An event stream on which nothing happens but a heartbeat: what Kestrel itself takes for a reader.</summary>
internal static class EventStreamEndpoint
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly byte[] Ping = "event: ping\ndata: \n\n"u8.ToArray();

    public static async Task HandleAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        await http.Response.Body.FlushAsync(http.RequestAborted);
        while (true)
        {
            try
            {
                await Task.Delay(Heartbeat, http.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await http.Response.Body.WriteAsync(Ping);
            await http.Response.Body.FlushAsync();
        }
    }
}
