using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
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

    [Theory]
    [InlineData("", "/{tenant}/v{version:int}/api")]
    [InlineData("/{tenant}", "/v{version:int}/api")]
    public async Task Formats_OfAnEntryWithRouteValues_CallItWithThem(string group, string entry)
    {
        await using var host = await StartAsync(app =>
        {
            (group.Length == 0 ? app : (IEndpointRouteBuilder)app.MapGroup(group)).MapPhalNet(entry);
            app.MapPhalNetDocs();
        });
        const string example = "/example-tenant/v1/api";

        var markdown = await host.Client.GetStringAsync("/docs/Shop.Greeting.Hello.md?lang=en");
        markdown.ShouldContain("- In the path: `tenant` (String, such as `example-tenant`), `version` (Integer, such as `1`)");
        markdown.ShouldContain($"{host.Address.GetLeftPart(UriPartial.Authority)}{example}'");
        (await host.Client.GetStringAsync("/docs/llms-full.txt?lang=en"))
            .ShouldContain("The path contains values: `tenant` (String, such as `example-tenant`)");

        var collection = JsonNode.Parse(await host.Client.GetStringAsync("/docs/postman.json"))!;
        var url = collection["item"]![0]!["item"]![0]!["item"]!.AsArray()
            .Select(item => item!["request"]!["url"]!).Single(one => one["raw"]!.ToString().Contains("Greeting.Hello", StringComparison.Ordinal));
        url["raw"]!.ToString().ShouldStartWith("{{baseUrl}}/:tenant/v{{version}}/api/Shop.Greeting.Hello");
        url["path"]!.ToJsonString().ShouldBe("""[":tenant","v{{version}}","api","Shop.Greeting.Hello"]""");
        url["variable"]!.ToJsonString().ShouldBe("""[{"key":"tenant","value":"example-tenant"}]""");
        collection["variable"]!.AsArray().Single(one => one!["key"]!.ToString() == "version")!["value"]!.ToString().ShouldBe("1");

        var page = await host.Client.GetStringAsync("/docs/Shop.Greeting.Hello?lang=en");
        page.ShouldContain($"action=\"{example}/Shop.Greeting.Hello\"");
        page.ShouldContain("data-address=\"/{tenant}/v{version}/api?s=Shop.Greeting.Hello\"");
        page.ShouldContain("data-name=\"tenant\" data-source=\"Path\"");
        (await host.Client.GetStringAsync($"{example}?s=Shop.Greeting.Hello&name=Ann")).ShouldContain("\"ret\":200");
    }

    [Theory]
    [InlineData("/{tenant=acme}/api", "/acme/api")]
    [InlineData("/{tenant:alpha}/api", "/example/api")]
    [InlineData("/{tenant:guid}/api", "/00000000-0000-0000-0000-000000000001/api")]
    [InlineData("/{tenant:length(3)}/api", "/100/api")]
    [InlineData("/{tenant:min(50)}/api", "/100/api")]
    [InlineData("/{tenant}/{shop}/api", "/example-tenant/example-shop/api")]
    [InlineData("/api/{tenant?}", "/api/example-tenant")]
    public async Task Example_OfARouteValue_IsOneThatTheRouteTakes(string entry, string example)
    {
        await using var host = await StartAsync(app =>
        {
            app.MapPhalNet(entry);
            app.MapPhalNetDocs();
        });

        (await host.Client.GetStringAsync("/docs/Shop.Greeting.Hello.md")).ShouldContain($"{example}'");
        (await host.Client.GetStringAsync($"{example}?s=Shop.Greeting.Hello&name=Ann")).ShouldContain("\"ret\":200");
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
