using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Docs.Browser.Tests.Services;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Browser.Tests;

/// <summary>Parameters whose names have a meaning for a browser or in a request.</summary>
public sealed class NameTests(Chromium chromium)
{
    [Fact]
    public async Task Form_OfNamesThatABrowserUses_SendsAndRemembersThem()
    {
        await using var host = await DocsHost.StartAsync([typeof(Shadows)]);
        await using var visitor = await chromium.VisitAsync(options => options.Locale = "en");
        var page = visitor.Page;
        await page.GotoAsync($"{host.Address}docs/Shop.Shadows.Members");
        await Assertions.Expect(page.Locator("#p-constructor")).ToHaveValueAsync("");
        var names = await FillAsync(page);

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#p-dataset")).ToHaveValueAsync("<dataset>");
        await Assertions.Expect(page.Locator(".sample:visible pre code").First).ToContainTextAsync("<dispatchEvent>");
        await ClickBetweenFieldsAsync(page);
        await page.Locator(".send button").First.ClickAsync();

        await ShouldHaveComeAsync(page.Locator("[data-reply] pre").First, names);
        await page.Locator("[type=reset]").ClickAsync();
        await Assertions.Expect(page.Locator("#p-dataset")).Not.ToHaveValueAsync("<dataset>");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#p-dataset")).Not.ToHaveValueAsync("<dataset>");
    }

    [Fact]
    public async Task Form_OfNamesThatABrowserUses_IsSentWithoutScript()
    {
        await using var host = await DocsHost.StartAsync([typeof(Shadows)]);
        await using var visitor = await chromium.VisitAsync(options => options.JavaScriptEnabled = false);
        await visitor.Page.GotoAsync($"{host.Address}docs/Shop.Shadows.Members");
        var names = await FillAsync(visitor.Page);

        await visitor.Page.Locator(".send button").First.ClickAsync();

        // Only a script can set headers.
        await ShouldHaveComeAsync(visitor.Page.FrameLocator("iframe[name=reply]").Locator("body"), names.Where(name => name != "toString"));
    }

    [Theory]
    [InlineData("s", "S", "PhalApi", "POST")]
    [InlineData("s", "S", "PhalApi", "GET")]
    [InlineData("s", "S", "Strict", "POST")]
    [InlineData("s", "S", "Strict", "GET")]
    [InlineData("service", "Service", "Strict", "POST")]
    [InlineData("service", "Service", "Strict", "GET")]
    public async Task Form_OfAParameterThatNamesTheService_ReachesTheService(string name, string action, string profile, string method)
    {
        await using var host = await StartAsync(profile);
        foreach (var hasScript in (bool[])[true, false])
        {
            await using var visitor = await chromium.VisitAsync(options => options.JavaScriptEnabled = hasScript);
            var page = visitor.Page;
            await page.GotoAsync($"{host.Address}docs/Shop.Collisions.{action}");
            await page.Locator($"#p-{name}").FillAsync("Berta");

            await page.Locator($".send button[value={method}]").ClickAsync();

            var reply = hasScript ? page.Locator("[data-reply] pre").First : page.FrameLocator("iframe[name=reply]").Locator("body");
            await Assertions.Expect(reply).ToContainTextAsync("It is Berta");
        }
    }

    private static Task<DocsHost> StartAsync(string profile) => DocsHost.StartAsync(
        [typeof(Collisions)],
        settings: new() { ["PhalNet:Profile"] = "PhalApi" },
        map: app =>
        {
            app.MapPhalNet("/api", options => options.Profile = profile);
            app.MapPhalNetDocs("/docs");
        },
        configure: phalNet => phalNet.AddPhalApiCompatibility());

    private static async Task<IReadOnlyList<string>> FillAsync(IPage page)
    {
        var names = new List<string>();
        foreach (var field in await page.Locator(".field").AllAsync())
        {
            var name = (await field.GetAttributeAsync("data-name"))!;
            await field.Locator("[name]").FillAsync($"<{name}>");
            names.Add(name);
        }

        names.Count.ShouldBe(21);
        return names;
    }

    // Playwright itself reads members of elements that are shadowed by fields of this form.
    private static async Task ClickBetweenFieldsAsync(IPage page)
    {
        var field = page.Locator(".field").First;
        await field.ScrollIntoViewIfNeededAsync();
        var box = (await field.BoundingBoxAsync())!;
        (await field.EvaluateAsync<string>("field => { const box = field.getBoundingClientRect(); return document.elementFromPoint(box.x + 1, box.bottom + 3).tagName; }")).ShouldBe("FORM");
        await page.Mouse.ClickAsync(box.X + 1, box.Y + box.Height + 3);
    }

    private static async Task ShouldHaveComeAsync(ILocator reply, IEnumerable<string> names)
    {
        foreach (var name in names)
            await Assertions.Expect(reply).ToContainTextAsync($"<{name}>");
    }
}
