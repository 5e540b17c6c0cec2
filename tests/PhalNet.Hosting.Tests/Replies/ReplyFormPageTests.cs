using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using PhalNet.Hosting.Tests.Support;
using PhalNet.Tests.Shared;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

/// <summary>The page on replies: options, bodies and formats.</summary>
public sealed class ReplyFormPageTests
{
    private static readonly IReadOnlyList<PageTable> Tables = PageTable.Of("reference/replies.md");

    [Fact]
    public async Task Options_HaveTheDefaultsOfTheirRows()
    {
        Dictionary<string, string> defaults = [];
        await using var host = await TestHost.StartAsync(options => options.ConfigureModule = module =>
        {
            defaults["Int64AsText"] = $"{module.Int64AsText}".ToLowerInvariant();
            defaults["NonFinite"] = $"{module.NonFinite}";
        });

        Rows("option").ToDictionary(row => row.Codes("option").Single(), row => row.Codes("default").Single()).ShouldBe(defaults, ignoreOrder: true);
        string.Join(' ', Rows("option").Single(row => row["option"] == "`NonFinite`").Codes("meaning"))
            .ShouldBe("Refuse Text NaN Infinity -Infinity Null");
    }

    [Theory]
    [InlineData(false, NonFiniteNumbers.Refuse, """{"large":9007199254740993,"value":null}""", 500)]
    [InlineData(true, NonFiniteNumbers.Text, """{"large":"9007199254740993","value":"-Infinity"}""", 200)]
    [InlineData(false, NonFiniteNumbers.Null, """{"large":9007199254740993,"value":null}""", 200)]
    public async Task Options_DoWhatTheirRowsSay(bool asText, NonFiniteNumbers nonFinite, string data, int ret)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(Bodies));
            options.ConfigureModule = module => (module.Int64AsText, module.NonFinite) = (asText, nonFinite);
        });
        if (ret == 500)
            host.ExpectError(1100);

        var reply = await host.GetAsync("/api?s=Bodies.Numbers");

        reply.Ret.ShouldBe(ret, reply.Text);
        if (ret == 200)
            reply.Data.GetRawText().ShouldBe(data);
    }

    [Fact]
    public async Task Bodies_AreAnsweredAsTheirRowsSay()
    {
        await using var host = await TestHost.StartAsync(options => options.Services.Add(typeof(Bodies)));
        Rows("reply").Select(row => row["reply"]).ShouldBe(
            ["`FileReply`", "`StreamReply` of a stream that can seek", "`StreamReply` of any other stream", "`EventStreamReply`"]);

        using var file = await SendAsync(host, "File", "bytes=1-1");
        (file.StatusCode, await TextAsync(file)).ShouldBe((HttpStatusCode.PartialContent, "b"));
        file.Content.Headers.LastModified.ShouldNotBeNull();
        using var part = await SendAsync(host, "Seekable", "bytes=1-1");
        (part.StatusCode, await TextAsync(part)).ShouldBe((HttpStatusCode.PartialContent, "b"));
        using var beyond = await SendAsync(host, "Seekable", "bytes=9-");
        beyond.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        using var whole = await SendAsync(host, "Flowing", "bytes=1-1");
        (whole.StatusCode, await TextAsync(whole)).ShouldBe((HttpStatusCode.OK, "abc"));
        whole.Headers.TransferEncodingChunked.ShouldBe(true);
        using var events = await SendAsync(host, "Events", null);
        events.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await TextAsync(events)).ShouldContain("data: 1");
    }

    [Fact]
    public async Task Formats_HaveTheMediaTypesOfTheirRows()
    {
        await using var host = await TestHost.StartAsync(options => options.Entry = entry => entry.Formats = ["json", "xml"]);
        Rows("name").Select(row => row["name"]).ShouldBe(["`json`", "`xml`", "any other"]);

        foreach (var row in Rows("name").SkipLast(1))
        {
            using var reply = await host.Client.GetAsync($"/api?s=Echo.Nothing&__format__={row.Codes("name").Single()}", TestContext.Current.CancellationToken);
            Envelope.ContentTypeOf(reply).ShouldBe(row.Codes("media type").Single());
        }

        var xml = await host.Client.GetStringAsync("/api?s=Echo.Text&text=a&__format__=xml", TestContext.Current.CancellationToken);
        xml.ShouldContain("<xml>");
        xml.ShouldContain("<![CDATA[a]]>");
    }

    private static PageRow[] Rows(string column) => Tables.Single(table => table.Columns[0] == column).Rows;

    private static async Task<HttpResponseMessage> SendAsync(TestHost host, string action, string? range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api?s=Bodies.{action}");
        if (range is not null)
            request.Headers.Range = RangeHeaderValue.Parse(range);
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> TextAsync(HttpResponseMessage reply) => reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [Service("App.Bodies")]
    private sealed class Bodies
    {
        public object Numbers() => new { large = 9_007_199_254_740_993L, value = double.NegativeInfinity };

        public FileReply File()
        {
            var path = Path.GetTempFileName();
            System.IO.File.WriteAllText(path, "abc");
            return new(path);
        }

        public StreamReply Seekable() => new(new MemoryStream(Encoding.ASCII.GetBytes("abc")));

        public StreamReply Flowing() => new(new Flow());

        public EventStreamReply Events() => new(new[] { new SseItem<string>("1") }.ToAsyncEnumerable());
    }

    private sealed class Flow() : MemoryStream(Encoding.ASCII.GetBytes("abc"))
    {
        public override bool CanSeek => false;
    }
}
