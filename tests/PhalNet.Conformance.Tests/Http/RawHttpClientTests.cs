using System.Text;
using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;
using PhalNet.Conformance.Tests.Replay;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Http;

public sealed class RawHttpClientTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static readonly RecordedRequest Get = new("GET", "/");

    [Fact]
    public async Task Request_GoesOutAsRecorded()
    {
        var request = new RecordedRequest("POST", "//a%2Fb\\c")
        {
            Query = "s=%zz&&a[=用 户",
            ContentType = "text/plain",
            Body = [0xff, 0x00, 0x0a],
            Headers = [new("x-Odd", "tok en"), new("X-Twice", "one"), new("X-Twice", "中")],
            Cookies = [new("a b", "c%3Bd"), new("p[x]", "1")],
        };
        (await RequestAsync(request)).ShouldBe(
        [
            .. "POST //a%2Fb\\c?s=%zz&&a[=用 户 HTTP/1.1\r\nHost: oracle.test\r\nContent-Type: text/plain\r\nx-Odd: tok en\r\nX-Twice: one\r\nX-Twice: 中\r\nCookie: a b=c%3Bd; p[x]=1\r\nContent-Length: 3\r\n\r\n"u8,
            0xff, 0x00, 0x0a,
        ]);
    }

    [Fact]
    public async Task Request_WithoutBody_HasNoLength() => (await RequestAsync(Get)).ShouldBe("GET / HTTP/1.1\r\nHost: oracle.test\r\n\r\n"u8.ToArray());

    [Fact]
    public async Task Request_WithEmptyBody_HasLengthZero() =>
        (await RequestAsync(Get with { Body = [] })).ShouldBe("GET / HTTP/1.1\r\nHost: oracle.test\r\nContent-Length: 0\r\n\r\n"u8.ToArray());

    [Theory]
    [InlineData("GET", Ok, 200, "OK", "ok")]
    [InlineData("GET", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=1\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n", 200, "OK", "abc0123456789")]
    [InlineData("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", 200, "OK", "")]
    [InlineData("GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n", 304, "Not Modified", "")]
    [InlineData("GET", "HTTP/1.1 204 \r\n\r\n", 204, "", "")]
    [InlineData("GET", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + Ok, 200, "OK", "ok")]
    [InlineData("GET", "HTTP/1.1 599\r\nContent-Length: 0\r\n\r\n", 599, "", "")]
    public async Task Reply_IsReadWhole(string method, string wire, int status, string reason, string body)
    {
        foreach (var piece in new[] { int.MaxValue, 1 })
        {
            await using var server = new StubServer { Piece = piece };
            server.Answer(wire);
            server.Answer(Ok);
            using var client = Client();
            var reply = await client.SendAsync(server.EndPoint, Get with { Method = method }, TestContext.Current.CancellationToken);
            (reply.Status, reply.Reason, reply.BodyText).ShouldBe((status, reason, body));
            (await client.SendAsync(server.EndPoint, Get, TestContext.Current.CancellationToken)).BodyText.ShouldBe("ok");
            server.Connections.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Reply_HeadersKeepOrderAndBytes()
    {
        var reply = await ReplyAsync("HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a:  中文 \r\nX-Empty:\r\nContent-Length: 0\r\n\r\n");
        reply.Values("X-A").ShouldBe(["1", "中文"]);
        reply.Values("X-Empty").ShouldBe([""]);
    }

    [Fact]
    public async Task Reply_LongerThanTheBuffer_IsWhole()
    {
        var body = new string('汉', 50_000);
        (await ReplyAsync($"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 20_000)}\r\nContent-Length: 150000\r\n\r\n{body}")).BodyText.ShouldBe(body);
    }

    [Fact]
    public async Task Reply_WithoutLength_EndsWithTheConnection()
    {
        await using var server = new StubServer { Close = true };
        server.Answer("HTTP/1.1 200 OK\r\n\r\nto the end");
        using var client = Client();
        (await client.SendAsync(server.EndPoint, Get, TestContext.Current.CancellationToken)).BodyText.ShouldBe("to the end");
    }

    [Fact]
    public async Task Connection_ClosedByTheServer_IsReplaced()
    {
        await using var server = new StubServer { Close = true };
        using var client = Client();
        for (var i = 0; i < 3; i++)
        {
            server.Answer(Ok);
            (await client.SendAsync(server.EndPoint, Get, TestContext.Current.CancellationToken)).BodyText.ShouldBe("ok");
        }

        server.Connections.ShouldBe(3);
    }

    [Fact]
    public async Task Connection_WithStrayBytes_IsNotUsedAgain()
    {
        await using var server = new StubServer();
        server.Answer(Ok + "stray");
        server.Answer(Ok);
        using var client = Client();
        await client.SendAsync(server.EndPoint, Get, TestContext.Current.CancellationToken);
        (await client.SendAsync(server.EndPoint, Get, TestContext.Current.CancellationToken)).Status.ShouldBe(200);
        server.Connections.ShouldBe(2);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab", "body: the connection was closed after 2 of 5 bytes")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-", "headers: the connection was closed in the middle of a line")]
    [InlineData("HTTP/1.1 200 OK\r\n", "headers: the connection was closed")]
    [InlineData("HTTP/1.1 200 OK\r\nno header\r\n\r\n", "headers: \"no header\" is none")]
    [InlineData("SMTP\r\n", "status line: \"SMTP\" is none")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "chunk size: \"zz\" is none")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", "body: the Content-Length many cannot be read")]
    [InlineData("", "the connection was closed without a reply")]
    public async Task Reply_ThatIsBroken_IsTold(string wire, string problem)
    {
        await using var server = new StubServer { Close = true };
        server.Answer(wire);
        using var client = Client();
        (await Should.ThrowAsync<RawHttpException>(client.SendAsync(server.EndPoint, Get, TestContext.Current.CancellationToken))).Message.ShouldBe(problem);
    }

    [Fact]
    public async Task Reply_ThatNeverComes_IsTold()
    {
        await using var server = new StubServer();
        using var client = new RawHttpClient(TimeSpan.FromMilliseconds(50));
        (await Should.ThrowAsync<RawHttpException>(client.SendAsync(server.EndPoint, Get, TestContext.Current.CancellationToken)))
            .Message.ShouldBe("no whole reply within 0.05 s");
    }

    private static RawHttpClient Client() => new(TimeSpan.FromSeconds(10));

    private static async Task<RawReply> ReplyAsync(string wire)
    {
        await using var server = new StubServer();
        server.Answer(Encoding.UTF8.GetBytes(wire));
        using var client = Client();
        return await client.SendAsync(server.EndPoint, Get, TestContext.Current.CancellationToken);
    }

    private static async Task<byte[]> RequestAsync(RecordedRequest request)
    {
        await using var server = new StubServer();
        server.Answer(Ok);
        using var client = Client();
        await client.SendAsync(server.EndPoint, request, TestContext.Current.CancellationToken);
        return server.Requests[0];
    }
}
