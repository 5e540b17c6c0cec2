using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

public sealed partial class GroupTests
{
    [Theory]
    [InlineData("/inside", "/inside/docs", "docs")]
    [InlineData("/a/b", "/a/b/docs", "docs")]
    [InlineData("/inside", "/inside", "/")]
    [InlineData("/{tenant}/help", "/acme/help/docs", "docs")]
    public async Task Pages_InARouteGroup_LinkToThemselves(string group, string under, string pattern)
    {
        await using var host = await StartAsync(app =>
        {
            app.MapPhalNet("/api");
            app.MapGroup(group).MapPhalNetDocs(pattern);
        });
        foreach (var page in (string[])[under, $"{under}/Shop.Greeting.Hello"])
        {
            var html = await host.Client.GetStringAsync(page);
            string[] links = [.. Links().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Where(link => link.StartsWith('/') && !link.StartsWith("/api/"))];
            links.ShouldNotBeEmpty();
            links.ShouldAllBe(link => link.StartsWith(under));
            foreach (var link in links.Distinct())
                (await host.Client.GetAsync(link.Split('#')[0])).StatusCode.ShouldBe(HttpStatusCode.OK, link);
        }

        (await host.Client.GetAsync($"{under}/llms.txt")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Entry_InAGroupWithRouteValues_IsDescribedWithThem()
    {
        await using var host = await StartAsync(app =>
        {
            app.MapGroup("/{tenant}").MapPhalNet("/v{version:int}/api");
            app.MapPhalNetDocs();
        });
        var document = JsonNode.Parse(await host.Client.GetStringAsync("/docs/openapi.json"))!;
        var path = document["paths"]!["/{tenant}/v{version}/api/Shop.Greeting.Hello"].ShouldNotBeNull();
        path["parameters"]!.ToJsonString().ShouldBe(
            """[{"name":"tenant","in":"path","required":true,"schema":{"type":"string"}},{"name":"version","in":"path","required":true,"schema":{"type":"integer","format":"int32"}}]""");
        (await host.Client.GetStringAsync("/docs/Shop.Greeting.Hello.md")).ShouldContain("/{tenant}/v{version}/api?s=Shop.Greeting.Hello");
        (await host.Client.GetStringAsync("/acme/v2/api?s=Shop.Greeting.Hello&name=Ann")).ShouldContain("\"ret\":200");
    }

    [Fact]
    public async Task Pages_WithoutAnEntry_StopTheStart() =>
        (await Should.ThrowAsync<DeclarationException>(() => StartAsync(app => app.MapPhalNetDocs())))
            .Errors.ShouldHaveSingleItem().ShouldContain("app.MapPhalNet(\"/\")");

    [Fact]
    public async Task Pages_MappedTwice_StopTheStart() =>
        (await Should.ThrowAsync<DeclarationException>(() => StartAsync(app =>
        {
            app.MapPhalNet("/api");
            app.MapPhalNetDocs("/help");
            app.MapGroup("/help").MapPhalNetDocs("/");
        }))).Errors.ShouldHaveSingleItem().ShouldContain("'/help'");

    [Fact]
    public async Task Pages_AndEntryOnOnePath_StopTheStart() =>
        (await Should.ThrowAsync<DeclarationException>(() => StartAsync(app =>
        {
            app.MapPhalNet("/docs");
            app.MapPhalNetDocs();
        }))).Errors.ShouldHaveSingleItem().ShouldContain("'/docs'");

    private static Task<DocsHost> StartAsync(Action<WebApplication> map) => DocsHost.StartAsync([typeof(Greeting)], map: map);

    [GeneratedRegex("""(?:href|src|action|data-copy-from)="([^"]*)""")]
    private static partial Regex Links();
}
