using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

public sealed class FormatTests
{
    private const string Json = "application/json;charset=utf-8";
    private const string Xml = "application/xml;charset=utf-8";
    private const string Script = "application/javascript;charset=utf-8";

    [Theory]
    [InlineData("", Json)]
    [InlineData("__format__=xml", Xml)]
    [InlineData("__format__=XML", Xml)]
    [InlineData("__format__=json", Json)]
    [InlineData("__format__=json&__format__=xml", Xml)]
    [InlineData("__format__=", Json)]
    [InlineData("__format__", Json)]
    [InlineData("x=__format__", Json)]
    [InlineData("x__format__=xml", Json)]
    public async Task Parameter_PicksOneOfTheFormatsOffered(string query, string contentType)
    {
        await using var host = await StartAsync("json", "xml");
        (await ContentTypeAsync(host, query)).ShouldBe(contentType);
    }

    [Theory]
    [InlineData("", Xml)]
    [InlineData("__format__=json", Json)]
    public async Task Default_IsTheFirst(string query, string contentType)
    {
        await using var host = await StartAsync("XML", "json");
        (await ContentTypeAsync(host, query)).ShouldBe(contentType);
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("application/xml;q=1, */*;q=0.1")]
    [InlineData("text/html")]
    public async Task Accept_HasNoSay(string accept)
    {
        await using var host = await StartAsync("json", "xml");
        (await host.SendAsync(HttpMethod.Get, "/api?s=Echo.Nothing", null, ("Accept", accept))).ContentType.ShouldBe(Json);
    }

    [Fact]
    public async Task Parameter_OutsideOfTheQuery_IsAnOrdinaryValue()
    {
        await using var host = await StartAsync("json", "xml");
        var reply = await host.PostAsync("/api?s=Echo.Values", "__format__=xml");
        reply.ContentType.ShouldBe(Json);
        reply.Succeeded().GetProperty("__format__").GetString().ShouldBe("xml");
    }

    [Theory]
    [InlineData("yaml")]
    [InlineData("xml,json")]
    [InlineData("%3Cscript%3E")]
    public async Task Name_ThatIsNotOffered_IsRefusedBeforeTheServiceRuns(string name)
    {
        await using var host = await StartAsync("json", "xml");
        var reply = await host.GetAsync($"/api?s=Counter.Add&__format__={name}");
        reply.ContentType.ShouldBe(Json);
        reply.Status.ShouldBe(200);
        reply.Refused(400, "__format__ does not name an available format; available formats: json, xml.");
        reply.Text.ShouldNotContain("script");
        (await host.GetAsync("/api?s=Counter.Count")).Succeeded().GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Name_KnownButNotOffered_IsRefusedInTheCallersLanguage()
    {
        await using var host = await TestHost.StartAsync();
        var reply = await host.SendAsync(HttpMethod.Get, "/api?s=Echo.Nothing&__format__=xml", null, ("Accept-Language", "zh-CN"));
        reply.Refused(400, "__format__ 指定的格式不可用，可用的格式有：json。");
    }

    [Theory]
    [InlineData("callback=f", Script)]
    [InlineData("callback=f&__format__=xml", Script)]
    [InlineData("__format__=xml", Xml)]
    public async Task Callback_WinsOverTheFormat(string query, string contentType)
    {
        await using var host = await TestHost.StartAsync(options => options.Entry = entry =>
        {
            entry.Formats = ["json", "xml"];
            entry.Jsonp = true;
        });
        (await ContentTypeAsync(host, query)).ShouldBe(contentType);
        (await host.Client.GetStringAsync("/api?s=Echo.Nothing&callback=f&__format__=yaml")).ShouldStartWith("/**/f({\"ret\":400,");
    }

    [Fact]
    public async Task Formats_OfTheConfiguration_ServeEveryEntry_AndCodeReplacesThem()
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Settings["PhalNet:Formats:0"] = "xml";
            options.Settings["PhalNet:Formats:1"] = "json";
            options.Map = app =>
            {
                app.MapPhalNet("/api");
                app.MapPhalNet("/own", entry => entry.Formats = ["json"]);
            };
        });
        (await ContentTypeAsync(host, "")).ShouldBe(Xml);
        (await host.GetAsync("/own?s=Echo.Nothing")).ContentType.ShouldBe(Json);
        (await host.GetAsync("/own?s=Echo.Nothing&__format__=xml")).Refused(400, "json.");
    }

    [Theory]
    [InlineData("PhalNet:Formats:0=json;PhalNet:Formats:1=yaml", "'yaml', which is not a known format; known formats: json, broken, xml.")]
    [InlineData("PhalNet:Formats:0=json;PhalNet:Formats:1=JSON", "PhalNet:Formats has 'json' more than once.")]
    [InlineData("PhalNet:Formats=xml", "PhalNet:Formats is a list: set PhalNet:Formats:0=xml and so on.")]
    [InlineData("PhalNet:Format=Xml", "PhalNet:Format is not an option; set the formats with PhalNet:Formats:0=xml and so on.")]
    public void Setting_ThatIsWrong_IsNamedBeforeTheHostStarts(string settings, string exception) =>
        FindError(options =>
        {
            options.ConfigurePhalNet = app => app.AddReplyFormat<Broken>();
            foreach (var setting in settings.Split(';'))
                options.Settings[setting.Split('=')[0]] = setting.Split('=')[1];
        }).ShouldContain(exception);

    [Fact]
    public void Format_ThatIsWrong_IsNamedBeforeTheHostStarts()
    {
        var exception = FindError(options => options.ConfigurePhalNet = app => app.AddReplyFormat<Nameless>().AddReplyFormat<AnotherXml>());
        exception.ShouldContain($"{typeof(Nameless)} has no name.");
        exception.ShouldContain($"{typeof(Nameless)} has the content type 'nothing', which is not a media type.");
        exception.ShouldContain($"More than one reply format has the name 'xml': {typeof(AnotherXml)}, PhalNet.Hosting.XmlReplyFormat.");
    }

    [Fact]
    public async Task Format_ThatCannotWriteAnything_GivesJson()
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.ConfigurePhalNet = app => app.AddReplyFormat<Broken>();
            options.Entry = entry => entry.Formats = ["json", "broken"];
        });
        host.ExpectError(1100);
        host.ExpectError(1103);
        var reply = await host.GetAsync("/api?s=Echo.Nothing&__format__=broken");
        reply.ContentType.ShouldBe(Json);
        reply.Refused(500);
        reply.Text.ShouldNotContain("at fault");
    }

    private static async Task<string> ContentTypeAsync(TestHost host, string query)
    {
        using var response = await host.Client.GetAsync($"/api?s=Echo.Nothing&{query}");
        return Envelope.ContentTypeOf(response);
    }

    private static string FindError(Action<TestHostOptions> set)
    {
        using var logs = new TestLog();
        return Should.Throw<Exception>(() => TestHost.Build(logs, set)).Message;
    }

    private static Task<TestHost> StartAsync(params string[] formats) => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(Counter));
        options.ConfigureModule = Counter.AddTo;
        options.Entry = entry => entry.Formats = formats;
    });

    private sealed class Broken : IReplyFormat
    {
        public string Name => "broken";

        public string ContentType => "text/plain";

        public void Write(IBufferWriter<byte> output, Reply reply)
        {
            Encoding.ASCII.GetBytes("half an envelope", output);
            throw new InvalidOperationException("the format is at fault");
        }
    }

    private sealed class Nameless : IReplyFormat
    {
        public string Name => "";

        public string ContentType => "nothing";

        public void Write(IBufferWriter<byte> output, Reply reply) => throw new NotSupportedException();
    }

    private sealed class AnotherXml : IReplyFormat
    {
        public string Name => "xml";

        public string ContentType => "text/xml";

        public void Write(IBufferWriter<byte> output, Reply reply) => throw new NotSupportedException();
    }
}
