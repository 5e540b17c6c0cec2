using System.Net;
using System.Net.Http.Headers;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;
using ReplyService = PhalNet.Hosting.Tests.Services.Replies;

namespace PhalNet.Hosting.Tests.Replies;

public sealed class BodyTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public BodyTests() => File.WriteAllText(_file, "0123456789");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task File_IsSent_WithItsTypeAndLength()
    {
        await using var host = await StartAsync();
        using var response = await GetFileAsync(host);
        Envelope.ContentTypeOf(response).ShouldBe("text/plain");
        response.Content.Headers.ContentLength.ShouldBe(10);
        response.Content.Headers.ContentDisposition.ShouldBeNull();
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        (await response.Content.ReadAsStringAsync()).ShouldBe("0123456789");
    }

    [Theory]
    [InlineData("File", "report.txt", "report.txt")]
    [InlineData("File", "报告 \"1\".txt", "报告 \"1\".txt")]
    [InlineData("Stream", "report.txt", "report.txt")]
    [InlineData("Stream", "报告 \"1\"\r\nX: y.txt", "报告 \"1\"\r\nX: y.txt")]
    public async Task DownloadName_InAnyScript_ReachesTheClient(string action, string name, string expected)
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync($"/api?s=Replies.{action}&text=a&path={Uri.EscapeDataString(_file)}&name={Uri.EscapeDataString(name)}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var disposition = ContentDispositionHeaderValue.Parse(response.Content.Headers.NonValidated["Content-Disposition"].ToString());
        disposition.DispositionType.ShouldBe("attachment");
        (disposition.FileNameStar ?? disposition.FileName!.Trim('"')).ShouldBe(expected);
        response.Headers.Contains("X").ShouldBeFalse();
    }

    [Fact]
    public async Task Range_OfAFile_IsAnsweredWithThatPart()
    {
        await using var host = await StartAsync();
        using var response = await GetFileAsync(host, request => request.Headers.Range = new(2, 4));
        response.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await response.Content.ReadAsStringAsync()).ShouldBe("234");
        using var beyond = await GetFileAsync(host, request => request.Headers.Range = new(50, 60));
        beyond.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Theory]
    [InlineData("/no/such/file")]
    [InlineData("/tmp")]
    [InlineData("\0")]
    public async Task MissingFile_IsAnEnvelope(string path)
    {
        await using var host = await StartAsync();
        host.ExpectError(1100);
        var reply = await host.GetAsync($"/api?s=Replies.File&name=x&path={Uri.EscapeDataString(path)}");
        reply.Status.ShouldBe(200);
        reply.Refused(500);
        reply.Message.ShouldContain(host.Logs.Errors.Single().Text.Split(' ')[^1]);
        reply.Text.ShouldNotContain("/no/such");
    }

    [Theory]
    [InlineData(0, "hello")]
    [InlineData(2, "llo")]
    [InlineData(5, "")]
    public async Task Stream_IsSentFromWhereItStands(int from, string text)
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync($"/api?s=Replies.Stream&text=hello&from={from}");
        response.Content.Headers.ContentLength.ShouldBe(text.Length);
        (await response.Content.ReadAsStringAsync()).ShouldBe(text);
    }

    [Fact]
    public async Task Stream_OfTheCallsScope_OutlivesTheCall()
    {
        var feed = new Streams.Feed();
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(Streams));
            options.ConfigureModule = module => Streams.AddTo(module, feed);
        });
        (await host.Client.GetStringAsync("/api?s=Streams.Content")).ShouldBe("from the scope");
        await feed.ScopeDisposed.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Stream_ThatFailsBeforeTheFirstByte_IsAnEnvelope()
    {
        await using var host = await StartAsync();
        host.ExpectError(1100);
        (await host.GetAsync("/api?s=Replies.BrokenStream&after=0")).Refused(500);
    }

    [Fact]
    public async Task Stream_ThatFailsHalfway_BreaksTheReplyOff()
    {
        await using var host = await StartAsync();
        host.ExpectError(1102);
        await Should.ThrowAsync<HttpRequestException>(host.Client.GetStringAsync("/api?s=Replies.BrokenStream&after=100000"));
    }

    [Fact]
    public async Task Body_OfAKindThatHttpDoesNotKnow_IsAFaultInsideTheEnvelope()
    {
        await using var host = await StartAsync();
        host.ExpectError(1100);
        (await host.GetAsync("/api?s=Replies.Unknown")).Refused(500);
    }

    [Fact]
    public async Task Head_OfAFileOrStream_HasTheLengthAndNoBody()
    {
        await using var host = await StartAsync();
        foreach (var call in new[] { $"Replies.File&path={_file}", "Replies.Stream&text=0123456789" })
        {
            var reply = await host.SendRawAsync($"HEAD /api?s={call} HTTP/1.1\r\nHost: x\r\n\r\n", hasBody: false);
            reply.Status.ShouldBe(200);
            reply.Header("Content-Length").ShouldBe("10");
        }
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(options => options.Services.Add(typeof(ReplyService)));

    private Task<HttpResponseMessage> GetFileAsync(TestHost host, Action<HttpRequestMessage>? set = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api?s=Replies.File&path={_file}");
        set?.Invoke(request);
        return host.Client.SendAsync(request);
    }
}
