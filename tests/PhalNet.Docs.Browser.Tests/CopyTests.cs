using System.Text.RegularExpressions;

namespace PhalNet.Docs.Browser.Tests;

/// <summary>The content of the clipboard after a button was pressed.</summary>
public sealed partial class CopyTests(Chromium chromium)
{
    private const string Service = "Platform.ChatMessage.Send";

    [Theory]
    [InlineData("en", "Copy as Markdown", "Copied", ".md")]
    [InlineData("en", "Copy as prompt", "Copied", ".prompt.md")]
    [InlineData("zh-CN", "复制为 Markdown", "已复制", ".md")]
    [InlineData("zh-CN", "复制为提示词", "已复制", ".prompt.md")]
    public async Task Document_IsCopiedInTheLanguageOfThePage(string language, string button, string done, string extension)
    {
        await using var visitor = await VisitAsync(language);
        using var http = new HttpClient();
        var expected = await http.GetStringAsync($"{chromium.Server.Url}docs/{Service}{extension}?lang={language}", TestContext.Current.CancellationToken);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".copies")).ToContainTextAsync(done);

        Time().Replace(await ClipboardAsync(visitor.Page), "").ShouldBe(Time().Replace(expected, ""));
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = button })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Address_IsCopied()
    {
        await using var visitor = await VisitAsync("en");

        await visitor.Page.Locator(".address button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".address button")).ToHaveTextAsync("Copied");

        (await ClipboardAsync(visitor.Page)).ShouldBe(await visitor.Page.Locator(".address code").TextContentAsync());
    }

    [Fact]
    public async Task Sample_IsCopiedAsShown()
    {
        await using var visitor = await VisitAsync("en");
        await visitor.Page.Locator("[name=chat_message_data]").FillAsync("a <b>\n\"c\"");
        var code = visitor.Page.Locator(".sample:visible pre code");
        await Assertions.Expect(code).ToContainTextAsync("a <b>");

        await visitor.Page.Locator(".sample:visible .copy").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".sample:visible .copy")).ToHaveTextAsync("Copied");

        (await ClipboardAsync(visitor.Page)).ShouldBe(await code.TextContentAsync());
    }

    [Theory]
    [InlineData(".address button", ".address code")]
    [InlineData(".sample:visible .copy", ".sample:visible pre code")]
    public async Task Text_OfAPageOverPlainHttp_IsCopied(string button, string source)
    {
        await using var visitor = await VisitAsync("en", hasClipboard: false);
        var page = visitor.Page;
        (await page.EvaluateAsync<bool>("navigator.clipboard === undefined")).ShouldBeTrue();

        await page.Locator(button).ClickAsync();
        await Assertions.Expect(page.Locator(button)).ToHaveTextAsync("Copied");

        var field = page.Locator("[name=chat_message_data]");
        await field.FillAsync("");
        var expected = await page.Locator(source).TextContentAsync();
        await field.FocusAsync();
        await page.Keyboard.PressAsync("Control+V");
        (await field.InputValueAsync()).ShouldBe(expected);
    }

    private async Task<Visitor> VisitAsync(string language, bool hasClipboard = true)
    {
        var visitor = await chromium.VisitAsync(options =>
        {
            options.Locale = language;
            options.Permissions = ["clipboard-read", "clipboard-write"];
        });

        // Like browsers for pages over http from any host except localhost.
        if (!hasClipboard)
            await visitor.Page.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await visitor.Page.GotoAsync($"{chromium.Server.Url}docs/{Service}");
        return visitor;
    }

    private static Task<string> ClipboardAsync(IPage page) => page.EvaluateAsync<string>("navigator.clipboard.readText()");

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?= UTC)")]
    private static partial Regex Time();
}
