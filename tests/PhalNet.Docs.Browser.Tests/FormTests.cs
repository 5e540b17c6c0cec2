using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Browser.Tests;

/// <summary>The initial state of the form, and the samples for it.</summary>
public sealed class FormTests(Chromium chromium)
{
    [Fact]
    public async Task Sample_OfAFile_KeepsIt()
    {
        await using var host = await DocsHost.StartAsync([typeof(Parcels)]);
        await using var visitor = await VisitAsync(host, "Shop.Parcels.Picture");
        var code = visitor.Page.Locator(".sample:visible pre code");

        await Assertions.Expect(code).ToContainTextAsync("picture.png");
        await visitor.Page.Locator("[name=at]").FillAsync("2026-01-31T12:34:56");
        await Assertions.Expect(code).ToContainTextAsync("2026-01-31T12:34:56");
        await Assertions.Expect(code).ToContainTextAsync("picture.png");

        await visitor.Page.Locator("[name=picture]").SetInputFilesAsync(new FilePayload { Name = "mine.png", MimeType = "image/png", Buffer = [1] });
        await Assertions.Expect(code).ToContainTextAsync("mine.png");
    }

    [Fact]
    public async Task Field_OfAnObject_IsSentAsItStarts()
    {
        await using var host = await DocsHost.StartAsync([typeof(Rooms)]);
        await using var visitor = await VisitAsync(host, "Shop.Rooms.Book");
        await Assertions.Expect(visitor.Page.Locator(".sample:visible pre code")).ToContainTextAsync("{\"sku\":\"text\"");

        await visitor.Page.Locator(".send button[value=POST]").ClickAsync();

        await Assertions.Expect(visitor.Page.Locator("[data-reply] .facts-line strong")).ToHaveTextAsync("ret 200");
        await Assertions.Expect(visitor.Page.Locator("#parameters")).ToContainTextAsync("order.lines[].qty");
        if (Environment.GetEnvironmentVariable("PHALNET_PICTURES") is { } folder)
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "rooms.png"), FullPage = true });
    }

    private async Task<Visitor> VisitAsync(DocsHost host, string service)
    {
        var visitor = await chromium.VisitAsync(options => options.Locale = "en");
        await visitor.Page.GotoAsync($"{host.Address}docs/{service}");
        return visitor;
    }
}
