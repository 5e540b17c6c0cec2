using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Browser.Tests;

/// <summary>Services called by a method that HTML forms do not support.</summary>
public sealed class VerbTests(Chromium chromium)
{
    [Theory]
    [InlineData("Note", "PUT")]
    [InlineData("Forget", "DELETE")]
    public async Task Form_OfAServiceForAnotherMethod_CallsByIt(string action, string verb)
    {
        await using var host = await DocsHost.StartAsync([typeof(Parcels)]);
        await using var visitor = await chromium.VisitAsync(options => options.Locale = "en");
        var page = visitor.Page;
        await page.GotoAsync($"{host.Address}docs/Shop.Parcels.{action}");
        await page.Locator("#p-token").FillAsync("abc");
        await page.Locator("#p-id").FillAsync("7");
        if (verb == "PUT")
            await page.Locator("#p-note").FillAsync("mind the glass");

        await page.Locator(".send button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator("[data-reply]")).ToContainTextAsync($"{verb} /api");
        await Assertions.Expect(page.Locator("[data-reply] pre").First).ToContainTextAsync("\"ret\": 200");
    }

    [Fact]
    public async Task Form_WithoutScript_OffersNoMethodItCannotCallBy()
    {
        await using var host = await DocsHost.StartAsync([typeof(Parcels)]);
        await using var visitor = await chromium.VisitAsync(options => options.JavaScriptEnabled = false);
        await visitor.Page.GotoAsync($"{host.Address}docs/Shop.Parcels.Note");

        await Assertions.Expect(visitor.Page.Locator(".send button[type=submit]")).ToBeHiddenAsync();
    }
}
