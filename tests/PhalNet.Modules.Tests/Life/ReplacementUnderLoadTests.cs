using Microsoft.Extensions.DependencyInjection;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Life;

/// <summary>All modules are called continuously while one version after another is replaced.</summary>
public sealed class ReplacementUnderLoadTests
{
    private const int Rounds = 10;
    private static readonly string[] Names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"];

    private readonly ContextWatch _contexts = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Modules_ReplacedWhileAllAreCalled_FailNoCallAndLeaveMemory()
    {
        using var contents = new TemporaryDirectory();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var name in Names)
                Module(name, round).Write(contents.Path, $"{name}-{round}");
        }

        await using var host = await ModulesHost.StartAsync();
        var administration = new ModuleAdministration(
            host.States, host.Services.GetRequiredService<ModuleVersions>(), TimeProvider.System, "test");
        await InstallAsync(host, administration, contents.Path, 0);
        using var load = new ModuleLoad(host);
        foreach (var name in Names)
        {
            load.Call($"{name}.Hello.Greet");
            load.Call($"{name}.Hello.Wait");
        }

        for (var round = 1; round <= Rounds; round++)
        {
            _contexts.Note(Names);
            await InstallAsync(host, administration, contents.Path, round);
        }

        await load.EndAsync();
        load.Failures.ShouldBeEmpty();
        load.Calls.ShouldBeGreaterThan(Rounds * Names.Length);
        _contexts.Seen.ShouldBe(Rounds * Names.Length);
        await host.UntilAsync(() => _contexts.Left == 0 ? host : null, () => $"{_contexts.Left} contexts are still in memory");
        host.Modules.Modules.ShouldAllBe(module => module.State == ModuleState.Active && module.Version == $"1.{Rounds}.0");
        host.Lines.All.Where(line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    // Each round waits until earlier versions are unloaded, so that there are never more than two.
    private static async Task InstallAsync(ModulesHost host, ModuleAdministration administration, string contents, int round)
    {
        foreach (var name in Names)
            await administration.InstallAsync(Path.Combine(contents, $"{name}-{round}"), force: false, Cancellation);
        foreach (var name in Names)
            await host.UntilAsync(name, ModuleState.Active, $"1.{round}.0");
        await host.UntilAsync(() => host.Modules.Modules.Count == Names.Length ? host : null, () => string.Join("; ", host.Modules.Modules));
    }

    // A call of one of the actions is always running when its module is replaced.
    private static TestModule Module(string name, int round) => new()
    {
        Name = name,
        Version = $"1.{round}.0",
        Needs = "ICallContext call",
        Members = """
            public async Task<Waited> Wait(Kind kind = Kind.Short)
            {
                await Task.Delay(kind == Kind.Short ? 20 : 40, call.Cancellation);
                return new(kind, kind.ToString());
            }
            """,
        Code = """
            public enum Kind { Short, Long }
            public sealed record Waited(Kind Kind, string Text);
            """,
    };
}
