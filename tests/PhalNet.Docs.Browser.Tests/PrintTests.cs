namespace PhalNet.Docs.Browser.Tests;

/// <summary>The printed pages.</summary>
public sealed class PrintTests(Chromium chromium)
{
    [Fact]
    public async Task Service_OnPaper_IsItsTextAlone()
    {
        await using var visitor = await VisitAsync("docs/Platform.ChatMessage.Send");
        var page = visitor.Page;

        string[] hidden = ["header.top", ".side", "#try", ".copies", ".choose", ".code .copy", ".address button"];
        await ShouldBeShownOnScreenAloneAsync(page, hidden);

        await ShouldBeShownAsync(page, "h1", ".address code", "#parameters table", "#returns table", "#returns details pre", "#errors table", ".sample pre", "body > footer");
        (await page.Locator("button:visible").CountAsync()).ShouldBe(0);
        var cut = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('pre, .wide')].filter(one => one.checkVisibility() && (getComputedStyle(one).overflowY !== 'visible' || one.scrollHeight > one.clientHeight + 1)).map(one => one.className + one.textContent.slice(0, 40))");
        cut.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_OnPaper_IsAllItsServices()
    {
        await using var visitor = await VisitAsync("docs");
        var page = visitor.Page;

        await ShouldBeShownOnScreenAloneAsync(page, ["header.top", ".search", ".tools", ".formats"]);

        await ShouldBeShownAsync(page, "h1", ".counts", "details.class summary", "li.service a", "body > footer");
        (await page.Locator("button:visible").CountAsync()).ShouldBe(0);
        (await page.Locator("li.service:visible").CountAsync()).ShouldBe(await page.Locator(".tree li.service").CountAsync());
    }

    [Fact]
    public async Task SearchedList_OnPaper_IsWhatWasFound()
    {
        await using var visitor = await VisitAsync("docs");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Searchbox).FillAsync("send");
        await Assertions.Expect(page.Locator("[data-results] li.service")).Not.ToHaveCountAsync(0);

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.Locator(".search")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-results] li.service").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".tree")).ToBeHiddenAsync();
    }

    private async Task<Visitor> VisitAsync(string path)
    {
        var visitor = await chromium.VisitAsync(options => options.Locale = "en");
        await visitor.Page.GotoAsync($"{chromium.Server.Url}{path}");
        return visitor;
    }

    private static async Task ShouldBeShownOnScreenAloneAsync(IPage page, string[] places)
    {
        await ShouldBeShownAsync(page, places);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var place in places)
            (await page.Locator($"{place}:visible").CountAsync()).ShouldBe(0, place);
    }

    private static async Task ShouldBeShownAsync(IPage page, params string[] places)
    {
        foreach (var place in places)
            await Assertions.Expect(page.Locator($"{place}:visible").First).ToBeVisibleAsync();
    }
}
