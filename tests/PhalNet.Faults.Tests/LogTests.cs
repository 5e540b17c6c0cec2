using System.Text;

namespace PhalNet.Faults.Tests;

public sealed class LogTests
{
    private const int Longest = 16 * 1024;

    private static readonly string[] Odd =
    [
        "CONNECT /?s=App.Site.Index HTTP/1.1\r\nHost: a\r\n\r\n",
        "TRACE /?s=App.Site.Index HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
        "PROPFIND /?s=App.Site.Index HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: \u0001\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "POST /?s=App.Site.Index HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{\"a\":1e99",
        "POST /?s=App.Site.Index HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /?s=App.Site.Index HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100\r\n\r\n--b",
        "GET /docs/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: a\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(StrangersTarget.Profiles), MemberType = typeof(StrangersTarget))]
    public async Task Requests_OfStrangers_WriteAtMostOneBoundedLineEach(string profile)
    {
        await using var server = await StrangersTarget.StartAsync($"--PhalNet:Profile={profile}");
        var quiet = server.Console.Split('\n').Length;

        foreach (var request in Odd)
            await SendAsync(server, request.Replace("Host: a\r\n", $"Host: a\r\nX-Long: {new string('x', 10_000)}\r\n"));

        var lines = server.Console.Split('\n')[quiet..];
        lines.Length.ShouldBeLessThanOrEqualTo(Odd.Length);
        lines.ShouldAllBe(line => line.Length < Longest);
    }

    [Fact]
    public async Task Storm_WritesNoMoreThanAFewLines()
    {
        string[] lines = ["CONNECT / HTTP/1.1", "CONNECT a:80 HTTP/1.1", "TRACE /?s=App.Site.Index HTTP/1.1", "GET /%zz%00 HTTP/1.1"];
        await using var server = await StrangersTarget.StartAsync();
        var before = server.Console.Length;

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 6000),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (number, _) =>
                await SendAsync(server, $"{lines[number % lines.Length]}\r\nHost: a\r\nConnection: close\r\n\r\n"));

        (server.Console.Length - before).ShouldBeLessThan(Longest);
        (await server.Http.GetAsync("/health/live")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Console_ThatNobodyReads_MakesNothingWait()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The console is taken away by a shell.");

        // The output up to the end of the ready message is passed on; after that the pipe stays open and full as long as the server runs.
        await using var server = await StrangersTarget.StartOnAsync(
            "exec > >(sed -u '/^  Stop /q' >&2; while kill -0 $$ 2>/dev/null; do sleep 1; done)",
            null, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace");

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 3000),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (_, cancellation) =>
                (await Envelope.ReadAsync(await server.Http.GetAsync("/?s=App.Site.Index", cancellation))).Ret.ShouldBe(200));

        (await server.Http.GetAsync("/health/live")).EnsureSuccessStatusCode();
    }

    private static async Task SendAsync(ServerProcess server, string request)
    {
        using var connection = await RawConnection.OpenAsync(server.Url);
        await connection.WriteAsync(Encoding.Latin1.GetBytes(request));
        connection.EndWriting();
        await connection.ReadToEndAsync();
    }
}
