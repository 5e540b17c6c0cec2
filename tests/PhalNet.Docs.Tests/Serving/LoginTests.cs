using System.Net;
using Microsoft.Extensions.Time.Testing;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

public sealed class LoginTests
{
    [Fact]
    public async Task Stranger_WithABrowser_IsAskedForThePassword()
    {
        await using var host = await StartAsync();
        using var browser = new Browser(host);

        foreach (var path in (string[])["/docs", "/docs/Shop.Greeting.Hello", "/docs/nothing", "/docs/a/b", "/docs?q=Hello", "/docs/openapi.json", "/docs/openapi", "/docs/Shop.Greeting.Hello.md", "/docs/clients/PhalApiClient.php"])
        {
            using var response = await browser.GetAsync(path);

            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            response.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
            var page = await response.Content.ReadAsStringAsync();
            page.ShouldContain("type=\"password\"");
            page.ShouldNotContain("Say hello");
            page.ShouldNotContain("Greetings.");
        }
    }

    [Fact]
    public async Task Stranger_WithoutABrowser_GetsAnEnvelope()
    {
        await using var host = await StartAsync();

        using var response = await host.Client.GetAsync("/docs/llms.txt?lang=en");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"ret":401,"data":{},"msg":"This page requires a password: log in with a browser."}""");
    }

    [Fact]
    public async Task Password_WhenRight_LetsInToThePageAskedFor()
    {
        await using var host = await StartAsync();
        using var browser = new Browser(host);
        (await browser.ReadAsync("/docs/Shop.Greeting.Hello?lang=en&x=1")).ShouldContain("value=\"/docs/Shop.Greeting.Hello?lang=en&amp;x=1\"");

        using var response = await browser.LogInAsync(Protected.Password, "/docs/Shop.Greeting.Hello?lang=en&x=1");

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.OriginalString.ShouldBe("/docs/Shop.Greeting.Hello?lang=en&x=1");
        var cookie = response.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant();
        cookie.ShouldContain("; path=/docs;");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldNotContain("secure");
        using var page = await browser.GetAsync("/docs/Shop.Greeting.Hello");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        page.Headers.ETag.ShouldBeNull();
        (await page.Content.ReadAsStringAsync()).ShouldContain("action=\"/docs/logout\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a password of some lengt")]
    [InlineData("A password of some length")]
    [InlineData("a password of some length ")]
    public async Task Password_WhenWrong_LetsNobodyIn(string password)
    {
        await using var host = await StartAsync();
        using var browser = new Browser(host);

        using var response = await browser.LogInAsync(password);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await response.Content.ReadAsStringAsync()).ShouldContain("Wrong password.");
        (await browser.GetAsync("/docs")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("application/json", "{\"password\":\"a password of some length\"}")]
    [InlineData("multipart/form-data; boundary=x", "--x--")]
    [InlineData("application/x-www-form-urlencoded", "")]
    [InlineData("application/x-www-form-urlencoded", "a&b&c&d&e&f&g&h&i&j&k")]
    public async Task Login_WithoutItsForm_IsAWrongPassword(string contentType, string body)
    {
        await using var host = await StartAsync();
        using var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType);

        (await host.Client.PostAsync("/docs/login", content)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Login_WithALargeBody_IsAWrongPassword()
    {
        await using var host = await StartAsync();
        using var browser = new Browser(host);

        (await browser.LogInAsync(new string('a', 100_000))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("https://evil.example/docs")]
    [InlineData("//evil.example/docs")]
    [InlineData("/\\evil.example/docs")]
    [InlineData("/docs\\..\\..\\x")]
    [InlineData("docs")]
    [InlineData("/docsy")]
    [InlineData("/")]
    [InlineData("/api?s=Shop.Greeting.Hello")]
    [InlineData("/docs/../api?s=Shop.Greeting.Hello")]
    [InlineData("/docs/%2e%2e/api")]
    [InlineData("/docs/..%2fapi/../../api")]
    [InlineData("@evil.example/docs")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Login_WithATargetElsewhere_GoesToTheList(string target)
    {
        await using var host = await StartAsync();
        using var browser = new Browser(host);

        using var response = await browser.LogInAsync(Protected.Password, target);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.OriginalString.ShouldBe("/docs");
    }

    [Theory]
    [InlineData("/docs/", "/docs/")]
    [InlineData("/DOCS/Shop.Greeting.Hello", "/docs/Shop.Greeting.Hello")]
    [InlineData("/docs?q=a%0d%0ab", "/docs?q=a%0d%0ab")]
    [InlineData("/docs/a\r\nSet-Cookie: b=c", "/docs/a%0D%0ASet-Cookie:%20b=c")]
    [InlineData("/docs//evil.example", "/docs//evil.example")]
    public async Task Login_WithATargetUnderThePrefix_GoesThere(string target, string expected)
    {
        await using var host = await StartAsync();
        using var browser = new Browser(host);

        using var response = await browser.LogInAsync(Protected.Password, target);

        response.Headers.Location!.OriginalString.ShouldBe(expected);
        response.Headers.GetValues("Set-Cookie").Count().ShouldBe(1);
    }

    [Fact]
    public async Task Login_TriedTooOften_IsRefusedEvenWithThePassword()
    {
        await using var host = await StartAsync();
        using var browser = new Browser(host);
        for (var i = 0; i < 10; i++)
            (await browser.LogInAsync($"wrong {i}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var response = await browser.LogInAsync(Protected.Password);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await response.Content.ReadAsStringAsync()).ShouldContain("Too many attempts.");
    }

    [Fact]
    public async Task Login_BehindAProxy_CountsTheCallersAddressAndSecuresTheCookie()
    {
        await using var host = await StartAsync(("^ForwardedHeaders:Enabled", "true"));
        for (var i = 0; i < 10; i++)
            (await LogInAsync(host, "wrong", "203.0.113.7")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await LogInAsync(host, Protected.Password, "203.0.113.7")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        using var other = await LogInAsync(host, Protected.Password, "203.0.113.8");

        other.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        other.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant().ShouldContain("; secure;");
    }

    [Fact]
    public async Task Login_HeadersOfNoProxy_CountForNothing()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 10; i++)
            await LogInAsync(host, "wrong", $"203.0.113.{i}");
        (await LogInAsync(host, Protected.Password, "203.0.113.99")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Attempts_OfManyAddresses_SlowOthersDownAndLockNobodyOut()
    {
        var time = new FakeTimeProvider();
        using var attempts = new LoginAttempts(time);
        for (var i = 0; i < LoginAttempts.InAll; i++)
            (await attempts.TakeAsync(new(i), default)).ShouldBeTrue();

        var reader = attempts.TakeAsync(IPAddress.Loopback, default).AsTask();
        reader.IsCompleted.ShouldBeFalse();
        time.Advance(LoginAttempts.SlowDown);
        (await reader).ShouldBeTrue();
    }

    [Fact]
    public async Task Logout_EndsTheSessionOfThisReader()
    {
        await using var host = await StartAsync();
        using var browser = new Browser(host);
        await browser.LogInAsync(Protected.Password);
        (await browser.GetAsync("/docs/logout")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var response = await browser.PostAsync("/docs/logout", []);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.GetAsync("/docs")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Login_Page_LoadsWhatItNeeds()
    {
        await using var host = await StartAsync();
        using var browser = new Browser(host);
        var page = await browser.ReadAsync("/docs/login?to=/docs/Shop.Greeting.Hello");

        page.ShouldContain("value=\"/docs/Shop.Greeting.Hello\"");
        foreach (var part in page.Split('"').Where(part => part.StartsWith("/docs/assets/", StringComparison.Ordinal)))
            (await host.Client.GetAsync(part)).StatusCode.ShouldBe(HttpStatusCode.OK, part);
    }

    private static Task<DocsHost> StartAsync(params (string Key, string Value)[] settings) =>
        Protected.StartAsync([("Access", "Password"), ("Password", Protected.Password), .. settings]);

    private static async Task<HttpResponseMessage> LogInAsync(DocsHost host, string password, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/docs/login");
        request.Content = new FormUrlEncodedContent([new("password", password)]);
        request.Headers.Add("X-Forwarded-For", address);
        request.Headers.Add("X-Forwarded-Proto", "https");
        return await host.Client.SendAsync(request);
    }
}
