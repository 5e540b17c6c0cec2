using System.Text;
using System.Text.Json;

namespace PhalNet.Core.Tests.Strict;

public sealed partial class RequestReaderTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("s=App.Site.Index", "", "", "App.Site.Index")]
    [InlineData("service=App.One.Run&s=App.Two.Run", "", "", "App.One.Run")]
    [InlineData("s=App.Query.Run", Form, "s=App.Body.Run", "App.Body.Run")]
    [InlineData("s=App.Query.Run", "application/json", """{"s":"App.Body.Run"}""", "App.Body.Run")]
    [InlineData("s=App.Query.Run&service=", "", "", "App.Query.Run")]
    [InlineData("s=", "", "", "")]
    [InlineData("", "", "", "")]
    [InlineData("", "application/json", """{"s":5}""", "")]
    public async Task Service_IsNamedByServiceThenSTheBodyFirst(string query, string type, string body, string expected)
    {
        await using var raw = Request(query, type, body);

        (await ReadAsync(raw)).Service.ShouldBe(expected);
    }

    [Fact]
    public async Task Service_NamedByThePath_WinsOverAll()
    {
        await using var raw = new MemoryRequest { Limits = new(), QueryText = "s=App.Query.Run", PathService = "App.Path.Run", DefaultNamespace = "Own", Language = "en" };

        var request = await ReadAsync(raw);

        request.Service.ShouldBe("App.Path.Run");
        request.DefaultNamespace.ShouldBe("Own");
        request.Language.ShouldBe("en");
        request.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("a=1", "1")]
    [InlineData("&a=1", "1")]
    [InlineData("&&a=1&&", "1")]
    [InlineData("a=1&a=2", "2")]
    [InlineData("a=1&a=", "")]
    [InlineData("a", "")]
    [InlineData("a=b=c", "b=c")]
    [InlineData("a=b+c", "b c")]
    [InlineData("a=b%20c%2B", "b c+")]
    [InlineData("a=%E4%BD%A0", "你")]
    [InlineData("a=%f0%9f%98%80", "😀")]
    [InlineData("%61=1", "1")]
    [InlineData("a=100%", "100%")]
    [InlineData("a=%zz%1", "%zz%1")]
    [InlineData("a=%00", "\0")]
    [InlineData("a=你", "你")]
    public async Task Pair_OfQueryOrForm_IsDecoded(string pairs, string expected)
    {
        await using var query = Request(pairs);
        await using var form = Request("", Form, pairs);
        await using var formWithCharset = Request("", Form + "; charset=utf-8", pairs);

        (await ReadAsync(query)).Values.Get("a").Text.ShouldBe(expected);
        (await ReadAsync(form)).Values.Get("a").Text.ShouldBe(expected);
        (await ReadAsync(formWithCharset)).Values.Get("a", ValueSource.Body).Text.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("b=1")]
    [InlineData("A=1")]
    [InlineData("=1")]
    [InlineData("a%00=1")]
    [InlineData("aa=1")]
    public async Task Name_ThatWasNotSent_IsMissing(string query)
    {
        await using var raw = Request(query);

        (await ReadAsync(raw)).Values.Get("a").Kind.ShouldBe(CallValueKind.Missing);
    }

    [Fact]
    public async Task Value_OfTheBody_WinsOverTheQueryAndSourcesStayApart()
    {
        await using var raw = new MemoryRequest
        {
            Limits = new(), QueryText = "a=query&q=1", Type = Form, BodyText = "a=body&b=1",
            Headers = { ["X-A"] = "header" }, Cookies = { ["a"] = "cookie%20one" },
        };

        var values = (await ReadAsync(raw)).Values;

        values.Get("a").Text.ShouldBe("body");
        values.Get("a", ValueSource.Query).Text.ShouldBe("query");
        values.Get("a", ValueSource.Body).Text.ShouldBe("body");
        values.Get("a", ValueSource.Cookie).Text.ShouldBe("cookie one");
        values.Get("x-a", ValueSource.Header).Text.ShouldBe("header");
        values.Get("b", ValueSource.Query).Kind.ShouldBe(CallValueKind.Missing);
        values.Get("q", ValueSource.Body).Kind.ShouldBe(CallValueKind.Missing);
        values.Get("X-A").Kind.ShouldBe(CallValueKind.Missing);
        values.Names().ShouldBe(["a", "q", "b"], ignoreOrder: true);
        values.Names(ValueSource.Query).ShouldBe(["a", "q"]);
        values.Names(ValueSource.Body).ShouldBe(["a", "b"]);
        values.Names(ValueSource.Header).ShouldBe(["X-A"]);
        values.Names(ValueSource.Cookie).ShouldBe(["a"]);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("", Form, "a=1")]
    [InlineData("a=1", "", "")]
    [InlineData("", "application/json", """{"a":1}""")]
    public async Task Names_OfAnyRequest_CanBeAskedFor(string query, string type, string body)
    {
        await using var raw = Request(query, type, body);

        (await ReadAsync(raw)).Values.Names().ShouldBe(query.Length + body.Length == 0 ? [] : ["a"]);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/vnd.api+json; charset=utf-8")]
    [InlineData("text/plain")]
    [InlineData("")]
    [InlineData(Form)]
    public async Task Body_ThatIsAJsonObject_IsOneUnderAnyContentType(string type)
    {
        await using var raw = Request("a=query", type, "\uFEFF \r\n{\"a\":\"text\",\"n\":5,\"l\":[1],\"o\":{\"x\":1},\"z\":null,\"d\":1,\"d\":2}");

        var request = await ReadAsync(raw);

        request.Refusal.ShouldBeNull();
        request.Values.Get("a").Text.ShouldBe("text");
        request.Values.Get("n").Json.GetInt32().ShouldBe(5);
        request.Values.Get("l").Json.GetArrayLength().ShouldBe(1);
        request.Values.Get("o").ToString().ShouldBe("""{"x":1}""");
        request.Values.Get("z").Kind.ShouldBe(CallValueKind.Null);
        request.Values.Get("d").Json.GetInt32().ShouldBe(2);
        request.Values.Names(ValueSource.Body).ShouldBe(["a", "n", "l", "o", "z", "d"]);
    }

    [Theory]
    [InlineData("application/json", "[1]", "The body is not a JSON object: Array")]
    [InlineData("application/json", "{\"a\":", "The body is not a JSON object: 1:6")]
    [InlineData("application/json", "{\"a\":1}x", "The body is not a JSON object: 1:8")]
    [InlineData("text/plain", "{\"a\"", "The body is not a JSON object: 1:5")]
    [InlineData("application/json", " ", "The body is not a JSON object: 1:1")]
    [InlineData("application/json", """{"a":"\ud800"}""", "The request contains bytes that are not valid UTF-8.")]
    [InlineData("application/json", """{"\uDC00":1}""", "The request contains bytes that are not valid UTF-8.")]
    public async Task Body_ThatIsNoJsonObject_GivesRet400(string type, string body, string message)
    {
        await using var host = await TestHost.StartAsync(typeof(Echo));
        await using var raw = Request("s=App.Echo.Run", type, body);

        var result = await host.CallAsync(await ReadAsync(raw, "en"));

        result.Ret.ShouldBe(400);
        result.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("text/plain", "a=1")]
    [InlineData("application/octet-stream", "\0\u0001")]
    public async Task Body_OfAnotherKind_IsIgnored(string type, string body)
    {
        await using var raw = Request("a=query", type, body);

        var request = await ReadAsync(raw);

        request.Refusal.ShouldBeNull();
        request.Values.Get("a").Text.ShouldBe("query");
    }

    [Fact]
    public async Task Body_OfAFormThatLooksLikeJson_IsReadAsAForm()
    {
        await using var raw = Request("", Form, "{a=1");

        (await ReadAsync(raw)).Values.Get("{a").Text.ShouldBe("1");
    }

    [Fact]
    public async Task Parts_OfAMultipartBody_AreValuesAndFiles()
    {
        var one = new MemoryFile("a.txt", "text/plain", [1]);
        var other = new MemoryFile("b.txt", "text/plain", [2]);
        await using var raw = new MemoryRequest
        {
            Limits = new(), Type = "multipart/form-data; boundary=x", QueryText = "a=query",
            Parts =
            [
                new("a", Encoding.UTF8.GetBytes("first"), null), new("a", Encoding.UTF8.GetBytes("你"), null),
                new("f", default, one), new("f", default, other), new("bad", new byte[] { 0xff }, null),
            ],
        };

        var values = (await ReadAsync(raw)).Values;

        values.Get("a").Text.ShouldBe("你");
        values.Get("f").Files.ShouldBe([one, other]);
        values.Get("bad").Kind.ShouldBe(CallValueKind.Malformed);
        values.Names(ValueSource.Body).ShouldBe(["a", "f", "bad"]);
    }

    [Fact]
    public async Task Parts_ThatCannotBeRead_AreRefusedInTheReadersWords()
    {
        await using var raw = new MemoryRequest { Limits = new(), Type = "multipart/form-data; boundary=x", QueryText = "s=App.Echo.Run" };

        var request = await ReadAsync(raw);

        request.Service.ShouldBe("App.Echo.Run");
        request.Refusal!.MessageKey.ShouldBe("request.broken");
    }

    [Theory]
    [InlineData("s=App.Echo.Run&text=%ff", "text contains bytes that are not valid UTF-8.")]
    [InlineData("s=App.Echo.Run&text=%ed%a0%80", "text contains bytes that are not valid UTF-8.")]
    [InlineData("s=App.Echo.Run&text=%c0%80", "text contains bytes that are not valid UTF-8.")]
    [InlineData("s=App.Echo.Run&text=a&other=%ff", "")]
    public async Task Value_ThatIsNoUtf8_IsRefusedWhereItIsAskedFor(string query, string message)
    {
        await using var host = await TestHost.StartAsync(typeof(Echo));
        await using var raw = Request(query);

        (await host.CallAsync(await ReadAsync(raw, "en"))).Message.ShouldBe(message);
    }

    [Fact]
    public async Task Form_ThatIsNoUtf8_IsRefused()
    {
        await using var raw = new MemoryRequest { Limits = new(), Type = Form, Body = [(byte)'a', (byte)'=', 0xff] };

        (await ReadAsync(raw)).Refusal!.MessageKey.ShouldBe("request.encoding");
    }

    private static MemoryRequest Request(string query, string type = "", string body = "") =>
        new() { Limits = new(), QueryText = query, Type = type, BodyText = body };

    private static async Task<CallRequest> ReadAsync(MemoryRequest raw, string? language = null)
    {
        var read = await new StrictRequestReader().ReadAsync(raw, default);
        return language is null ? read : new CallRequest(read.Service, read.Values) { Language = language, Refusal = read.Refusal };
    }

    [Service("App.Echo")]
    private sealed class Echo
    {
        public string Run(string text) => JsonSerializer.Serialize(text);
    }
}
