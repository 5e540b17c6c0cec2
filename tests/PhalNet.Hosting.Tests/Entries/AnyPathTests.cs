using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

/// <summary>
/// Paths that name no service: a request that runs an action never gets HTTP 404, and one that gets HTTP 404 has not run an action.
/// </summary>
public sealed class AnyPathTests
{
    private const string Count = "s=App.Tally.Add";

    [Theory]
    [InlineData("/?" + Count)]
    [InlineData("/index.php?" + Count)]
    [InlineData("/index.php/?" + Count)]
    [InlineData("/public/index.php?" + Count)]
    [InlineData("/some/path?" + Count)]
    [InlineData("/some/path/?service=App.Tally.Add")]
    [InlineData("/demo.php?" + Count)]
    [InlineData("/no.such.service?" + Count)]
    [InlineData("/App.Tally.Add")]
    [InlineData("/App.Site.Index?" + Count)]
    public async Task PhalApiEntryAtTheRoot_CarriesOutOnce_AndSaysSo(string target)
    {
        await using var host = await StartAsync(PhalApi);
        (await host.GetAsync(target)).Succeeded().GetInt32().ShouldBe(1);
        (await host.PostAsync(target, "a=b")).Succeeded().GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task PhalApiEntryAtTheRoot_ReadsTheNameFromTheBody()
    {
        await using var host = await StartAsync(PhalApi);
        (await host.PostAsync("/index.php", "service=App.Tally.Add")).Succeeded().GetInt32().ShouldBe(1);
        (await host.PostAsync("/any/path", "{\"s\":\"App.Tally.Add\"}", "application/json")).Succeeded().GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/index.php")]
    [InlineData("/some/path")]
    public async Task PhalApiEntryAtTheRoot_WithoutAName_IsItsSite(string target)
    {
        await using var host = await StartAsync(PhalApi);
        (await host.GetAsync(target)).Succeeded().GetString().ShouldBe("site of App");
    }

    [Theory]
    [InlineData("/docs?" + Count)]
    [InlineData("/docs/anything?" + Count)]
    [InlineData("/Health/live?" + Count)]
    [InlineData("/health?" + Count)]
    [InlineData("/admin/x/y?" + Count)]
    [InlineData("/health/live")]
    [InlineData("/App.Tally.Ad")]
    [InlineData("/v2/App.Tally.Add")]
    [InlineData("/favicon.ico")]
    [InlineData("/demo.php")]
    public async Task PhalApiEntryAtTheRoot_WhatItDoesNotAnswer_IsHttp404AndNotCarriedOut(string target)
    {
        await using var host = await StartAsync(PhalApi);
        await Missing(host, target);
    }

    [Theory]
    [InlineData("/nothing.here?s=App.No.Thing")]
    [InlineData("/some/path?s=App.No.Thing")]
    [InlineData("/index.php?s=App.No.Thing")]
    public async Task PhalApiEntryAtTheRoot_ServiceUnknownByParameter_IsHttp200(string target)
    {
        await using var host = await StartAsync(PhalApi);
        var reply = await host.GetAsync(target);
        reply.Status.ShouldBe(200);
        reply.Refused(404, "App.No.Thing");
    }

    [Theory]
    [InlineData("/index.php?" + Count)]
    [InlineData("/some/path?" + Count)]
    [InlineData("/some/path")]
    [InlineData("/App.Tally.Ad?" + Count)]
    [InlineData("/health/x")]
    public async Task StrictEntryAtTheRoot_PathWithoutAService_IsHttp404AndNotCarriedOut(string target)
    {
        await using var host = await StartAsync(null);
        await Missing(host, target);
        (await host.GetAsync("/?" + Count)).Succeeded().GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task PhalApiEntryBelowTheRoot_AnswersItsScript_AndNoOtherPath()
    {
        await using var host = await StartAsync(PhalApi, app =>
        {
            app.MapPhalNet("/api");
            app.MapPhalNet("/any", entry => entry.AnyPath = true);
            app.MapPhalNet("/strict", entry => entry.Profile = "Strict");
            app.MapPhalNet("/strict/any", entry => (entry.Profile, entry.AnyPath) = ("Strict", true));
        });

        (await host.GetAsync("/api/index.php?" + Count)).Succeeded().GetInt32().ShouldBe(1);
        (await host.GetAsync("/any/some/path?" + Count)).Succeeded().GetInt32().ShouldBe(2);
        (await host.GetAsync("/any/docs?" + Count)).Succeeded().GetInt32().ShouldBe(3);
        (await host.GetAsync("/strict/any/some/path?" + Count)).Succeeded().GetInt32().ShouldBe(4);
        (await host.GetAsync("/strict/any/index.php?" + Count)).Succeeded().GetInt32().ShouldBe(5);
        await Missing(host, "/api/some/path?" + Count);
        await Missing(host, "/api/x.php?" + Count);
        await Missing(host, "/strict/index.php?" + Count);
        (await host.Client.GetAsync("/elsewhere?" + Count)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await host.GetAsync("/api?" + Count)).Succeeded().GetInt32().ShouldBe(6);
    }

    [Fact]
    public async Task AnyPath_Off_LeavesTheScript()
    {
        await using var host = await StartAsync(PhalApi, app => app.MapPhalNet("/", entry => entry.AnyPath = false));
        (await host.GetAsync("/index.php?" + Count)).Succeeded().GetInt32().ShouldBe(1);
        await Missing(host, "/some/path?" + Count);
    }

    [Fact]
    public async Task AnyPath_ByConfiguration_IsForAllEntries()
    {
        await using var host = await StartAsync(options => options.Settings["PhalNet:AnyPath"] = "true", app => app.MapPhalNet("/api"));
        (await host.GetAsync("/api/some/path?" + Count)).Succeeded().GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task RouteGroups_CountAsAPartOfThePath()
    {
        await using var host = await StartAsync(PhalApi, app =>
        {
            app.MapGroup("/v1").MapPhalNet();
            app.MapGroup("").MapGroup("/").MapPhalNet();
        });
        (await host.GetAsync("/v1/index.php?" + Count)).Succeeded().GetInt32().ShouldBe(1);
        await Missing(host, "/v1/some/path?" + Count);
        (await host.GetAsync("/v2/some/path?" + Count)).Succeeded().GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task PathBase_IsNoPartOfThePath()
    {
        await using var host = await StartAsync(PhalApi, app =>
        {
            app.UsePathBase("/shop");
            app.UseRouting();
            app.MapPhalNet();
        });
        (await host.GetAsync("/shop/index.php?" + Count)).Succeeded().GetInt32().ShouldBe(1);
        (await host.GetAsync("/shop/some/path?" + Count)).Succeeded().GetInt32().ShouldBe(2);
        (await host.GetAsync("/shop/App.Tally.Add")).Succeeded().GetInt32().ShouldBe(3);
        await Missing(host, "/shop/health/live?" + Count);
    }

    [Fact]
    public async Task MirrorStatus_RepeatsRet()
    {
        await using var host = await StartAsync(PhalApi, app => app.MapPhalNet("/", entry => entry.MirrorStatus = true));
        (await host.GetAsync("/some/path?" + Count)).Succeeded();
        (await host.GetAsync("/some/path?s=App.No.Thing")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Jsonp_OfAPathThatIsNotAnswered_IsHttp200AndNotCarriedOut()
    {
        await using var host = await StartAsync(PhalApi, app => app.MapPhalNet("/api", entry => entry.Jsonp = true));
        (await host.Client.GetStringAsync($"/api/some/path?{Count}&callback=f")).ShouldStartWith("/**/f({\"ret\":404");
        (await host.Client.GetStringAsync($"/api/index.php?{Count}&callback=f")).ShouldBe("/**/f({\"ret\":200,\"data\":1,\"msg\":\"\"});");
    }

    [Theory]
    [InlineData("/index.php?s=App.Tally.Put")]
    [InlineData("/some/path?s=App.Tally.Put")]
    [InlineData("/App.Site.Index?s=App.Tally.Put")]
    [InlineData("/App.Tally.Put")]
    public async Task Preflight_IsToldTheMethodsOfTheServiceThatWouldRun(string target)
    {
        await using var host = await StartAsync(PhalApi);
        using var reply = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, target)
        {
            Headers = { { "Origin", "https://app.example" }, { "Access-Control-Request-Method", "PUT" } },
        });
        ((int)reply.StatusCode).ShouldBe(204);
        reply.Content.Headers.Allow.ShouldBe(["PUT"]);
    }

    private static void PhalApi(TestHostOptions options) => options.Settings["PhalNet:Profile"] = "PhalApi";

    private static Task<TestHost> StartAsync(Action<TestHostOptions>? set, Action<WebApplication>? map = null) =>
        TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(Tally));
            options.ConfigurePhalNet = phalNet => phalNet.AddPhalApiCompatibility().ShareWithModules<TallyCount>();
            options.ConfigureServices = services => services.AddSingleton<TallyCount>();
            options.Map = map ?? (app => app.MapPhalNet("/"));
            set?.Invoke(options);
        });

    private static async Task Missing(TestHost host, string target)
    {
        var counted = host.Services.GetRequiredService<TallyCount>();
        var before = counted.Value;
        var reply = await host.GetAsync(target);
        reply.Status.ShouldBe(404);
        reply.Refused(404);
        counted.Value.ShouldBe(before);
    }
}
