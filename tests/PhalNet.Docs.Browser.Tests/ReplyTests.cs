using PhalNet.Docs.Browser.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Browser.Tests;

/// <summary>How the form shows replies without an envelope.</summary>
public sealed class ReplyTests(Chromium chromium)
{
    [Fact]
    public async Task File_IsSavedUnderItsName()
    {
        await using var host = await DocsHost.StartAsync([typeof(Deliveries)]);
        await using var visitor = await VisitAsync(host, "Table");
        await SendAsync(visitor.Page);
        var link = visitor.Page.Locator("[data-reply]").GetByRole(AriaRole.Button, new() { Name = "Save the file" });

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        download.SuggestedFilename.ShouldBe(Deliveries.FileName);
        (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldBe("a;b\n1;ü\n");
        await Assertions.Expect(visitor.Page.Locator("[data-reply] .facts-line")).ToContainTextAsync("HTTP 200");
        await Assertions.Expect(visitor.Page.Locator("[data-reply] .facts-line")).ToContainTextAsync("9 bytes");
        await Assertions.Expect(visitor.Page.Locator("[data-reply] .facts-line strong")).ToHaveClassAsync("good");
    }

    [Fact]
    public async Task File_WithoutScript_IsSavedUnderItsName()
    {
        await using var host = await DocsHost.StartAsync([typeof(Deliveries)]);
        await using var visitor = await VisitAsync(host, "Table", hasScript: false);

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => SendAsync(visitor.Page));

        download.SuggestedFilename.ShouldBe(Deliveries.FileName);
    }

    [Fact]
    public async Task Picture_IsShownAndSaved()
    {
        await using var host = await DocsHost.StartAsync([typeof(Deliveries)]);
        await using var visitor = await VisitAsync(host, "Photo");
        await SendAsync(visitor.Page);
        var reply = visitor.Page.Locator("[data-reply]");

        await Assertions.Expect(reply.Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 1);
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => reply.GetByRole(AriaRole.Button, new() { Name = "Save the file" }).ClickAsync());

        (await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldBe(Deliveries.Picture);
    }

    [Fact]
    public async Task Json_WithoutAnEnvelope_IsShown()
    {
        await using var host = await DocsHost.StartAsync([typeof(Deliveries)]);
        await using var visitor = await VisitAsync(host, "Bare");

        await SendAsync(visitor.Page);

        await Assertions.Expect(visitor.Page.Locator("[data-reply] pre").First).ToHaveTextAsync("null");
    }

    [Fact]
    public async Task Events_ThatEnd_AreShown()
    {
        await using var host = await DocsHost.StartAsync([typeof(Deliveries)]);
        await using var visitor = await VisitAsync(host, "Events");

        await SendAsync(visitor.Page);

        await ShouldBeShownAsync(visitor.Page);
        await Assertions.Expect(Stop(visitor.Page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Events_WithoutEnd_AreShownAndStopped()
    {
        await using var host = await DocsHost.StartAsync([typeof(Deliveries)]);
        await using var visitor = await VisitAsync(host, "Events");
        await visitor.Page.Locator("[name=endless]").SelectOptionAsync("true");
        await SendAsync(visitor.Page);
        await ShouldBeShownAsync(visitor.Page);

        await Stop(visitor.Page).ClickAsync();

        await Assertions.Expect(Stop(visitor.Page)).ToHaveCountAsync(0);
        await ShouldBeShownAsync(visitor.Page);
    }

    private async Task<Visitor> VisitAsync(DocsHost host, string action, bool hasScript = true)
    {
        var visitor = await chromium.VisitAsync(options =>
        {
            options.Locale = "en";
            options.JavaScriptEnabled = hasScript;
        });
        await visitor.Page.GotoAsync($"{host.Address}docs/Shop.Deliveries.{action}");
        return visitor;
    }

    private static Task SendAsync(IPage page) => page.Locator(".send button[value=POST]").ClickAsync();

    private static ILocator Stop(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true });

    private static async Task ShouldBeShownAsync(IPage page)
    {
        var shown = page.Locator("[data-reply] pre");
        await Assertions.Expect(shown).ToContainTextAsync("data: first");
        await Assertions.Expect(shown).ToContainTextAsync("event: note");
        await Assertions.Expect(shown).ToContainTextAsync("data: second");
    }
}
