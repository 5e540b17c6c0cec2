using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Modules;

/// <summary>A module that is being unloaded waits for its callers for the drain timeout and no longer.</summary>
public sealed class CutOffTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_ThatHeedsItsCancellation_IsAnsweredWithAnEnvelope()
    {
        await using var host = await StartAsync();
        var calling = host.GetAsync("/api?s=Slow.Slow.Wait");
        await UntilOpenAsync(host);

        var stragglers = await RemoveAsync(host);

        var reply = await calling;
        (reply.Ret, reply.Text.Contains("Slow.Slow.Wait")).ShouldBe((503, true));
        stragglers.ShouldHaveSingleItem().Caller.ShouldBe("127.0.0.1");
        host.Logs.Lines.ShouldNotContain(record => record.Text.Contains("still running"));
    }

    [Theory]
    [InlineData("Endless")]
    [InlineData("Large")]
    public async Task Reply_ThatIsTakenTooSlowly_IsBrokenOff(string action)
    {
        await using var host = await StartAsync();
        using var reply = await host.Client.GetAsync($"/api?s=Slow.Slow.{action}", HttpCompletionOption.ResponseHeadersRead, Cancellation);

        (await RemoveAsync(host)).Single().Service.ShouldBe($"Slow.Slow.{action}");

        host.Logs.Lines.ShouldNotContain(record => record.Text.Contains("still running"));
    }

    private static async Task<TestHost> StartAsync()
    {
        var host = await TestHost.StartAsync(options => options.Settings["PhalNet:DrainTimeout"] = "00:00:00.2");
        var status = await Modules(host).AddAsync(new SlowModule(), Cancellation);
        status.State.ShouldBe(ModuleState.Active, string.Join("; ", status.Reasons));
        return host;
    }

    private static IModuleHost Modules(TestHost host) => host.Services.GetRequiredService<IModuleHost>();

    private static Task UntilOpenAsync(TestHost host) =>
        Condition.WaitAsync(() => Modules(host).Modules.Single(module => module.Name == "Slow").OpenCalls > 0);

    /// <summary>Removes the module; returns the cancelled calls.</summary>
    private static async Task<IReadOnlyList<OpenCall>> RemoveAsync(TestHost host)
    {
        IReadOnlyList<OpenCall> seen = [];
        using var watching = Microsoft.Extensions.Primitives.ChangeToken.OnChange(
            () => Modules(host).Changed,
            () => seen = Modules(host).Modules.SelectMany(module => module.Stragglers).ToArray() is { Length: > 0 } now ? now : seen);
        (await Modules(host).RemoveAsync("Slow", Cancellation)).State.ShouldBe(ModuleState.Removed);
        return seen;
    }

    private sealed class SlowModule : ModuleSource
    {
        public override string Name => "Slow";

        public override ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation) =>
            new(new ModuleContent(typeof(SlowModule).Assembly) { Services = [typeof(Slow)], Configure = _ => { } });
    }

    [Service("Slow.Slow")]
    private sealed class Slow
    {
        public Task Wait(CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);

        public string Large() => new('a', 64 * 1024 * 1024);

        public StreamReply Endless() => new(new EndlessStream());
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            while (true)
                await destination.WriteAsync(new byte[bufferSize], cancellationToken);
        }
    }
}
