using System.Net;
using PhalNet.Server.Tests.Running;

namespace PhalNet.Server.Tests;

public sealed class EntryTests(DevelopmentServer shared)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?s=")]
    [InlineData("/?s=Site.Index")]
    [InlineData("/?service=site")]
    [InlineData("/App.Site.Index")]
    [InlineData("/api/app")]
    [InlineData("/api/app/?s=App.Site.Index")]
    [InlineData("/api/app/Site")]
    [InlineData("/api/platform/?s=App.Site.Index")]
    public async Task Site_ByAnyOfItsNames_Welcomes(string path)
    {
        var reply = await Envelope.ReadAsync(await shared.Http.GetAsync(path));

        reply.Ret.ShouldBe(200);
        reply.Data.GetProperty("title").GetString().ShouldBe("Welcome to PhalNet");
        reply.Data.GetProperty("version").GetString().ShouldBe("0.2.0");
        var written = DateTimeOffset.FromUnixTimeSeconds(reply.Data.GetProperty("timestamp").GetInt64());
        (TimeProvider.System.GetUtcNow() - written).ShouldBeInRange(TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(60));
        reply.Data.GetProperty("time").GetString().ShouldBe(written.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss"));
    }

    [Theory]
    [InlineData("/api/platform?s=Platform.ChatMessage.Nothing")]
    [InlineData("/api/platform?s=ToString")]
    [InlineData("/api/platform?s=Platform.ChatMessage.GetType")]
    [InlineData("/api/platform")]
    [InlineData("/?s=a.b.c.d")]
    public async Task Service_Unknown_IsRet404(string path)
    {
        var response = await shared.Http.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Envelope.ReadAsync(response)).Ret.ShouldBe(404);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/nothing?s=App.Site.Index")]
    [InlineData("/api/platform/nothing?s=App.Site.Index")]
    [InlineData("/health")]
    [InlineData("/appsettings.json")]
    [InlineData("/..%2f..%2fetc/passwd")]
    public async Task Path_Unknown_IsHttp404WithAnEnvelope(string path)
    {
        var response = await shared.Http.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Envelope.ReadAsync(response)).Ret.ShouldBe(404);
    }

    [Fact]
    public async Task PhalApiServer_AnswersAnyPath_ButWhatIsItsOwn()
    {
        await using var server = await ServerProcess.StartAsync("--PhalNet:Profile=PhalApi", "--PhalNet:Docs:Access=Open");
        foreach (var path in (string[])["/index.php", "/api/platform/index.php", "/any/path", "/demo.php"])
            (await Envelope.ReadAsync(await server.Http.GetAsync($"{path}?s=App.Site.Index"))).Ret.ShouldBe(200, path);
        foreach (var path in (string[])["/docs/no/such/page", "/health/x", "/health", "/admin", "/api/platform/x.php"])
            (await server.Http.GetAsync($"{path}?s=App.Site.Index")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await server.Http.GetStringAsync("/health/live")).ShouldContain("Healthy");
    }

    [Fact]
    public async Task Entries_FromConfiguration_ReplaceTheOwnOnes()
    {
        await using var server = await ServerProcess.StartAsync(
            "--PhalNet:Entries:0:Path=/v1/", "--PhalNet:Entries:0:DefaultNamespace=App", "--PhalNet:Entries:0:ResponseMap:ret=code",
            "--PhalNet:Entries:1:Path=/v2", "--PhalNet:Entries:1:DefaultNamespace=Platform",
            "--Platform:RequireAccessToken=false", "--PhalNet:Formats:0=json", "--PhalNet:Entries:2:Path=/v3",
            "--PhalNet:Entries:2:Formats:0=xml");

        (await server.Http.GetStringAsync("/v1?s=Site")).ShouldContain("\"code\":200");
        (await Envelope.ReadAsync(await server.Http.GetAsync("/v2/?s=App.Site.Index"))).Ret.ShouldBe(200);
        (await Envelope.ReadAsync(await server.Http.GetAsync("/v2?s=Site"))).Ret.ShouldBe(404);
        (await server.Http.GetAsync("/api/app")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Http.GetStringAsync("/v3?s=App.Site.Index")).ShouldStartWith("<?xml");
        (await server.Http.GetStringAsync("/v3?s=App.Site.Index&__format__=json")).ShouldStartWith("<?xml");
        server.Console.ShouldContain("/v1?s=Platform.ChatMessage.Send");
    }
}
