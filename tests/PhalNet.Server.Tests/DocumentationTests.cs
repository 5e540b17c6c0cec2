using System.Net;
using PhalNet.Server.Tests.Running;

namespace PhalNet.Server.Tests;

public sealed class DocumentationTests(DevelopmentServer shared)
{
    private static readonly string[] Paths =
        ["/docs", "/docs/", "/docs//", "/DOCS?s=App.Site.Index", "/docs?s=App.Site.Index", "/docs/App.Site.Index", "/docs/openapi.json?service=App.Site.Index", "/%64ocs?s=App.Site.Index"];

    [Fact]
    public async Task Documentation_InDevelopment_IsOpen()
    {
        (await shared.Http.GetStringAsync("/docs")).ShouldContain("Platform.ChatMessage.Send");
        (await shared.Http.GetStringAsync("/docs/App.Site.Index?lang=en")).ShouldContain("Say welcome");
        (await shared.Http.GetStringAsync("/docs/App.Site.Index?lang=zh-CN")).ShouldContain("请求没有指定接口名时调用此接口");
        shared.Server.Console.ShouldContain($"Documentation  {shared.Server.Url}docs");
    }

    [Fact]
    public async Task Documentation_InDevelopment_RunsNoService()
    {
        foreach (var path in Paths)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
                (await (await shared.Http.SendAsync(new(method, path))).Content.ReadAsStringAsync()).ShouldNotContain("Welcome to PhalNet");
        }
    }

    [Fact]
    public async Task Documentation_InProduction_IsHttp404AndNoService()
    {
        await using var server = await ServerProcess.StartAsync();

        foreach (var path in Paths)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                var response = await server.Http.SendAsync(new(method, path));

                response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
                (await Envelope.ReadAsync(response)).Ret.ShouldBe(404);
            }
        }

        server.Console.ShouldContain("Documentation  closed");
    }

    [Fact]
    public async Task Documentation_BehindAPassword_AsksForIt()
    {
        await using var server = await ServerProcess.StartAsync(null, [], new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["PhalNet__Docs__Access"] = "Password",
            ["PhalNet__Docs__Password"] = "one-two-three",
            ["PhalNet__Language"] = "en",
        });
        (await server.Http.GetAsync("/docs")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var form = new FormUrlEncodedContent([new("password", "one-two-three"), new("to", "/docs/App.Site.Index")]);
        var page = await server.Http.PostAsync("/docs/login", form);

        (await page.Content.ReadAsStringAsync()).ShouldContain("Say welcome");
        server.Console.ShouldContain("/docs, with the password");
        server.Console.ShouldContain("127.0.0.1 logged in to the documentation.");
        server.Console.ShouldNotContain("one-two-three");
    }
}
