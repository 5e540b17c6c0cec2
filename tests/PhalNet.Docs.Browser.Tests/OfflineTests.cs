namespace PhalNet.Docs.Browser.Tests;

public sealed class OfflineTests(Chromium chromium)
{
    [Fact]
    public async Task ExportedSite_OpenedFromDisk_IsSearchedReadAndSwitched()
    {
        using var directory = new TemporaryDirectory();
        var site = Path.Combine(directory.Path, "site");
        var (code, _, errors) = await ServerProgram.RunAsync("docs", "export", site);
        code.ShouldBe(0, errors);
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;

        await page.GotoAsync(new Uri(Path.Combine(site, "index.html")).AbsoluteUri);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("发送私信");
        await page.Locator("[data-results] a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("发送私信");
        await page.Locator("[name=chat_message_data]").FillAsync("offline");
        await Assertions.Expect(page.Locator(".sample:visible pre code").First).ToContainTextAsync("offline");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Send a private message");
        page.Url.ShouldStartWith("file://");
    }
}
