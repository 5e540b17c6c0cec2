using System.Diagnostics;
using System.Text;

namespace PhalNet.Faults.Tests;

public sealed class BodyTests
{
    private const string Json = "application/json";

    private const int Bodies = 50;
    private const int InFlight = 64;

    // While the garbage collector runs, released bodies stay in memory and others are read; a third set may arrive before it has finished.
    // Each connection has a buffer of 1 MB in Kestrel. The rest is code and threads that the first burst needs.
    private const int MostMegabytes = (3 * InFlight) + Bodies + 60;

    [Theory]
    [MemberData(nameof(StrangersTarget.Profiles), MemberType = typeof(StrangersTarget))]
    public async Task Body_AtThreeHundredBytesASecond_IsCutInTime(string profile)
    {
        await using var server = await StrangersTarget.StartAsync($"--PhalNet:Profile={profile}", "--PhalNet:Limits:BodySeconds=1");
        using var connection = await RawConnection.OpenAsync(server.Url);
        await connection.WriteAsync(Head(Json, 1_000_000));
        var started = Stopwatch.StartNew();
        var reading = connection.ReadAsync();
        while (!reading.IsCompleted && started.Elapsed < TimeSpan.FromSeconds(20))
        {
            await connection.WriteAsync(new string(' ', 30));
            await Task.WhenAny(reading, Task.Delay(100));
        }

        (await reading).Envelope.Ret.ShouldBe(408);
        started.Elapsed.TotalSeconds.ShouldBeInRange(0.9, 20);
        (await connection.ReadToEndAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(StrangersTarget.Profiles), MemberType = typeof(StrangersTarget))]
    public async Task Bodies_FiftyOf10MegabytesAtOnce_TakeNoMoreMemoryThanTheyMay(string profile)
    {
        Assert.SkipWhen(ProcessFigures.WhyNot is not null, ProcessFigures.WhyNot ?? "");
        await using var server = await StrangersTarget.StartAsync(
            $"--PhalNet:Profile={profile}", $"--PhalNet:Limits:BodiesInFlightBytes={InFlight}000000");
        var body = Encoding.ASCII.GetBytes($$"""{"s":"App.Site.Index","texts":["{{new string('x', 10_000_000)}}"]}""");
        (await SendAsync(server, """{"s":"App.Site.Index"}"""u8.ToArray())).ShouldBe(200);
        var start = server.Resident();
        server.ForgetPeak();

        var rets = await Task.WhenAll(Enumerable.Range(0, Bodies).Select(_ => SendAsync(server, body)));

        rets.ShouldAllBe(ret => ret == 200 || ret == 503);
        rets.ShouldContain(200);
        (server.Peak() - start).ShouldBeLessThan(MostMegabytes);
        (await server.Http.GetAsync("/health/live")).EnsureSuccessStatusCode();
    }

    private static async Task<int> SendAsync(ServerProcess server, byte[] body)
    {
        using var connection = await RawConnection.OpenAsync(server.Url);
        try
        {
            await connection.WriteAsync(Head(Json, body.Length));
            await connection.WriteAsync(body);
            return (await connection.ReadAsync()).Envelope.Ret;
        }
        catch (IOException)
        {
            // On a busy machine a body may wait too long; a client that has not sent it completely finds the connection closed.
            return 503;
        }
    }

    private static string Head(string type, int length) =>
        $"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: {type}\r\nContent-Length: {length}\r\n\r\n";
}
