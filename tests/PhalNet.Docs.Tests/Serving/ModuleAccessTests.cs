using System.Net;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

public sealed class ModuleAccessTests
{
    private const string Open = "/docs/Shop.Greeting.Hello";
    private const string Narrowed = "/docs/Books.Ledger.Close";

    private static readonly string[] Formats = ["/docs/llms.txt", "/docs/llms-full.txt", "/docs/openapi.json", "/docs/postman.json"];

    [Fact]
    public async Task Module_BehindThePassword_IsThereForThoseWhoGaveIt()
    {
        await using var host = await Protected.StartAsync(("Access", "Open"), ("Modules:books", "Password"), ("Password", Protected.Password));
        using var browser = new Browser(host);

        var list = await browser.ReadAsync("/docs");
        list.ShouldContain("Shop.Greeting.Hello");
        list.ShouldNotContain("Books.Ledger");
        list.ShouldContain("href=\"/docs/login\"");
        (await browser.ReadAsync("/docs?q=Close")).ShouldNotContain("Books.Ledger");
        (await browser.GetAsync(Open)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await browser.GetAsync(Narrowed);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).ShouldNotContain("Close the year");
        (await browser.GetAsync($"/docs?service=Books.Ledger.Close&detail=1&type=fold")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        foreach (var format in Formats)
            (await browser.ReadAsync(format)).ShouldNotContain("Books");
        (await browser.GetAsync($"{Narrowed}.md")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await browser.LogInAsync(Protected.Password, Narrowed)).Headers.Location!.OriginalString.ShouldBe(Narrowed);

        (await browser.ReadAsync("/docs")).ShouldContain("Books.Ledger.Close");
        (await browser.ReadAsync(Narrowed)).ShouldContain("Close the year");
        (await browser.ReadAsync($"{Narrowed}.md")).ShouldContain("Close the year");
        foreach (var format in Formats)
            (await browser.ReadAsync(format)).ShouldContain("Books.Ledger.Close");
        (await browser.GetAsync("/docs")).Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var other = new Browser(host);
        (await other.ReadAsync("/docs")).ShouldNotContain("Books.Ledger");
    }

    [Fact]
    public async Task Module_ThatIsOff_IsThereForNobody()
    {
        await using var host = await Protected.StartAsync(("Access", "Password"), ("Modules:Books", "Off"), ("Password", Protected.Password));
        using var browser = new Browser(host);
        await browser.LogInAsync(Protected.Password);

        (await browser.ReadAsync("/docs")).ShouldNotContain("Books.Ledger");
        (await browser.GetAsync(Narrowed)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync(Open)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Module_WiderThanTheWhole_OpensNothing()
    {
        await using var closed = await Protected.StartAsync(("Access", "Off"), ("Modules:Books", "Open"));
        (await closed.Client.GetAsync(Narrowed)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await using var protectedHost = await Protected.StartAsync(("Access", "Password"), ("Modules:Books", "Open"), ("Password", Protected.Password));
        (await protectedHost.Client.GetAsync(Narrowed)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Open_WithoutAPassword_HasNoLogin()
    {
        await using var host = await Protected.StartAsync(("Access", "Open"));
        using var browser = new Browser(host);

        (await browser.ReadAsync("/docs")).ShouldNotContain("login");
        (await browser.GetAsync("/docs/login")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.LogInAsync("")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
