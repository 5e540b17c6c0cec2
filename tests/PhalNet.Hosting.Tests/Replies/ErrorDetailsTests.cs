using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

public sealed class ErrorDetailsTests
{
    private const string Query = "s=Orders.Place&count=x&order={\"sku\":\"toolongsku\",\"lines\":[{\"n\":0}]}";
    private const string Data = """
        {"errors":[{"name":"count","message":"count must be of type int."},{"name":"order.sku","message":"order.sku must have a length of at most 5."},{"name":"order.lines[0].n","message":"order.lines[0].n must be from 1 to 5."}]}
        """;

    [Fact]
    public async Task Details_AreOffByDefault()
    {
        await using var host = await StartAsync();

        var reply = await host.GetAsync($"/api?{Query}");

        reply.Text.ShouldBe("""{"ret":400,"data":{},"msg":"count must be of type int."}""");
    }

    [Fact]
    public async Task Details_ByConfiguration_AreTheData()
    {
        await using var host = await StartAsync(options => options.Settings["PhalNet:ErrorDetails"] = "true");

        var reply = await host.GetAsync($"/api?{Query}");

        reply.Text.ShouldBe($$"""{"ret":400,"data":{{Data}},"msg":"count must be of type int."}""");
    }

    [Fact]
    public async Task Details_AreAMatterOfTheEntry()
    {
        await using var host = await StartAsync(options => options.Map = app =>
        {
            app.MapPhalNet("/with", entry => entry.ErrorDetails = true);
            app.MapPhalNet("/without");
        });

        (await host.GetAsync($"/with?{Query}")).Data.GetRawText().ShouldBe(Data);
        (await host.GetAsync($"/without?{Query}")).Data.GetRawText().ShouldBe("{}");
    }

    [Fact]
    public async Task Details_OffForAnEntry_StayOffWhereTheApplicationHasThemOn()
    {
        await using var host = await StartAsync(options =>
        {
            options.Settings["PhalNet:ErrorDetails"] = "true";
            options.Entry = entry => entry.ErrorDetails = false;
        });

        (await host.GetAsync($"/api?{Query}")).Data.GetRawText().ShouldBe("{}");
    }

    [Fact]
    public async Task Details_AreWrittenInEveryFormat()
    {
        await using var host = await StartAsync(options => options.Entry = entry =>
        {
            entry.ErrorDetails = true;
            entry.Jsonp = true;
            entry.Formats = ["json", "xml"];
        });

        var jsonp = await host.Client.GetStringAsync($"/api?{Query}&callback=f");
        var xml = await host.Client.GetStringAsync($"/api?{Query}&__format__=xml");

        jsonp.ShouldBe($$"""/**/f({"ret":400,"data":{{Data}},"msg":"count must be of type int."});""");
        xml.ShouldContain("<name><![CDATA[order.lines[0].n]]></name>");
    }

    private static Task<TestHost> StartAsync(Action<TestHostOptions>? set = null) => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(Orders));
        set?.Invoke(options);
    });

    public sealed record Line([Range(1, 5)] int N);

    public sealed record Order([StringLength(5)] string Sku, IReadOnlyList<Line> Lines);

    [Service("App.Orders")]
    public sealed class Orders
    {
#pragma warning disable CA1822
        public int Place(int count, Order order) => count + order.Lines.Count;
    }
}
