namespace PhalNet.Docs.Browser.Tests;

public sealed class AxeTests(Chromium chromium)
{
    public static TheoryData<string, ColorScheme, int> Views
    {
        get
        {
            var views = new TheoryData<string, ColorScheme, int>();
            foreach (var path in (string[])["docs", "docs?q=send", "docs/Platform.ChatMessage.Send", "docs/No.Such.Service"])
            {
                foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                {
                    views.Add(path, scheme, 1280);
                    views.Add(path, scheme, 390);
                }
            }

            return views;
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_HasNoSeriousFault(string path, ColorScheme scheme, int width)
    {
        // The rules of axe are a script that the pages' policy would block.
        await using var visitor = await chromium.VisitAsync(options =>
        {
            options.ColorScheme = scheme;
            options.ViewportSize = new() { Width = width, Height = 900 };
            options.BypassCSP = true;
        });
        visitor.Forgive("404");
        await visitor.Page.GotoAsync($"{chromium.Server.Url}{path}");
        if (await visitor.Page.Locator("form.try").CountAsync() > 0)
        {
            await visitor.Page.Locator("[name=chat_message_to_uuid]").FillAsync("12345678123456781234567812345678");
            await visitor.Page.Locator("[name=chat_message_data]").FillAsync("hello");
            await visitor.Page.Locator("[name=chat_message_type]").SelectOptionAsync("text");
            await visitor.Page.Locator(".send button").First.ClickAsync();
            await Assertions.Expect(visitor.Page.Locator("[data-reply]")).ToContainTextAsync("ret 200");
        }

        await Faults.ShouldBeNoneAsync(visitor.Page);
    }
}
