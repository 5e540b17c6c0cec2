using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

/// <summary>A module is in use until the last byte of its replies has been sent, and is released afterwards.</summary>
public sealed class LeaseTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _file = Path.GetTempFileName();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Json")]
    [InlineData("File")]
    [InlineData("Stream")]
    [InlineData("PassedOn&inner=App.Leased.Stream")]
    public async Task Reply_ThatIsReadSlowly_HoldsTheModuleUntilItIsSent(string action)
    {
        await using var host = await StartAsync();
        using var connection = await host.ConnectAsync();
        await connection.WriteAsync($"GET /api?s=Leased.{action} HTTP/1.1\r\nHost: x\r\n\r\n");
        await Condition.WaitAsync(() => Open(host) > 0);

        var replacing = ReplaceAsync(host);
        await Task.Delay(200, Cancellation);
        replacing.IsCompleted.ShouldBeFalse();
        var reply = await connection.ReadAsync();

        reply.Body.Length.ShouldBeGreaterThanOrEqualTo(Leased.Size);
        (await replacing.WaitAsync(Patience, Cancellation)).State.ShouldBe(ModuleState.Active);
        host.Logs.Lines.ShouldNotContain(record => record.Text.Contains("still running"));
    }

    [Theory]
    [InlineData("Leased.Events")]
    [InlineData("Leased.PassedOn&inner=App.Leased.Events")]
    public async Task Events_OfAModuleThatDrains_EndWholeWithWhatCameSoFar(string service)
    {
        await using var host = await StartAsync();
        using var connection = await host.ConnectAsync();
        await connection.WriteAsync($"GET /api?s={service} HTTP/1.1\r\nHost: x\r\n\r\nGET /api?s=Site.Index HTTP/1.1\r\nHost: x\r\n\r\n");
        await Condition.WaitAsync(() => Open(host) > 0);
        await Task.Delay(100, Cancellation);

        await ReplaceAsync(host).WaitAsync(Patience, Cancellation);

        // A chunked reply is complete, and the connection can be reused.
        (await connection.ReadAsync()).Text.ShouldBe("data: 1\n\ndata: 2\n\ndata: 3\n\n");
        (await connection.ReadAsync()).Envelope.Ret.ShouldBe(200);
        host.Logs.Lines.ShouldNotContain(record => record.Text.Contains("still running"));
    }

    [Theory]
    [InlineData("Json")]
    [InlineData("File")]
    [InlineData("Stream")]
    [InlineData("Endless")]
    [InlineData("Events")]
    [InlineData("PassedOn&inner=App.Leased.Endless")]
    public async Task CallerWhoLeaves_GivesTheModuleBack(string action)
    {
        await using var host = await StartAsync();
        using (var connection = await host.ConnectAsync())
        {
            await connection.WriteAsync($"GET /api?s=Leased.{action} HTTP/1.1\r\nHost: x\r\n\r\n");
            await Condition.WaitAsync(() => Open(host) > 0);
        }

        await Condition.WaitAsync(() => Open(host) == 0);
    }

    [Theory]
    [InlineData("GET", "Leased.Json")]
    [InlineData("HEAD", "Leased.Json")]
    [InlineData("HEAD", "Leased.File")]
    [InlineData("HEAD", "Leased.Stream")]
    [InlineData("HEAD", "Leased.Events")]
    [InlineData("GET", "Leased.Json&callback=show")]
    [InlineData("GET", "Leased.PassedOn&inner=App.Leased.Json")]
    [InlineData("GET", "Leased.PassedOn")]
    public async Task Reply_ThatHasBeenSent_GivesTheModuleBack(string method, string service)
    {
        await using var host = await StartAsync();

        (await host.SendRawAsync($"{method} /api?s={service} HTTP/1.1\r\nHost: x\r\n\r\n", hasBody: method == "GET")).Status.ShouldBe(200);

        await Condition.WaitAsync(() => Open(host) == 0);
    }

    [Theory]
    [InlineData("Leased.Unwritable")]
    [InlineData("Leased.Unwritable&callback=show")]
    [InlineData("Leased.PassedOn&inner=App.Leased.Unwritable")]
    public async Task Reply_ThatCannotBeWritten_GivesTheModuleBack(string service)
    {
        await using var host = await StartAsync();
        host.ExpectError(1100);

        (await host.SendRawAsync($"GET /api?s={service} HTTP/1.1\r\nHost: x\r\n\r\n")).Text.ShouldContain("500");

        await Condition.WaitAsync(() => Open(host) == 0);
    }

    public void Dispose() => File.Delete(_file);

    private static Task<ModuleStatus> ReplaceAsync(TestHost host) =>
        host.Services.GetRequiredService<IModuleHost>().ReplaceAsync("Tests", cancellation: Cancellation);

    private static int Open(TestHost host) => host.Services.GetRequiredService<IModuleHost>().Modules.Sum(module => module.OpenCalls);

    private async Task<TestHost> StartAsync()
    {
        await File.WriteAllBytesAsync(_file, new byte[Leased.Size], Cancellation);
        Leased.FilePath = _file;
        return await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(Leased));
            options.Entry = entry => entry.Jsonp = true;
            options.ConfigurePhalNet = app => app.ShareWithModules<ICallDispatcher>();
        });
    }
}
