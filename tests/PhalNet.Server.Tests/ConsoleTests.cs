using System.Diagnostics;
using PhalNet.Server.Tests.Running;

namespace PhalNet.Server.Tests;

public sealed class ConsoleTests(DevelopmentServer shared)
{
    [Fact]
    public void Console_WhenReady_SaysWhatToOpenAndWhereDataGoes()
    {
        var console = shared.Server.Console;

        console.ShouldContain($"PhalNet 0.2.0 is ready: {shared.Server.Url.ToString().TrimEnd('/')}");
        console.ShouldContain($"Data           {shared.Server.DataDirectory}");
        console.ShouldContain("Environment    Development, debug output On");
    }

    [Fact]
    public async Task Console_ReadyMadeCurl_SendsAMessage()
    {
        var line = shared.Server.Console.Split('\n').Single(line => line.Contains("curl "));
        var command = line[line.IndexOf("curl ", StringComparison.Ordinal)..];

        using var curl = Process.Start(new ProcessStartInfo("sh", ["-c", $"{command} --silent"]) { RedirectStandardOutput = true })!;

        var reply = Envelope.Parse(await curl.StandardOutput.ReadToEndAsync());
        reply.Ret.ShouldBe(200);
        new Mailboxes(shared.Server.DataDirectory).Find(reply.Id)[0].Data.ShouldBe("hello world");
    }

    [Fact]
    public async Task Console_AfterCalls_HoldsNoRequestLines()
    {
        await shared.Http.GetAsync("/?s=App.Site.Index&access_token=seen-nowhere");
        await shared.Http.GetAsync("/seen-nowhere?access_token=seen-nowhere");

        shared.Server.Console.ShouldNotContain("seen-nowhere");
    }

    [Fact]
    public async Task Console_OnEveryAddress_ShowsOneThatCanBeOpened()
    {
        await using var server = await ServerProcess.StartAsync("--urls=http://*:0");

        server.Url.Host.ShouldBe("localhost");
        (await server.Http.GetAsync("/health/live")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Settings_FromTheEnvironment_Count()
    {
        await using var server = await ServerProcess.StartAsync(null, [], new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["PhalNet__Debug"] = "Off",
            ["PhalNet__Language"] = "en",
        });

        var reply = await Envelope.ReadAsync(await server.Http.GetAsync("/?s=nothing"));
        reply.Message.ShouldBe("There is no service nothing.");
        reply.HasDebug.ShouldBeFalse();
        server.Console.ShouldContain("Environment    Development");
    }
}
