namespace PhalNet.Docs.Browser.Tests;

public sealed class WalkTests(Chromium chromium)
{
    private const string Uuid = "12345678123456781234567812345678";

    [Fact]
    public async Task Reader_SearchesInChineseAndSends_SeesTheStoredId()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;

        await page.GotoAsync($"{chromium.Server.Url}docs");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("发送私信");
        await page.Locator("[data-results] a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("发送私信");
        await page.Locator("[name=chat_message_to_uuid]").FillAsync(Uuid);
        await page.Locator("[name=chat_message_data]").FillAsync("你好 <b>\"\n😀");
        await page.Locator("[name=chat_message_type]").SelectOptionAsync("text");
        await page.GetByRole(AriaRole.Button, new() { Name = "以 POST 发送" }).ClickAsync();

        var reply = page.Locator("[data-reply]");
        await Assertions.Expect(reply).ToContainTextAsync("ret 200");
        await Assertions.Expect(reply.Locator("pre").First).ToContainTextAsync(new System.Text.RegularExpressions.Regex("\"id\": \"[0-9]+\""));
        await Assertions.Expect(reply.Locator(".stack li")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(reply.Locator(".sqls li")).ToHaveCountAsync(1);
        await Assertions.Expect(reply.Locator(".timebar span")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Reader_WithScriptOff_SearchesAndSends_SeesTheStoredId()
    {
        await using var visitor = await chromium.VisitAsync(options => options.JavaScriptEnabled = false);
        var page = visitor.Page;

        await page.GotoAsync($"{chromium.Server.Url}docs");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("发送私信");
        await page.GetByRole(AriaRole.Button, new() { Name = "搜索", Exact = true }).ClickAsync();
        await page.Locator("[data-results] a").First.ClickAsync();
        await page.Locator("[name=chat_message_to_uuid]").FillAsync(Uuid);
        await page.Locator("[name=chat_message_data]").FillAsync("hello");
        await page.Locator("[name=chat_message_type]").SelectOptionAsync("text");
        await page.GetByRole(AriaRole.Button, new() { Name = "以 POST 发送" }).ClickAsync();

        var frame = page.FrameLocator("iframe[name=reply]").Locator("body");
        await Assertions.Expect(frame).ToContainTextAsync("\"ret\":200");
        await Assertions.Expect(frame).ToContainTextAsync(new System.Text.RegularExpressions.Regex("\"id\":\"[0-9]+\""));
    }

    [Fact]
    public async Task Reader_ChoosesEnglish_IsRememberedOnTheNextPage()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;

        await page.GotoAsync($"{chromium.Server.Url}docs/Platform.ChatMessage.Send");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Send a private message");
        await page.GotoAsync($"{chromium.Server.Url}docs");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Services");
    }

    [Fact]
    public async Task Reader_ComesByTheAddressOfPhalApisPages_ReachesTheService()
    {
        await using var visitor = await chromium.VisitAsync();

        await visitor.Page.GotoAsync($"{chromium.Server.Url}docs?service=Platform.ChatMessage.Send&detail=1&type=fold");

        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("发送私信");
    }

    [Fact]
    public async Task Form_RemembersValues_ButNoSecrets()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync($"{chromium.Server.Url}docs/Platform.ChatMessage.Send");
        await page.Locator("[name=chat_message_data]").FillAsync("kept");
        await page.Locator("[name=access_token]").FillAsync("secret");

        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("[name=chat_message_data]")).ToHaveValueAsync("kept");
        await Assertions.Expect(page.Locator("[name=access_token]")).ToHaveValueAsync("");
        (await page.EvaluateAsync<string>("JSON.stringify(localStorage)")).ShouldNotContain("secret");
    }

    [Fact]
    public async Task Samples_FollowTheForm_AndTheChosenLanguageIsKept()
    {
        await using var visitor = await chromium.VisitAsync(options => options.Locale = "en");
        var page = visitor.Page;
        await page.GotoAsync($"{chromium.Server.Url}docs/Platform.ChatMessage.Send");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Language" }).SelectOptionAsync("python");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Variant" }).SelectOptionAsync("client");
        await page.Locator("[name=chat_message_data]").FillAsync("it's \"me\"");

        var code = page.Locator(".sample:visible code.language-python");
        await Assertions.Expect(code).ToContainTextAsync("it's \\\"me\\\"");
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator(".sample:visible code.language-python")).ToContainTextAsync("PhalApiClient");
    }

    [Fact]
    public async Task Theme_IsSwitchedAndKept()
    {
        await using var visitor = await chromium.VisitAsync(options => options.ColorScheme = ColorScheme.Light);
        var page = visitor.Page;
        await page.GotoAsync($"{chromium.Server.Url}docs");

        await page.Locator("[data-theme-switch]").ClickAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task List_IsUsedByKeyboardAlone()
    {
        await using var visitor = await chromium.VisitAsync(options => options.Locale = "en");
        var page = visitor.Page;
        await page.GotoAsync($"{chromium.Server.Url}docs");

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("chat send");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Send a private message");
    }
}
