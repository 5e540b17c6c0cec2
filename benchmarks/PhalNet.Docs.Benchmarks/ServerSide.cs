using System.Diagnostics;
using System.Net;

namespace PhalNet.Docs.Benchmarks;

/// <summary>From the request to the last byte of the reply, over loopback, one request at a time.</summary>
internal static class ServerSide
{
    private const int Rounds = 50;

    public static async Task MeasureAsync(Uri list)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        (string Name, string Address)[] targets =
        [
            ("list", ""), ("search on the server", "?q=123"), ("OpenAPI", "/openapi.json"), ("Postman", "/postman.json"),
        ];
        foreach (var (name, address) in targets)
        {
            var target = new Uri(list + address);
            var first = await OnceAsync(client, target);
            var times = new List<double>();
            for (var i = 0; i < Rounds; i++)
                times.Add((await OnceAsync(client, target)).Milliseconds);
            times.Sort();
            Console.WriteLine($"{name}: first {first.Milliseconds:F0} ms, then median {times[Rounds / 2]:F1} ms, slowest {times[^1]:F1} ms; {first.Bytes / 1024.0:F1} KiB with brotli");
        }
    }

    private static async Task<(double Milliseconds, long Bytes)> OnceAsync(HttpClient client, Uri target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.AcceptEncoding.ParseAdd("br");
        request.Headers.AcceptLanguage.ParseAdd("zh-CN");
        var started = Stopwatch.GetTimestamp();
        using var response = await client.SendAsync(request);
        var content = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, content.Length);
    }
}
