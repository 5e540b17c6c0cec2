using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

public sealed class ClosedTests
{
    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/")]
    [InlineData("/docs//")]
    [InlineData("/DOCS")]
    [InlineData("/%64ocs")]
    [InlineData("/docs/Shop.Greeting.Hello")]
    [InlineData("/docs/a/b/c/d")]
    [InlineData("/docs/login")]
    [InlineData("/docs/logout")]
    [InlineData("/docs/llms.txt")]
    [InlineData("/docs/openapi.json")]
    [InlineData("/docs/assets/docs.css")]
    [InlineData("/docs?s=Shop.Greeting.Hello")]
    [InlineData("/docs//?s=Shop.Greeting.Hello")]
    [InlineData("/docs//Shop.Greeting.Hello")]
    [InlineData("/docs/%2fShop.Greeting.Hello?s=Shop.Greeting.Hello")]
    [InlineData("/docs/x/../Shop.Greeting.Hello?s=Shop.Greeting.Hello")]
    [InlineData("/docs?service=Shop.Greeting.Hello&detail=1&type=fold")]
    public async Task Closed_AnyAddressByAnyMethod_IsNotFoundAndRunsNothing(string path)
    {
        await using var host = await OfAsync("Off", root: true);

        foreach (var method in (string[])["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
        {
            using var response = await host.Client.SendAsync(new(new HttpMethod(method), path));

            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, method);
            var text = await response.Content.ReadAsStringAsync();
            text.ShouldNotContain("Hello, you");
            if (method != "HEAD")
                JsonDocument.Parse(text).RootElement.GetProperty("ret").GetInt32().ShouldBe(404);
        }
    }

    [Fact]
    public async Task Closed_Reply_LeavesNoCookieAndIsKeptByNobody()
    {
        await using var host = await OfAsync("Off", root: false);

        using var response = await host.Client.GetAsync("/docs?lang=en");

        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"ret":404,"data":{},"msg":"Nothing found at this address."}""");
    }

    [Theory]
    [InlineData("Development", null, HttpStatusCode.OK)]
    [InlineData("Production", null, HttpStatusCode.NotFound)]
    [InlineData("Staging", null, HttpStatusCode.NotFound)]
    [InlineData("Production", "open", HttpStatusCode.OK)]
    [InlineData("Development", "Off", HttpStatusCode.NotFound)]
    public async Task Access_ByEnvironmentAndOption_OpensOrCloses(string environment, string? access, HttpStatusCode expected)
    {
        await using var host = await OfAsync(access, root: false, environment);

        (await host.Client.GetAsync("/docs")).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Closed_PathsThatLeadOutOfThePrefix_AreTheEntrysOwn()
    {
        await using var host = await OfAsync("Off", root: true);

        (await host.Client.GetStringAsync("/docs/%2e%2e/Shop.Greeting.Hello")).ShouldContain("Hello, you");
        (await host.Client.GetAsync("/docsy")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<DocsHost> OfAsync(string? access, bool root, string environment = "Production") => DocsHost.StartAsync(
        [typeof(Greeting)], environment, access is null ? null : new() { ["PhalNet:Docs:Access"] = access }, app =>
        {
            app.MapPhalNet(root ? "/" : "/api");
            app.MapPhalNetDocs();
        });
}
