using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Browser.Tests;

/// <summary>The page of a service with every kind of parameter, in a browser.</summary>
public sealed class ShowcaseTests(Chromium chromium)
{
    [Fact]
    public async Task Form_WithEveryKindOfInput_SendsWhatTheServiceTakes()
    {
        await using var host = await DocsHost.StartAsync([typeof(Showcase)], settings: new() { ["PhalNet:Debug"] = "OnRequest" });
        await using var visitor = await chromium.VisitAsync(options => options.Locale = "en");
        var page = visitor.Page;
        await page.GotoAsync($"{host.Address}docs/Shop.Showcase.Place");

        await page.Locator("[name=note]").FillAsync("two\nlines");
        await page.Locator("[name=password]").FillAsync("secret");
        await page.Locator("[name=amount]").FillAsync("7");
        await page.Locator("[name=gift]").SelectOptionAsync("true");
        await page.Locator("[name=at]").FillAsync("2026-01-31T10:20:30");
        await page.Locator("[name=day]").FillAsync("2026-01-31");
        await page.Locator("[name=time]").FillAsync("10:20:30");
        await page.Locator("[name=colour]").SelectOptionAsync("leaf-green");
        await page.Locator("[name=sizes]").FillAsync("s|m");
        await page.Locator("[name=lines]").FillAsync("""[{"sku":"A-1","count":2,"price":1.5}]""");
        await page.Locator("[name=address]").FillAsync("""{"street":"Main street 1","city":"Berlin","floor":null}""");
        await page.Locator("[name=picture]").SetInputFilesAsync(new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = [1, 2, 3] });
        await page.Locator("[name=X-Client]").FillAsync("9");
        await page.Locator("[data-debug-ask]").CheckAsync();
        await page.Locator(".send button").First.ClickAsync();

        var reply = page.Locator("[data-reply]");
        await Assertions.Expect(reply).ToContainTextAsync("ret 200");
        await Assertions.Expect(reply.Locator("pre").First).ToContainTextAsync("\"re/named~it\": \"photo.png\"");
        await Assertions.Expect(reply.Locator("pre").First).ToContainTextAsync("True9");
        await Assertions.Expect(reply.Locator(".stack li")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Form_RefusedByTheService_ShowsRetAndMessage()
    {
        await using var host = await DocsHost.StartAsync([typeof(Greeting), typeof(Showcase)]);
        await using var visitor = await chromium.VisitAsync(options => options.Locale = "en");
        var page = visitor.Page;
        await page.GotoAsync($"{host.Address}docs/Shop.Showcase.Place");

        await page.EvaluateAsync("document.querySelector('form.try').noValidate = true");
        await page.Locator(".send button").First.ClickAsync();

        await Assertions.Expect(page.Locator("[data-reply]")).ToContainTextAsync("ret 400");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Page_HasNoSeriousFault(ColorScheme scheme, int width)
    {
        await using var host = await DocsHost.StartAsync([typeof(Showcase)]);
        await using var visitor = await chromium.VisitAsync(options =>
        {
            options.ColorScheme = scheme;
            options.ViewportSize = new() { Width = width, Height = 900 };
            options.BypassCSP = true;
        });
        await visitor.Page.GotoAsync($"{host.Address}docs/Shop.Showcase.Place");

        await Faults.ShouldBeNoneAsync(visitor.Page);
    }

    [Fact]
    public async Task SecondView_IsShownWithoutAskingAnotherHost()
    {
        await using var host = await DocsHost.StartAsync([typeof(Showcase)]);
        await using var visitor = await chromium.VisitAsync();

        await visitor.Page.GotoAsync($"{host.Address}docs/openapi");

        await Assertions.Expect(visitor.Page.GetByText("Place an order").First).ToBeVisibleAsync();
    }
}
