using System.Text;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

public sealed class ValueRoadTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("text=a+b%20c", "a b c")]
    [InlineData("text=%E4%BD%A0%E5%A5%BD", "你好")]
    [InlineData("text=%F0%9F%98%80", "😀")]
    [InlineData("text=a%26b%3Dc", "a&b=c")]
    [InlineData("text=a=b", "a=b")]
    [InlineData("text=1&text=2", "2")]
    [InlineData("&&text=a&", "a")]
    [InlineData("te%78t=a", "a")]
    [InlineData("text=100%", "100%")]
    [InlineData("text=%zz", "%zz")]
    [InlineData("text=", "")]
    [InlineData("text", "")]
    [InlineData("text=%2500", "%00")]
    [InlineData("text=a%00b", "a\0b")]
    public async Task Query_AndForm_AreReadAlike(string pairs, string text)
    {
        await using var host = await TestHost.StartAsync();
        (await host.GetAsync($"/api?s=Echo.Text&{pairs}")).Succeeded().GetString().ShouldBe(text);
        (await host.PostAsync("/api?s=Echo.Text", pairs)).Succeeded().GetString().ShouldBe(text);
        (await host.PostAsync("/api", $"{pairs}&s=Echo.Text")).Succeeded().GetString().ShouldBe(text);
    }

    [Theory]
    [InlineData("&text=hello word", "hello word")]
    [InlineData("&text=你好 世界 😀", "你好 世界 😀")]
    [InlineData("text=line\r\nbreak", "line\r\nbreak")]
    [InlineData("text=<a href=\"x\">", "<a href=\"x\">")]
    public async Task Form_WithNothingEncoded_IsTakenAsItStands(string body, string text)
    {
        await using var host = await TestHost.StartAsync();
        (await host.PostAsync("/api?s=Echo.Text", body)).Succeeded().GetString().ShouldBe(text);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json;charset=utf-8")]
    [InlineData("application/vnd.api+json")]
    [InlineData("text/plain")]
    [InlineData("text/html; charset=gbk")]
    [InlineData(Form)]
    [InlineData("nonsense")]
    [InlineData("*")]
    [InlineData(null)]
    public async Task JsonObject_UnderAnyMediaType_IsRead(string? contentType)
    {
        await using var host = await TestHost.StartAsync();
        var content = TestHost.Content("""{"s":"Echo.Text","text":"你好"}"""u8.ToArray(), contentType);
        (await host.PostAsync("/api", content)).Succeeded().GetString().ShouldBe("你好");
    }

    [Theory]
    [InlineData("\uFEFF{\"text\":\"a\"}", "a")]
    [InlineData(" \r\n\t{\"text\":\"a\"} \r\n", "a")]
    [InlineData("{\"text\":\"1\",\"text\":\"2\"}", "2")]
    [InlineData("{\"text\":12.50}", "12.50")]
    [InlineData("{\"text\":true}", "true")]
    [InlineData("{\"te\\u0078t\":\"\\ud83d\\ude00\"}", "😀")]
    public async Task Json_InItsManyForms_GivesTheValue(string body, string text)
    {
        await using var host = await TestHost.StartAsync();
        (await host.PostAsync("/api?s=Echo.Text", body, "application/json")).Succeeded().GetString().ShouldBe(text);
    }

    [Theory]
    [InlineData("{\"text\":", "request.json")]
    [InlineData("[1]", "Array")]
    [InlineData("\"text\"", "String")]
    [InlineData("{\"text\":\"a\"}x", "1:13")]
    [InlineData("{\"text\":\"\\ud800\"}", "UTF-8")]
    public async Task Json_ThatIsNoObject_IsRefused(string body, string word)
    {
        await using var host = await TestHost.StartAsync();
        var reply = await host.PostAsync("/api?s=Echo.Text", body, "application/json");
        reply.Refused(400, word == "request.json" ? "JSON" : word);
    }

    [Fact]
    public async Task Body_AndQuery_OfTheSameName_TheBodyWins()
    {
        await using var host = await TestHost.StartAsync();
        (await host.PostAsync("/api?s=Echo.Text&text=query", "text=body")).Succeeded().GetString().ShouldBe("body");
        (await host.PostAsync("/api?s=Echo.Text&text=query", "other=body")).Succeeded().GetString().ShouldBe("query");
        (await host.PostAsync("/api?s=Echo.Text&text=query", "{\"text\":\"body\"}", "application/json")).Succeeded().GetString().ShouldBe("body");
    }

    [Theory]
    [InlineData("/api/Echo.Nothing?service=Echo.Text&s=Echo.Text", "service=Echo.Text", 200)]
    [InlineData("/api?s=App.No", "service=Echo.Nothing", 200)]
    [InlineData("/api?service=App.No", "service=Echo.Nothing", 200)]
    [InlineData("/api?service=Echo.Nothing", "s=App.No", 200)]
    [InlineData("/api?s=Echo.Nothing", "a=b", 200)]
    [InlineData("/api?s=Echo.Nothing&service=", "a=b", 200)]
    [InlineData("/api?s=App.No&s=Echo.Nothing", "a=b", 200)]
    [InlineData("/api?s=App.No", "a=b", 404)]
    public async Task ServiceName_InSeveralPlaces_PathThenServiceThenSAndBodyBeforeQuery(string target, string body, int ret)
    {
        await using var host = await TestHost.StartAsync();
        (await host.PostAsync(target, body)).Ret.ShouldBe(ret);
    }

    [Fact]
    public async Task Sources_NamedByARule_AreKeptApart()
    {
        await using var host = await TestHost.StartAsync();
        var reply = await host.SendAsync(HttpMethod.Post, "/api?s=Echo.Sources&p=q", TestHost.Content("p=b"u8.ToArray(), Form),
            ("Cookie", "a=1; p=%E4%BD%A0; p=second"), ("p", "h"));
        var data = reply.Succeeded();
        data.GetProperty("query").GetString().ShouldBe("q");
        data.GetProperty("body").GetString().ShouldBe("b");
        data.GetProperty("cookie").GetString().ShouldBe("你");
        data.GetProperty("header").GetString().ShouldBe("h");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("PURGE")]
    public async Task Body_OfAnyMethod_IsRead(string method)
    {
        await using var host = await TestHost.StartAsync();
        (await host.SendAsync(new HttpMethod(method), "/api?s=Echo.AnyMethod", TestHost.Content("text=body"u8.ToArray(), Form)))
            .Succeeded().GetString().ShouldBe($"{method} body");
    }

    [Fact]
    public async Task Head_IsServed_WithTheHeadersAndNoBody()
    {
        await using var host = await TestHost.StartAsync();
        var reply = await host.SendRawAsync("HEAD /api?s=Echo.Text&text=a HTTP/1.1\r\nHost: x\r\n\r\n", hasBody: false);
        reply.Status.ShouldBe(200);
        reply.Header("Content-Type").ShouldBe("application/json;charset=utf-8");
        reply.Header("Content-Length").ShouldBe("31");
    }

    [Fact]
    public async Task Verb_NotDeclared_IsRefusedWithTheOnesThatAre()
    {
        await using var host = await TestHost.StartAsync();
        (await host.GetAsync("/api?s=Echo.PostOnly")).Refused(404, "App.Echo.PostOnly", "POST");
        (await host.PostAsync("/api?s=Echo.PostOnly", "")).Succeeded().GetString().ShouldBe("posted");
    }

    [Fact]
    public async Task ChunkedBody_IsReadWhole()
    {
        await using var host = await TestHost.StartAsync();
        using var connection = await host.ConnectAsync();
        await connection.WriteAsync($"POST /api?s=Echo.Text HTTP/1.1\r\nHost: x\r\nContent-Type: {Form}\r\nTransfer-Encoding: chunked\r\n\r\n");
        foreach (var piece in new[] { "te", "xt=%E4", "%BD", "%A0" })
            await connection.WriteAsync($"{piece.Length:x}\r\n{piece}\r\n");
        await connection.WriteAsync("0\r\n\r\n");
        (await connection.ReadAsync()).Envelope.Succeeded().GetString().ShouldBe("你");
    }

    [Fact]
    public async Task Expect100_IsAnsweredBeforeTheBodyIsSent()
    {
        await using var host = await TestHost.StartAsync();
        using var connection = await host.ConnectAsync();
        await connection.WriteAsync($"POST /api?s=Echo.Text HTTP/1.1\r\nHost: x\r\nContent-Type: {Form}\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n");
        (await connection.ReadAsync()).Status.ShouldBe(100);
        await connection.WriteAsync("text=a");
        (await connection.ReadAsync()).Envelope.Succeeded().GetString().ShouldBe("a");
    }

    [Fact]
    public async Task Requests_OnOneConnection_AreAnsweredInTurn()
    {
        await using var host = await TestHost.StartAsync();
        using var connection = await host.ConnectAsync();
        for (var i = 0; i < 20; i++)
            await connection.WriteAsync($"POST /api?s=Echo.Text HTTP/1.1\r\nHost: x\r\nContent-Type: {Form}\r\nContent-Length: 7\r\n\r\ntext={i:00}");
        for (var i = 0; i < 20; i++)
            (await connection.ReadAsync()).Envelope.Succeeded().GetString().ShouldBe($"{i:00}");
    }

    [Fact]
    public async Task Form_WithBytesThatAreNoText_IsRefused()
    {
        await using var host = await TestHost.StartAsync();
        var broken = Encoding.Latin1.GetBytes("text=\u00ff\u00fe");
        (await host.PostAsync("/api?s=Echo.Text", TestHost.Content(broken, Form))).Refused(400, "UTF-8");
        (await host.PostAsync("/api?s=Echo.Text", "text=%ff%fe")).Refused(400, "text", "UTF-8");
        (await host.GetAsync("/api?s=Echo.Text&text=%ff%fe")).Refused(400, "text", "UTF-8");
    }
}
