using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

/// <summary>A host with nothing but its entry and the documentation.</summary>
public sealed partial class RootTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/Shop.Greeting.Hello")]
    [InlineData("/?service=Shop.Greeting.Hello&detail=1&type=fold")]
    [InlineData("/?q=hello")]
    [InlineData("/openapi")]
    [InlineData("/llms.txt")]
    public async Task Links_OfAPage_LeadToPages(string path)
    {
        await using var host = await StartAsync();

        var page = await host.Client.GetStringAsync(path);

        var links = Links().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["link"].Value)).ToArray();
        links.ShouldNotBeEmpty();
        foreach (var link in links.Distinct())
        {
            link.ShouldNotStartWith("//");
            (await host.Client.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("/base", "/base")]
    public async Task Language_OnceChosen_IsRememberedOnAllPages(string below, string path)
    {
        await using var host = await StartAsync();

        using var response = await host.Client.GetAsync($"{below}/Shop.Greeting.Hello?lang=en");

        response.Headers.GetValues("Set-Cookie").Single().ShouldContain($"; path={path};");
        (await response.Content.ReadAsStringAsync()).ShouldContain($"<a class=\"brand\" href=\"{path}\">");
        (await host.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Entry_BesideThePages_Answers()
    {
        await using var host = await StartAsync();

        (await host.Client.GetStringAsync("/api?s=Shop.Greeting.Hello&name=you")).ShouldStartWith("""{"ret":200,""");
        (await host.Client.GetAsync("/Shop.Greeting.Nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Client.GetAsync("/a/b")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/Shop.Greeting.Hello?lang=en", "/Shop.Greeting.Hello?lang=en")]
    [InlineData("/", "/")]
    [InlineData("", "/")]
    [InlineData("//evil.example/x", "/")]
    [InlineData("/\\evil.example/x", "/")]
    [InlineData("/.//evil.example/x", "/")]
    [InlineData("/a/..//evil.example/x", "/")]
    [InlineData("https://evil.example/x", "/")]
    public async Task Password_WhenRight_LetsInToAPageOfTheHost(string wanted, string expected)
    {
        await using var host = await StartAsync(new() { ["PhalNet:Docs:Access"] = "Password", ["PhalNet:Docs:Password"] = Protected.Password });
        using var browser = new Browser(host);
        (await browser.ReadAsync("/Shop.Greeting.Hello")).ShouldContain("action=\"/login\"");

        using var response = await browser.LogInAsync(Protected.Password, wanted, "/login");

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.OriginalString.ShouldBe(expected);
        response.Headers.GetValues("Set-Cookie").Single().ShouldContain("; path=/;");
        (await browser.ReadAsync("/Shop.Greeting.Hello")).ShouldContain("action=\"/logout\"");
    }

    private static Task<DocsHost> StartAsync(Dictionary<string, string?>? settings = null) => DocsHost.StartAsync([typeof(Greeting)], settings: settings, map: app =>
    {
        app.UsePathBase("/base");
        app.UseRouting();
        app.MapPhalNet("/api");
        app.MapPhalNetDocs("/");
    });

    // The links of pages, and Markdown links to the same host.
    [GeneratedRegex("(?:href|src|data-copy-from)=\"(?<link>/[^\"]*)\"|\\]\\(http://[^/]+(?<link>/[^)]*)\\)")]
    private static partial Regex Links();
}
