using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

public sealed class SessionTests
{
    [Fact]
    public async Task Session_OutlastsARestart()
    {
        var cookie = await LogInAsync();
        await using var host = await StartAsync();

        (await AskAsync(host, cookie)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Session_OfAnotherPassword_IsNone()
    {
        var cookie = await LogInAsync();
        await using var host = await Protected.StartAsync(("Access", "Password"), ("Password", "another password"));

        (await AskAsync(host, cookie)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Session_AfterItsLength_IsNone()
    {
        var time = new ShiftedTime();
        await using var host = await Protected.StartAsync(time, ("Access", "Password"), ("Password", Protected.Password), ("SessionLength", "00:10:00"));
        var cookie = await LogInAsync(host);

        time.Shift = TimeSpan.FromMinutes(9);
        (await AskAsync(host, cookie)).ShouldBe(HttpStatusCode.OK);
        time.Shift = TimeSpan.FromMinutes(11);
        (await AskAsync(host, cookie)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Session_ChangedInAnyWay_IsNone()
    {
        await using var host = await StartAsync();
        var cookie = await LogInAsync(host);
        var (name, end, signature) = (cookie.Split('=')[0], cookie.Split('=')[1].Split('.')[0], cookie.Split('.')[1]);
        var later = (long.Parse(end, CultureInfo.InvariantCulture) + 1000).ToString(CultureInfo.InvariantCulture);
        string[] changed =
        [
            $"{later}.{signature}", $"{end}.{signature[..^1]}", $"{end}.{signature}0", $"{end}.{signature.ToUpperInvariant()}", $"{end}.", $"{end}", $".{signature}", "",
            $"{end}.{signature}.{signature}", $" {end}.{signature[1..]}", $"{end}.{new string('0', 64)}", $"{end}.{new string('a', 4000)}", "%00%ff.%e4", $"-1.{signature}",
        ];

        foreach (var value in changed)
            (await AskAsync(host, $"{name}={value}")).ShouldBe(HttpStatusCode.Unauthorized, value);
        (await AskAsync(host, cookie)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Session_OfOtherPages_IsNone()
    {
        await using var host = await DocsHost.StartAsync([typeof(Services.Greeting)], map: app =>
        {
            app.MapPhalNet("/api");
            app.MapPhalNetDocs("/docs", Closed);
            app.MapPhalNetDocs("/inside", Closed);
        });
        var cookie = await LogInAsync(host);

        (await AskAsync(host, cookie)).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(host, cookie, "/inside")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static void Closed(DocsOptions options)
    {
        options.Access = DocsAccess.Password;
        options.Password = Protected.Password;
    }

    private static Task<DocsHost> StartAsync() => Protected.StartAsync(("Access", "Password"), ("Password", Protected.Password));

    private static async Task<string> LogInAsync()
    {
        await using var host = await StartAsync();
        return await LogInAsync(host);
    }

    private static async Task<string> LogInAsync(DocsHost host)
    {
        using var form = new FormUrlEncodedContent([new("password", Protected.Password)]);
        using var response = await host.Client.PostAsync("/docs/login", form);
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private static async Task<HttpStatusCode> AskAsync(DocsHost host, string cookie, string path = "/docs")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var response = await host.Client.SendAsync(request);
        return response.StatusCode;
    }
}
