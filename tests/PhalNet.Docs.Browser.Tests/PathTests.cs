using Microsoft.AspNetCore.Builder;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Browser.Tests;

/// <summary>Entries with route values in their path.</summary>
public sealed class PathTests(Chromium chromium)
{
    [Fact]
    public async Task Form_CallsAndShowsTheValuesOfThePath()
    {
        await using var host = await StartAsync();
        await using var visitor = await chromium.VisitAsync(options => options.Locale = "en");
        var page = visitor.Page;
        await page.GotoAsync($"{host.Address}docs/Shop.Greeting.Hello");
        var sample = page.Locator(".sample:visible pre code").First;
        await Assertions.Expect(sample).ToContainTextAsync("/example-tenant/v1/api");

        await page.Locator("#path-tenant").FillAsync("Müller & Co");
        await page.Locator("#path-version").FillAsync("2");
        await page.Locator("#p-name").FillAsync("Ann");
        await Assertions.Expect(sample).ToContainTextAsync("/M%C3%BCller%20%26%20Co/v2/api");
        await page.Locator(".send button[type=submit]").First.ClickAsync();

        await Assertions.Expect(page.Locator("[data-reply]")).ToContainTextAsync("/M%C3%BCller%20%26%20Co/v2/api?s=Shop.Greeting.Hello HTTP/1.1");
        await Assertions.Expect(page.Locator("[data-reply] pre").First).ToContainTextAsync("\"ret\": 200");
    }

    [Fact]
    public async Task Form_WithoutAValueOfThePath_IsNotSent()
    {
        await using var host = await StartAsync();
        await using var visitor = await chromium.VisitAsync(options => options.Locale = "en");
        var page = visitor.Page;
        await page.GotoAsync($"{host.Address}docs/Shop.Greeting.Hello");
        await page.Locator("#p-name").FillAsync("Ann");

        await page.Locator(".send button[type=submit]").First.ClickAsync();

        await Assertions.Expect(page.Locator("#path-tenant:invalid")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-reply]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Form_WithoutScript_CallsTheExample()
    {
        await using var host = await StartAsync();
        await using var visitor = await chromium.VisitAsync(options => options.JavaScriptEnabled = false);
        var page = visitor.Page;
        await page.GotoAsync($"{host.Address}docs/Shop.Greeting.Hello");
        await Assertions.Expect(page.Locator("#path-tenant")).ToBeHiddenAsync();
        await page.Locator("#p-name").FillAsync("Ann");

        await page.Locator(".send button[type=submit]").First.ClickAsync();

        await Assertions.Expect(page.FrameLocator("iframe[name=reply]").Locator("body")).ToContainTextAsync("\"ret\":200");
    }

    private static Task<DocsHost> StartAsync() => DocsHost.StartAsync([typeof(Greeting)], map: app =>
    {
        app.MapGroup("/{tenant}").MapPhalNet("/v{version:int}/api");
        app.MapPhalNetDocs();
    });
}
