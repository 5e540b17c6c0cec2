using System.Text.Json;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;
using ReplyService = PhalNet.Hosting.Tests.Services.Replies;

namespace PhalNet.Hosting.Tests.Replies;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("Echo.Nothing", """{"ret":200,"data":{},"msg":""}""")]
    [InlineData("Replies.NoObject", """{"ret":200,"data":{},"msg":""}""")]
    [InlineData("Replies.NoText", """{"ret":200,"data":null,"msg":""}""")]
    [InlineData("Replies.NoNumber", """{"ret":200,"data":null,"msg":""}""")]
    [InlineData("Replies.List&count=0", """{"ret":200,"data":[],"msg":""}""")]
    [InlineData("Replies.Ret&ret=409&message=busy", """{"ret":409,"data":{},"msg":"busy"}""")]
    [InlineData("Replies.RetWithData&ret=409", """{"ret":409,"data":{"kept":true},"msg":""}""")]
    [InlineData("Replies.Text&text=%E4%BD%A0%F0%9F%98%80%3Ca+href%3D%27x%27%3E%26%22%5C", """{"ret":200,"data":{"text":"你\uD83D\uDE00<a href='x'>&\"\\"},"msg":""}""")]
    [InlineData("App.Nothing.Here", """{"ret":404,"data":{},"msg":"There is no service App.Nothing.Here."}""")]
    public async Task Reply_IsExactlyThis(string call, string envelope)
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync($"/api?s={call}");
        ((int)response.StatusCode).ShouldBe(200);
        Envelope.ContentTypeOf(response).ShouldBe("application/json;charset=utf-8");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        (await response.Content.ReadAsStringAsync()).ShouldBe(envelope);
    }

    [Fact]
    public async Task Text_ThatJsonCannotHoldAsItIs_IsEscapedOrReplaced()
    {
        await using var host = await StartAsync();
        var text = (await host.GetAsync("/api?s=Replies.Control")).Succeeded().GetString()!;
        text.ShouldBe("a\0\u0001\b\u001f\uFFFE\uFFFDb\u2028\u2029]]>c\r\nd\te<&>");
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    [InlineData(5_000_000)]
    public async Task LargeReply_ArrivesWhole_AndLeavesNoTrace(int size)
    {
        await using var host = await StartAsync();
        (await host.GetAsync($"/api?s=Replies.Large&size={size}")).Succeeded().GetString().ShouldBe(new string('大', size));
        (await host.GetAsync("/api?s=Echo.Nothing")).Text.ShouldBe("""{"ret":200,"data":{},"msg":""}""");
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 201)]
    [InlineData(301, 301)]
    [InlineData(404, 404)]
    [InlineData(599, 599)]
    [InlineData(100, 200)]
    [InlineData(204, 200)]
    [InlineData(205, 200)]
    [InlineData(304, 200)]
    [InlineData(600, 200)]
    [InlineData(-1, 200)]
    [InlineData(0, 200)]
    public async Task MirrorStatus_RepeatsRet_WhereAStatusLetsAReplyHaveABody(int ret, int status)
    {
        await using var host = await StartAsync(entry => entry.MirrorStatus = true);
        var reply = await host.GetAsync($"/api?s=Replies.Ret&ret={ret}");
        reply.Ret.ShouldBe(ret);
        reply.Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("ret=code;msg=message;data=result", """{"code":200,"message":"","result":"a"}""")]
    [InlineData("ret=;data=data", """{"ret":200,"data":"a","msg":""}""")]
    public async Task ResponseMap_RenamesMembers(string map, string envelope)
    {
        await using var host = await StartAsync(entry =>
        {
            foreach (var pair in map.Split(';'))
                entry.ResponseMap[pair.Split('=')[0]] = pair.Split('=')[1];
        });
        var reply = await host.Client.GetStringAsync("/api?s=Echo.Text&text=a");
        JsonElement.DeepEquals(JsonDocument.Parse(reply).RootElement, JsonDocument.Parse(envelope).RootElement).ShouldBeTrue(reply);
    }

    [Fact]
    public async Task ResponseMap_FromConfiguration_AppliesToEveryEntryAndToFailures()
    {
        await using var host = await TestHost.StartAsync(options => options.Settings["PhalNet:ResponseMap:ret"] = "code");
        (await host.Client.GetStringAsync("/api?s=No.Such.Service")).ShouldStartWith("""{"code":404,"data":{},"msg":"There is no service No.Such.Service."}""");
    }

    [Fact]
    public async Task Extras_AddMembers_AndNeverReplaceTheEnvelopesOwn()
    {
        await using var host = await StartAsync();
        (await host.GetAsync("/api?s=Replies.Extras")).Text.ShouldBe("""{"ret":200,"data":"data","msg":"","total":4}""");
    }

    [Fact]
    public async Task Headers_OfTheService_AreSentTheLastOfAName()
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync("/api?s=Replies.Headers");
        response.Headers.GetValues("X-Mine").ShouldBe(["2"]);
        response.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("a%0d%0aSet-Cookie: b")]
    [InlineData("%E4%BD%A0")]
    [InlineData("a%00")]
    public async Task Header_ThatHttpDoesNotAllow_IsAFaultOfTheService(string value)
    {
        await using var host = await StartAsync();
        host.ExpectError(1000);
        (await host.GetAsync($"/api?s=Replies.BadHeader&value={value}")).Refused(500);
    }

    private static Task<TestHost> StartAsync(Action<EntryOptions>? entry = null) => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(ReplyService));
        options.Entry = entry;
    });
}
