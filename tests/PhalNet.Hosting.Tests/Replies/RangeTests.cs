using System.Net;
using System.Net.Http.Headers;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;
using ReplyService = PhalNet.Hosting.Tests.Services.Replies;

namespace PhalNet.Hosting.Tests.Replies;

/// <summary>Range requests on seekable streams. The content is "hello, range", sent from the seventh character on.</summary>
public sealed class RangeTests
{
    private const string Whole = "range";
    private const string Call = "/api?s=Replies.Stream&text=hello,%20range&from=7";
    private const string Changed = "2026-01-31T12:00:00Z";

    [Theory]
    [InlineData("bytes=1-2", 206, "an", "bytes 1-2/5")]
    [InlineData("bytes=0-", 206, "range", "bytes 0-4/5")]
    [InlineData("bytes=3-", 206, "ge", "bytes 3-4/5")]
    [InlineData("bytes=-2", 206, "ge", "bytes 3-4/5")]
    [InlineData("bytes=4-100", 206, "e", "bytes 4-4/5")]
    [InlineData("bytes=5-", 416, "", "bytes */5")]
    [InlineData("bytes=50-60", 416, "", "bytes */5")]
    [InlineData("bytes=0-1,3-4", 200, Whole, null)]
    [InlineData("lines=0-1", 200, Whole, null)]
    [InlineData("bytes=2-1", 200, Whole, null)]
    [InlineData(null, 200, Whole, null)]
    public async Task Range_OfAStream_CountsFromWhereItStands(string? range, int status, string text, string? contentRange)
    {
        await using var host = await StartAsync();

        using var response = await SendAsync(host, "", ("Range", range));

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldBe(text);
        response.Content.Headers.ContentLength.ShouldBe(text.Length);
        response.Content.Headers.ContentRange?.ToString().ShouldBe(contentRange);
        response.Headers.AcceptRanges.ToString().ShouldBe("bytes");
    }

    [Theory]
    [InlineData("tag=v1", "\"v1\"", 206)]
    [InlineData("tag=\"v1\"", "\"v1\"", 206)]
    [InlineData("tag=v2", "\"v1\"", 200)]
    [InlineData("tag=W/\"v1\"", "W/\"v1\"", 200)]
    [InlineData("changed=" + Changed, "Sat, 31 Jan 2026 12:00:00 GMT", 206)]
    [InlineData("changed=" + Changed, "Sat, 31 Jan 2026 11:00:00 GMT", 200)]
    [InlineData("from=7", "\"v1\"", 200)]
    public async Task Range_OfAnotherState_IsTheWhole(string state, string condition, int status)
    {
        await using var host = await StartAsync();

        using var response = await SendAsync(host, "&" + state, ("Range", "bytes=1-2"), ("If-Range", condition));

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldBe(status == 206 ? "an" : Whole);
    }

    [Fact]
    public async Task State_ThatTheCallerHas_IsNotSentAgain()
    {
        await using var host = await StartAsync();

        using var response = await SendAsync(host, "&tag=v1", ("If-None-Match", "\"v1\""));

        response.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        response.Headers.ETag.ShouldBe(new EntityTagHeaderValue("\"v1\""));
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Head_HasTheHeadOfTheRange()
    {
        await using var host = await StartAsync();

        var whole = await host.SendRawAsync($"HEAD {Call} HTTP/1.1\r\nHost: x\r\n\r\n", hasBody: false);
        whole.Status.ShouldBe(200);
        whole.Header("Content-Length").ShouldBe("5");
        whole.Header("Accept-Ranges").ShouldBe("bytes");
        var part = await host.SendRawAsync($"HEAD {Call} HTTP/1.1\r\nHost: x\r\nRange: bytes=1-2\r\n\r\n", hasBody: false);
        part.Status.ShouldBe(206);
        part.Header("Content-Length").ShouldBe("2");
    }

    [Fact]
    public async Task Stream_ThatCannotSeek_IsSentWhole()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api?s=Replies.Unseekable&text=hello");
        request.Headers.Range = new(1, 2);

        using var response = await host.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("hello");
        response.Headers.AcceptRanges.ShouldBeEmpty();
        response.Headers.ETag.ShouldBe(new EntityTagHeaderValue("\"v1\""));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\"b")]
    [InlineData("标")]
    public void EntityTag_ThatAHeaderCannotCarry_IsRefused(string tag) =>
        Should.Throw<ArgumentException>(() => new StreamReply(Stream.Null) { EntityTag = tag });

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(options => options.Services.Add(typeof(ReplyService)));

    private static async Task<HttpResponseMessage> SendAsync(TestHost host, string more, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Call + more);
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        return await host.Client.SendAsync(request);
    }
}
