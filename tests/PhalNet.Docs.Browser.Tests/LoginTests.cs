using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Browser.Tests;

/// <summary>Pages that ask for a password.</summary>
public sealed class LoginTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reader_GivesAWrongPasswordThenTheRightOne_ReadsAndLeaves(bool hasScript)
    {
        await using var host = await StartAsync();
        await using var visitor = await VisitAsync(options =>
        {
            options.Locale = "en";
            options.JavaScriptEnabled = hasScript;
        });
        var page = visitor.Page;

        await page.GotoAsync($"{host.Address}docs/Shop.Greeting.Hello");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Log in to the documentation");
        await Assertions.Expect(page.GetByLabel("Password")).ToBeFocusedAsync();
        await LogInAsync(page, "a wrong one");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Wrong password.");
        await Assertions.Expect(page.GetByLabel("Password")).ToHaveAccessibleDescriptionAsync("Wrong password.");
        await LogInAsync(page, Protected.Password);

        // The page that was requested first.
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Say hello");
        await page.Locator(".brand").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Services");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Log in to the documentation");
        await page.GotoAsync($"{host.Address}docs/Shop.Greeting.Hello");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Log in to the documentation");
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("en", ColorScheme.Dark, 390)]
    [InlineData("zh-CN", ColorScheme.Light, 390)]
    [InlineData("zh-CN", ColorScheme.Dark, 1280)]
    public async Task Pages_HaveNoSeriousFault(string language, ColorScheme scheme, int width)
    {
        await using var host = await StartAsync();
        await using var visitor = await VisitAsync(options =>
        {
            options.Locale = language;
            options.ColorScheme = scheme;
            options.ViewportSize = new() { Width = width, Height = 900 };
            options.BypassCSP = true;
        });
        var page = visitor.Page;
        await page.GotoAsync($"{host.Address}docs");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Faults.ShouldBeNoneAsync(page);
        await LogInAsync(page, "a wrong one");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Faults.ShouldBeNoneAsync(page);

        await LogInAsync(page, Protected.Password);

        await Assertions.Expect(page.Locator("form.logout button")).ToBeVisibleAsync();
        await Faults.ShouldBeNoneAsync(page);
    }

    private static Task<DocsHost> StartAsync() => Protected.StartAsync(("Access", "Password"), ("Password", Protected.Password));

    // Browsers log the refusals.
    private async Task<Visitor> VisitAsync(Action<BrowserNewContextOptions> set)
    {
        var visitor = await chromium.VisitAsync(set);
        visitor.Forgive("401");
        return visitor;
    }

    private static async Task LogInAsync(IPage page, string password)
    {
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("form.login button").ClickAsync();
    }
}
