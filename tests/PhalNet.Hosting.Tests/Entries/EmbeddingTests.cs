using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

public sealed class EmbeddingTests
{
    [Fact]
    public async Task PlainApplication_AddsPhalNetInTwoLines_KeepsItsOwnEndpoints()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Services.AddPhalNet().AddModule("Mine", [typeof(Echo)]);
        await using var app = builder.Build();
        app.MapGet("/hello", () => "hello from ASP.NET Core");
        app.MapPhalNet("/x/api");
        await app.StartAsync();

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        (await client.GetStringAsync("/hello")).ShouldBe("hello from ASP.NET Core");
        (await client.GetStringAsync("/x/api?s=App.Echo.Text&text=hi")).ShouldBe("""{"ret":200,"data":"hi","msg":""}""");
    }

    [Fact]
    public async Task EntryAtTheRoot_LeavesTheApplicationItsOwnPages()
    {
        await using var host = await TestHost.StartAsync(options => options.Map = app =>
        {
            app.MapGet("/", () => "home");
            app.MapGet("/{page}", (string page) => page);
            app.MapPhalNet("/");
        });

        (await host.Client.GetStringAsync("/")).ShouldBe("home");
        (await host.Client.GetStringAsync("/about")).ShouldBe("about");
        (await (await host.Client.PostAsync("/?s=App.Echo.Text&text=a", null)).Content.ReadAsStringAsync()).ShouldContain("\"data\":\"a\"");
        (await (await host.Client.PostAsync("/App.Echo.Text?text=b", null)).Content.ReadAsStringAsync()).ShouldContain("\"data\":\"b\"");
    }

    [Theory]
    [InlineData("/api?s=App.Echo.Text&text=a")]
    [InlineData("/api/App.Echo.Text?text=a")]
    public async Task Conventions_OfAnEntry_HoldForAllItsRoads(string target)
    {
        await using var host = await TestHost.StartAsync(options => options.Map = app => app.MapPhalNet("/api").RequireHost("other.example"));
        (await host.Client.GetAsync(target)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var request = new HttpRequestMessage(HttpMethod.Get, target) { Headers = { Host = "other.example" } };
        (await (await host.Client.SendAsync(request)).Content.ReadAsStringAsync()).ShouldContain("\"data\":\"a\"");
    }

    [Fact]
    public void MapPhalNet_WithoutAddPhalNet_NamesTheLineToAdd()
    {
        using var app = WebApplication.CreateSlimBuilder().Build();
        Should.Throw<InvalidOperationException>(() => app.MapPhalNet("/api")).Message.ShouldContain("builder.Services.AddPhalNet()");
    }

    [Fact]
    public async Task Entries_WithDifferentNamespaces_CompleteShortNamesEachTheirWay()
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(OtherSite));
            options.Map = app =>
            {
                app.MapPhalNet("/api/app");
                app.MapPhalNet("/api/other", entry => entry.DefaultNamespace = "Other");
            };
        });

        (await host.GetAsync("/api/app?s=Site.Index")).Succeeded().GetString().ShouldBe("site of App");
        (await host.GetAsync("/api/other?s=Site.Index")).Succeeded().GetString().ShouldBe("site of Other");
        (await host.GetAsync("/api/other")).Succeeded().GetString().ShouldBe("site of Other");
        (await host.GetAsync("/api/other?s=App.Site.Index")).Succeeded().GetString().ShouldBe("site of App");
    }

    [Theory]
    [InlineData("/api/App.Echo.Text?text=a")]
    [InlineData("/api/App.Echo.Text/?text=a")]
    [InlineData("/api/Echo.Text?text=a")]
    [InlineData("/api/app.echo.text?text=a")]
    [InlineData("/api/App%2EEcho.Text?text=a")]
    [InlineData("/api?s=App.Echo.Text&text=a")]
    [InlineData("/api/?s=App.Echo.Text&text=a")]
    [InlineData("/api//?s=App.Echo.Text&text=a")]
    [InlineData("/API?s=App.Echo.Text&text=a")]
    [InlineData("/api?service=App.Echo.Text&text=a")]
    [InlineData("/api?s=Echo.Text&text=a")]
    public async Task Service_ByAnyOfItsRoads_IsTheSameCall(string target)
    {
        await using var host = await TestHost.StartAsync();
        (await host.GetAsync(target)).Succeeded().GetString().ShouldBe("a");
    }

    [Theory]
    [InlineData("/api/App.Echo.Missing")]
    [InlineData("/api/no/such/path")]
    [InlineData("/api/..%2f..%2fetc")]
    [InlineData("/api/%00")]
    [InlineData("/api/%E4%BD%A0")]
    [InlineData("/api/a.b.c.d?s=App.Site.Index")]
    public async Task Path_ThatNamesNoService_IsHttp404WithAnEnvelope(string target)
    {
        await using var host = await TestHost.StartAsync();
        var reply = await host.SendRawAsync($"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n");
        if (target == "/api/%00" && reply.Status == 400)
            return;
        reply.Status.ShouldBe(404);
        reply.Envelope.Refused(404);
    }

    [Fact]
    public async Task UnknownService_InTheQuery_IsHttp200WithRet404()
    {
        await using var host = await TestHost.StartAsync();
        var reply = await host.GetAsync("/api?s=App.Nothing.Here");
        reply.Status.ShouldBe(200);
        reply.Refused(404, "App.Nothing.Here");
    }

    [Fact]
    public async Task Entry_AtTheRoot_AnswersEverythingTheApplicationDoesNot()
    {
        await using var host = await TestHost.StartAsync(options => options.Map = app =>
        {
            app.MapPhalNet();
            app.MapGet("/own", () => "own");
        });

        (await host.GetAsync("/")).Succeeded().GetString().ShouldBe("site of App");
        (await host.GetAsync("/?s=Echo.Text&text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.GetAsync("/Echo.Text?text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.Client.GetStringAsync("/own")).ShouldBe("own");
        (await host.GetAsync("/favicon.ico")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Path_OutsideOfTheEntry_BelongsToTheApplication()
    {
        await using var host = await TestHost.StartAsync();
        (await host.Client.GetAsync("/elsewhere?s=App.Site.Index")).Content.Headers.ContentLength.ShouldBe(0);
    }

    [Fact]
    public async Task Entry_WithConventions_KeepsThem()
    {
        await using var host = await TestHost.StartAsync(options => options.Map = app =>
            app.MapPhalNet("/api").WithMetadata("mine"));
        host.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints
            .Single().Metadata.GetMetadata<string>().ShouldBe("mine");
    }

    [Theory]
    [InlineData("PhalNet:Cors:AllowCredentials=true;PhalNet:Cors:Origins:0=*", "PhalNet:Cors:AllowCredentials")]
    [InlineData("PhalNet:Cors:Origins:0=https://app.example/", "https://app.example/")]
    [InlineData("PhalNet:ForwardedHeaders:KnownProxies:0=nowhere", "nowhere")]
    [InlineData("PhalNet:ForwardedHeaders:ForwardLimit=0", "ForwardLimit")]
    [InlineData("PhalNet:JsonpParameter=", "PhalNet:JsonpParameter")]
    [InlineData("PhalNet:Profile=Nonsense", "Nonsense")]
    [InlineData("PhalNet:Formats:0=Yaml", "PhalNet:Formats")]
    [InlineData("PhalNet:ResponseMap:ret=data;PhalNet:ResponseMap:data=ret", "PhalNet:ResponseMap")]
    [InlineData("PhalNet:ResponseMap:ret=msg", "PhalNet:ResponseMap")]
    [InlineData("PhalNet:ResponseMap:unknown=x", "unknown")]
    [InlineData("PhalNet:ResponseMap:ret=a;PhalNet:ResponseMap:msg=a", "PhalNet:ResponseMap")]
    public void WrongOption_IsNamedBeforeTheHostStarts(string settings, string named)
    {
        using var logs = new TestLog();
        var exception = Should.Throw<Exception>(() => TestHost.Build(logs, options =>
        {
            foreach (var setting in settings.Split(';'))
                options.Settings[setting.Split('=', 2)[0]] = setting.Split('=', 2)[1];
        }));
        exception.Message.ShouldContain(named);
    }
}
