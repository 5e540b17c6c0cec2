using System.Text.Json;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

public sealed class JsonpTests
{
    [Theory]
    [InlineData("callback=f", "f")]
    [InlineData("callback=1&callback=jQuery111_222", "jQuery111_222")]
    [InlineData("callback=$.my.fn_1", "$.my.fn_1")]
    [InlineData("CALLBACK=f", "f")]
    public async Task Callback_ThatIsAFunctionsName_WrapsTheEnvelope(string query, string name)
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync($"/api?s=Echo.Text&text=a&{query}");
        Envelope.ContentTypeOf(response).ShouldBe("application/javascript;charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldBe($"/**/{name}({{\"ret\":200,\"data\":\"a\",\"msg\":\"\"}});");
    }

    [Theory]
    [InlineData("alert(1)//")]
    [InlineData("a%0ab")]
    [InlineData("f%0a")]
    [InlineData("1f")]
    [InlineData("f..g")]
    [InlineData("a[0]")]
    [InlineData("<script>")]
    [InlineData("%E4%BD%A0")]
    public async Task Callback_ThatIsNot_IsRefusedBeforeTheServiceRuns(string callback)
    {
        await using var host = await StartAsync();
        var reply = await host.GetAsync($"/api?s=Counter.Add&callback={callback}");
        reply.ContentType.ShouldBe("application/json;charset=utf-8");
        reply.Refused(400, "callback");
        reply.Text.ShouldNotContain("script");
        (await host.GetAsync("/api?s=Counter.Count")).Succeeded().GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("callback=")]
    [InlineData("callback=0")]
    [InlineData("callback")]
    public async Task Callback_LeftEmpty_IsNone(string query)
    {
        await using var host = await StartAsync();
        (await host.GetAsync($"/api?s=Echo.Text&text=a&{query}")).Succeeded();
    }

    [Fact]
    public async Task Jsonp_IsOffByDefault()
    {
        await using var host = await TestHost.StartAsync();
        (await host.GetAsync("/api?s=Echo.Text&text=a&callback=f")).Succeeded();
    }

    [Fact]
    public async Task CallbackInTheBody_IsAnOrdinaryValue()
    {
        await using var host = await StartAsync();
        (await host.PostAsync("/api?s=Echo.Text&text=a", "callback=f")).Succeeded();
    }

    [Fact]
    public async Task Text_ThatScriptsTakeForLineEnds_IsEscaped()
    {
        await using var host = await StartAsync();
        var text = await host.Client.GetStringAsync("/api?s=Echo.Text&text=%E2%80%A8%E2%80%A9%3C/script%3E%F0%9F%98%80&callback=f");
        text.ShouldNotContain("\u2028");
        text.ShouldNotContain("\u2029");
        text.ShouldNotContain("</script>");
        JsonDocument.Parse(text[6..^2]).RootElement.GetProperty("data").GetString().ShouldBe("\u2028\u2029</script>😀");
    }

    [Fact]
    public async Task Parameter_OfAnotherName_CanBeChosen()
    {
        await using var host = await TestHost.StartAsync(options => options.Entry = entry =>
        {
            entry.Jsonp = true;
            entry.JsonpParameter = "cb";
        });
        (await host.Client.GetStringAsync("/api?s=Echo.Nothing&cb=f")).ShouldStartWith("/**/f(");
        (await host.GetAsync("/api?s=Echo.Nothing&callback=f")).Succeeded();
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(Counter));
        options.ConfigureModule = Counter.AddTo;
        options.Entry = entry => entry.Jsonp = true;
    });
}
