using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Authorization;

public sealed class EntryRefusalTests
{
    [Theory]
    [InlineData("Guarded.Open", null, 401)]
    [InlineData("Guarded.Open", "ann", 200)]
    [InlineData("Inherited.Login", null, 200)]
    [InlineData("No.Such.Service", null, 401)]
    public async Task RequireAuthorization_OnAnEntry_RefusesInEnvelopes(string service, string? user, int ret)
    {
        await using var host = await AuthorizeTests.StartAsync(options => options.Map = app =>
        {
            app.MapGet("/own", () => "own").RequireAuthorization();
            app.MapPhalNet("/api").RequireAuthorization();
        });
        var reply = await host.SendAsync(HttpMethod.Get, $"/api?s={service}", null, [.. user is null ? [] : new[] { ("Main", user) }]);
        reply.Ret.ShouldBe(ret, reply.Text);
        reply.Status.ShouldBe(200);
        ((int)(await host.Client.GetAsync("/own")).StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task RequireAuthorization_ByPolicyOrGroup_RefusesWhoMayNot()
    {
        await using var host = await AuthorizeTests.StartAsync(options => options.Map = app =>
        {
            app.MapPhalNet("/policy").RequireAuthorization("grown");
            app.MapGroup("/group").RequireAuthorization().MapPhalNet("/api", entry => entry.MirrorStatus = true);
            app.MapPhalNet("/scheme").RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "Other" });
        });
        (await host.SendAsync(HttpMethod.Get, "/policy?s=Guarded.Open", null, ("Main", "ann"))).Refused(403);
        (await host.SendAsync(HttpMethod.Get, "/policy?s=Guarded.Open", null, ("Main", "ann,grown"))).Succeeded();
        var mirrored = await host.GetAsync("/group/api?s=Guarded.Open");
        mirrored.Refused(401);
        mirrored.Status.ShouldBe(401);
        (await host.SendAsync(HttpMethod.Get, "/scheme?s=Guarded.SignedIn", null, ("Main", "ann"))).Refused(401);
        (await host.SendAsync(HttpMethod.Get, "/scheme?s=Guarded.SignedIn", null, ("Other", "bob"))).Succeeded().GetString().ShouldBe("bob");
    }

    [Fact]
    public async Task FallbackPolicy_OfTheHost_RefusesInEnvelopes()
    {
        await using var host = await AuthorizeTests.StartAsync(options =>
        {
            var before = options.ConfigureServices;
            options.ConfigureServices = services =>
            {
                before!(services);
                services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
            };
            options.Map = app =>
            {
                app.MapPhalNet("/api");
                app.MapPhalNet("/open").AllowAnonymous();
            };
        });
        (await host.GetAsync("/api?s=Guarded.Open")).Refused(401);
        (await host.GetAsync("/open?s=Guarded.Open")).Succeeded();
        (await host.GetAsync("/open?s=Guarded.SignedIn")).Refused(401);
    }

    [Fact]
    public async Task RequireAuthorization_AnswersPreflightAndJsonp()
    {
        await using var host = await AuthorizeTests.StartAsync(options =>
        {
            options.Settings["PhalNet:Cors:Origins:0"] = "https://app.example";
            options.Map = app => app.MapPhalNet("/api", entry =>
            {
                entry.Jsonp = true;
                entry.MirrorStatus = true;
            }).RequireAuthorization();
        });
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api?s=Guarded.Open");
        preflight.Headers.Add("Origin", "https://app.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        ((int)(await host.Client.SendAsync(preflight)).StatusCode).ShouldBe(204);
        using var script = await host.Client.GetAsync("/api?s=Guarded.Open&callback=f");
        ((int)script.StatusCode).ShouldBe(200);
        (await script.Content.ReadAsStringAsync()).ShouldStartWith("/**/f({\"ret\":401");
    }

    [Theory]
    [InlineData("Strict")]
    [InlineData("PhalApi")]
    public async Task RequireRateLimiting_OnAnEntry_RefusesInEnvelopes(string profile)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.ConfigurePhalNet = phalNet =>
            {
                if (profile == "PhalApi")
                    phalNet.AddPhalApiCompatibility();
            };
            options.Settings["PhalNet:Profile"] = profile;
            options.ConfigureServices = services => services.AddRateLimiter(limiter =>
            {
                limiter.AddFixedWindowLimiter("one", window => (window.PermitLimit, window.Window) = (1, TimeSpan.FromMinutes(5)));
                limiter.OnRejected = (context, _) =>
                {
                    context.HttpContext.Response.StatusCode = StatusCodes.Status418ImATeapot;
                    return default;
                };
            });
            options.Map = app =>
            {
                app.UseRateLimiter();
                app.MapGet("/own", () => "own").RequireRateLimiting("one");
                app.MapPhalNet("/api", entry => entry.Jsonp = true).RequireRateLimiting("one");
            };
        });
        (await host.GetAsync("/api?s=App.Echo.Nothing")).Succeeded();
        var reply = await host.GetAsync("/api?s=App.Echo.Nothing");
        reply.Refused(429, "Too many requests");
        reply.Status.ShouldBe(200);
        using var script = await host.Client.GetAsync("/api?s=App.Echo.Nothing&callback=f");
        script.Headers.RetryAfter.ShouldNotBeNull();
        (await script.Content.ReadAsStringAsync()).ShouldStartWith("/**/f({\"ret\":429");
        ((int)(await host.Client.GetAsync("/own")).StatusCode).ShouldBe(418);
    }

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    [InlineData(true, true, true)]
    public async Task RequireRateLimiting_WithoutTheRateLimiter_StopsTheStart(bool isUsed, bool isInGroup, bool starts)
    {
        var start = () => TestHost.StartAsync(options =>
        {
            options.ConfigureServices = services => services.AddRateLimiter(limiter => limiter.AddConcurrencyLimiter("one", one => one.PermitLimit = 1));
            options.Map = app =>
            {
                if (isUsed)
                    app.UseRateLimiter(new RateLimiterOptions { GlobalLimiter = null }.AddConcurrencyLimiter("one", one => one.PermitLimit = 1));
                if (isInGroup)
                    app.MapGroup("/v1").RequireRateLimiting("one").MapPhalNet("/api");
                else
                    app.MapPhalNet("/api").RequireRateLimiting("one");
                app.MapPhalNet("/free").RequireRateLimiting("one").DisableRateLimiting();
            };
        });
        if (starts)
        {
            await using var host = await start();
            (await host.GetAsync("/v1/api?s=App.Echo.Nothing")).Succeeded();
            return;
        }

        var exception = await Should.ThrowAsync<DeclarationException>(start);
        exception.Errors.ShouldBe(["PhalNet /api: RequireRateLimiting has no effect without the rate limiter; add app.UseRateLimiter() before the application runs."]);
        exception.Say("zh-CN").ShouldContain("请在应用运行之前添加 app.UseRateLimiter()");
    }

    [Fact]
    public async Task RequireAuthorization_ForAPolicyThatIsNot_StopsTheStart()
    {
        var exception = await Should.ThrowAsync<Exception>(() => AuthorizeTests.StartAsync(options =>
            options.Map = app => app.MapPhalNet("/api").RequireAuthorization("missing")));
        exception.ToString().ShouldContain("'missing'");
    }
}
