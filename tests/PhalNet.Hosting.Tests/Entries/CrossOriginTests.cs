using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

public sealed class CrossOriginTests
{
    private const string Origin = "https://app.example";

    [Fact]
    public async Task Origin_LetIn_MayReadReplies_RefusalsAndFaultsToo()
    {
        await using var host = await StartAsync(("Origins:0", Origin), ("Origins:1", "https://other.example"));
        foreach (var target in new[] { "/api?s=Echo.Nothing", "/api?s=No.Such.Service", "/api/no/such/path" })
        {
            using var response = await SendAsync(host, HttpMethod.Get, target, Origin);
            response.Headers.GetValues("Access-Control-Allow-Origin").Single().ShouldBe(Origin);
            response.Headers.Vary.ShouldContain("Origin");
            response.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://app.example.evil.example")]
    [InlineData("http://app.example")]
    [InlineData("null")]
    [InlineData("not an origin")]
    public async Task Origin_Unknown_IsServedWithoutLeave(string origin)
    {
        await using var host = await StartAsync(("Origins:0", Origin));
        using var simple = await SendAsync(host, HttpMethod.Get, "/api?s=Echo.Nothing", origin);
        ((int)simple.StatusCode).ShouldBe(200);
        simple.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        using var preflight = await SendAsync(host, HttpMethod.Options, "/api?s=Echo.Nothing", origin, ("Access-Control-Request-Method", "POST"));
        preflight.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task Preflight_IsAnswered_WithoutRunningAService()
    {
        await using var host = await StartAsync(("Origins:0", Origin), ("MaxAge", "00:05:00"));
        using var response = await SendAsync(host, HttpMethod.Options, "/api?s=Unknown", Origin,
            ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type,x-token"));
        ((int)response.StatusCode).ShouldBe(204);
        response.Headers.GetValues("Access-Control-Allow-Origin").Single().ShouldBe(Origin);
        string.Join(',', response.Headers.GetValues("Access-Control-Allow-Methods")).ShouldContain("POST");
        string.Join(',', response.Headers.GetValues("Access-Control-Allow-Headers")).ShouldContain("x-token");
        response.Headers.GetValues("Access-Control-Max-Age").Single().ShouldBe("300");
    }

    [Fact]
    public async Task Headers_WhenNamed_AreTheOnlyOnesLetIn()
    {
        await using var host = await StartAsync(("Origins:0", Origin), ("Headers:0", "x-token"));
        using var response = await SendAsync(host, HttpMethod.Options, "/api", Origin,
            ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "x-token,x-other"));
        string.Join(',', response.Headers.GetValues("Access-Control-Allow-Headers")).ShouldNotContain("x-other");
    }

    [Fact]
    public async Task Credentials_AreAllowed_ForNamedOriginsOnly()
    {
        await using var host = await StartAsync(("Origins:0", Origin), ("AllowCredentials", "true"));
        using var response = await SendAsync(host, HttpMethod.Get, "/api?s=Echo.Nothing", Origin);
        response.Headers.GetValues("Access-Control-Allow-Credentials").Single().ShouldBe("true");
        response.Headers.GetValues("Access-Control-Allow-Origin").Single().ShouldBe(Origin);
    }

    [Fact]
    public async Task AnyOrigin_IsLetInByAStar()
    {
        await using var host = await StartAsync(("Origins:0", "*"));
        using var response = await SendAsync(host, HttpMethod.Get, "/api?s=Echo.Nothing", "https://any.example");
        response.Headers.GetValues("Access-Control-Allow-Origin").Single().ShouldBe("*");
    }

    [Fact]
    public async Task WithoutConfiguration_NoOriginIsLetIn_AndPreflightRunsNothing()
    {
        await using var host = await TestHost.StartAsync();
        using var response = await SendAsync(host, HttpMethod.Options, "/api?s=Echo.Nothing", Origin, ("Access-Control-Request-Method", "POST"));
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        ((int)response.StatusCode).ShouldBe(204);
    }

    private static Task<TestHost> StartAsync(params (string Name, string Value)[] settings) => TestHost.StartAsync(options =>
    {
        foreach (var (name, value) in settings)
            options.Settings[$"PhalNet:Cors:{name}"] = value;
    });

    private static Task<HttpResponseMessage> SendAsync(
        TestHost host, HttpMethod method, string target, string origin, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, target);
        foreach (var (name, value) in headers.Prepend(("Origin", origin)))
            request.Headers.TryAddWithoutValidation(name, value);
        return host.Client.SendAsync(request);
    }
}
