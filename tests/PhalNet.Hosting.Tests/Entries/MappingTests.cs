using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

public sealed class MappingTests
{
    [Fact]
    public async Task SamePath_MappedTwice_StopsTheStart()
    {
        await Refused("'/api'", app => app.MapPhalNet("/api"), app => app.MapPhalNet("/api/"));
        await Refused("'/api'", app => app.MapPhalNet("/api"), app => app.MapPhalNet("/API"));
        await Refused("'/'", app => app.MapPhalNet(), app => app.MapPhalNet("/"));
        await Refused("'/v1/api'", app => app.MapPhalNet("/v1/api"), app => app.MapGroup("/v1").MapPhalNet("/api"));
        await Refused("'/{tenant}/api'", app => app.MapPhalNet("/{tenant}/api"), app => app.MapPhalNet("/{other}/api"));
        await Refused("'/api'", app => app.MapPhalNet("/api"), app => app.Map("/api/{**rest}", () => "mine"));

        static async Task Refused(string named, params Action<WebApplication>[] maps)
        {
            var exception = await Should.ThrowAsync<DeclarationException>(() => TestHost.StartAsync(options => options.Map = app =>
            {
                foreach (var map in maps)
                    map(app);
            }));
            exception.Errors.ShouldHaveSingleItem().ShouldContain($"The path {named} is mapped more than once");
        }
    }

    [Fact]
    public async Task Error_InWhatIsMapped_IsFoundBeforeAnythingListens()
    {
        await using var app = TestHost.Build(new(), options => options.Map = app =>
        {
            app.MapPhalNet("/api");
            app.MapPhalNet("/api");
        });
        var pipeline = false;
        ((IApplicationBuilder)app).Use(next =>
        {
            pipeline = true;
            return next;
        });
        await Should.ThrowAsync<DeclarationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        pipeline.ShouldBeFalse();
    }

    [Fact]
    public async Task SamePath_ForDifferentHosts_IsNotTheSame()
    {
        await using var host = await TestHost.StartAsync(options => options.Map = app =>
        {
            app.MapPhalNet("/api").RequireHost("127.0.0.1");
            app.MapPhalNet("/api").RequireHost("other.example");
            app.MapPhalNet("/{tenant:int}/api");
            app.MapPhalNet("/{tenant}/api");
        });
        (await host.GetAsync("/api")).Succeeded();
        (await host.GetAsync("/1/api")).Succeeded();
    }

    [Theory]
    [InlineData("PhalNet:Langauge", "PhalNet:Language")]
    [InlineData("PhalNet:Cors:Origin:0", "PhalNet:Cors:Origins")]
    [InlineData("PhalNet:Limits:BodyByte", "PhalNet:Limits:BodyBytes")]
    [InlineData("PhalNet:mirrorstatuss", "PhalNet:MirrorStatus")]
    public async Task Key_Unknown_IsAWarningThatNamesTheNearest(string key, string nearest)
    {
        await using var host = await TestHost.StartAsync(options => options.Settings[key] = "x");
        var warning = host.Logs.Lines.Where(record => record.Event.Id == 1008).ShouldHaveSingleItem();
        warning.Level.ShouldBe(LogLevel.Warning);
        var shown = key.Contains(":0") ? key[..^2] : key;
        warning.Text.ShouldBe($"{shown} is not an option and has no effect; the nearest option is {nearest}");
    }

    [Fact]
    public async Task Keys_Known_AreNoWarning()
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Settings["PhalNet:ResponseMap:ret"] = "code";
            options.Settings["PhalNet:CommonRules:client:Name"] = "client";
            options.Settings["PhalNet:SensitiveNames:0"] = "pin";
            options.Settings["phalnet:limits:depth"] = "8";
        });
        host.Logs.Lines.ShouldNotContain(record => record.Event.Id == 1008);
    }

    [Theory]
    [InlineData("/other")]
    [InlineData("/other/")]
    [InlineData("/other?s=")]
    public async Task Call_WithoutName_WhereThereIsNoSite_SaysHowAServiceIsNamed(string target)
    {
        await using var host = await TestHost.StartAsync(options => options.Map = app =>
        {
            app.MapPhalNet("/api");
            app.MapPhalNet("/other", entry => entry.DefaultNamespace = "Other");
        });
        (await host.GetAsync("/api")).Succeeded().GetString().ShouldBe("site of App");
        (await host.GetAsync(target)).Refused(404, "s=Namespace.Class.Action");
        (await host.SendAsync(HttpMethod.Get, target, null, ("Accept-Language", "zh-CN"))).Refused(404, "s=命名空间.类名.方法名");
    }

    [Theory]
    [InlineData("/api?s=No.Such.Service&callback=f")]
    [InlineData("/api/no/such/path?callback=f")]
    [InlineData("/api?s=App.Echo.Text&callback=f")]
    public async Task Jsonp_IsAlwaysHttp200(string target)
    {
        await using var host = await TestHost.StartAsync(options => options.Entry = entry => (entry.Jsonp, entry.MirrorStatus) = (true, true));
        using var reply = await host.Client.GetAsync(target);
        ((int)reply.StatusCode).ShouldBe(200);
        (await reply.Content.ReadAsStringAsync()).ShouldStartWith("/**/f({\"ret\":4");
    }
}
