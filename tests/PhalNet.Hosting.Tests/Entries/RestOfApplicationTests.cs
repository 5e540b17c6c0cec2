using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

/// <summary>Endpoints, fallbacks and files that an application serves next to an entry at <c>/</c> are not affected.</summary>
public sealed class RestOfApplicationTests
{
    [Theory]
    [InlineData("Strict")]
    [InlineData("PhalApi")]
    public async Task Fallback_ServesWhatNamesNoService(string profile)
    {
        await using var host = await StartAsync(profile, app =>
        {
            app.MapPhalNet();
            app.MapFallback(() => "page");
        });

        (await host.Client.GetStringAsync("/some/path?s=App.Echo.Text&text=a")).ShouldBe("page");
        (await host.Client.GetStringAsync("/health/live")).ShouldBe("page");
        (await host.GetAsync("/?s=App.Echo.Text&text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.GetAsync("/App.Echo.Text?text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.GetAsync("/style.css")).Status.ShouldBe(404);
        if (profile == "PhalApi")
            (await host.GetAsync("/index.php?s=App.Echo.Text&text=a")).Succeeded().GetString().ShouldBe("a");
    }

    [Theory]
    [InlineData("{*path}")]
    [InlineData("/{**path}")]
    [InlineData("{*path:minlength(2)}")]
    public async Task Fallback_ForAllPaths_IsNotTakenForTheSamePath(string pattern)
    {
        await using var host = await StartAsync("PhalApi", app =>
        {
            app.MapPhalNet();
            app.MapFallback(pattern, () => "page");
        });
        (await host.Client.GetStringAsync("/some/path")).ShouldBe("page");
        (await host.GetAsync("/")).Succeeded();
    }

    [Fact]
    public async Task Fallback_ForOtherRequests_LeavesTheEntryItsOwn()
    {
        await using var host = await StartAsync("PhalApi", app =>
        {
            app.MapPhalNet();
            app.MapFallback("/shop/{*path}", () => "shop");
            app.MapFallback(() => "read").WithMetadata(new Microsoft.AspNetCore.Routing.HttpMethodMetadata(["GET"]));
            app.MapFallback("/hosts/{*path}", () => "other").RequireHost("other.example", "*.example.org:8080");
        });
        (await host.Client.GetStringAsync("/shop/1")).ShouldBe("shop");
        (await host.Client.GetStringAsync("/some/path")).ShouldBe("read");
        (await host.PostAsync("/some/path", "s=App.Echo.Text&text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.PostAsync("/hosts/path", "s=App.Echo.Text&text=a")).Succeeded().GetString().ShouldBe("a");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/hosts/path") { Headers = { Host = "other.example" } };
        (await (await host.Client.SendAsync(request)).Content.ReadAsStringAsync()).ShouldBe("other");
    }

    [Fact]
    public async Task Fallback_DoesNotReachBelowAnotherEntry()
    {
        await using var host = await StartAsync("Strict", app =>
        {
            app.MapPhalNet("/api");
            app.MapFallback(() => "page");
        });
        (await host.GetAsync("/api/no/such/path")).Status.ShouldBe(404);
        (await host.Client.GetStringAsync("/some/path")).ShouldBe("page");
    }

    [Fact]
    public async Task Endpoints_OfTheApplication_GoFirst()
    {
        await using var host = await StartAsync("PhalApi", app =>
        {
            app.MapPhalNet();
            app.MapGet("/index.php", () => "script");
            app.MapGet("/pages/{name}", (string name) => name);
            app.MapPost("/{**rest}", () => "posted");
        });
        (await host.Client.GetStringAsync("/index.php?s=App.Echo.Text&text=a")).ShouldBe("script");
        (await host.Client.GetStringAsync("/pages/about?s=App.Echo.Text&text=a")).ShouldBe("about");
        (await host.GetAsync("/pages/about/more?s=App.Echo.Text&text=a")).Succeeded().GetString().ShouldBe("a");
        (await (await host.Client.PostAsync("/some/path", null)).Content.ReadAsStringAsync()).ShouldBe("posted");
    }

    [Theory]
    [InlineData("Strict")]
    [InlineData("PhalApi")]
    public async Task Files_OfTheWebRoot_AreServedByWhoServesFiles(string profile)
    {
        await using var host = await StartAsync(profile, app =>
        {
            app.Environment.WebRootFileProvider = new OneFile("/js/app.js");
            app.UseStaticFiles();
            app.MapPhalNet();
        });
        (await host.Client.GetStringAsync("/js/app.js")).ShouldBe("file");
        (await host.GetAsync("/js/other.js")).Status.ShouldBe(404);
        (await host.PostAsync("/js/app.js", "s=App.Echo.Text&text=a")).Status.ShouldBe(profile == "PhalApi" ? 200 : 404);
        (await host.GetAsync("/")).Succeeded();
    }

    [Fact]
    public async Task UriMatch_LeavesFilesAndFallbacks()
    {
        await using var host = await StartAsync("PhalApi", app =>
        {
            app.Environment.WebRootFileProvider = new OneFile("/js/app.js");
            app.UseStaticFiles();
            app.MapPhalNet("/", entry => entry.EnableUriMatch = true);
            app.MapFallback("/pages/{*path}", () => "page");
        });
        (await host.Client.GetStringAsync("/js/app.js")).ShouldBe("file");
        (await host.Client.GetStringAsync("/pages/a/b")).ShouldBe("page");
        (await host.GetAsync("/App/Echo/Text?text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.GetAsync("/index.php/App/Echo/Text?text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.GetAsync("/no/such/service")).Refused(404);
    }

    [Theory]
    [InlineData("Strict")]
    [InlineData("PhalApi")]
    public async Task AnyPath_OfAnEntryElsewhere_LeavesFilesAndFallbacks(string profile)
    {
        await using var host = await StartAsync(profile, app =>
        {
            app.Environment.WebRootFileProvider = new OneFile("/api/js/app.js");
            app.UseStaticFiles();
            app.MapPhalNet("/api", entry => entry.AnyPath = true);
            app.MapFallback("/api/pages/{*path}", () => "page");
        });
        (await host.Client.GetStringAsync("/api/js/app.js?s=App.Echo.Text&text=a")).ShouldBe("file");
        (await host.PostAsync("/api/js/app.js", "s=App.Echo.Text&text=a")).Status.ShouldBe(profile == "PhalApi" ? 200 : 404);
        (await host.Client.GetStringAsync("/api/pages/about?s=App.Echo.Text&text=a")).ShouldBe("page");
        (await host.GetAsync("/api/index.php?s=App.Echo.Text&text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.GetAsync("/api/some/path?s=App.Echo.Text&text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.GetAsync("/api/App.Echo.Text?text=a")).Succeeded().GetString().ShouldBe("a");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fallback_ForAllPaths_ReachesBelowAnEntryElsewhereOnlyWithAnyPath(bool anyPath)
    {
        await using var host = await StartAsync("PhalApi", app =>
        {
            app.MapGroup("/v1").MapPhalNet("/{tenant:alpha}/api", entry => entry.AnyPath = anyPath);
            app.MapFallback(() => "page");
        });
        var path = await host.Client.GetAsync("/v1/a/api/some/path?s=App.Echo.Text&text=a");
        ((int)path.StatusCode).ShouldBe(anyPath ? 200 : 404);
        (await path.Content.ReadAsStringAsync() == "page").ShouldBe(anyPath);
        (await host.GetAsync("/v1/a/api/App.Echo.Text?text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.GetAsync("/v1/a/api?s=App.Echo.Text&text=a")).Succeeded().GetString().ShouldBe("a");
        (await host.Client.GetStringAsync("/v1/1/api/some/path?s=App.Echo.Text&text=a")).ShouldBe("page");
    }

    [Fact]
    public async Task Endpoints_BesideAnEntryElsewhereWithAnyPath_GoByTheLongerFixedPart()
    {
        await using var host = await StartAsync("PhalApi", app =>
        {
            app.MapPhalNet("/api", entry => entry.AnyPath = true);
            app.MapGet("/api/own", () => "own");
            app.MapGet("/{**rest}", () => "rest");
        });
        (await host.Client.GetStringAsync("/api/own?s=App.Echo.Text&text=a")).ShouldBe("own");
        (await host.Client.GetStringAsync("/some/path")).ShouldBe("rest");
        (await host.GetAsync("/api/some/path?s=App.Echo.Text&text=a")).Succeeded().GetString().ShouldBe("a");
    }

    private static Task<TestHost> StartAsync(string profile, Action<WebApplication> map) => TestHost.StartAsync(options =>
    {
        options.Settings["PhalNet:Profile"] = profile;
        options.ConfigurePhalNet = phalNet => phalNet.AddPhalApiCompatibility();
        options.Map = map;
    });

    private sealed class OneFile(string path) : IFileProvider, IFileInfo
    {
        public bool Exists => true;

        public long Length => 4;

        public string? PhysicalPath => null;

        public string Name => Path.GetFileName(path);

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream("file"u8.ToArray());

        public IFileInfo GetFileInfo(string subpath) => subpath == path ? this : new NotFoundFileInfo(subpath);

        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }
}
